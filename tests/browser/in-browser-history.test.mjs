// The history of the demo in the browser as a file: the native command reads it, the demo reads the command's, and a file
// that does not fit changes nothing. And a browser that keeps nothing.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { amends, folder, start } from '../cli/support/amends.mjs';
import { launch, openPage } from './desk/browser.mjs';
import { facts } from './support/demo.mjs';
import { dropWorkers } from './support/service-workers.mjs';
import { serveFiles } from './support/static-site.mjs';

const place = await folder(after);
let site;
let browser;
let page;

before(async () => {
  [site, browser] = await Promise.all([serveFiles(), launch()]);
  page = await openPage(browser);
  await open();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function open() {
  await page.goto(site.base);
  await page.getByText(/Open the follow-ups, \d+ waiting/).waitFor({ timeout: 60_000 });
}

async function take(name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Take the history with you' }).click()]);
  assert.equal(download.suggestedFilename(), 'amends-history.jsonl');
  const path = join(place, name);
  await download.saveAs(path);
  return path;
}

const bring = (path) => page.locator('#file').setInputFiles(path);

async function written(name, text) {
  const path = join(place, name);
  await writeFile(path, text);
  return path;
}

async function refused(path, why) {
  const had = await facts(page, 'amends');
  await bring(path);
  await page.getByText(/was not taken, and nothing changed/).filter({ hasText: why }).waitFor();
  assert.deepEqual(await facts(page, 'amends'), had);
}

let taken;
let figures;

test('what the browser gives out, the command brings into a store, and verification finds no fault', async () => {
  figures = await facts(page, 'amends');
  taken = await take('from-browser.jsonl');
  const store = join(place, 'native.db');
  const imported = await amends('import', taken, '--store', store);
  assert.equal(imported.code, 0, imported.err);
  const verified = await amends('verify', '--store', store);
  assert.equal(verified.code, 0, verified.out + verified.err);
  const report = await amends('report', 'dissatisfied-requesters', '--store', store, '--by', 'team', '--json');
  assert.equal(report.code, 0, report.err);
  assert.deepEqual(JSON.parse(report.out).total, figures);
  const again = await amends('export', 'history', '--store', store);
  await writeFile(join(place, 'from-command.jsonl'), again.out);
});

test('what the command gives out, the browser brings in; requests can be rated and links work', async () => {
  await page.getByRole('button', { name: 'Start over with fresh data' }).click();
  await page.getByText('Fresh data is ready.').waitFor();
  await bring(join(place, 'from-command.jsonl'));
  await page.getByText('is here. What was here before is gone.').waitFor();
  assert.deepEqual(await facts(page, 'amends'), figures);
  await page.goto(`${site.base}customer.html`);
  await page.locator('#requests a', { has: page.locator('[lang=en]') }).first().click();
  await page.locator('amends-rating label', { hasText: 'Very poor' }).click();
  await page.getByText('Saved: Very poor').first().waitFor();
  await open();
});

test('a file that was cut short says so', async () => {
  const text = await readFile(taken, 'utf8');
  await refused(await written('cut.jsonl', text.slice(0, text.length / 2)), /line \d+/);
  await refused(await written('no-end.jsonl', text.slice(0, text.lastIndexOf('{"end"'))), /end|footer|last line/);
});

test('a file of a newer version, a table, a picture and nothing at all are told apart in words', async () => {
  const text = await readFile(taken, 'utf8');
  await refused(await written('newer.jsonl', text.replace('"version":1', '"version":2')), /newer Amends/);
  await refused(await written('table.jsonl', 'Ticket,Score\n1,good\n'), /line 1/);
  await refused(await written('picture.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1])), /not UTF-8/);
  await refused(await written('empty.jsonl', ''), /empty|header|line 1/);
});

test('a history in which nobody waits to be asked has nothing to rate, and the rest is there', async () => {
  const store = join(place, 'reopened.db');
  const serving = await start('serve', '--store', store, '--tick', '0');
  const { out: key } = await amends('key', 'create', '--store', store, '--name', 'host', '--role', 'admin');
  const tell = (method, path, body) => fetch(`${serving.origin}/amends${path}`, { method, headers: { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const change = async (status) => assert.equal((await tell('PUT', '/api/requests/17', { status, requester: { id: 'u1', name: 'Ingrid' }, subject: 'VPN' })).status, 200);
  await change('completed');
  assert.ok((await (await tell('POST', '/api/invitations', { request: '17' })).json()).token);
  await change('open');
  await change('completed');   // and nobody was asked about it again
  await serving.stop();
  await written('reopened.jsonl', (await amends('export', 'history', '--store', store)).out);
  await bring(join(place, 'reopened.jsonl'));
  await page.getByText('reopened.jsonl is here').waitFor();
  assert.deepEqual(await page.evaluate(async () => (await fetch('demo/requests.json')).json()), { requests: [] });
  await page.goto(`${site.base}customer.html`);
  await page.getByText('No request was completed yet.').waitFor();
  await page.goto(`${site.base}follow-ups.html`);
  await page.getByText('Nobody is waiting for amends').first().waitFor();
  await open();
});

test('what was kept and cannot be read is told, and one can start over', async () => {
  const [worker] = page.context().serviceWorkers();
  await worker.evaluate(() => new Promise((done) => {
    indexedDB.open('amends-demo /some/where/').onsuccess = ({ target: { result } }) => {
      result.transaction('lines', 'readwrite').objectStore('lines').add('not a line\n').onsuccess = done;
    };
  }));
  await dropWorkers(browser);
  await page.goto(site.base);
  await page.getByText(/what this browser kept of the demo cannot be read: line \d+: /).waitFor();
  await page.getByRole('button', { name: 'Start over with fresh data' }).first().click();
  await page.getByText(/Open the follow-ups, \d+ waiting/).waitFor({ timeout: 60_000 });
});

test('a browser without room says that nothing will be kept, and the demo goes on', async () => {
  // Chromium looks at its quota in its own time; the worker meets the error that it would give.
  const [worker] = page.context().serviceWorkers();
  await worker.evaluate(() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await page.goto(`${site.base}customer.html`);
  await page.locator('#requests a', { has: page.locator('[lang=en]') }).nth(1).click();
  await page.locator('amends-rating label', { hasText: 'Very good' }).click();
  await page.getByText('Saved: Very good').first().waitFor();
  await open();
  await page.getByText('What you do here is gone after a while: this browser has no room left.').waitFor();
  assert.deepEqual(page.faults, []);
});
