// What the report offers to cut and narrow its figures by: to a manager of all, to one of a queue, and to an agent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { useReportStage } from './desk/report-stage.mjs';

const { reports, stage } = useReportStage();
let page;

const offer = (own, cuts) => ({ own, cuts: Object.entries(cuts).map(([by, filters]) => ({ by, filters })) });

async function open(offered, query = '') {
  reports.offered = offered;
  page = await stage.open();
  await page.goto(`${stage.server.base}/report.html${query}`);
  await page.locator('#r3').waitFor();
}

const choices = (name) => page.locator(`select[data-filter="${name}"] option`).allInnerTexts();
const pick = (name, text) => page.locator(`select[data-filter="${name}"]`).selectOption({ label: text });
const search = () => new URL(page.url()).search;

test('every dimension is there, where the server does not say otherwise', async () => {
  await open(null);
  const dimensions = ['Team', 'Queue', 'Agent', 'Service', 'Touchpoint', 'Channel', 'Organisation', 'Tag'];
  assert.deepEqual(await choices('by'), ['Month', 'Week', ...dimensions]);
  assert.deepEqual(await choices('only'), ['everything', ...dimensions]);
  assert.deepEqual((await choices('compare')).slice(-4), ['Two channels', 'Two organisations', 'Two tags', 'Two periods']);
  await pick('by', 'Tag');
  await until(search, (text) => text === '?by=tag', 'the link has the tag');
  await looksGood(page, 'report-by-tag');
});

test('a report that is narrowed offers the cuts that go with it, and a filter that does not makes place for itself', async () => {
  const all = ['agent', 'team', 'queue', 'service'];
  await open(offer(false, { period: all, agent: ['agent', 'team', 'queue'], team: all, queue: all, service: ['team', 'queue', 'service'] }), '?by=agent');
  assert.deepEqual(await choices('by'), ['Month', 'Week', 'Team', 'Queue', 'Agent', 'Service']);
  await pick('only', 'Service');
  await until(search, (text) => !text.includes('by='), 'cut by month again');
  assert.deepEqual(await choices('by'), ['Month', 'Week', 'Team', 'Queue', 'Service']);
  assert.deepEqual(await choices('compare'), ['nothing', 'Two teams', 'Two queues', 'Two services', 'Two periods']);
  assert.equal(await page.locator('.cuts').first().getByText('Agent').count(), 0);
});

test('an agent sees figures that are his own, without the way to anybody else’s', async () => {
  await open(offer(true, { period: ['team', 'queue', 'touchpoint'], team: ['team'], queue: ['queue'], touchpoint: ['touchpoint'] }));
  await page.getByRole('heading', { name: 'Your own figures', level: 1 }).waitFor();
  assert.deepEqual(await choices('by'), ['Month', 'Week', 'Team', 'Queue', 'Touchpoint']);
  assert.deepEqual(await choices('compare'), ['nothing', 'Two teams', 'Two queues', 'Two touchpoints', 'Two periods']);
  assert.equal(await page.locator('a.drill').count(), 0);
  assert.equal(await page.locator('[data-menu="views"]').count(), 0);
  assert.equal(await page.locator('[data-asides]').count(), 0);
  await looksGood(page, 'report-own');
});
