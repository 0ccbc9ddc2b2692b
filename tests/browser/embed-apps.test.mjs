// Single-page apps: elements that come, go, come back, and are told by properties; and what stays behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { problem } from './support/fake-ratings.mjs';
import { heard, open, page, ratings, sites, useSites } from './support/embedded.mjs';

useSites();

const script = () => `<script type="module" src="${sites.script}"></script>`;
const widget = '<amends-rating token="tok"></amends-rating>';
const press = (label) => page.getByRole('radio', { name: label, exact: true }).click();
const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();

// Counts who listens to the window, what waits, and the memory of WebAssembly.
function count() {
  globalThis.listening = new Set();
  globalThis.waiting = new Set();
  const { addEventListener: add, removeEventListener: remove, setTimeout: wait, clearTimeout: stop } = globalThis;
  globalThis.addEventListener = (kind, hear, options) => {
    const one = { kind, hear };
    globalThis.listening.add(one);
    options?.signal?.addEventListener('abort', () => { globalThis.listening.delete(one); });
    return add.call(globalThis, kind, hear, options);
  };
  globalThis.removeEventListener = (kind, hear, options) => {
    for (const one of globalThis.listening) if (one.kind === kind && one.hear === hear) globalThis.listening.delete(one);
    return remove.call(globalThis, kind, hear, options);
  };
  globalThis.setTimeout = (task, ...rest) => {
    const id = wait(() => { globalThis.waiting.delete(id); task(); }, ...rest);
    globalThis.waiting.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => { globalThis.waiting.delete(id); stop(id); };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    globalThis.wasm = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return instance;
  };
}

async function openCounted(body) {
  await open('');
  await page.addInitScript(count);
  sites.shop.pages['/'] = `<!doctype html><html lang="en"><head><title>An app</title>${script()}</head><body><main>${body}</main></body></html>`;
  await page.goto(sites.shop.origin);
}
const listening = () => page.evaluate(() => globalThis.listening.size);

test('taken out and put back later: the words and the state are there, and each press counts once', async () => {
  await openCounted(widget);
  await press('Poor');
  await saved('Poor');
  await page.getByLabel('In your words').fill('Blank pages');
  const before = await listening();
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => { globalThis.kept = document.querySelector('amends-rating'); globalThis.kept.remove(); });
    await until(listening, (now) => now < before, 'nobody listens to the page');
    await page.evaluate(() => document.querySelector('main').append(globalThis.kept));
    await until(listening, (now) => now === before, 'as many listen as before');
  }
  assert.equal(await page.getByLabel('In your words').inputValue(), 'Blank pages');
  await press('Very poor');
  await saved('Very poor');
  assert.equal(await page.getByLabel('In your words').inputValue(), 'Blank pages');
  assert.deepEqual(ratings.posts.map(({ answer }) => answer), [2, 1]);
  assert.equal(ratings.opens.length, 1);
  assert.equal((await heard()).length, 2);
});

test('a press that could not go out waits out there without a timer, and goes out at the return', async () => {
  await openCounted(widget);
  await page.getByRole('radio').first().waitFor();
  ratings.faults = [{ ...problem(503, 'busy', 'later'), headers: { 'retry-after': '600' } }];
  await press('Good');
  await page.getByText('Not sent.', { exact: true }).waitFor();
  const before = await page.evaluate(() => globalThis.waiting.size);
  await page.evaluate(() => { globalThis.kept = document.querySelector('amends-rating'); globalThis.kept.remove(); });
  await until(() => page.evaluate(() => globalThis.waiting.size), (size) => size < before, 'it waits no longer');
  assert.equal(ratings.posts.length, 1);
  await page.evaluate(() => document.querySelector('main').append(globalThis.kept));
  await saved('Good');
  assert.equal(ratings.posts[0].op, ratings.posts[1].op);
});

test('taken out before the question came, it asks again at the return', async () => {
  await openCounted('');
  await page.evaluate(async () => {
    globalThis.kept = document.createElement('amends-rating');
    globalThis.kept.setAttribute('token', 'tok');
    document.querySelector('main').append(globalThis.kept);
    await null;
    globalThis.kept.remove();
  });
  await page.evaluate(() => document.querySelector('main').append(globalThis.kept));
  await press('Good');
  await saved('Good');
  assert.equal(ratings.posts.length, 1);
});

test('a hundred that come and go leave no listener, no element and no session behind', async () => {
  await openCounted(widget);
  await page.getByRole('radio').first().waitFor();
  await until(() => page.evaluate(() => Boolean(globalThis.wasm)), Boolean, 'the module is there');
  const before = await listening();
  const add = () => page.evaluate(() => {
    globalThis.gone ??= [];
    for (let number = 0; number < 50; number += 1) {
      const element = document.createElement('amends-rating');
      element.setAttribute('token', 'tok');
      element.setAttribute('survey', JSON.stringify({ scale: 2, question: 'Good?', labels: ['No', 'Yes'], classes: ['dissatisfied', 'satisfied'], reasons: [] }));
      document.querySelector('main').append(element);
      globalThis.gone.push(new WeakRef(element));
    }
  });
  const unready = () => page.evaluate(() => [...document.querySelectorAll('amends-rating')].filter(({ shadowRoot }) => !shadowRoot.querySelector('.notice')).length);
  const remove = () => page.evaluate(() => { for (const element of [...document.querySelectorAll('amends-rating')].slice(1)) element.remove(); });
  for (let time = 0; time < 2; time += 1) {
    await add();
    await until(unready, (left) => left === 0, 'each has its session');
    await remove();
  }
  await until(listening, (now) => now === before, 'as many listen as before');
  const engine = await page.context().newCDPSession(page);
  await until(async () => {
    await engine.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => globalThis.gone.filter((one) => one.deref()).length);
  }, (left) => left === 0, 'they are forgotten');
});

test('several attributes at once begin once, and the same value again begins nothing', async () => {
  await openCounted(widget);
  await press('Good');
  await saved('Good');
  await page.evaluate(() => {
    const element = document.querySelector('amends-rating');
    element.setAttribute('token', 'tok');
    element.setAttribute('lang', 'en');
    element.setAttribute('lang', 'de');
    element.removeAttribute('lang');
    element.setAttribute('lang', 'de');
  });
  await page.getByText('You answered: Good').waitFor();
  assert.equal(ratings.opens.length, 2, 'one question more for all of that');
});

test('properties set before the element is known, and after', async () => {
  await open('<amends-rating></amends-rating>');
  await page.evaluate((origin) => {
    const element = document.querySelector('amends-rating');
    element.src = `${origin}/amends`;
    element.token = 'tok';
    element.survey = { scale: 2, question: 'Did this help?', labels: ['No', 'Yes'], classes: ['dissatisfied', 'satisfied'], reasons: [] };
    element.noWasm = true;
  }, sites.amends.origin);
  await page.addScriptTag({ type: 'module', url: sites.script });
  await page.getByText('Did this help?').waitFor();
  assert.equal(ratings.opens.length, 0, 'the survey came along');
  const [survey, noWasm, own] = await page.evaluate(() => {
    const element = document.querySelector('amends-rating');
    return [JSON.parse(element.getAttribute('survey')).question, element.noWasm, Object.keys(element)];
  });
  assert.deepEqual([survey, noWasm, own], ['Did this help?', true, []]);
  await page.evaluate(() => { document.querySelector('amends-rating').survey = null; });
  await page.getByText('How was our help with this request?').waitFor();
  await page.evaluate(() => { document.querySelector('amends-rating').token = undefined; });
  assert.deepEqual(await page.evaluate(() => {
    const element = document.querySelector('amends-rating');
    return [element.hasAttribute('token'), element.token, element.touchpoint];
  }), [false, null, null]);
});
