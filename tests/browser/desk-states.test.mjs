// The follow-up list in every state it can be in, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture, until } from './desk/browser.mjs';
import { FakeDesk } from './desk/fake-desk.mjs';
import { looksGood } from './desk/looks.mjs';
import { serve } from './desk/serve.mjs';
import { useStage } from './support/stage.mjs';

const desk = new FakeDesk();
const stage = useStage(() => serve(desk), () => desk.reset(23));
let page;

const row = (n) => page.locator('tr.case[data-key]').nth(n);

async function open({ query = '', ...options } = {}) {
  page = await stage.open(options);
  await page.goto(`${stage.server.base}/follow-ups.html${query}`);
}

/** What has to be there before the state can be judged. */
async function settle(text) {
  await page.getByText(text, { exact: false }).first().waitFor();
}

/** Each state: how it comes about, and what the page says then. */
const states = {
  list: { text: '23 customers are waiting for amends, 4 of them longer than agreed.' },
  empty: { make: () => { desk.cases = []; }, text: 'Nobody is waiting for amends' },
  nomatch: { query: '?team=Facilities&overdue=1', text: 'No case matches' },
  error: { make: () => { desk.fault = 503; }, text: 'The list could not be loaded' },
  signedout: { make: () => { desk.signedIn = false; }, text: 'You are not signed in' },   // what the page adds stands there before the element does
  loading: { make: () => { desk.delay = new Promise(() => {}); }, text: 'Loading the list' },
  addressed: {
    make: () => { for (const one of desk.cases.slice(0, 8)) Object.assign(one, { state: 'addressed', outcome: 'fixed', closed_at: Date.now() }); },
    query: '?state=addressed', text: 'Put right',
  },
  settling: { make: () => desk.rate({ settling: true, comment: 'Just now.' }), text: 'Just in, may still be changed' },
};

for (const [name, { make, query, text }] of Object.entries(states)) {
  test(`${name} is clean: light and dark, wide and narrow`, async () => {
    make?.();
    await open({ query });
    await settle(text);
    await looksGood(page, name);
  });
}

test('a case that has just come in stands once, at the top, and is counted once', async () => {
  desk.rate({ settling: true, comment: 'Just now.' });
  await open();
  await settle('24 cases');
  await settle('1 of 24');
  const rows = page.locator('tr.case[data-key]', { hasText: 'Just now.' });
  assert.equal(await rows.count(), 1);
  assert.equal(await page.locator('tr.case[data-key]').first().getByText('Just now.').count(), 1);
});

test('the error offers to try again, and the list comes', async () => {
  desk.fault = 503;
  await open();
  await settle('Nothing is lost');
  await settle('store_unavailable');
  desk.fault = null;
  await page.getByRole('button', { name: 'Try again' }).click();
  await row(0).waitFor();
});

test('an older list stays when refreshing fails, with its time, and recovers by itself', async () => {
  await open();
  await row(0).waitFor();
  desk.fault = 500;
  await settle('This is the list of');
  await picture(page, 'stale-1440-light');
  assert.equal(await row(0).isVisible(), true);
  assert.deepEqual(await axeFaults(page), []);
  // While it fails: the list that recovers by itself takes the button away.
  const asked = desk.requests.length;
  await page.getByRole('button', { name: 'Try now' }).click();
  await until(() => desk.requests.length, (length) => length > asked, 'it was tried');
  desk.fault = null;
  await page.getByText('This is the list of').waitFor({ state: 'detached' });
});

test('filters narrow the list, and clearing them brings it back', async () => {
  await open();
  await row(0).waitFor();
  await page.getByLabel('Overdue only').check();
  await page.getByText('4 cases').waitFor();
  await page.getByRole('searchbox').fill('nobody of that name');
  await settle('No case matches');
  await settle('23 are there without these filters');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByText('23 cases').waitFor();
});

test('tabs show their own cases', async () => {
  await open();
  await row(0).waitFor();
  await page.getByRole('button', { name: 'Unassigned 6' }).click();
  await page.getByText('6 cases').waitFor();
  assert.equal(await page.locator('td.owner', { hasText: 'Nobody yet' }).count(), 6);
});

test('what a customer wrote is text, whatever it looks like', async () => {
  await open();
  await row(8).waitFor();
  await row(8).click();
  await page.locator('blockquote', { hasText: '<img src=x' }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
});

test('German page, German desk', async () => {
  page = await stage.open({ locale: 'de-CH' });
  await page.route('**/follow-ups.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('lang="en"', 'lang="de"') });
  });
  await page.goto(`${stage.server.base}/follow-ups.html`);
  await settle('23 Kunden warten auf Wiedergutmachung, 4 davon länger als vereinbart.');
  await picture(page, 'german-1440-light');
  assert.deepEqual(await axeFaults(page), []);
});

test('right to left, every comment starts at the column’s edge', async () => {
  await open();
  await row(0).waitFor();
  await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await page.locator('.detail').waitFor();
  await picture(page, 'rtl-1440-light');
  const [list, detail] = await Promise.all(['.list', '.detail'].map((selector) => page.locator(selector).boundingBox()));
  assert.ok(detail.x < list.x, 'the case stands on the left');
  assert.deepEqual(await axeFaults(page), []);
});
