// `amends demo` serves the same pages once more for the browser alone, as dist/ has them; the two do not meet.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, root, start } from '../cli/support/amends.mjs';
import { launch, openPage } from './desk/browser.mjs';
import { webFolder } from './support/web-files.mjs';

const place = await folder(after);
let command;
let browser;
let page;

before(async () => {
  [command, browser] = await Promise.all([
    start('demo', '--store', join(place, 'demo.db'), '--pages', join(root, 'dist/share/amends/web-demo'), '--assets', webFolder), launch()]);
  page = await openPage(browser);
});
after(async () => {
  await browser?.close();
  assert.equal(await command?.stop(), 0, 'the demo ends when asked to');
});

test('the first page leads to it, and it is ready without a login', async () => {
  await page.goto(command.origin);
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.getByText(/Open the follow-ups, \d+ waiting/).waitFor({ timeout: 60_000 });
  assert.equal(new URL(page.url()).pathname, '/in-browser/index.html');
  await page.goto(`${command.origin}/in-browser/follow-ups.html`);
  await page.locator('tr.case[data-key]').first().waitFor();
});

test('the server’s own pages are still the server’s', async () => {
  await page.goto(`${command.origin}/follow-ups.html`);
  await page.waitForFunction(() => customElements.get('amends-follow-ups'));
  await page.getByText('Open the login link that the demo printed').waitFor();
  assert.deepEqual(page.faults, []);
});
