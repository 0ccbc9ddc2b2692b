// People in front of a Request Tracker.
import { Somebody } from '../support/somebody.mjs';
import { RequestTracker } from './rt.mjs';

export class Person extends Somebody {
  static async signedIn(browser, rt, name) {
    const person = await Person.stranger(browser, rt);
    const { page } = person;
    await person.open('/');
    await page.fill('input[name=user]', name);
    await page.fill('input[name=pass]', RequestTracker.password);
    await page.press('input[name=pass]', 'Enter');
    await page.waitForSelector('#li-preferences', { state: 'attached' });
    return person;
  }

  /** Asks the desk mount as a script of the present page would. */
  ask(method, path, document, { headers = {}, mount = '/Amends' } = {}) {
    return this.call(method, mount + path, document, headers);
  }

  /** Resolves a ticket on RT's own page for that. */
  async resolve(ticket) {
    await this.open(`/Ticket/Update.html?id=${ticket}&Action=Comment&DefaultStatus=resolved`);
    await this.page.locator('input[name=SubmitTicket]').last().click();
    await this.page.waitForURL(/Display\.html/);
  }

  /** A picture, when AMENDS_SHOTS names a folder for it. */
  async picture(name) {
    if (process.env.AMENDS_SHOTS) await this.page.screenshot({ path: `${process.env.AMENDS_SHOTS}/${name}.png` });
  }
}
