// The demo as a visitor walks through it, with nothing fake: the command, its store, the plugin, the widget
// and the desk. A bad press in the customer's page is in the manager's list within two seconds and is
// worked to addressed; it leaves the list and stays in the report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, openPage, picture, until } from './desk/browser.mjs';
import { facts, row, useDemo } from './support/demo.mjs';

let customer;
let manager;

const demo = await useDemo(async () => {
  customer = await openPage(demo.browser, { width: 1200, height: 800 });
  manager = await openPage(demo.browser);
});

test('without the login link the manager’s pages say what is missing', async () => {
  await manager.goto(`${demo.origin}/follow-ups.html`);
  await manager.getByText('Open the login link that the demo printed').waitFor();
});

test('the login link opens a list of people who wait, with their words', async () => {
  await manager.goto(demo.login);
  await manager.locator('tr.case[data-key]').first().waitFor();
  assert.equal(new URL(manager.url()).pathname, '/follow-ups.html');
  assert.ok(await manager.locator('tr.case[data-key]').count() > 4);
  assert.deepEqual(await axeFaults(manager), []);
  await picture(manager, 'follow-ups');
});

test('a bad press shows in the manager’s list within two seconds', async () => {
  await customer.goto(`${demo.origin}/customer.html`);
  const name = await customer.locator('#request .talk li strong').first().innerText();
  const had = await row(manager, name).count();
  await customer.locator('amends-rating label', { hasText: 'Very poor' }).click();
  await customer.getByText('Saved: Very poor').first().waitFor();
  const pressed = Date.now();
  await row(manager, name).nth(had).waitFor({ timeout: 5000 });
  assert.ok(Date.now() - pressed < 2000, `${Date.now() - pressed} ms`);
  await customer.getByLabel('In your words').fill('The tunnel is down again.');
  await picture(customer, 'rating');
  await customer.getByRole('button', { name: 'Send', exact: true }).click();
  await customer.getByText('have arrived').first().waitFor();
  assert.deepEqual(await axeFaults(customer), []);
});

test('the manager makes amends: it leaves the list and stays in the report', async () => {
  const had = await facts(manager);
  const name = await customer.locator('#request .talk li strong').first().innerText();
  await manager.getByLabel('Search').or(manager.getByPlaceholder('Name, request or words')).first().fill('tunnel');
  await row(manager, name).first().click();
  await manager.getByText('The tunnel is down again.').first().waitFor();
  await manager.locator('button[data-write=address]').click();
  await manager.locator('select[name="outcome"]').selectOption('fixed');
  await manager.locator('textarea[name="note"]').fill('New certificate; tried together on the phone.');
  await manager.keyboard.press('Control+Enter');
  await manager.getByText(`The case of ${name} is addressed.`).waitFor();
  await until(() => row(manager, name).count(), (count) => count === 0, 'the case leaves the list');
  const has = await facts(manager);
  assert.equal(has.addressed, had.addressed + 1);
  assert.equal(has.dissatisfied, had.dissatisfied);
  await manager.goto(`${demo.origin}/report.html`);
  await manager.getByText('dissatisfied customers have had amends made').waitFor();
  await picture(manager, 'report');
  assert.deepEqual(await axeFaults(manager), []);
});

test('the mail’s link opens a page that marks the answer; looking at it answers nothing, a moved pointer sends it', async () => {
  await customer.goto(`${demo.origin}/mail.html`);
  await customer.locator('#requests a').nth(1).click();
  const mail = customer.frameLocator('iframe');
  const [page] = await Promise.all([customer.context().waitForEvent('page'), mail.getByText('Good', { exact: true }).click()]);
  const widget = page.locator('amends-rating');
  await widget.locator('.below').getByRole('button', { name: 'Send answer' }).waitFor();
  assert.equal(await widget.getByRole('radio', { name: 'Good', exact: true }).isChecked(), true);
  assert.equal(await widget.getByText('Saved: Good').count(), 0);
  await picture(page, 'landing');
  await page.mouse.move(200, 300);
  await page.mouse.move(260, 340);
  await widget.getByText('Saved: Good').first().waitFor();
  await picture(page, 'landed');
});

test('starting over brings the first state back, for the session that is open', async () => {
  await manager.goto(`${demo.origin}/`);
  await manager.getByRole('button', { name: 'Start over with fresh data' }).click();
  await manager.getByText('Fresh data is ready.').waitFor({ timeout: 60_000 });
  await manager.goto(`${demo.origin}/follow-ups.html`);
  await manager.locator('tr.case[data-key]').first().waitFor();
});

test('nothing broke a policy or threw', () => {
  assert.deepEqual([...customer.faults, ...manager.faults], []);
});
