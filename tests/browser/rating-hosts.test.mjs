// In hosts’ pages: strict policies, no WebAssembly, no JavaScript, surveys that came along, elements that move.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { policies } from './support/serve.mjs';
import { manifest } from './support/web-files.mjs';
import { blocked, button, open, own, page, press, ratings, said, saved, server, text, useWidget } from './support/widget.mjs';

useWidget();

test('a policy without WebAssembly: the press is posted plainly', async () => {
  await open({ policy: policies.noWasm });
  await press('Poor');
  await saved('Poor');
  await page.getByLabel('In your words').fill('Blank again');
  await button('Send').click();
  await text('Your answer and what you added have arrived.').waitFor();
  assert.deepEqual(own(), [{ answer: 2 }, { comment: 'Blank again' }]);
  assert.deepEqual(await blocked(), ['wasm-eval'], 'the policy refused the module, once, and nothing else');
  page.faults = page.faults.filter((fault) => !fault.startsWith('policy: script-src'));
});

test('no-wasm avoids even the refusal', async () => {
  await open({ policy: policies.noWasm, attributes: 'src="/amends" token="tok" no-wasm' });
  await press('Good');
  await saved('Good');
  await button('Undo').click();
  await until(said, (now) => now === 'Your answer is taken back.', 'undo works too');
  assert.ok(!server.served.some((name) => name.endsWith('.wasm')));
});

test('a broken module: the press is posted plainly', async () => {
  server.replaced['amends-capture.wasm'] = { type: 'application/wasm', bytes: Buffer.from('not a module') };
  await open();
  await press('Good');
  await saved('Good');
  assert.ok(server.served.some((name) => name.startsWith('amends-plain')));
});

test('without JavaScript, the form inside', async () => {
  await open({
    inside: '<form method="post" action="/amends/r/tok"><label><input type="radio" name="answer" value="4" checked> Good</label> <button>Send answer</button></form>',
  }, { javaScriptEnabled: false });
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByRole('heading', { name: 'Saved: Good' }).waitFor();
  assert.deepEqual(ratings.posts, [{ answer: '4' }]);
});

test('a survey in the page shows without asking the server', async () => {
  const inside = `<script type="application/json">${JSON.stringify(ratings.view())}</script>`;
  await open({ inside });
  await press('Good');
  await saved('Good');
  assert.equal(ratings.opens.length, 0);
  await page.reload();
  await text('You answered: Good').waitFor();
  assert.equal(ratings.opens.length, 1, 'asked after this browser has voted');
});

test('a signed-in requester answers through the desk mount', async () => {
  await open({ attributes: 'src="/amends" request="17"', head: '<meta name="csrf-token" content="secret">' });
  ratings.nonce = undefined;
  await press('Good');
  await saved('Good');
  const [{ headers }] = ratings.posts;
  assert.equal(headers['x-amends'], '1');
  assert.equal(headers['x-csrf-token'], 'secret');
});

test('a survey in the page that is no JSON is asked for', async () => {
  await open({ attributes: 'src="/amends" token="tok" survey="{"' });
  await press('Good');
  await saved('Good');
  assert.equal(ratings.opens.length, 1);
});

test('a host may move the element while somebody writes', async () => {
  await open();
  await press('Poor');
  await page.getByLabel('In your words').fill('Blank pages');
  await page.evaluate(() => document.body.prepend(document.querySelector('amends-rating')));
  await press('Very poor');
  await saved('Very poor');
  assert.equal(await page.getByLabel('In your words').inputValue(), 'Blank pages', 'neither move nor change of mind costs the words');
  assert.equal(ratings.opens.length, 1);
});

test('another token asks another question, and taking the element away ends it', async () => {
  await open();
  await press('Good');
  await saved('Good');
  await page.evaluate(() => {
    const rating = document.querySelector('amends-rating');
    rating.setAttribute('request', '17');
    rating.removeAttribute('token');
  });
  await text('This was answered.').waitFor();
  await page.evaluate(() => document.querySelector('amends-rating').remove());
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  assert.equal(ratings.posts.length, 1);
});

test('several on a page share what they load', async () => {
  await open();
  await page.evaluate(() => document.querySelector('main').append(Object.assign(document.createElement('div'), { id: 'second' })));
  await page.evaluate(() => {
    const second = document.createElement('amends-rating');
    second.setAttribute('src', '/amends');
    second.setAttribute('request', '17');
    document.getElementById('second').append(second);
  });
  await page.locator('#second').getByRole('radio', { name: 'Poor', exact: true }).click();
  await page.locator('#second .status', { hasText: 'Saved: Poor' }).waitFor();
  assert.equal(await page.locator('amends-rating').first().getByRole('radio', { checked: true }).count(), 0);
  assert.equal(server.served.filter((name) => name.endsWith('.wasm')).length, 1);
});

test('what a page preloads is what the widget uses', async () => {
  const [module, ...scripts] = manifest.preload['amends-rating.js'].map((name) => `/amends/assets/${name}`);
  await open({ head: `<link rel="preload" as="fetch" crossorigin href="${module}">${scripts.map((script) => `<link rel="modulepreload" href="${script}">`).join('')}` });
  await press('Good');
  await saved('Good');
  for (const name of manifest.preload['amends-rating.js']) assert.equal(server.served.filter((served) => served === name).length, 1, name);
});
