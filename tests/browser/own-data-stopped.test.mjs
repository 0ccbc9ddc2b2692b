// An import that does not come to its end: cancelled, overtaken by another file, or its worker killed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focused } from './desk/browser.mjs';
import { columnsShown, fault, figure, resultsShown, table, useOwnData } from './support/own-data.mjs';

const { open, give } = useOwnData();
const many = table(40_000);

async function importing(page) {
  await give(page, many, 'many.csv');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByText(/^(Checking|Taking): [1-9]/).waitFor();
}

test('progress is shown, cancel stops it, and the same file can be imported after all', async () => {
  const page = await open();
  await importing(page);
  assert.ok(Number(await page.locator('#progress').evaluate((bar) => bar.value)) > 0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.match(await fault(page), /^Cancelled. Nothing was kept/);
  assert.ok(await page.locator('#results').isHidden());
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '40,000');
});

test('another file in the middle takes the place of the first', async () => {
  const page = await open();
  await importing(page);
  await give(page, table(50), 'few.csv');
  await page.getByText('few.csv').waitFor();
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '50');
});

test('a worker that is killed in the middle is told at once, and one can start over', async () => {
  const page = await open();
  await importing(page);
  await page.workers()[0].evaluate(() => globalThis.close());
  assert.match(await fault(page), /^The import went away.*Start over/);
  assert.ok(await page.locator('#running').isHidden());
  await give(page, table(50), 'few.csv');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '50');
});

test('a worker that is killed behind the report is told as well', async () => {
  const page = await open();
  await give(page, table(50));
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.workers()[0].evaluate(() => globalThis.close());
  assert.match(await fault(page), /^The import went away/);
  assert.ok(await page.locator('#results').isHidden());
});

test('a worker that does not come is told as that', async () => {
  const page = await open();
  await page.route('**/amends-own-data*.js', (route) => route.abort());
  await give(page, table(50));
  assert.match(await fault(page), /^The program behind this page could not be loaded/);
  assert.equal(await focused(page), 'fault');
});

const change = (page, id, ...values) => page.evaluate(([name, all]) => {
  const select = document.getElementById(name);
  for (const value of all) {
    select.value = value;
    select.dispatchEvent(new Event('change'));
  }
  return document.getElementById('import').disabled;
}, [id, values]);

test('while a file is read anew nothing is imported, and of several readings the last is shown', async () => {
  const page = await open();
  await give(page, table(3_000));
  await columnsShown(page);
  assert.ok(await change(page, 'delimiter', ';', '|', '\t', ';', ','), 'no import of what is not shown');
  await page.locator('#import:enabled').waitFor();
  assert.equal(await page.locator('#delimiter').inputValue(), ',');
  assert.equal(await page.locator('#sheet th').count(), 7);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '3,000');
});

test('a reading that fails leaves nothing to import', async () => {
  const page = await open();
  await give(page, table(10));
  await columnsShown(page);
  await change(page, 'delimiter', ';');
  assert.match(await fault(page), /^No line below the headings can be read/);
  assert.ok(await page.getByRole('button', { name: 'Import' }).isDisabled());
  assert.equal(await page.locator('#sheet th').count(), 0);
  await change(page, 'delimiter', ',');
  await page.locator('#import:enabled').waitFor();
});

test('the same file can be chosen again', async () => {
  const page = await open();
  await give(page, table(10));
  await columnsShown(page);
  assert.equal(await page.locator('#file').inputValue(), '', 'a browser tells of no choice that changes nothing');
});

test('after a reload nothing of the file is left', async () => {
  const page = await open();
  await give(page, table(50));
  await columnsShown(page);
  await page.reload();
  assert.ok(await page.locator('#columns').isHidden());
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
});
