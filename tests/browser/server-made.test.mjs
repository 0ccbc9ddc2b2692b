// The widget as a page made on a server brings it: there at the first sight, and the script takes its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, openPage, picture, takeIn, until } from './desk/browser.mjs';
import { useServed } from './support/served.mjs';

const served = await useServed(['host', 'manager', 'admin']);
const { call } = served;
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; form-action 'self'; "
  + "require-trusted-types-for 'script'";
const phone = { width: 360, height: 740 };
let asked = 0;

async function freshWidget() {
  const id = `S-${asked += 1}`;
  await call('host', 'PUT', `requests/${id}`, { status: 'completed', requester: { id: `u-${id}` }, agent: 'eoin' });
  const { widget } = await call('host', 'POST', 'invitations', { request: id, channel: 'widget' });
  return { id, ...widget };
}

/**
 * A page of the host with the widget in it.
 * @param {{origin?: string, policy?: string, script?: boolean}} [host] `script: false` keeps the script on its way
 *   until `page.letScriptCome()`
 */
async function open(widget, { origin = served.origin, policy = strict, script = true } = {}, options = phone) {
  const page = await openPage(served.browser, options);
  const gate = new Promise((resolve) => { page.letScriptCome = resolve; });
  if (script) page.letScriptCome();
  await page.route(`${origin}/page`, (route) => route.fulfill({
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Your request</title>
      <link rel="stylesheet" href="${served.origin}/amends/assets/amends-form.css">
      <script type="module" async src="${served.origin}/amends/assets/amends-rating.js"></script>
      <main><h1>Your request</h1>${widget.html}<p id="below">Below</p></main>`,
  }));
  await page.route(/amends-rating\.js/, async (route) => { await gate; await route.continue(); });
  await page.goto(`${origin}/page`, { waitUntil: 'commit' });
  await page.locator('#below').waitFor();
  await takeIn(page);   // what the server made has no patience of its own
  return page;
}

const answer = (page, word) => page.locator('amends-rating').getByRole('button', { name: word, exact: true });
const radio = (page, word) => page.locator('amends-rating').getByRole('radio', { name: word, exact: true });

/** Where all that shows is, in what the server made or in what the script did. */
const places = (page) => page.locator('amends-rating').evaluate((host) => {
  const shown = (host.shadowRoot ?? host).querySelectorAll('.question, .option, .face, .word');
  return [host, ...shown, document.querySelector('#below')].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x, y, width, height].map((length) => Math.round(length * 8) / 8);
  });
});

async function isRated({ id }, value, evidence = 'explicit') {
  const told = await until(() => call('manager', 'GET', `requests/${id}`), ({ ratings }) => ratings.length > 0, 'the answer arrives');
  assert.deepEqual(told.ratings.map((rating) => [rating.answer, rating.evidence, rating.counted]), [[value, evidence, true]]);
}

async function close(page) {
  assert.deepEqual(page.faults, [], 'the page breaks no policy and throws nothing');
  await page.context().close();
}

test('it asks before any script, and a press counts', async () => {
  const widget = await freshWidget();
  const page = await open(widget, { script: false });
  await answer(page, 'Good').click();
  await page.getByText('Saved: Good').waitFor();
  await isRated(widget, 4);
  page.letScriptCome();
  await close(page);
});

test('so it does without scripts', async () => {
  const widget = await freshWidget();
  const page = await open(widget, {}, { ...phone, javaScriptEnabled: false });
  await picture(page, 'server-made');
  await answer(page, 'Poor').click();
  await page.getByRole('heading', { name: 'Saved: Poor' }).waitFor();
  await isRated(widget, 2);
  await page.context().close();
});

for (const [name, size] of Object.entries({ phone, desktop: { width: 1000, height: 700 }, narrow: { width: 260, height: 700 } })) {
  test(`the script takes its place to the pixel: ${name}`, async () => {
    const widget = await freshWidget();
    const page = await open(widget, { script: false }, size);
    await answer(page, 'Good').waitFor();
    const before = await places(page);
    page.letScriptCome();
    await radio(page, 'Good').waitFor();
    assert.deepEqual(await places(page), before);
    assert.equal(await answer(page, 'Good').count(), 0);
    await radio(page, 'Good').click();
    await page.locator('amends-rating .status', { hasText: 'Saved: Good' }).waitFor();
    await isRated(widget, 4);
    await close(page);
  });
}

test('a press under way when the script comes is a press', async () => {
  const widget = await freshWidget();
  const page = await open(widget, { script: false });
  const { x, y, width, height } = await answer(page, 'Poor').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  page.letScriptCome();
  await page.evaluate((script) => import(script).then(() => {}), `${served.origin}/amends/assets/amends-rating.js`);
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); }));
  await page.mouse.up();
  await isRated(widget, 2);
  await close(page);
});

test('who has come to an answer with the keyboard stays there', async () => {
  const widget = await freshWidget();
  const page = await open(widget, { script: false });
  assert.deepEqual(await axeFaults(page), []);
  await answer(page, 'Okay').focus();
  page.letScriptCome();
  await radio(page, 'Okay').waitFor();
  assert.equal(await focused(page), '3');
  await page.keyboard.press(' ');
  await isRated(widget, 3);
  await close(page);
});

test('on a page of another origin that the settings list, too', async () => {
  const origin = served.origin.replace('127.0.0.1', 'localhost');
  const { revision, settings } = await call('admin', 'GET', 'settings');
  await call('admin', 'PUT', 'settings', { revision, settings: { ...settings, origins: [origin] } });
  const policy = strict.replaceAll("'self'", served.origin);
  for (const script of [false, true]) {
    const widget = await freshWidget();
    // The page comes from this test, so that Chromium takes a server on this machine for a stranger's.
    const page = await open(widget, { origin, policy, script }, { ...phone, permissions: ['local-network-access'] });
    const [option, word] = script ? [radio(page, 'Good'), 'Saved: Good'] : [answer(page, 'Good'), 'Saved: Good'];
    await option.click();
    await page.getByText(word).first().waitFor();
    await isRated(widget, 4);
    page.letScriptCome();
    await close(page);
  }
});
