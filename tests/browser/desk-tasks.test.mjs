// What the helpdesk does for a case, offers and watchers: from the desk's keys to what it shows of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, picture, until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk } from './desk/fake-desk.mjs';

const desk = new FakeDesk();
const list = useCaseList(desk);
const { row, lastWrite, press } = list;
let page;

const open = async (options) => { page = await list.open(options); };

test('m writes to the customer: what is sent, that it is on its way, and that it went out', async () => {
  await open();
  await press('m');
  await until(() => focused(page), (name) => name === 'subject', 'm opens the message');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Write the message').waitFor();
  await until(() => focused(page), (name) => name === 'text', 'the message is to blame');
  await page.keyboard.type('We are sorry. It is mended.');
  await page.locator('input[name="subject"]').fill('Your VPN');
  await picture(page, 'write-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Control+Enter');
  await page.getByText('The message to the customer is on its way').first().waitFor();
  assert.match(lastWrite().path, /\/write$/);
  const { subject, text, op } = lastWrite().body;
  assert.deepEqual([subject, text], ['Your VPN', 'We are sorry. It is mended.']);
  assert.match(op, /^[A-Za-z0-9_-]{22,64}$/);
  await picture(page, 'written-1440-light');
  desk.report(desk.cases[0], 'done');
  await page.locator('.history', { hasText: 'Message sent' }).waitFor();
  assert.equal(await page.locator('.under-way').count(), 0);
});

test('a message that could not be sent stays visible in the case, with the reason', async () => {
  await open({ colorScheme: 'dark' });
  await press('m');
  await page.locator('textarea[name="text"]').fill('We are sorry.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.under-way').waitFor();
  desk.report(desk.cases[0], 'failing', 'the mail server is away');
  await page.getByText('could not be sent yet').waitFor();
  desk.report(desk.cases[0], 'given_up', 'the author has no account to write to');
  await page.getByText('The message was not sent: the author has no account to write to').waitFor();
  await picture(page, 'write-failed-1440-dark');
  assert.deepEqual(await axeFaults(page), []);
});

test('who wants no contact is written to by a manager who ticks it', async () => {
  desk.cases[0].contact_declined = true;
  await open();
  await press('m');
  await page.locator('textarea[name="text"]').fill('We are sorry.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Say that you write all the same').waitFor();
  await page.getByLabel('Write all the same').check();
  await page.keyboard.press('Control+Enter');
  await page.locator('.under-way').waitFor();
  assert.equal(lastWrite().body.despite_declined, true);
});

test('r has the helpdesk open the request again, after a look at what that means', async () => {
  await open();
  await press('r');
  await until(() => focused(page), (name) => name === 'note', 'r asks first');
  await picture(page, 'reopen-request-1440-light');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The helpdesk is about to open the request again').waitFor();
  assert.match(lastWrite().path, /\/reopen-request$/);
  desk.report(desk.cases[0], 'done');
  await page.locator('.history', { hasText: 'Request opened again' }).waitFor();
});

test('o offers what the tenant allows, within the limit', async () => {
  await open();
  await press('o');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose what is offered').waitFor();
  await page.getByLabel('Credit').check();
  await page.locator('input[name="amount"]').fill('50.01');
  await page.keyboard.press('Control+Enter');
  await page.getByText('within the limit').waitFor();
  await picture(page, 'offer-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.locator('input[name="amount"]').fill('19,9');
  await page.keyboard.press('Control+Enter');
  await page.locator('.history', { hasText: 'Offered: Credit 19.90 EUR' }).waitFor();
  assert.deepEqual([lastWrite().body.offer, lastWrite().body.amount], ['credit', '19.90']);
  await press('o');
  await page.getByLabel('call back').check();
  assert.equal(await page.locator('input[name="amount"]').count(), 0, 'a call has no amount');
});

test('one watches a case, adds somebody, and leaves it', async () => {
  await open();
  await press('Shift');
  await page.locator('[data-watch="join"]').click();
  await page.locator('.watchers', { hasText: 'Marta' }).waitFor();
  await page.locator('[data-watch="others"]').click();
  await until(() => focused(page), (name) => name === 'find', 'typing finds somebody');
  await page.keyboard.type('jana');
  await picture(page, 'watch-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Enter');
  await page.locator('.watchers', { hasText: 'Jana Novák' }).waitFor();
  await page.locator('[data-watch="leave"]').click();
  await until(() => page.locator('.watchers strong').innerText(), (names) => names === 'Jana Novák', 'who left is gone');
  assert.deepEqual(desk.cases[0].watchers.map(({ id }) => id), ['jana']);
  await page.locator('.history', { hasText: 'watches the case no longer' }).waitFor();
});

test('the case says whether the customer was asked if it is good now, and what they said', async () => {
  const [one] = desk.cases;
  one.timeline.push({ at: Date.now() - 2000, type: 'invited', recovery: true, by: { kind: 'system' } });
  await open();
  await row(0).locator('a').click();
  await page.locator('.recovery', { hasText: 'no answer yet' }).waitFor();
  desk.change(one, {}, { type: 'rated', recovery: true, class: 'satisfied', answer: 2 });
  await page.locator('.recovery', { hasText: 'says that it is good now' }).waitFor();
});

test('on a phone all of it fits', async () => {
  await open({ width: 390, height: 844 });
  await row(0).click();
  await page.locator('.watchers').waitFor();
  await picture(page, 'case-tasks-390-light');
  await page.locator('button[data-write="write"]').click();
  await page.locator('textarea[name="text"]').waitFor();
  await picture(page, 'write-390-light');
  assert.deepEqual(await axeFaults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});
