// People in front of a helpdesk: each with a browser profile of their own, since every instance of a helpdesk
// calls its cookie the same.
import { chromium } from 'playwright-core';
import { generous_ms } from './waiting.mjs';

const chromium_arguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // A person's browser does not announce that it is driven.
  '--disable-blink-features=AutomationControlled',
];

export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: chromium_arguments });
}

export class Somebody {
  /** @param {import('playwright-core').Page} page */
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Somebody nobody knows. */
  static async stranger(browser, helpdesk) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(generous_ms);
    return new this(await context.newPage(), helpdesk.url);
  }

  /** Opens a path of this helpdesk, or any address; returns the response. */
  open(where) {
    return this.page.goto(new URL(where, this.url).href, { referer: `${this.url}/` });
  }

  /** Asks the desk mount as a script of the present page would. */
  call(method, address, document, headers) {
    return this.page.evaluate(async ({ method, address, document, headers }) => {
      const answer = await fetch(address, {
        method,
        headers: { 'content-type': 'application/json', 'x-amends': '1', ...headers },
        body: document && JSON.stringify(document),
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    }, { method, address, document, headers });
  }

  close() {
    return this.page.context().close();
  }
}
