// Between a browser's requests and the application's documents, as a helpdesk's glue has it
// (docs/write-a-host.md).

// What belongs to a connection or to this host, and not to what is asked.
const staysHere = new Set(['connection', 'content-length', 'cookie', 'host', 'x-amends-consumer', 'x-amends-kinds']);
const bodiless = new Set([101, 204, 205, 304]);

/**
 * What browsers say of a request over the network, and keep from a service worker. Only pages below the worker's
 * scope come here, so that none comes from another site; `Sec-Fetch-User` is never known, as in Safari.
 */
const said = ({ mode, destination, referrer }) => ({
  'sec-fetch-mode': mode,
  'sec-fetch-dest': destination || 'empty',
  'sec-fetch-site': mode === 'navigate' && !referrer ? 'none' : 'same-origin',
});

/**
 * @param {Request} request
 * @param {{path: string, query: string, baseUrl: string, actor: object | null}} where `path` below the mount point
 * @returns {Promise<string>} the document that the application takes
 */
export async function doorRequest(request, { path, query, baseUrl, actor }) {
  const headers = Object.fromEntries([...request.headers].filter(([name]) => !staysHere.has(name)));
  const writes = !['GET', 'HEAD'].includes(request.method);
  return JSON.stringify({
    method: request.method,
    path,
    ...(query && { query }),
    headers: { ...headers, ...said(request), ...(writes && { origin: new URL(baseUrl).origin }) },
    ...(writes && { body: await request.text() }),
    base_url: baseUrl,
    ...(actor && { actor }),
  });
}

/**
 * @param {string} text the application's answer
 * @param {{webFile: (name: string) => Promise<Response>, script: string | null}} site where files of share/amends/web are,
 *   and what a page of the application runs first
 */
export async function browserResponse(text, { webFile, script }) {
  const { status, headers, body, file } = JSON.parse(text);
  if (file) return webFile(file);
  const page = script && headers.some(([name, value]) => name === 'content-type' && value.startsWith('text/html'));
  const shown = page ? body.replace('<head>', `<head>\n<script src="${script}"></script>`) : body;
  return new Response(bodiless.has(status) ? null : shown, { status, headers });
}

/** A problem document (RFC 9457) of ours. */
export function problem(status, code, detail) {
  return new Response(JSON.stringify({ status, code, detail }), { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } });
}

/** A document that is as of now. */
export function document(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
}
