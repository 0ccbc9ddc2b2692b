// The demo's pages, in the bar of each; drawn while the page is read, so that nothing moves.
{
  const pages = [['journey', 'Journey'], ['mail', 'Mail'], ['customer', 'Customer'], ['follow-ups', 'Follow-ups'], ['report', 'Report'], ['own-data', 'Your data']];
  const here = location.pathname.split('/').pop();
  const nav = document.createElement('nav');
  nav.ariaLabel = 'Demo';
  nav.append(...pages.map(([page, textContent]) => {
    const link = Object.assign(document.createElement('a'), { href: `${page}.html`, textContent });
    if (here === `${page}.html`) link.ariaCurrent = 'page';
    return link;
  }));
  document.currentScript.replaceWith(nav);
}
