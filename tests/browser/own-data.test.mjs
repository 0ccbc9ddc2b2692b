// A visitor's own file, from dropping it to the report and the list of those who still wait, with nothing but files behind it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focused } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { columnsShown, figure, meanings, resultsShown, table, useOwnData } from './support/own-data.mjs';

const { stage, open, give } = useOwnData();

test('a file is recognised, imported and shown, and no byte of it leaves the browser', async () => {
  const page = await open();
  await give(page, table(700));
  await columnsShown(page);
  assert.deepEqual(await meanings(page), {
    'Ticket ID': 'request', 'CSAT score': 'answer', Agent: 'agent', Team: 'team', 'Customer name': 'customer_name', 'Rated on': 'answered_on', Comment: 'comment',
  });
  await page.getByText('They are written as year-month-day').waitFor();
  assert.match(await page.locator('#recognised').innerText(), /^tickets\.csv, .* 7 columns, 700 lines\./);

  const before = stage.server.asked.length;
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '700');
  assert.match(await figure(page, 'answered'), /^600 /);
  assert.equal(await figure(page, 'unhappy'), '120');
  assert.equal(await figure(page, 'lines left out'), '0');
  await page.locator('amends-report').getByText('0 of 120 dissatisfied customers have had amends made').waitFor();
  await page.locator('amends-follow-ups').getByText('120 customers are waiting').waitFor();
  assert.deepEqual([...new Set(stage.server.asked.slice(before).map((one) => one.replace(/\.[0-9a-f]{12}/, '')))].filter((one) => !/^GET .*\/amends\/assets\/amends-[\w-]+\.(js|wasm)$/.test(one)), []);
});

test('a case can be worked to its end, and the report counts it', async () => {
  const page = await open();
  await give(page, table(70));
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  const list = page.locator('amends-follow-ups');
  await list.getByText('12 customers are waiting').waitFor();
  await list.locator('tr.case[data-key]').first().click();
  await list.locator('button[data-write=address]').click();
  await list.locator('select[name="outcome"]').selectOption('fixed');
  await list.locator('textarea[name="note"]').fill('Rang up and said sorry');
  await page.keyboard.press('Control+Enter');
  await list.getByText('11 customers are waiting').waitFor();
});

test('what is recognised wrongly is corrected by hand', async () => {
  const page = await open();
  await give(page, 'a,b,c\n1,x,0\n2,y,1\n3,z,5\n4,z,\n');
  await columnsShown(page);
  const go = page.getByRole('button', { name: 'Import' });
  await page.getByText('Say which column is the answer').waitFor();
  assert.ok(await go.isDisabled());
  await page.getByLabel('What “c” means').selectOption('answer');
  await page.getByText('Say what “0” means').waitFor();
  await page.locator('tr', { hasText: /^0/ }).getByRole('combobox').selectOption('1');
  assert.ok(await go.isEnabled());
  await page.getByLabel('What “b” means').selectOption('team');
  await go.click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '4');
  assert.match(await figure(page, 'answered'), /^3 /);
  assert.equal(await figure(page, 'unhappy'), '2');
});

test('dates that can be meant in two ways are asked about, never guessed', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Date\n1,5,03/04/2025\n2,1,05/06/2025\n');
  await columnsShown(page);
  await page.getByText('They can be read in two ways, such as "03/04/2025" on line 2').waitFor();
  const go = page.getByRole('button', { name: 'Import' });
  assert.ok(await go.isDisabled());
  await page.getByLabel(/^DD\/MM\/YYYY: /).check();
  await go.click();
  await resultsShown(page);
  assert.equal(await figure(page, 'without a date'), '0');
  await page.locator('amends-report').getByText('3 April 2025 to 5 June 2025').waitFor();
});

test('day-first beside month-first is told, and what is not clear is left out by its line', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Date\n1,5,9/22/2025\n2,1,1/23/2025\n3,4,23/04/2025\n4,2,10/11/2025\n');
  await columnsShown(page);
  await page.getByText('Some are written day-first and others month-first').waitFor();
  await page.getByLabel(/^M\/D\/YYYY: /).check();
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '2');
  assert.equal(await figure(page, 'lines left out'), '2');
  await page.getByText('Line 4: column "Date" is "23/04/2025", which is no date written as M/D/YYYY').waitFor();
  await page.getByText('Line 5: column "Date" is "10/11/2025", which can be read in two ways, and the column mixes both').waitFor();
});

test('a helpdesk that is known is known by its headings', async () => {
  const page = await open();
  await give(page, 'Id,Requester,Assignee,Solved at,Satisfaction Score\n7,Ada,Ben,2025-03-04,Good\n8,Eve,Ben,2025-03-05,Bad\n9,Udo,Ben,2025-03-06,Offered\n');
  await columnsShown(page);
  assert.match(await page.locator('#recognised').innerText(), /It looks like an export of Zendesk/);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.match(await figure(page, 'answered'), /^2 /);
  assert.equal(await figure(page, 'unhappy'), '1');
});

test('what the file tells of outcomes closes its cases', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Outcome\n1,1,compensated\n2,1,\n3,5,\n');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.getByText('the file says what became of 1, and nothing of 1').waitFor();
  await page.locator('amends-follow-ups').getByText('1 customer is waiting').waitFor();
});

test('answers without a date are in the report, by team at first', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Team\n1,1,A\n2,5,A\n3,5,B\n');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.getByText('3 answers have no date').waitFor();
  await page.locator('amends-report').getByText('0 of 1 dissatisfied customer').waitFor();
});

test('answers without a date beside others that have one count in the report, and stand outside its charts over time', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Date\n1,1,2025-01-02\n2,5,2025-02-03\n3,1,\n4,5,\n');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  const report = page.locator('amends-report');
  await report.getByText('0 of 2 dissatisfied customers have had amends made').waitFor();
  await report.locator('th[scope=row]', { hasText: 'date not known' }).first().waitFor({ state: 'attached' });
});

test('with the keyboard alone', async () => {
  const page = await open();
  await page.keyboard.press('Tab');
  while (await focused(page) !== 'file') await page.keyboard.press('Tab');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(table(30)) });
  await columnsShown(page);
  while (await focused(page) !== 'import') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await resultsShown(page);
  assert.equal(await focused(page), 'results-title');
});

test('every step is for everybody, light and dark, wide and on a phone', async () => {
  const page = await open();
  await looksGood(page, 'own-data-1-start');
  await give(page, table(40).replace(/2025-(\d\d)-(\d\d)/g, '0$2/0$1/2025').replaceAll('/00', '/0').replaceAll(',0', ','));
  await columnsShown(page);
  await looksGood(page, 'own-data-2-columns');
  await give(page, table(300));
  await page.locator('#recognised', { hasText: '300 lines' }).waitFor();
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.locator('amends-report').getByText('customers have had amends made').waitFor();
  await page.locator('amends-follow-ups').getByText('customers are waiting').waitFor();
  await looksGood(page, 'own-data-3-results');
  await give(page, '');
  await page.getByText('This file is empty').waitFor();
  await looksGood(page, 'own-data-4-fault');
});
