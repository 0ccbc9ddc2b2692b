// People in front of a Redmine.
import { Somebody } from '../support/somebody.mjs';
import { Redmine } from './redmine.mjs';

export class Person extends Somebody {
  static async signedIn(browser, redmine, login) {
    const person = await Person.stranger(browser, redmine);
    await person.open('/login');
    await person.page.fill('#username', login);
    await person.page.fill('#password', Redmine.password);
    await person.page.click('#login-submit');
    await person.page.waitForSelector(`#loggedas >> text=${login}`);
    return person;
  }

  /** Asks the desk mount as a script of the present page would. */
  async ask(method, path, document, { headers = {}, mount = '/amends' } = {}) {
    const token = await this.page.locator('meta[name="csrf-token"]').getAttribute('content');
    return this.call(method, mount + path, document, { 'x-csrf-token': token, ...headers });
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
}
