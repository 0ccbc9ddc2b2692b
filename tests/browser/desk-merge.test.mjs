// Two cases of one customer: one is let take care of both, and the other one is taken out again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, picture, until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk, sampleRequest } from './desk/fake-desk.mjs';

const desk = new FakeDesk();
const list = useCaseList(desk, begin);
const { row, lastWrite, press } = list;
let page;

/** The first four cases are one customer's, and one of them is addressed. */
function begin() {
  desk.reset(23);
  const [one, into, third, gone] = desk.cases;
  Object.assign(gone, { state: 'addressed' });
  const requests = [one, into, third, gone].map((item, n) => sampleRequest(item.request, n, { follow_ups: [item] }));
  desk.others = () => requests;
}

begin();

const open = async (options) => { page = await list.open(options); };

async function beginMerge() {
  await press('g');
  await page.locator('input[name="into"]').first().waitFor();
}

async function merge() {
  await beginMerge();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.locator('.taken-in').waitFor();
}

test('g offers the waiting cases of the same customer, and the keyboard merges', async () => {
  await open();
  await beginMerge();
  await until(() => focused(page), (value) => value === desk.cases[1].id, 'the first case is at hand');
  assert.equal(await page.locator('input[name="into"]').count(), 2, 'what is addressed, and the case itself, are not offered');
  await picture(page, 'merge-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose a case').waitFor();
  await page.keyboard.press('Space');
  await page.locator('textarea[name="note"]').fill('The same outage');
  await page.keyboard.press('Control+Enter');
  await page.locator('.taken-in', { hasText: desk.cases[0].request }).waitFor();
  assert.match(lastWrite().path, /\/merge$/);
  const { into, into_revision: revision, note, op } = lastWrite().body;
  assert.deepEqual([into, revision, note], [desk.cases[1].id, 3, 'The same outage']);
  assert.match(op, /^[A-Za-z0-9_-]{22,64}$/);
  assert.equal(await page.locator(`tr.case[data-key="${desk.cases[0].id}"]`).count(), 0, 'it has left the list');
  await picture(page, 'merged-both-1440-light');
  assert.deepEqual(await axeFaults(page), []);
});

test('the merged case leads to the one that takes care of it, and back', async () => {
  await open({ colorScheme: 'dark' });
  await merge();
  await page.locator('.taken-in button').click();
  await page.locator('.merged-into', { hasText: desk.cases[1].request }).waitFor();
  await page.locator('.next', { hasText: 'Another case takes care of it' }).waitFor();
  await page.locator('.history', { hasText: `Merged: #${desk.cases[1].request} takes care of it` }).waitFor();
  await picture(page, 'merged-1440-dark');
  assert.deepEqual(await axeFaults(page), []);
  await page.locator('.merged-into [data-case-link]').click();
  await page.locator('.taken-in').waitFor();
});

test('a case is taken out again, at once or later', async () => {
  await open();
  await merge();
  await page.keyboard.press('z');
  await until(() => desk.cases[0].state, (state) => state !== 'merged', 'z takes it back');
  assert.match(lastWrite().path, /\/take-out$/);
  assert.equal(lastWrite().body.note, 'Merged by mistake');
  await page.locator(`tr.case[data-key="${desk.cases[0].id}"]`).waitFor();
  await merge();
  await page.locator('.taken-in button').click();
  await page.locator('.merged-into [data-write="take-out"]').click();
  await page.locator('textarea[name="note"]').fill('Another thing');
  await page.keyboard.press('Control+Enter');
  await page.locator('.history', { hasText: 'Taken out: the case stands for itself again' }).waitFor();
  assert.equal(await page.locator('.merged-into').count(), 0);
});

test('who was changed meanwhile is looked at once more', async () => {
  await open();
  await beginMerge();
  await page.keyboard.press('Space');
  desk.change(desk.cases[1], {}, { type: 'noted', text: 'I call her' });
  await page.keyboard.press('Control+Enter');
  await page.getByText('Somebody changed that case meanwhile').waitFor();
  assert.equal(desk.cases[0].state, 'open');
  await page.keyboard.press('Control+Enter');
  await page.locator('.taken-in').waitFor();
  assert.equal(lastWrite().body.into_revision, 4);
});

test('what may not be seen has a number and no way to it', async () => {
  Object.assign(desk.cases[0], { state: 'merged', merged_into: desk.cases[1].id, hidden: true });
  await open();
  await row(0).locator('a').click();
  await page.locator('.taken-in', { hasText: `#${desk.cases[0].request}` }).waitFor();
  assert.equal(await page.locator('.taken-in button').count(), 0);
});

test('nothing to merge with is said, and not offered', async () => {
  desk.others = () => [sampleRequest(desk.cases[0].request, 0, { follow_ups: [desk.cases[0]] })];
  await open();
  await row(0).locator('a').click();
  await page.locator('.watchers').waitFor();
  await until(() => page.locator('button[data-write="merge"]').count(), (count) => count === 0, 'no button');
  await page.keyboard.press('g');
  await page.getByText('No other case of this customer is waiting.').waitFor();
  await page.keyboard.press('Escape');
});

test('a second case of the same request is one to merge with', async () => {
  const [one, second, third] = desk.cases;
  desk.others = () => [sampleRequest(one.request, 0, { follow_ups: [one, second] }), sampleRequest(third.request, 1)];
  await open();
  await row(0).locator('a').click();
  await page.locator('.others').waitFor();
  await page.locator('button[data-write="merge"]').click();
  await page.locator(`input[name="into"][value="${second.id}"]`).waitFor();
  assert.equal(await page.locator('input[name="into"]').count(), 1);
});

test('the list shows merged cases where they are asked for', async () => {
  Object.assign(desk.cases[3], { state: 'merged', merged_into: desk.cases[1].id });
  await open();
  await page.locator('select[data-filter="state"]').selectOption('merged');
  await until(() => page.locator('tr.case[data-key]').count(), (count) => count === 1, 'it alone is listed');
  assert.equal(await row(0).getAttribute('data-key'), desk.cases[3].id);
});

test('the way to take a case out begins where the line above it does', async () => {
  desk.cases[1].subject = 'Contract folder is missing since the move to the new file server in autumn';
  Object.assign(desk.cases[0], { state: 'merged', merged_into: desk.cases[1].id });
  await open();
  await page.locator('select[data-filter="state"]').selectOption('merged');
  await until(() => page.locator('tr.case[data-key]').count(), (count) => count === 1, 'it alone is listed');
  await row(0).click();
  const [link, out] = await Promise.all(['[data-case-link]', '[data-write="take-out"]'].map((selector) => page.locator(`.merged-into ${selector}`).boundingBox()));
  assert.ok(out.y > link.y, 'it is on a line of its own');
  assert.equal(out.x, link.x);
});

test('on a phone all of it fits', async () => {
  await open({ width: 390, height: 844 });
  await row(0).click();
  await page.locator('.watchers').waitFor();
  await page.locator('button[data-write="merge"]').click();
  await page.locator('input[name="into"]').first().check();
  await picture(page, 'merge-390-light');
  assert.deepEqual(await axeFaults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.locator('.dock button[type="submit"]').click();
  await page.locator('.taken-in').waitFor();
  await picture(page, 'merged-both-390-light');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});
