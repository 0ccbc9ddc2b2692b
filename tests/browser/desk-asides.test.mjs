// What is in no figure: on the request with its reasons and decisions, and below the report's figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, until } from './desk/browser.mjs';
import { FakeAsides } from './desk/fake-asides.mjs';
import { FakeDesk } from './desk/fake-desk.mjs';
import { looksGood } from './desk/looks.mjs';
import { serve } from './desk/serve.mjs';
import { useStage } from './support/stage.mjs';

const asides = new FakeAsides();
const desk = new FakeDesk();
const others = desk.handle.bind(desk);
desk.handle = (method, url, body, headers) => asides.handle(method, url, body) ?? others(method, url, body, headers);
const stage = useStage(() => serve(desk), () => { desk.reset(23); asides.reset(); });
let page;

async function openPanel(options, shows = 'Quick, thank you.') {
  page = await stage.open(options);
  await page.goto(`${stage.server.base}/report.html`);
  await page.evaluate(() => {
    const title = Object.assign(document.createElement('h1'), { textContent: 'Request 48211' });
    const panel = Object.assign(document.createElement('amends-request'), { src: '/amends', request: '48211' });
    panel.addEventListener('amends-decided', ({ detail }) => { globalThis.decided = detail; });
    document.querySelector('main').replaceChildren(title, panel);
  });
  await page.getByText(shows).first().waitFor();
}

async function openReport(options) {
  page = await stage.open(options);
  await page.goto(`${stage.server.base}/report.html`);
  await page.getByText('have had amends made').waitFor();
}

const button = (name) => page.getByRole('button', { name, exact: false });
const field = () => page.locator('textarea[name=reason]');
const hasFocus = (name) => until(() => focused(page), (at) => at === name, `the focus is on ${name}`);
const kept = () => page.evaluate(() => document.querySelector('amends-request').decisions.form?.reason);

test('the panel says in plain words what is not counted, and why', async () => {
  await openPanel();
  await page.getByText('Not counted', { exact: true }).waitFor();
  await page.getByText('Another browser answered “Poor” later; the first answer stands').waitFor();
  await page.getByText('It was me who asked, and it <b>still</b> drops.').waitFor();
  await page.getByText('Somebody opened the page with “Very poor” and left without touching it').waitFor();
  await looksGood(page, 'aside-panel');
  await page.getByText('History').click();
  await page.getByText('Page opened with 1 and left without a sign: not counted').waitFor();
  await page.getByText('Also answered 2: kept apart, the first answer stands').waitFor();
});

test('the panel says why nobody was asked', async () => {
  Object.assign(asides.request, { satisfaction_status: 'not_asked', ratings: [], aside: [], suppressed: { reason: 'throttled', touchpoint: 'request-resolved', at: Date.now() },
    timeline: [{ revision: 1, at: Date.now(), type: 'ask_suppressed', reason: 'throttled', by: null }] });
  await openPanel({}, 'Not asked: the customer was asked a short while ago');
  await page.getByText('History').click();
  assert.equal(await page.getByText('Not asked: the customer was asked a short while ago').count(), 2);
});

test('the panel says whether it is good now', async () => {
  const [rating] = asides.request.ratings;
  Object.assign(rating, { answer: 1, class: 'dissatisfied' });
  Object.assign(asides.request, { satisfaction_status: 'addressed', recovered: true, aside: [], timeline: [
    { revision: 1, at: Date.now() - 2, type: 'invited', recovery: true, by: null },
    { revision: 2, at: Date.now() - 1, type: 'rated', answer: 2, class: 'satisfied', recovery: true, by: null }] });
  await openPanel();
  await page.getByText('· addressed · good now').waitFor();
  await page.getByText('History').click();
  await page.getByText('Asked whether it is good now').waitFor();
  await page.getByText('Says that it is good now').waitFor();
});

test('whoever may decide nothing is offered nothing', async () => {
  asides.request.ratings[0].allowed = [];
  await openPanel();
  await page.getByText('Another browser answered').waitFor();
  assert.equal(await page.getByRole('button').count(), 0);
});

test('a rating is excluded with a reason, by keys alone, and restored', async () => {
  await openPanel();
  await button('Exclude').focus();
  await page.keyboard.press('Enter');
  await hasFocus('reason');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Say why, a few words are enough').waitFor();
  assert.equal(await field().getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await axeFaults(page), []);
  await hasFocus('reason');
  await page.keyboard.type('Meant another request');
  await looksGood(page, 'aside-exclude');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Taken out of the figures by Marta Kowalska').waitFor();
  await page.locator('[role=status]', { hasText: 'in no figure any more' }).waitFor({ state: 'attached' });
  await hasFocus('amends panel');
  assert.deepEqual(asides.decisions, [{ method: 'POST', id: 'a1', verb: 'exclude', reason: 'Meant another request' }]);
  assert.equal((await page.evaluate(() => globalThis.decided)).request, '48211');
  await looksGood(page, 'aside-excluded');

  await button('Restore').click();
  await field().fill('It was this one');
  await button('Restore').click();
  await page.getByText('Taken out of the figures').waitFor({ state: 'detached' });
});

test('a disputed answer is accepted', async () => {
  await openPanel();
  await button('Accept this answer').click();
  await field().fill('She called');
  await button('Accept this answer').click();
  await page.getByText('Another browser answered').waitFor({ state: 'detached' });
  await page.getByText('History').click();
  await page.getByText('Accepted instead: 2').waitFor();
});

test('Escape puts the form away, keeps what was written and gives the focus back', async () => {
  await openPanel();
  await button('Exclude').click();
  await field().fill('Half a reason');
  await page.keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  await until(() => page.evaluate(() => document.activeElement.shadowRoot.activeElement?.dataset.decide), (at) => at === 'exclude', 'the button has the focus');
  await page.keyboard.press('Enter');
  await field().waitFor();
  assert.equal(await field().inputValue(), 'Half a reason');
});

test('what could not be saved is kept, and goes out with the next try', async () => {
  await openPanel();
  await button('Exclude').click();
  await field().fill('Meant another request');
  asides.fault = 503;
  await button('Exclude').click();
  await page.getByText('Not saved: the helpdesk did not answer').waitFor();
  assert.equal(await kept(), 'Meant another request');
  assert.deepEqual(await axeFaults(page), []);
  asides.fault = null;
  await button('Exclude').click();
  await page.getByText('Taken out of the figures by Marta Kowalska').waitFor();
});

test('somebody else was faster: the panel shows how it stands', async () => {
  await openPanel();
  await button('Exclude').click();
  await field().fill('Mine');
  asides.handle('POST', new URL('http://x/amends/api/ratings/a1/exclude'), { reason: 'Theirs' });
  await button('Exclude').click();
  await page.locator('[role=status]', { hasText: 'decided meanwhile' }).waitFor({ state: 'attached' });
  await page.getByText('Theirs').first().waitFor();
  assert.equal(await field().count(), 0);
});

test('the report says how many answers are in none of its figures, and which', async () => {
  await openReport();
  await page.getByText('Not in these figures: 1 held · 1 disputed · 2 intents · 1 excluded').click();
  await page.getByText('Mail scanners do that too.').waitFor();
  await button('Show them').click();
  await page.getByRole('rowheader', { name: 'Owen Pritchard' }).waitFor();
  assert.match(asides.asked, /^from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  await button('Show more').click();
  await page.getByText('Meant another request').waitFor();
  await page.getByText('date not known').waitFor();
  assert.equal(await page.locator('.aside-table tbody tr').count(), 5);
  assert.equal(await page.locator('[data-asides]').count(), 0);
  assert.equal(await page.getByRole('link', { name: '#48211' }).getAttribute('href'), 'https://help.example.org/issues/48211');
  await looksGood(page, 'aside-report');
});

test('other figures put the list away; none aside, no line', async () => {
  await openReport();
  await page.getByText('Not in these figures').click();
  await button('Show them').click();
  await page.locator('.aside-table').waitFor();
  await page.locator('select[data-filter=period]').selectOption('days30');
  await page.locator('.aside-table').waitFor({ state: 'detached' });
  asides.counts = null;
  await page.locator('select[data-filter=cohort]').selectOption('asked');
  await page.getByText('Not in these figures').waitFor({ state: 'detached' });
});

test('a list that cannot be loaded says so, and comes with the next try', async () => {
  await openReport();
  await page.getByText('Not in these figures').click();
  asides.fault = 503;
  await button('Show them').click();
  await page.getByText('They could not be loaded: the store is not there').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  asides.fault = null;
  await button('Show them').click();
  await page.locator('.aside-table').waitFor();
});

test('in German', async () => {
  await openPanel({ locale: 'de-DE' });
  await page.evaluate(() => { document.documentElement.lang = 'de'; document.querySelector('amends-request').requestUpdate(); });
  await page.getByText('Ein anderer Browser hat später „Poor“ geantwortet; die erste Antwort gilt').waitFor();
  await page.getByRole('button', { name: 'Ausschließen' }).click();
  await page.getByLabel('Warum sie ausgeschlossen wird').waitFor();
});
