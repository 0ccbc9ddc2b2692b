// The settings are an admin's: the link is there for whoever may read them, and for nobody else.
const answer = await fetch('amends/api/settings', { headers: { accept: 'application/json' } }).catch(() => null);
if (answer?.ok) {
  const link = Object.assign(document.createElement('a'), { href: 'settings.html', textContent: 'Settings' });
  if (location.pathname.endsWith('/settings.html')) link.ariaCurrent = 'page';
  document.querySelector('.bar nav').append(link);
}
