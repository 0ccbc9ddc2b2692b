// People in front of a Redmine: each with a browser profile of their own.
import { chromium } from 'playwright-core';
import { generous_ms, Redmine } from './redmine.mjs';

const chromium_arguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // A person's browser does not announce that it is driven.
  '--disable-blink-features=AutomationControlled',
];

export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: chromium_arguments });
}

export class Person {
  /** @param {import('playwright-core').Page} page */
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Somebody nobody knows. */
  static async stranger(browser, redmine) {
    // Every Redmine calls its cookie the same: each person gets a profile of their own.
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(generous_ms);
    return new Person(await context.newPage(), redmine.url);
  }

  static async signedIn(browser, redmine, login) {
    const person = await Person.stranger(browser, redmine);
    await person.open('/login');
    await person.page.fill('#username', login);
    await person.page.fill('#password', Redmine.password);
    await person.page.click('#login-submit');
    await person.page.waitForSelector(`#loggedas >> text=${login}`);
    return person;
  }

  /** Opens a path of this Redmine, or any address; returns the response. */
  open(where) {
    return this.page.goto(new URL(where, this.url).href);
  }

  /** Asks the desk mount as a script of the present page would. */
  ask(method, path, document, { headers = {}, mount = '/amends' } = {}) {
    return this.page.evaluate(async ({ method, address, document, headers }) => {
      const answer = await fetch(address, {
        method,
        headers: {
          'content-type': 'application/json',
          'x-amends': '1',
          'x-csrf-token': window.document.querySelector('meta[name="csrf-token"]').content,
          ...headers,
        },
        body: document && JSON.stringify(document),
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    }, { method, address: mount + path, document, headers });
  }

  /** Sets an issue's status on its own page. */
  async setStatus(issue, status) {
    await this.open(`/issues/${issue}/edit`);
    await this.page.selectOption('#issue_status_id', { label: status });
    // The choice makes Redmine load the form again; a press meanwhile would go nowhere.
    await this.page.waitForFunction(() => window.jQuery.active === 0);
    await this.page.click('#issue-form input[type=submit][name=commit]');
    await this.page.waitForSelector('#flash_notice');
  }

  close() {
    return this.page.context().close();
  }
}
