// The demo without a server: files alone, the product in a service worker. What a visitor does, in two windows, with and
// without a network, after the browser has thrown the worker away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, takeIn, until } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { facts, row } from './support/demo.mjs';
import { dropWorkers } from './support/service-workers.mjs';
import { serveFiles } from './support/static-site.mjs';

let site;
let browser;
let context;
let customer;
let manager;

before(async () => {
  [site, browser] = await Promise.all([serveFiles(), launch()]);
  customer = await openPage(browser);
  context = customer.context();
  manager = await context.newPage();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Takes one of the requests, and waits until it is the one that is shown. */
async function choose(index) {
  const link = customer.locator('#requests a').nth(index);
  const subject = await link.locator('span').first().innerText();
  await link.click();
  await customer.locator('h1', { hasText: subject }).waitFor();
}

const name = () => customer.locator('#request .talk li strong').first().innerText();

test('the first visit brings the product into the browser, and says how far it is', async () => {
  await customer.goto(site.base);
  await customer.getByText('Bringing Amends into this browser').or(customer.getByText('Making up a year')).first().waitFor();
  await customer.getByText(/Open the follow-ups, \d+ waiting/).waitFor();
  assert.equal(await customer.locator('.arriving').count(), 0);
  await looksGood(customer, 'in-browser');
});

test('a bad press in one window is in the manager’s list in another, and is worked to addressed', async () => {
  await manager.goto(`${site.base}follow-ups.html`);
  await manager.locator('tr.case[data-key]').first().waitFor();
  const had = await facts(manager, 'amends');
  await customer.goto(`${site.base}customer.html`);
  const who = await name();
  const cases = await row(manager, who).count();
  await customer.locator('amends-rating label', { hasText: 'Very poor' }).click();
  await customer.getByText('Saved: Very poor').first().waitFor();
  await customer.getByLabel('In your words').fill('The tunnel is down again.');
  await customer.getByRole('button', { name: 'Send', exact: true }).click();
  await customer.getByText('have arrived').first().waitFor();
  await row(manager, who).nth(cases).waitFor();
  await manager.getByPlaceholder('Name, request or words').first().fill('tunnel');
  await row(manager, who).first().click();
  await manager.locator('button[data-write=address]').click();
  await manager.locator('select[name="outcome"]').selectOption('fixed');
  await manager.locator('textarea[name="note"]').fill('New certificate.');
  await manager.keyboard.press('Control+Enter');
  await manager.getByText(`The case of ${who} is addressed.`).waitFor();
  const has = await facts(manager, 'amends');
  assert.deepEqual([has.dissatisfied - had.dissatisfied, has.addressed - had.addressed], [1, 1]);
});

test('the mail’s link opens the landing page; a moved pointer sends what it names', async () => {
  await customer.goto(`${site.base}mail.html`);
  await choose(1);
  await customer.bringToFront();   // behind another page, Chromium loses presses into a frame of another origin
  const [page] = await Promise.all([context.waitForEvent('page'),
    customer.frameLocator('iframe').getByText('Good', { exact: true }).click()]);
  const widget = page.locator('amends-rating');
  await widget.locator('.below').getByRole('button', { name: 'Send answer' }).waitFor();
  await takeIn(page);
  // A busy browser makes one movement of two.
  let turn = 0;
  await until(async () => {
    await page.mouse.move(200 + 20 * (++turn % 20), 300);
    return widget.getByText('Saved: Good').count();
  }, (seen) => seen > 0, 'the answer is saved');
  await page.close();
});

test('what was done is there after the browser has thrown the worker away', async () => {
  const before_ = await facts(manager, 'amends');
  const { requests } = await manager.evaluate(async () => (await fetch('demo/requests.json')).json());
  await dropWorkers(browser);
  await manager.goto(`${site.base}report.html`);
  await manager.getByText('dissatisfied customers have had amends made').waitFor();
  assert.deepEqual(await facts(manager, 'amends'), before_);
  const again = await manager.evaluate(async () => (await fetch('demo/requests.json')).json());
  assert.deepEqual(again.requests, requests, 'and links stay the same');
});

test('without a network all of it goes on', async () => {
  await context.setOffline(true);
  await dropWorkers(browser);
  await customer.goto(`${site.base}customer.html`);
  await choose(2);
  const who = await name();
  await customer.locator('amends-rating label', { hasText: 'Very poor' }).first().click();
  await customer.getByText('Saved: Very poor').first().waitFor();
  await manager.goto(`${site.base}follow-ups.html`);
  await row(manager, who).first().waitFor();
  await context.setOffline(false);
});

test('nothing but files was ever asked of the server', () => {
  const calls = site.asked.filter((one) => !one.startsWith('GET ') || /\/(?:amends\/(?:api|r|t)|demo)\//.test(one));
  assert.deepEqual([...new Set(calls)], ['GET /some/where/demo/state.json', 'GET /some/where/amends/api/health'], 'only whether it has a product behind it');
});

test('starting over clears what was done', async () => {
  await customer.goto(site.base);
  await customer.getByRole('button', { name: 'Start over with fresh data' }).click();
  await customer.getByText('Fresh data is ready.').waitFor();
  await customer.goto(`${site.base}customer.html`);
  await customer.locator('amends-rating label', { hasText: 'Very poor' }).waitFor();
  assert.equal(await customer.getByText('Saved:').count(), 0);
  assert.deepEqual(customer.faults, []);
});
