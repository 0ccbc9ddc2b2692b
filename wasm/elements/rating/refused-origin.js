const told = new WeakSet();

// A page cannot see why a request to another origin failed. It is the origin when the server answers
// to what no page may read, and still not to us.
async function isRefused(url) {
  if (new URL(url, document.baseURI).origin === location.origin) return false;
  const ask = (mode) => fetch(url, { method: 'HEAD', mode, credentials: 'omit', cache: 'no-store' }).then(() => true, () => false);
  return await ask('no-cors') && !await ask('cors');
}

/** Says once, to the page and its developer, that the server does not know the page's origin. */
export async function explain(host, url) {
  if (told.has(host) || !await isRefused(url) || told.has(host)) return;
  told.add(host);
  console.error(`amends-rating: ${new URL(url, document.baseURI).origin} answers, but not to pages of ${location.origin}: `
    + 'add this origin to the origins in its settings');
  host.dispatchEvent(new CustomEvent('amends-error', { detail: { code: 'origin_not_allowed', status: 0 }, bubbles: true, composed: true }));
}
