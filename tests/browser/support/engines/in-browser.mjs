// The demo without a server, with real presses and keys, in any engine: from the first visit to amends made.
import { after, before, test } from 'node:test';
import { until } from '../../desk/browser.mjs';
import { serveFiles } from '../static-site.mjs';
import { Person } from './person.mjs';

const size = { width: 1280, height: 900 };
const words = 'The door is locked at seven.';

/** To be called once by a test file. @param {{name: string, launch: () => Promise<object>}} engine a module beside this one */
export async function walkInBrowser(engine) {
  let site;
  let browser;
  let person;

  before(async () => {
    [site, browser] = await Promise.all([serveFiles(), engine.launch()]);
    person = new Person(await browser.open(size));
  });
  after(async () => {
    await person?.close();
    await browser?.close();
    await site?.close();
  });

  test('files alone become the demo: a press, the manager’s list, amends, the report', async () => {
    await person.goto(site.base);
    // The browser makes up a year of requests first, beside whatever else runs here.
    await until(() => person.read(), (text) => /\d waiting/.test(text), 'the demo is ready', 90_000);
    await person.goto(`${site.base}customer.html`);
    await person.press('radio', 'Very poor');
    await person.sees('Saved: Very poor');
    await person.press('field', 'In your words');
    await person.type(words);
    await person.press('button', 'Send');
    await person.sees('have arrived');
    await person.goto(`${site.base}follow-ups.html`);
    await person.sees(words);
    await person.goto(`${site.base}report.html`);
    await person.sees('dissatisfied customers have had amends made');
    await person.picture(`in-browser-${engine.name}`);
  });

  test('it is there again after the page was left', async () => {
    await person.goto(`${site.base}customer.html`);
    await person.sees('Very poor');
    await person.goto(`${site.base}follow-ups.html`);
    await person.sees(words);
  });
}
