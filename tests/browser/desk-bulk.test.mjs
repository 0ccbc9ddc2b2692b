// Several cases at once: selecting by keys and pointer, one form for all, and what became of each.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { axeFaults, focused, picture, until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk } from './desk/fake-desk.mjs';

const desk = new FakeDesk();
const list = useCaseList(desk);
const { row } = list;
let page;

const open = async (options) => { page = await list.open(options); };
const box = (n) => row(n).locator('.pick input');
const selected = () => page.locator('tr.case[aria-selected="true"]').count();
const calls = () => desk.requests.filter(({ path }) => path.endsWith('/bulk'));

test('x and Shift with j select, a gives them all to somebody', async () => {
  await open();
  await row(0).locator('a').focus();
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await page.getByText('3 selected').waitFor();
  assert.equal(await selected(), 3);
  await picture(page, 'bulk-selected-1440-light');
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('a');
  await until(() => focused(page), (name) => name === 'assignee', 'a asks to whom');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose somebody').waitFor();
  await page.locator('.bulk select[name="assignee"]').selectOption('jana');
  await picture(page, 'bulk-assign-1440-light');
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-told', { hasText: '3 cases done' }).waitFor();
  assert.deepEqual(desk.cases.slice(0, 3).map(({ assignee }) => assignee.id), ['jana', 'jana', 'jana']);
  assert.equal(await selected(), 0);
  const [{ body }] = calls();
  assert.deepEqual([body.command, body.cases.length, body.cases[0].revision], ['assign', 3, 3]);
  assert.match(body.op, /^[A-Za-z0-9_-]{22,55}$/);
});

test('Shift and a click take all between; one press takes them over', async () => {
  await open();
  await box(1).click();
  await row(4).click({ modifiers: ['Shift'] });
  await page.getByText('4 selected').waitFor();
  await box(2).click();
  await page.getByText('3 selected').waitFor();
  await page.locator('[data-bulk="take"]').click();
  await page.locator('.bulk-told', { hasText: '3 cases done' }).waitFor();
  assert.deepEqual([1, 3, 4].map((n) => desk.cases[n].assignee.id), ['marta', 'marta', 'marta']);
  assert.notEqual(desk.cases[2].assignee?.id, 'marta');
});

test('a case that a colleague changed is told and stays selected, the others are done', async () => {
  await open({ colorScheme: 'dark' });
  await row(0).locator('a').focus();
  for (const key of ['x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key);
  await page.keyboard.press('e');
  await until(() => focused(page), (name) => name === 'outcome', 'e asks for the outcome');
  await page.locator('.bulk select[name="outcome"]').selectOption('fixed');
  await page.locator('.bulk textarea').fill('The outage is over.');
  const second = desk.cases[1];
  second.revision += 1;   // not told by the feed yet
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-told', { hasText: '2 cases done, 1 not done' }).waitFor();
  await page.locator('.bulk-told', { hasText: 'somebody changed it meanwhile' }).waitFor();
  assert.equal(await selected(), 1);
  assert.deepEqual(desk.cases.slice(0, 3).map(({ state }) => state), ['addressed', 'assigned', 'addressed']);
  await picture(page, 'bulk-told-1440-dark');
  assert.deepEqual(await axeFaults(page), []);
});

test('all that is loaded, and Esc goes back one step at a time', async () => {
  await open();
  await page.getByLabel('Select all loaded cases').check();
  await page.getByText('23 selected').waitFor();
  await row(0).locator('a').focus();
  await page.keyboard.press('n');
  await page.locator('.bulk textarea').fill('We know of it.');
  await page.keyboard.press('Escape');
  await page.locator('.bulk textarea').waitFor({ state: 'detached' });
  assert.equal(await selected() > 0, true);
  await row(0).locator('a').focus();
  await page.keyboard.press('Escape');
  await page.getByText('23 selected').waitFor({ state: 'detached' });
  assert.equal(calls().length, 0);
});

test('a helpdesk that goes away leaves the rest selected, and the same press goes on', async () => {
  desk.reset(60);
  await open();
  await page.getByLabel('Select all loaded cases').check();
  await page.getByText('60 selected').waitFor();
  await page.locator('[data-bulk="note"]').click();
  await page.locator('.bulk textarea').fill('We know of it.');
  const handle = desk.handle.bind(desk);
  let parts = 0;
  desk.handle = (method, url, body, headers) => {
    parts += url.pathname.endsWith('/bulk') ? 1 : 0;
    return parts === 2 ? { status: 503, body: { code: 'store_busy', detail: 'the store is busy' } } : handle(method, url, body, headers);
  };
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk', { hasText: 'Not saved' }).waitFor();
  desk.handle = handle;
  await page.getByText('35 cases').first().waitFor();
  await page.locator('.bulk textarea').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-told', { hasText: '35 cases done' }).waitFor();
  assert.equal(desk.cases.every(({ timeline }) => timeline.filter(({ type }) => type === 'noted').length === 1), true);
  assert.equal(new Set(calls().map(({ body }) => body.op)).size, 1);
});

test('the list is kept as a table, page behind page', async () => {
  desk.reset(450);
  await open();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.csv').click()]);
  assert.equal(file.suggestedFilename(), 'follow-ups.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  assert.equal(lines.length, 451);
  assert.equal(lines[0], 'id,customer');
});
