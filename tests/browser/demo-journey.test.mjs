// The journey of one complaint in the demo: each step is ticked off when it was done in a page of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { useDemo } from './support/demo.mjs';

let journey;
let other;

const demo = await useDemo(async () => {
  journey = await openPage(demo.browser);
  other = await journey.context().newPage();
});

const step = (name) => journey.locator('#journey li', { hasText: name });
const now = (name) => journey.locator('#journey li[aria-current=step]', { hasText: name }).waitFor();

test('it begins with the click that is missing', async () => {
  await journey.goto(demo.login);
  await journey.goto(`${demo.origin}/journey.html`);
  await now('One click');
  assert.equal(await step('The customer is asked').getAttribute('class'), 'done');
  await looksGood(journey, 'journey-begin');
});

test('a bad press opens the case, and the manager hears of it when the grace period is over', async () => {
  const way = await journey.getByRole('link', { name: 'or the web page' }).getAttribute('href');
  await other.goto(`${demo.origin}/${way}`);
  await other.locator('amends-rating label', { hasText: 'Very poor' }).click();
  await other.getByText('Saved: Very poor').first().waitFor();
  await now('The manager hears of it');
  await now('Somebody takes it');
});

test('the case is worked where the journey leads, to the report', async () => {
  await other.goto(`${demo.origin}/${await journey.locator('#journey').getByRole('link', { name: 'Open the case' }).getAttribute('href')}`);
  await other.locator('button[data-write=assign]').click();
  await other.getByPlaceholder('Assign the case to').waitFor();
  await other.keyboard.press('Enter');
  await now('The customer is contacted');
  await other.locator('button[data-write=contact]').click();
  await other.keyboard.press('Control+Enter');
  await now('Amends are made');
  await other.locator('button[data-write=address]').click();
  await other.locator('select[name="outcome"]').selectOption('fixed');
  await other.locator('textarea[name="note"]').fill('New certificate.');
  await other.keyboard.press('Control+Enter');
  await step('It counts as made good').and(journey.locator('.done')).waitFor();
  await journey.getByRole('link', { name: 'Open the report' }).waitFor();
  await looksGood(journey, 'journey-end');
  assert.deepEqual(journey.faults, []);
});
