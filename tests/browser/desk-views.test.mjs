// Views of the list and the report that somebody named: by mouse, by keyboard alone, and through failures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { useCaseList } from './desk/case-list.mjs';
import { FakeDesk, people } from './desk/fake-desk.mjs';
import { FakeReports } from './desk/fake-reports.mjs';
import { sharedByMarta } from './desk/fake-views.mjs';
import { looksGood } from './desk/looks.mjs';

const reports = new FakeReports();
const desk = new FakeDesk();
const others = desk.handle.bind(desk);
desk.handle = (method, url, body, headers) => (url.pathname.includes('/reports/') ? reports.handle(method, url, body) : null) ?? others(method, url, body, headers);
const list = useCaseList(desk, () => { desk.reset(23); reports.reset(); });
const { row, stage } = list;
let page;

const menu = () => page.locator('[data-menu="views"]');
const summary = () => menu().locator('summary');
const names = () => menu().locator('.menu-item > span:first-child').allInnerTexts();
const focused = () => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.name || at?.dataset?.view || at?.tagName?.toLowerCase() || '';
});

const openList = async (options) => { page = await list.open(options); };

// An open menu lies over what is below it.
const outsideTheMenu = (fault) => !fault.includes('partially obscured');

async function turn(open) {
  if (await menu().evaluate((details) => details.open) !== open) await summary().click();
}

/** Names what is shown. */
async function save(name) {
  await turn(true);
  await menu().locator('[data-begin]').click();
  await menu().locator('input[name="name"]').fill(name);
  await menu().locator('button[type="submit"]').click();
  await menu().locator('.menu-item', { hasText: name }).waitFor();
}

test('what is filtered is named and found again', async () => {
  await openList();
  await page.locator('select[data-filter="team"]').selectOption('Network');
  await page.locator('.only-overdue input').check();
  await until(() => row(5).count(), (count) => count === 0, 'only a few are left');
  const shown = await page.locator('tr.case[data-key]').count();
  await save('Network, late');
  const [saved] = desk.views.items.filter(({ mine }) => mine);
  assert.equal(saved.query, 'state=waiting&team=Network&overdue=1');
  await looksGood(page, 'views', { counts: outsideTheMenu });
  await turn(false);
  await page.locator('[data-tab="addressed"]').click();
  await page.getByText('Nothing was addressed yet').waitFor();
  await turn(true);
  await menu().locator('.menu-item', { hasText: 'Network, late' }).click();
  await row(shown - 1).waitFor();
  assert.equal(await page.locator('.only-overdue input').isChecked(), true);
  assert.equal(await page.locator('select[data-filter="team"]').inputValue(), 'Network');
  assert.equal(await menu().evaluate((details) => details.open), false);
});

test('keyboard alone: named, renamed, deleted, brought back', async () => {
  await openList();
  await summary().focus();
  await page.keyboard.press('Enter');
  await menu().locator('[data-begin]').waitFor();
  await menu().locator('[data-begin]').focus();
  await page.keyboard.press('Enter');
  await until(focused, (at) => at === 'name', 'the name has the focus');
  await page.keyboard.type('Mine and late');
  await page.keyboard.press('Enter');
  await until(focused, (at) => at === 'summary', 'the focus is back on the button');
  assert.deepEqual(await names(), ['Mine and late', 'Network, overdue']);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(focused, (at) => at === 'name', 'the name has the focus');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Late');
  await page.keyboard.press('Enter');
  await until(names, (all) => all.join() === 'Late,Network, overdue', 'it has its new name');
  await until(focused, (at) => at === 'summary', 'the focus is back on the button');

  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(names, (all) => all.join() === 'Network, overdue', 'it is gone');
  await until(() => menu().locator('[data-undo]').evaluate((button) => button.matches(':focus')), Boolean, 'undo has the focus');
  await page.keyboard.press('Enter');
  await until(names, (all) => all.join() === 'Late,Network, overdue', 'it is back');
  await page.keyboard.press('Escape');
  assert.equal(await menu().evaluate((details) => details.open), false);
});

test('a name that is there already is refused, and nothing that was typed is lost', async () => {
  await openList();
  await save('Late');
  await menu().locator('[data-begin]').click();
  await menu().locator('input[name="name"]').fill('LATE');
  await menu().locator('button[type="submit"]').click();
  await menu().getByText('There is a view of that name already.').waitFor();
  assert.equal(await menu().locator('input[name="name"]').getAttribute('aria-invalid'), 'true');
  desk.views.fault = 503;
  await menu().locator('input[name="name"]').fill('Late as well');
  await menu().locator('button[type="submit"]').click();
  await menu().getByText('Not done: the store is not there.').waitFor();
  await looksGood(page, 'views-fault', { counts: outsideTheMenu });
  await summary().click();
  await summary().click();
  assert.equal(await menu().locator('input[name="name"]').inputValue(), 'Late as well', 'it is there when the menu is opened again');
  desk.views.fault = null;
  await menu().locator('button[type="submit"]').click();
  await menu().locator('.menu-item', { hasText: 'Late as well' }).waitFor();
});

test('views that others share are shown with who shares them, and stay theirs', async () => {
  await openList();
  await summary().click();
  const shared = menu().locator('li', { hasText: 'Network, overdue' });
  await shared.getByText('Jana Novák').waitFor();
  assert.equal(await shared.locator('button').count(), 1);
  await menu().locator('[data-begin]').click();
  await menu().locator('input[name="name"]').fill('For all');
  await menu().getByRole('checkbox').check();
  await menu().locator('button[type="submit"]').click();
  await until(() => desk.views.items.some(({ name, shared: all }) => name === 'For all' && all), Boolean, 'it is shared');
  desk.views.mayShare = false;
  await page.reload();
  await row(0).waitFor();
  await summary().click();
  await menu().locator('[data-begin]').click();
  assert.equal(await menu().getByRole('checkbox').count(), 0);
});

test('who may not share any more still renames what was shared, and brings it back', async () => {
  desk.views.items = [sharedByMarta];
  desk.views.mayShare = false;
  await openList();
  await summary().click();
  await menu().getByRole('button', { name: 'Change For all of us' }).click();
  await menu().locator('input[name="name"]').fill('For me');
  await menu().locator('button[type="submit"]').click();
  await until(() => desk.views.items.map(({ name, shared }) => [name, shared]), ([view]) => view.join() === 'For me,false', 'it has its new name, and is not shared');

  desk.views.items = [sharedByMarta];
  await turn(false);
  await turn(true);
  await menu().getByRole('button', { name: 'Delete For all of us' }).click();
  await menu().locator('[data-undo]').click();
  await until(() => desk.views.items.map(({ name, shared }) => [name, shared]), ([view]) => view?.join() === 'For all of us,false', 'it is back, and not shared');
});

test('views that cannot be loaded say so, and the list goes on', async () => {
  await openList();
  desk.views.fault = 503;
  await summary().click();
  await menu().getByText('Not done: the store is not there.').waitFor();
  await row(0).waitFor();
});

test('the report has views of its own, with what is compared', async () => {
  page = await stage.open();
  await page.goto(`${stage.server.base}/report.html?by=team&compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k`);
  await page.locator('#r9').waitFor();
  await save('Two of us');
  const [saved] = desk.views.items.filter(({ mine }) => mine);
  assert.deepEqual([saved.of, saved.query], ['report', 'by=team&compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k']);
  await looksGood(page, 'views-report', { counts: outsideTheMenu });
  await turn(false);
  await page.locator('select[data-filter="compare"]').selectOption('');
  await until(() => page.locator('#r9').count(), (count) => count === 0, 'nothing is compared');
  await summary().click();
  await menu().locator('.menu-item', { hasText: 'Two of us' }).click();
  const view = '?by=team&compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k';
  await until(() => new URL(page.url()).search, (search) => search === view, 'the figures of the view are there, and its link');
  assert.equal(await page.locator('#r9').count(), 1);
});

test('who watches cases has a tab for them', async () => {
  for (const one of desk.cases.slice(3, 6)) one.watchers = [people[0]];
  await openList();
  const tab = page.locator('[data-tab="watching"]');
  assert.match(await tab.innerText(), /Watching\s+3/);
  await tab.click();
  await until(() => page.locator('tr.case[data-key]').count(), (count) => count === 3, 'three are watched');
  assert.equal(await page.getByText('3 cases').count(), 1);
  // A link, or a saved view, means the same.
  await page.goto(`${stage.server.base}/follow-ups.html?watching=1&sort=newest`);
  await until(() => page.locator('tr.case[data-key]').count(), (count) => count === 3, 'the link shows the same');
  assert.equal(await tab.getAttribute('aria-current'), 'true');
  assert.equal(await page.locator('.sort select').inputValue(), 'newest');
});
