// The rating in a frame: height and events by postMessage, and nothing from or to anybody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture, until } from './desk/browser.mjs';
import { excuse, heard, open, page, ratings, sites, useSites } from './support/embedded.mjs';

useSites();

const script = () => `<script type="module" src="${sites.amends.origin}/amends/assets/amends-frame.js"></script>`;
const framed = (more = 'token="tok"', inside = '') => `<amends-rating-frame src="${sites.amends.origin}/amends" ${more}>${inside}</amends-rating-frame>`;
const strict = () => `default-src 'none'; script-src ${sites.amends.origin}; frame-src ${sites.amends.origin}; `
  + "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const inner = () => page.locator('amends-rating-frame').frameLocator('iframe');
const press = (label) => inner().getByRole('radio', { name: label, exact: true }).click();
const saved = (label) => inner().locator('.status', { hasText: `Saved: ${label}` }).waitFor();
const height = () => page.evaluate(() => document.querySelector('amends-rating-frame').shadowRoot.querySelector('iframe').getBoundingClientRect().height);
const rated = ['rated', { answer: 4, previous: null, class: 'satisfied', scale: 5 }, 'amends-rating-frame'];

test('one press in the frame: the page hears of it, and nothing else', async () => {
  await open(framed(), { head: script(), policy: strict() });
  await press('Good');
  await saved('Good');
  await until(heard, (all) => all.length === 1, 'the page hears');
  assert.deepEqual(await heard(), [rated]);
  assert.equal(ratings.posts[0].headers['sec-fetch-site'], 'same-origin', 'a frame of ours posts to ourselves');
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'embed-frame');
});

test('the frame is as high as what is in it', async () => {
  await open(framed(), { head: script(), policy: strict() });
  await press('Good');
  await saved('Good');
  const low = await until(height, (now) => now > 60, 'it has a height');
  await press('Poor');
  await saved('Poor');
  const high = await until(height, (now) => now > low + 200, 'the details make it higher');
  const content = await page.frames()[1].evaluate(() => document.documentElement.getBoundingClientRect().height);
  assert.ok(Math.abs(high - content) <= 1, `${high} for ${content}`);
  assert.equal(await page.frames()[1].evaluate(() => document.documentElement.scrollHeight > innerHeight + 1), false, 'nothing scrolls');
  await picture(page, 'embed-frame-details');
});

test('what the two say names no person, no token and no words', async () => {
  await open(framed(), { head: `<script type="module" src="/spy.js"></script>${script()}` });
  sites.shop.pages['/spy.js'] = { html: 'globalThis.said = []; addEventListener("message", ({ data }) => globalThis.said.push(data));', type: 'text/javascript' };
  await page.reload();
  await press('Poor');
  await saved('Poor');
  await inner().getByLabel('In your words').fill('My name is Jane');
  await inner().getByRole('button', { name: 'Send' }).click();
  await inner().getByText('Your answer and what you added have arrived.').waitFor();
  const said = await page.evaluate(() => globalThis.said);
  assert.deepEqual([...new Set(said.map(({ amends }) => amends))].sort(), ['event', 'height', 'title']);
  for (const message of said) assert.deepEqual(Object.keys(message.detail ?? {}), message.amends === 'event' ? ['answer', 'previous', 'class', 'scale'] : []);
  assert.doesNotMatch(JSON.stringify(said), /Jane|tok"|nonce|key/);
});

test('the page’s accent, corners and dark go into the frame', async () => {
  await open(framed(), { head: script(), policy: undefined });
  sites.shop.pages['/'].html = sites.shop.pages['/'].html.replace('</head>',
    '<style>html { color-scheme: dark; background: #111; color: #eee } main { --amends-accent: #ffcc00; --amends-radius: 3px }</style></head>');
  await page.reload();
  await press('Good');
  await saved('Good');
  const look = await page.frames()[1].evaluate(() => {
    const { style } = document.documentElement;
    return [style.getPropertyValue('--amends-accent'), style.getPropertyValue('--amends-radius'), style.colorScheme];
  });
  assert.deepEqual(look, ['#ffcc00', '3px', 'dark']);
  await picture(page, 'embed-frame-dark');
});

test('pretenders: other windows and other origins are not heard', async () => {
  await open(`${framed()}<iframe id="other" title="Another frame" src="${sites.stranger.origin}/pretend"></iframe>`, { head: script() });
  sites.stranger.pages['/pretend'] = '<!doctype html><title>Pretender</title>';
  await page.reload();
  await inner().getByRole('radio').first().waitFor();
  const before = await until(height, (now) => now > 60, 'it has a height');
  const lie = { amends: 'event', name: 'amends-rated', detail: { answer: 1, previous: null, class: 'dissatisfied', scale: 5 } };
  const shout = async (message) => {
    await page.frames().find((frame) => frame.url().endsWith('/pretend')).evaluate((it) => parent.postMessage(it, '*'), message);   // right words, wrong window
    await page.evaluate((it) => postMessage(it, location.origin), message);                                                      // the page itself
  };
  await shout(lie);
  await shout({ amends: 'height', height: 3_000 });
  await page.evaluate((origin) => {   // the right window with somebody else’s page in it
    document.querySelector('amends-rating-frame').shadowRoot.querySelector('iframe').src = `${origin}/pretend`;
  }, sites.stranger.origin);
  await until(() => page.frames().filter((frame) => frame.url().endsWith('/pretend')).length, (count) => count === 2, 'the frame went elsewhere');
  for (const frame of page.frames().slice(1)) await frame.evaluate((it) => parent.postMessage(it, '*'), lie);
  await page.evaluate(() => new Promise((done) => { setTimeout(done); }));   // messages come before timers of zero
  assert.deepEqual(await heard(), []);
  assert.equal(await height(), before);
  excuse(/target origin provided .* does not match/);
});

test('a detail that is not ours stays outside', async () => {
  await open(framed(), { head: script() });
  await inner().getByRole('radio').first().waitFor();
  await until(height, (now) => now > 60, 'they know each other');
  await page.frames()[1].evaluate((origin) => {
    for (const [name, detail] of [['amends-rated', { answer: { deep: 1 }, previous: null, class: 'satisfied', scale: 5 }], ['click', {}],
      ['amends-error', { code: 'x'.repeat(65), status: 0 }], ['amends-error', null], ['constructor', {}]]) {
      parent.postMessage({ amends: 'event', name, detail }, origin);
    }
    parent.postMessage({ amends: 'height', height: 1e9 }, origin);
    parent.postMessage({ amends: 'event', name: 'amends-error', detail: { code: 'last', status: 0, comment: 'not ours' } }, origin);
  }, sites.shop.origin);
  await until(heard, (all) => all.length > 0, 'the last one arrives');
  assert.deepEqual(await heard(), [['error', { code: 'last', status: 0 }, 'amends-rating-frame']]);
  assert.equal(await height(), 4_000);
});

test('the frame tells only pages on its list, and only the one around it', async () => {
  await open(framed(), { head: script() });
  await inner().getByRole('radio').first().waitFor();
  await until(height, (now) => now > 60, 'they know each other');
  const frame = page.frames()[1];
  await frame.evaluate(() => {
    document.querySelector('meta[name="amends-parents"]').content = 'https://elsewhere.example.com';
    globalThis.answers = 0;
    addEventListener('message', () => { globalThis.answers += 1; });
  });
  await page.evaluate(() => {
    globalThis.replies = 0;
    addEventListener('message', () => { globalThis.replies += 1; });
    document.querySelector('amends-rating-frame').shadowRoot.querySelector('iframe').contentWindow.postMessage({ amends: 'hello', look: {} }, '*');
  });
  await until(() => frame.evaluate(() => globalThis.answers), (count) => count === 1, 'the question arrives');
  await page.evaluate(() => new Promise((done) => { setTimeout(done); }));
  assert.equal(await page.evaluate(() => globalThis.replies), 0, 'no answer for who is not on the list');
});

test('an Amends that allows no frame here: the page’s own link, and an error', async () => {
  await open('', { site: sites.stranger });
  await page.clock.install();
  sites.stranger.pages['/'] = `<!doctype html><html lang="en"><title>A stranger</title>${framed('token="tok"', '<a href="https://help.example.org/">Rate</a>')}${script()}</html>`;
  await page.goto(sites.stranger.origin);
  await until(async () => excuse(/frame-ancestors/).length, (count) => count > 0, 'the browser refuses the frame');
  await page.clock.fastForward(15_000);
  await page.getByRole('link', { name: 'Rate' }).waitFor();
  assert.deepEqual(await heard(), [['error', { code: 'frame_refused', status: 0 }, 'amends-rating-frame']]);
  excuse(/./);
});

test('removed, it hears nothing any more; back again, it begins anew', async () => {
  await open(framed(), { head: script() });
  await press('Good');
  await saved('Good');
  await until(heard, (all) => all.length === 1, 'the page hears');
  await page.evaluate(() => { globalThis.away = document.querySelector('amends-rating-frame'); globalThis.away.remove(); });
  await page.evaluate(() => document.querySelector('main').append(globalThis.away));
  await inner().getByText('You answered: Good').waitFor();
  await inner().getByRole('button', { name: 'Change answer' }).click();
  await press('Okay');
  await saved('Okay');
  await until(heard, (all) => all.length === 2, 'once each');
  assert.deepEqual((await heard())[1][1], { answer: 3, previous: 4, class: 'neutral', scale: 5 });
});
