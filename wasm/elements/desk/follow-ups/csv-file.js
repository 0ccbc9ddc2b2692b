import { Problem } from '../transport.js';
import { listPath } from './view.js';

const page_size = 200;   // the server gives no more at once

/** The list with the view's filters as one table, page by page. @returns {Promise<Blob>} */
export async function csvOf(transport, view) {
  const pages = [];
  let cursor;
  do {
    const { status, headers, body } = await transport.request('GET', listPath(view, { limit: page_size, cursor }), undefined, { accept: 'text/csv' });
    if (status !== 200) throw new Problem(status, body);
    pages.push(body);
    cursor = headers['x-amends-next'];
  } while (cursor);
  return new Blob(pages, { type: 'text/csv' });
}

/** Lets the browser keep a file, as if it had been a link to one. */
export function keepFile(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
