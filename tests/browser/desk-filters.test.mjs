// The filters of the list that are there when somebody wants them: by mouse, by keyboard, in a link, on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk } from './desk/fake-desk.mjs';
import { looksGood } from './desk/looks.mjs';

const desk = new FakeDesk();
const queries = [];
const handle = desk.handle.bind(desk);
desk.handle = (method, url, ...rest) => {
  if (method === 'GET' && url.pathname.endsWith('/follow-ups')) queries.push(url.search.slice(1));
  return handle(method, url, ...rest);
};

function begin() {
  desk.reset(23);
  desk.cases.forEach((one, n) => { one.agent = n % 4 === 0 ? 'jana' : 'eoin'; one.tags = n % 5 === 0 ? ['vpn'] : []; });
  desk.reports['dissatisfied-requesters'] = { rows: [{ key: 'eoin' }, { key: 'jana' }, { key: '' }, { key: 'others', groups: 4 }] };
}

begin();
const list = useCaseList(desk, begin);
const { row } = list;
let page;

const pick = (name) => page.locator(`select[data-filter="${name}"]`);
const choices = (name) => pick(name).locator('option').allInnerTexts();
const shown = () => page.locator('tr.case[data-key]').count();
const lastQuery = () => queries.at(-1) ?? '';
const focused = () => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.dataset?.filter ?? '';
});

const menu = () => page.locator('[data-menu="filter"]');

async function want(name) {
  await menu().locator('summary').click();
  await menu().locator(`[data-want="${name}"]`).click();
}

const openList = async (options) => { page = await list.open(options); };

test('by whose work it is about, with the values that the report knows', async () => {
  await openList();
  assert.equal(await pick('agent').count(), 0);
  await want('agent');
  await until(() => choices('agent'), (texts) => texts.length === 3, 'the agents are known');
  assert.deepEqual(await choices('agent'), ['All', 'eoin', 'jana']);
  assert.equal(await menu().locator('[data-want="agent"]').count(), 0);
  const all = await shown();
  await pick('agent').selectOption('jana');
  await until(shown, (count) => count > 0 && count < all, 'a few are left');
  assert.match(lastQuery(), /(^|&)agent=jana(&|$)/);
  await looksGood(page, 'filters');
  await pick('agent').selectOption('');
  await until(shown, (count) => count === all, 'all are back');
});

test('without a report the cases name the values', async () => {
  desk.reports = {};
  await openList();
  await want('agent');
  await until(() => choices('agent'), (texts) => texts.join() === 'All,eoin,jana', 'the agents of the cases');
});

test('keyboard alone: what was asked for has the focus', async () => {
  await openList();
  await menu().locator('summary').focus();
  await page.keyboard.press('Enter');
  await menu().locator('[data-want="answer"]').focus();
  await page.keyboard.press('Enter');
  await until(focused, (at) => at === 'answer', 'the new filter has the focus');
  await page.keyboard.press('1');
  await until(lastQuery, (query) => /(^|&)answer=1(&|$)/.test(query), 'the list is asked for');
});

test('by the days of the answer', async () => {
  await openList();
  await want('answered');
  await until(focused, (at) => at === 'from', 'the first day has the focus');
  await page.locator('input[data-filter="from"]').fill('2026-11-01');
  await page.locator('input[data-filter="to"]').fill('2026-11-30');
  await until(lastQuery, (query) => query.includes('from=2026-11-01&to=2026-11-30'), 'the list is asked for');
  await looksGood(page, 'filters-days');
});

test('a link opens the list with its filters, and says what they are where nothing is left', async () => {
  await openList();
  await page.evaluate(() => { document.querySelector('amends-follow-ups').query = 'state=waiting&tag=vpn&answer=1&from=2026-11-01'; });
  await until(lastQuery, (query) => query.includes('tag=vpn'), 'the list is asked for');
  assert.equal(await pick('tag').inputValue(), 'vpn');
  assert.equal(await pick('answer').inputValue(), '1');
  assert.equal(await page.locator('input[data-filter="from"]').inputValue(), '2026-11-01');
  await page.evaluate(() => { document.querySelector('amends-follow-ups').query = 'state=waiting&tag=gone&answer=2'; });
  await page.getByText('gone, Answer 2', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await row(0).waitFor();
  assert.doesNotMatch(lastQuery(), /tag=/);
});

test('on a phone they stand with the other filters', async () => {
  await openList({ viewport: { width: 390, height: 844 } });
  assert.equal(await menu().isVisible(), false);
  await page.locator('.more-filters').click();
  await want('service');
  await until(focused, (at) => at === 'service', 'the new filter has the focus');
  await looksGood(page, 'filters-phone');
});
