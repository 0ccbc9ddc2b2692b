// The report and the panel on a real server: figures, cuts, the way to the cases behind a figure, and the states
// without figures. Only what a good server does not do, failing and being slow, is played in between.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axeFaults, openPage } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { useDemo } from './support/demo.mjs';

let page;
const demo = await useDemo(async () => {
  page = await openPage(demo.browser);
  await page.goto(demo.login);
  await page.locator('tr.case[data-key]').first().waitFor();
});
after(() => assert.deepEqual(page?.faults, [], 'the page breaks no policy and throws nothing'));

const reports = '**/api/reports/**';
const lead = () => page.getByText('have had amends made');

async function open() {
  await page.goto(`${demo.origin}/report.html`);
  await lead().waitFor();
}

/** The tables behind the pictures, by the key that says so. */
async function openTables() {
  await page.locator('[data-menu="csv"] > summary').focus();
  await page.keyboard.press('t');
  await page.locator('.behind table').first().waitFor();
}

async function download(report) {
  await page.locator('[data-menu="csv"] > summary').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-csv="${report}"]`).click()]);
  return file.suggestedFilename();
}

test('the figures are those of the table, by month and by agent', async () => {
  await open();
  await looksGood(page, 'report-months');
  await openTables();
  const [, addressed, all] = /^(\d+) of (\d+) /.exec(await lead().innerText());
  const sum = (column) => page.locator(`section:has(#r1) tbody tr td:nth-of-type(${column})`).allInnerTexts()
    .then((cells) => cells.reduce((total, cell) => total + Number(cell), 0));
  assert.deepEqual([await sum(1), await sum(2)], [Number(all), Number(addressed)]);
  await page.locator('select[data-filter=by]').selectOption('agent');
  await page.getByRole('rowheader', { name: 'Eoin Gallagher' }).first().waitFor();
  assert.deepEqual([await sum(2), await sum(3)], [Number(all), Number(addressed)]);
  await looksGood(page, 'report-agents');
});

test('pictures say what their tables say', async () => {
  await open();
  await openTables();
  const bars = await page.locator('section:has(#r1) .chart g > title').allTextContents();
  const months = await page.locator('section:has(#r1) .behind tbody tr').evaluateAll((rows) => rows.map((row) => {
    const [name, , addressed, open, overdue] = [...row.children].map((cell) => cell.innerText);
    const parts = [[addressed, 'addressed'], [open - overdue, 'open'], [overdue, 'overdue']].filter(([count]) => Number(count) > 0);
    return [name, ...parts.map(([count, part]) => `${count} ${part}`)].join(', ');
  }));
  assert.deepEqual(bars, months);
  await page.locator('select[data-filter=by]').selectOption('team');
  await page.locator('section:has(#r2)').getByRole('rowheader', { name: 'Network' }).waitFor();
  const rows = await page.locator('section:has(#r2) tbody tr:has(circle)').evaluateAll((all) => all.map((row) => ({
    share: parseFloat(row.querySelector('.strong').innerText), dot: parseFloat(row.querySelector('circle').getAttribute('cx')),
    low: parseFloat(row.querySelector('.whisker').getAttribute('x1')), high: parseFloat(row.querySelector('.whisker').getAttribute('x2')),
    said: row.querySelector('.aloud').textContent })));
  assert.ok(rows.length >= 4);
  for (const { low, dot, high, said } of rows) {
    assert.ok(low < dot && dot < high);
    assert.match(said, /^between [\d.]+ and [\d.]+$/);
  }
  const inOrder = (by) => rows.map((row) => row[by]).sort((a, b) => a - b);
  assert.deepEqual([...rows].sort((a, b) => a.dot - b.dot).map(({ share }) => share), inOrder('share'), 'dots lie in the order of the shares');
});

test('every table is on paper, and closed again behind it', async () => {
  await open();
  const closed = () => page.locator('details.behind:not([open])').count();
  const before = await closed();
  assert.ok(before >= 4);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await closed(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await closed(), before);
});

test('the menu of files closes by Esc and gives the focus back', async () => {
  await open();
  const menu = page.locator('.report [data-menu="csv"]');
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await menu.locator('[data-csv]').first().evaluate((button) => button.matches(':focus')), true);
  await page.keyboard.press('Escape');
  assert.equal(await menu.getAttribute('open'), null);
  assert.equal(await menu.locator('summary').evaluate((summary) => summary.matches(':focus')), true);
});

test('a link opens the same view, and says no more than it has to', async () => {
  await open();
  const asked = () => new URL(page.url()).search;
  assert.equal(asked(), '');
  await page.locator('select[data-filter=by]').selectOption('agent');
  await page.locator('select[data-filter=only]').selectOption('team');
  await page.locator('select[data-filter=value] option', { hasText: 'Network' }).waitFor({ state: 'attached' });
  await page.locator('select[data-filter=value]').selectOption({ label: 'Network' });
  await page.waitForURL(/team=/);
  assert.equal(asked(), '?by=agent&team=Network');
  const shown = await lead().innerText();
  await page.reload();
  await lead().waitFor();
  assert.equal(await lead().innerText(), shown);
  assert.equal(await page.locator('select[data-filter=value]').evaluate((select) => select.selectedOptions[0].text), 'Network');

  await page.goto(`${demo.origin}/report.html?from=2001-01-01&to=2001-12-31&by=nothing&theirs=1`);
  await page.getByText('No answers in this period').waitFor();
  assert.equal(await page.locator('select[data-filter=by]').inputValue(), 'period:month');
  assert.equal(asked(), '?theirs=1&from=2001-01-01&to=2001-12-31', 'what is not ours stays');
});

test('an overdue figure leads to the overdue cases', async () => {
  await open();
  const figure = page.locator('.figures .late .drill');
  const count = Number(await figure.innerText());
  await figure.click();
  await page.locator('tr.case[data-key]').nth(count - 1).waitFor();
  assert.equal(await page.locator('tr.case[data-key]').count(), count);
  assert.equal(await page.locator('.only-overdue input').isChecked(), true);
});

test('a CSV holds what the page shows', async () => {
  await open();
  assert.match(await download('dissatisfied-requesters'), /^dissatisfied-requesters-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.csv$/);
});

test('times and outcomes count the same cases by month and by team', async () => {
  await open();
  await openTables();
  const behind = { r5: '.behind', r6: '' };   // outcomes have no picture
  const column = (id, n) => page.locator(`section:has(#${id}) figure ${behind[id]} tbody tr td:nth-of-type(${n})`).allInnerTexts()
    .then((cells) => cells.reduce((total, cell) => total + Number(cell), 0));
  const cases = Number(await page.locator('section:has(#r5) .behind tfoot td').first().innerText());
  const addressed = Number(await page.locator('section:has(#r6) figure tfoot td').first().innerText());
  assert.ok(cases > addressed && addressed > 30);
  assert.deepEqual([await column('r5', 1), await column('r6', 1)], [cases, addressed]);
  await page.locator('select[data-filter=by]').selectOption('team');
  await page.locator('section:has(#r6) figure').getByRole('rowheader', { name: 'Network' }).waitFor();
  assert.deepEqual([await column('r5', 1), await column('r6', 1)], [cases, addressed]);
  await page.getByText('addressed within the time promised').waitFor();
  await page.locator('section:has(#r6)').getByRole('rowheader', { name: 'Put right' }).waitFor();
  await looksGood(page, 'report-cases');
  for (const report of ['times', 'outcomes']) {
    assert.ok((await download(report)).startsWith(`${report}-`));
  }
});

test('a period without answers says so', async () => {
  await open();
  await page.locator('select[data-filter=period]').selectOption('other');
  await page.locator('.filter-day input').first().fill('2001-01-01');
  await page.locator('.filter-day input').last().fill('2001-12-31');
  await page.getByText('No answers in this period').waitFor();
  await looksGood(page, 'report-none');
});

test('a report that cannot be loaded says what is safe, and comes with the next try', async () => {
  await page.route(reports, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json',
    body: JSON.stringify({ title: 'Not now', status: 503, code: 'store_unavailable', detail: 'the store is not there' }) }));
  await page.goto(`${demo.origin}/report.html`);
  await page.getByText('The report could not be loaded').waitFor();
  await page.getByText('store_unavailable').waitFor();
  await looksGood(page, 'report-error');
  await page.unroute(reports);
  await page.getByRole('button', { name: 'Try again' }).click();
  await lead().waitFor();
});

test('where a part of the script does not come, the report says so, and comes with the next try', async () => {
  const part = '**/amends-desk-report-page.*';
  await page.route(part, (route) => route.abort());
  await page.goto(`${demo.origin}/report.html`);
  await page.getByText('The report could not be loaded').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.unroute(part);
  await page.getByRole('button', { name: 'Try again' }).click();
  await lead().waitFor();
  page.faults.splice(0);   // the browser's own word on the part that did not come
});

test('older figures stay when the next choice fails', async () => {
  await open();
  await page.route(reports, (route) => route.abort());
  await page.locator('select[data-filter=by]').selectOption('team');
  await page.getByText('These are the figures from before.').waitFor();
  assert.equal(await lead().count(), 1);
  assert.ok(await page.getByRole('columnheader', { name: 'Month' }).count(), 'they are still those by month');
  await looksGood(page, 'report-stale');
  await page.unroute(reports);
});

test('while it loads, its bones stand in its place', async () => {
  await page.route(reports, () => {});
  await page.goto(`${demo.origin}/report.html`);
  await page.getByText('Loading the report').waitFor({ state: 'attached' });
  await looksGood(page, 'report-loading');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('the panel says where a request stands', async () => {
  await open();
  const { requests } = await (await fetch(`${demo.origin}/demo/requests.json`)).json();
  const found = await page.evaluate(async () => (await fetch('/amends/api/follow-ups?state=waiting&limit=1')).json());
  const [followUp] = found.items;
  const show = (request) => page.evaluate((id) => {
    const title = Object.assign(document.createElement('h1'), { textContent: `Request ${id}` });
    const panel = Object.assign(document.createElement('amends-request'), { src: '/amends', request: id, followUpsHref: '/follow-ups.html' });
    document.querySelector('main').replaceChildren(title, panel);
  }, request);
  await show('never-heard-of');
  await page.getByText('Not asked').waitFor();
  await show(requests.at(-1).id);
  await page.getByText('Asked, no answer yet').waitFor();
  await show(followUp.request);
  await page.getByText(followUp.label, { exact: true }).waitFor();
  await looksGood(page, 'panel');
  await page.getByRole('link', { name: 'Open the case' }).click();
  await page.locator('#case-title', { hasText: followUp.customer.name }).waitFor();
});
