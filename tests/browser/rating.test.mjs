// One press becomes a saved answer: by pointer, by keyboard, early, offline, without WebAssembly,
// without JavaScript.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { axeFaults, launch, openPage, picture, until } from './desk/browser.mjs';
import { FakeRatings, problem, survey } from './support/fake-ratings.mjs';
import { policies, serve } from './support/serve.mjs';

const ratings = new FakeRatings();
let browser;
let server;
let page;

before(async () => {
  browser = await launch();
  server = await serve(ratings);
});
after(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  const { faults } = page;
  await page.context().close();
  ratings.reset();
  server.reset();
  assert.deepEqual(faults, [], 'the page breaks no policy and throws nothing');
});

async function open(host = {}, options = {}) {
  page = await openPage(browser, { width: 700, height: 760, ...options });
  await page.addInitScript(() => {
    globalThis.heard = [];
    globalThis.blocked = [];
    addEventListener('securitypolicyviolation', ({ blockedURI }) => globalThis.blocked.push(blockedURI));
    for (const name of ['rated', 'changed', 'error']) {
      addEventListener(`amends-${name}`, ({ detail }) => globalThis.heard.push([name, detail]));
    }
  });
  server.page = host;
  await page.goto(server.base);
}

const heard = () => page.evaluate(() => globalThis.heard);
const option = (label) => page.getByRole('radio', { name: label, exact: true });
const press = (label) => option(label).click();
const button = (name) => page.getByRole('button', { name, exact: true });
const text = (words) => page.getByText(words).and(page.locator(':not([role=status])'));
const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();
const said = () => page.locator('[role=status]').textContent();
const focused = () => page.evaluate(() => {
  const at = document.querySelector('amends-rating').shadowRoot.activeElement;
  return at && (at.value || at.textContent || at.className);
});
const looksGood = async () => assert.deepEqual(await axeFaults(page), []);
const kept = () => page.evaluate(() => JSON.parse(localStorage['amends:/amends:tok']).kept);
const own = () => ratings.posts.map(({ answer, comment, reasons, contact_me, importance }) => JSON.parse(JSON.stringify({ answer, comment, reasons, contact_me, importance })));

test('one press saves, by the WebAssembly session', async () => {
  await open();
  await press('Good');
  await saved('Good');
  assert.deepEqual(own(), [{ answer: 4 }]);
  const [{ op, key, nonce, headers }] = ratings.posts;
  assert.match(op, /^[\w-]{22,64}$/);
  assert.match(key, /^[\w-]{16,64}$/);
  assert.equal(nonce, 'nonce-1');
  assert.equal(headers.cookie, undefined);
  assert.equal(await said(), 'Saved: Good');
  assert.deepEqual(await heard(), [['rated', { answer: 4, previous: null, class: 'satisfied', scale: 5 }]]);
  assert.ok(server.served.some((name) => name.startsWith('amends-engine')), 'the module was loaded');
  assert.ok(!server.served.some((name) => name.startsWith('amends-plain')), 'and used');
  assert.equal(await text('What should have been better?').isVisible(), false, 'nothing more is asked of a satisfied customer');
  await looksGood();
  await picture(page, 'rating-saved');
});

test('undo takes the answer back, and the focus returns to the scale', async () => {
  await open();
  await press('Good');
  await saved('Good');
  await button('Undo').click();
  await until(said, (now) => now === 'Your answer is taken back.', 'it says so');
  assert.deepEqual(own(), [{ answer: 4 }, { answer: null }]);
  assert.equal(await page.locator('input[name=answer]:checked').count(), 0);
  assert.equal(await focused(), '1');
  assert.deepEqual((await heard()).at(-1), ['changed', { answer: null, previous: 4, class: null, scale: 5 }]);
});

test('a dissatisfied press asks for details, and only then', async () => {
  await open();
  assert.equal(await text('What should have been better?').isVisible(), false);
  await press('Poor');
  await saved('Poor');
  await picture(page, 'rating-details');
  await looksGood();
  await page.getByLabel('Not solved').check();
  await page.getByLabel('Had to ask again').check();
  await page.getByLabel('In your words').fill('  The pages were blank again.  ');
  await page.getByLabel('Please contact me about this').check();
  await button('Send').click();
  await text('Your answer and what you added have arrived. The team knows that you want to be contacted.').waitFor();
  assert.deepEqual(own()[1], { comment: 'The pages were blank again.', reasons: ['not_solved', 'again'], contact_me: true });
  assert.equal(await focused(), 'Thank you.Your answer and what you added have arrived. The team knows that you want to be contacted.Change answer');
  await picture(page, 'rating-thanks');
  await button('Change answer').click();
  await press('Good');
  await saved('Good');
  assert.deepEqual((await heard()).at(-1), ['changed', { answer: 4, previous: 2, class: 'satisfied', scale: 5 }]);
});

test('details may be skipped', async () => {
  await open();
  await press('Very poor');
  await saved('Very poor');
  await button('Skip').click();
  await text('Your answer has arrived:').waitFor();
  assert.equal(ratings.posts.length, 1);
});

test('keyboard alone: arrows mark, Enter sends', async () => {
  await open();
  await option('Very poor').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  assert.equal(ratings.posts.length, 0, 'arrow keys send nothing');
  await picture(page, 'rating-marked');
  await looksGood();
  await page.keyboard.press('Enter');
  await saved('Okay');
  assert.equal(await focused(), '3', 'the focus stays');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await saved('Good');
  assert.deepEqual(own(), [{ answer: 3 }, { answer: 4 }]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(said, (now) => now === 'Your answer is taken back.', 'Undo by keyboard');
});

test('keyboard alone: Space sends what is marked, and what is not', async () => {
  await open();
  await option('Very poor').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await saved('Very poor');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  await page.keyboard.press('Space');
  await saved('Poor');
  assert.deepEqual(own(), [{ answer: 1 }, { answer: 2 }]);
});

test('a double press is one vote, and a change of mind while sending is the last word', async () => {
  let release;
  ratings.gate = new Promise((resolve) => { release = resolve; });
  await open();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await option('Good').dblclick();
  await sent;
  await press('Poor');
  await until(() => page.locator('fieldset').first().getAttribute('aria-busy'), (busy) => busy === 'true', 'it is sending');
  await picture(page, 'rating-sending');
  release();
  await saved('Poor');
  assert.deepEqual(own(), [{ answer: 4 }, { answer: 2 }]);
});

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

test('held: one more press', async () => {
  await open();
  await option('Good').waitFor();
  ratings.faults = [{ status: 200, body: { result: 'held', answer: 4, class: 'satisfied', edit_until_at: null, nonce: 'nonce-1' } }];
  await press('Good');
  await text('Please press your answer once more, so that it counts.').waitFor();
  await looksGood();
  await press('Good');
  await saved('Good');
});

test('the browser that answered sees its answer again and may change it', async () => {
  await open();
  await press('Good');
  await saved('Good');
  await page.reload();
  await text('You answered: Good').waitFor();
  assert.equal(ratings.opens[0]['x-amends-key'], undefined);
  assert.equal(ratings.opens[1]['x-amends-key'], ratings.posts[0].key);
  await text('It can be changed until 26 May 2099.').waitFor();
  assert.equal(await said(), '', 'a page that comes says nothing');
  await picture(page, 'rating-answered');
  await looksGood();
  await button('Change answer').click();
  await press('Okay');
  await saved('Okay');
  assert.equal(ratings.posts[1].key, ratings.posts[0].key);
});

test('another browser is told that somebody answered', async () => {
  ratings.answer = 4;
  ratings.key = 'k'.repeat(16);
  await open();
  await text('This was answered.').waitFor();
  await looksGood();
});

test('a closed question says so', async () => {
  ratings.state = 'closed';
  await open();
  await text('This question is closed.').waitFor();
  await picture(page, 'rating-closed');
  await looksGood();
});

test('a question that closes meanwhile says so', async () => {
  await open();
  await option('Good').waitFor();
  ratings.state = 'closed';
  await press('Good');
  await text('This question is closed.').waitFor();
  assert.deepEqual(await kept(), []);
});

test('a policy without WebAssembly: the press is posted plainly', async () => {
  await open({ policy: policies.noWasm });
  await press('Poor');
  await saved('Poor');
  await page.getByLabel('In your words').fill('Blank again');
  await button('Send').click();
  await text('Your answer and what you added have arrived.').waitFor();
  assert.deepEqual(own(), [{ answer: 2 }, { comment: 'Blank again' }]);
  assert.deepEqual(await page.evaluate(() => globalThis.blocked), ['wasm-eval'], 'the policy refused the module, once, and nothing else');
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

test('without JavaScript, the form inside', async () => {
  await open({
    inside: '<form method="post" action="/amends/r/tok"><label><input type="radio" name="answer" value="4" checked> Good</label> <button>Send answer</button></form>',
  }, { javaScriptEnabled: false });
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByRole('heading', { name: 'Saved: Good' }).waitFor();
  assert.deepEqual(ratings.posts, [{ answer: '4' }]);
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

test('importance alone is one press more', async () => {
  ratings.survey = { ...survey, ask_importance: true };
  await open();
  await press('Good');
  await saved('Good');
  await picture(page, 'rating-importance');
  await looksGood();
  await press('Very important');
  await text('Your answer and what you added have arrived.').waitFor();
  assert.deepEqual(own()[1], { importance: 3 });
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
