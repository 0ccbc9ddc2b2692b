// No press is lost: early ones, lost connections, busy servers, pages that go away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { problem } from './support/fake-ratings.mjs';
import { button, focused, heard, kept, looksGood, open, option, page, press, ratings, saved, server, text, useWidget } from './support/widget.mjs';

useWidget();

test('a press before the module has come is kept and handed over', async () => {
  let release;
  server.gates['amends-capture.wasm'] = new Promise((resolve) => { release = resolve; });
  await open();
  await press('Good');
  const [early] = await kept();
  assert.equal(early.answer, 4);
  assert.equal(ratings.posts.length, 0);
  release();
  await saved('Good');
  assert.equal(ratings.posts[0].op, early.op);
  assert.deepEqual(await kept(), []);
});

test('a press survives the page that it was made on', async () => {
  server.gates['amends-capture.wasm'] = new Promise(() => {});
  await open();
  await press('Good');
  const [early] = await kept();
  server.gates = {};
  await page.reload();
  await saved('Good');
  assert.equal(ratings.posts.at(-1).op, early.op);
  assert.equal(ratings.answer, 4);
});

test('without a connection the answer waits and goes out by itself', async () => {
  await open();
  await option('Good').waitFor();
  await until(() => server.served.length, (count) => count >= 5, 'everything is loaded');
  await page.context().setOffline(true);
  await press('Good');
  await text('Saved here, will be sent.').waitFor();
  await picture(page, 'rating-offline');
  await looksGood();
  const [waiting] = await kept();
  await page.context().setOffline(false);
  await saved('Good');
  assert.equal(ratings.posts.at(-1).op, waiting.op);
});

test('what did not arrive is said, kept and sent again', async () => {
  ratings.faults = [];
  await open();
  await option('Good').waitFor();
  ratings.mute = true;
  await press('Good');
  await text('Not sent.').waitFor();
  await picture(page, 'rating-failed');
  await looksGood();
  assert.match(await focused(), /^Not sent/);
  assert.deepEqual((await heard()).at(-1), ['error', { code: 'unreachable', status: 0 }]);
  ratings.mute = false;
  await button('Try again').click();
  await saved('Good');
  assert.equal(ratings.answer, 4);
});

test('a store that is busy is asked again without the customer', async () => {
  await open();
  await option('Good').waitFor();
  ratings.faults = [problem(503, 'store_busy', 'the store is busy')];
  await press('Good');
  await text('Not sent.').waitFor();
  await saved('Good');
  assert.equal(new Set(ratings.posts.map(({ op }) => op)).size, 1, 'the same op both times');
});

test('a sign-in page instead of an answer is no answer', async () => {
  await open();
  await option('Good').waitFor();
  ratings.faults = [{ status: 200, type: 'text/html', body: '<h1>Please sign in</h1>' }];
  await press('Good');
  await text('Not sent.').waitFor();
  assert.equal((await kept()).length, 1);
});

test('a nonce that is too old is replaced, and the op goes out again', async () => {
  await open();
  await option('Good').waitFor();
  ratings.nonce = 2;
  await press('Good');
  await saved('Good');
  assert.deepEqual(ratings.posts.map(({ nonce }) => nonce), ['nonce-1', 'nonce-2']);
  assert.equal(ratings.posts[0].op, ratings.posts[1].op);
});

test('an answer that the server refuses can be given again', async () => {
  await open();
  await option('Good').waitFor();
  ratings.faults = [problem(422, 'off_scale', 'answer must be 1 to 5')];
  await press('Good');
  await text('This was not accepted. You can answer again.').waitFor();
  assert.deepEqual((await heard()).at(-1), ['error', { code: 'off_scale', status: 422 }]);
  assert.equal(await page.locator('input[name=answer]:checked').count(), 0);
  await press('Good');
  await saved('Good');
});

test('without a connection, without WebAssembly: kept, then sent', async () => {
  await open({ attributes: 'src="/amends" token="tok" no-wasm' });
  await option('Good').waitFor();
  await until(() => server.served.filter((name) => /plain|conductor|amends-en/.test(name)).length, (count) => count === 3, 'everything is loaded');
  await page.context().setOffline(true);
  await press('Good');
  await text('Saved here, will be sent.').waitFor();
  await page.context().setOffline(false);
  await saved('Good');
});

test('a server that does not answer leaves the page with its own link', async () => {
  ratings.mute = true;
  await open({ inside: '<a href="/amends/r/tok">Rate this request</a>' });
  await page.getByRole('link', { name: 'Rate this request' }).waitFor();
  ratings.mute = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await press('Good');
  await saved('Good');
  assert.equal(await page.getByRole('link', { name: 'Rate this request' }).isVisible(), false);
});
