// The frame of `amends serve` itself on the pages of a shop: nothing stands in for the server.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { openPage, picture, until } from './desk/browser.mjs';
import { serveSite } from './support/sites.mjs';
import { useServed } from './support/served.mjs';

const served = await useServed(['host', 'manager', 'admin'], async () => {
  [shop, stranger] = await Promise.all([serveSite(), serveSite()]);
  await listShop();
});
const { call } = served;
let shop;
let stranger;
let page;
let site;

/** Lists the shop, whose articles may be rated. */
async function listShop() {
  const { revision, settings } = await call('admin', 'GET', 'settings');
  const survey = { ...settings.surveys[0], id: 'article', touchpoint: 'kb-article' };
  const sites = [{ name: 'Help centre', touchpoints: ['kb-article'] }];
  const put = await call('admin', 'PUT', 'settings', { revision, settings: { ...settings, origins: [shop.origin], surveys: [...settings.surveys, survey], sites } });
  site = put.settings.sites[0].id;
}

after(() => Promise.all([shop?.close(), stranger?.close()]));
afterEach(() => page?.context().close());

async function askedFor(id) {
  await call('host', 'PUT', `requests/${id}`, { status: 'completed', requester: { id: `u-${id}`, name: 'Ingrid Solberg' }, agent: 'eoin' });
  return call('host', 'POST', 'invitations', { request: id });
}

async function open(attributes, { on = shop, options = { width: 700, height: 620 } } = {}) {
  page = await openPage(served.browser, options);
  await page.addInitScript(() => {
    globalThis.heard = [];
    for (const name of ['rated', 'changed', 'error']) addEventListener(`amends-${name}`, ({ detail }) => globalThis.heard.push([name, detail.code ?? detail.answer]));
  });
  on.pages['/article'] = {
    policy: `default-src 'none'; script-src ${served.origin}; frame-src ${served.origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><script type="module" src="${served.origin}/amends/assets/amends-frame.js"></script></head>
      <body><main><h1>How to pair</h1><amends-rating-frame src="${served.origin}/amends" ${attributes}><a href="https://help.example.org/">Rate this</a></amends-rating-frame></main></body></html>`,
  };
  await page.goto(`${on.origin}/article?visitor=17`);
  return page.frameLocator('iframe');
}

const heard = () => page.evaluate(() => globalThis.heard);
const option = (frame, name) => frame.getByRole('radio', { name, exact: true });

test('one press in the frame is a rating of the request', async () => {
  const { widget } = await askedFor('F-1');
  const frame = await open(`token="${widget.token}"`);
  await option(frame, 'Good').click();
  await frame.locator('.status', { hasText: 'Saved: Good' }).waitFor();
  await until(heard, (all) => all.length === 1, 'the page hears');
  assert.deepEqual(await heard(), [['rated', 4]]);
  assert.deepEqual(page.faults, []);
  assert.equal((await call('manager', 'GET', 'requests/F-1')).satisfaction_status, 'satisfied');
  await picture(page, 'embed-served');
});

test('an answer is changed, and who comes back finds the one that stands', async () => {
  const { widget } = await askedFor('F-2');
  const frame = await open(`token="${widget.token}"`);
  await option(frame, 'Good').click();
  await frame.locator('.status', { hasText: 'Saved: Good' }).waitFor();
  await option(frame, 'Poor').click();
  await frame.locator('.status', { hasText: 'Saved: Poor' }).waitFor();
  await until(heard, (all) => all.length === 2, 'the page hears of both');
  assert.deepEqual(await heard(), [['rated', 4], ['changed', 2]]);
  await page.reload();
  await frame.getByText('You answered: Poor').waitFor();
  assert.equal((await call('manager', 'GET', 'requests/F-2')).satisfaction_status, 'dissatisfied');
});

test('an article is rated, and the manager sees on which page', async () => {
  const frame = await open(`touchpoint="kb-article" site="${site}" subject="How to pair"`, { options: { width: 390, height: 844 } });
  await option(frame, 'Poor').click();
  await frame.locator('.status', { hasText: 'Saved: Poor' }).waitFor();
  await frame.getByLabel('Please contact me').check();
  await frame.getByLabel(/mail address or phone/i).fill('ingrid@example.org');
  await frame.getByRole('button', { name: 'Send' }).click();
  await frame.getByText('Your answer and what you added have arrived.').waitFor();
  await picture(page, 'embed-served-article');
  assert.deepEqual(page.faults, []);
  const { items } = await call('manager', 'GET', 'follow-ups?q=ingrid@example.org&state=waiting');
  const { url, subject } = (await call('manager', 'GET', `requests/${encodeURIComponent(items[0].request)}`));
  assert.deepEqual([subject, url], ['How to pair', `${shop.origin}/article`]);
});

test('a mail’s link in a frame is closed, and so is one that nobody made', async () => {
  const { token } = await askedFor('F-3');
  for (const one of [token, 'nonsense']) {
    const frame = await open(`token="${one}"`);
    await frame.getByText('This question is closed.').first().waitFor();
    assert.equal(await frame.getByRole('radio').count(), 0);
    await picture(page, 'embed-served-closed');
    await page.context().close();
  }
  assert.equal((await call('manager', 'GET', 'requests/F-3')).satisfaction_status, 'asked');
});

test('on a page that is not listed the browser shows no frame', async () => {
  const { widget } = await askedFor('F-4');
  await open(`token="${widget.token}"`, { on: stranger });
  await until(async () => page.faults, (all) => all.some((fault) => /frame-ancestors/.test(fault)), 'the browser refuses the frame');
});
