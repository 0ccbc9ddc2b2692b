import { keepFile } from '../keep-file.js';
import { Problem } from '../transport.js';
import { listPath } from './view.js';

const page_size = 200;   // the server gives no more at once

/** The list as a table that the browser keeps. */
export class CsvController {
  busy = false;
  #host;

  constructor(host) { this.#host = host; }

  async save() {
    this.busy = true;
    this.#host.requestUpdate();
    try {
      keepFile(await csvOf(this.#host.desk, this.#host.list.view), 'follow-ups.csv');
    } catch (problem) {
      this.#host.work.toast = { text: this.#host.say('list.csv_failed', { reason: problem.message }), undo: null };
    }
    this.busy = false;
    this.#host.requestUpdate();
  }
}

/** The list with the view's filters as one table, page by page. @returns {Promise<Blob>} */
async function csvOf(transport, view) {
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
