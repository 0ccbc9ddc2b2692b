// A helpdesk that brought its past along: twelve thousand cases wait in the list when one of the imported
// requests is completed anew, rated in a page of the customer's, and worked to addressed.
import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { amends, folder, root, start } from '../cli/support/amends.mjs';
import { axeFaults, launch, openPage, picture, until } from './desk/browser.mjs';
import { row } from './support/demo.mjs';
import { webFolder } from './support/web-files.mjs';

const imported = 12_000;
const request = 'T-6000';
const place = await folder(after);
const store = join(place, 'helpdesk.db');
const pages = join(place, 'pages');
let server;
let browser;

const csv = () => ['ticket,score,agent,team,name',
  ...Array.from({ length: imported }, (_, n) => `T-${n + 1},${1 + n % 2},agent${n % 40},team${n % 6},Customer ${n + 1}`)].join('\n');

async function keyOf(role) {
  const { code, out } = await amends('key', 'create', '--store', store, '--name', role, '--role', role);
  assert.equal(code, 0);
  return out.trim();
}

/** Tells what the helpdesk tells when it closes a request, and asks. @returns {Promise<string>} the token */
async function askedAgain(key) {
  const call = async (method, path, body) => {
    const answer = await fetch(`${server.origin}/amends/api/${path}`, {
      method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.json();
  };
  await call('PUT', `requests/${request}`, { status: 'completed', subject: 'Dock 4 door sensor', requester: { id: 'u6000', name: 'Ingrid Solberg' }, team: 'team5' });
  return (await call('POST', 'invitations', { request })).token;
}

const customersPage = (token) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Your request</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'">
<script type="module" src="/amends/assets/amends-rating.js"></script></head>
<body><main><h1>Your request</h1><amends-rating src="/amends" token="${token}"></amends-rating></main></body></html>`;

before(async () => {
  const file = join(place, 'past.csv');
  await writeFile(file, csv());
  const { code, out, err } = await amends('import', file, '--store', store, '--survey', 'default', '--follow-ups', 'list',
    '--map', 'request=ticket,answer=score,agent=agent,team=team,customer_name=name');
  assert.equal(code, 0, err);
  assert.match(out, /opened 12,000 follow-ups/);
  await cp(join(root, 'web-demo'), pages, { recursive: true });
  [server, browser] = await Promise.all([start('serve', '--store', store, '--pages', pages, '--assets', webFolder), launch()]);
});
after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0);
});

test('among twelve thousand waiting cases one more press is seen, worked and gone', async () => {
  const manager = await openPage(browser);
  await manager.goto(`${server.origin}/login?key=${await keyOf('manager')}`);
  await manager.goto(`${server.origin}/follow-ups.html`);
  await manager.getByText('12,000 customers are waiting').waitFor();
  assert.equal(await row(manager, 'Customer').first().locator('td.ago').innerText(), '–', 'nobody knows when it was');
  await manager.getByText('1 of 5 · date not known').or(manager.getByText('2 of 5 · date not known')).waitFor();

  const token = await askedAgain(await keyOf('host'));
  await writeFile(join(pages, 'yours.html'), customersPage(token));
  const customer = await openPage(browser);
  await customer.goto(`${server.origin}/yours.html`);
  await customer.locator('amends-rating label', { hasText: 'Very poor' }).click();
  await customer.getByText('Saved: Very poor').first().waitFor();
  const pressed = Date.now();
  await row(manager, 'Ingrid Solberg').first().waitFor();
  assert.ok(Date.now() - pressed < 2000, `${Date.now() - pressed} ms`);
  await picture(manager, 'imported-many');

  await row(manager, 'Ingrid Solberg').first().click();
  await manager.locator('button[data-write=address]').click();
  await manager.locator('select[name="outcome"]').selectOption('fixed');
  await manager.locator('textarea[name="note"]').fill('New sensor; tried together on the phone.');
  await manager.keyboard.press('Control+Enter');
  await manager.getByText('The case of Ingrid Solberg is addressed.').waitFor();
  await until(() => row(manager, 'Ingrid Solberg').count(), (count) => count === 0, 'the case leaves the list');
  await manager.getByText('12,000 customers are waiting').waitFor();
  assert.deepEqual(await axeFaults(manager), []);
  assert.deepEqual([...customer.faults, ...manager.faults], []);
});

test('the history, and all that is derived from it, is sound', async () => {
  const { code, out } = await amends('verify', '--store', store);
  assert.equal(code, 0);
  assert.match(out, /everything derived is what the history says/);
});
