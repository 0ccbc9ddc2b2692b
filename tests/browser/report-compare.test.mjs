// Two beside each other in the report, and its sections on recovery, importance and offers: on a stand-in for the server,
// which has figures worth showing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { looksGood } from './desk/looks.mjs';
import { useReportStage } from './desk/report-stage.mjs';

const { reports, stage } = useReportStage();
let page;

async function open(query = '', options = {}) {
  page = await stage.open(options);
  await page.goto(`${stage.server.base}/report.html${query}`);
  await page.locator('#r3').waitFor();
}

const section = (id) => page.locator(`section:has(#${id})`);
const pick = (name, text) => page.locator(`select[data-filter="${name}"]`).selectOption({ label: text });
const search = () => new URL(page.url()).search;

test('two agents are chosen, seen beside each other, and found again by their link', async () => {
  await open();
  assert.equal(await section('r9').count(), 0);
  await pick('compare', 'Two agents');
  await page.getByText('Choose the two that are to stand beside each other.').waitFor();
  await pick('a', 'Eoin Gallagher');
  await pick('b', 'Jana Novák');
  await section('r9').getByText('5 of 8 figures differ beyond chance').waitFor();
  assert.ok(reports.asked.some((asked) => asked.startsWith('compare?') && asked.includes('by=agent') && asked.includes('a=Eoin+Gallagher')));
  assert.equal(search(), '?compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k');
  const said = await section('r9').locator('.verdicts').innerText();
  assert.match(said, /^Satisfied: Eoin Gallagher higher by 15\.0 points, between 9\.8 and 20\.1$/m);
  assert.match(said, /^Dissatisfied: Jana Novák higher by 12\.5 points, between 8\.2 and 16\.8$/m);
  assert.match(said, /^Amends, half within: Jana Novák longer by/m);
  assert.doesNotMatch(said, /Response|Cases addressed/);
  await looksGood(page, 'report-compare');
  await page.reload();
  await section('r9').locator('.verdicts').waitFor();
  assert.equal(await page.locator('select[data-filter="a"]').evaluate((select) => select.selectedOptions[0].text), 'Eoin Gallagher');
});

test('pictures of the two say what their table says, which is one key away', async () => {
  await open('?compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k');
  const figure = section('r9');
  await figure.locator('.verdicts').waitFor();
  assert.equal(await figure.locator('.behind table').isVisible(), false);
  await page.locator('.menu > summary').first().focus();
  await page.keyboard.press('t');
  await figure.locator('.behind table').waitFor();
  const line = await figure.locator('.behind tbody tr').first().innerText();
  assert.match(line.replaceAll(/\s+/g, ' '), /Satisfied 90\.0% between 86\.7 and 92\.6 400 75\.0% between 70\.5 and 79\.0 400 Eoin Gallagher higher by 15\.0 points/);
  assert.match(await figure.locator('.behind tbody').innerText(), /Too few to say/);
  const dots = await figure.locator('.pairs circle').evaluateAll((all) => all.map((dot) => parseFloat(dot.getAttribute('cx'))));
  assert.equal(dots.length, 10);
  assert.ok(dots[0] > dots[1], 'more stands further right');
  assert.equal(await figure.locator('.pairs .dot-small').count(), 1, 'of few, a hollow one');
});

test('the group without a name can be one of the two', async () => {
  await open();
  await pick('compare', 'Two agents');
  await pick('a', 'Not given');
  await pick('b', 'Jana Novák');
  await section('r9').locator('.verdicts').waitFor();
  assert.equal(search(), '?compare=agent&a=&b=Jana+Nov%C3%A1k');
  assert.match(await section('r9').locator('.verdicts').innerText(), /Not given higher by/);
});

test('two periods begin with the days before, and other days may be chosen', async () => {
  await open('?from=2026-11-01&to=2026-11-30');
  await pick('compare', 'Two periods');
  await section('r9').locator('.figure').waitFor();
  assert.equal(search(), '?from=2026-11-01&to=2026-11-30&compare=period&other_from=2026-10-02&other_to=2026-10-31');
  await section('r9').locator('input[type=date]').first().fill('2025-11-01');
  await until(() => search(), (text) => text.includes('other_from=2025-11-01'), 'the link has the other days');
  await pick('compare', 'nothing');
  await until(() => section('r9').count(), (count) => count === 0, 'nothing is compared any more');
  await until(() => search(), (text) => text === '?from=2026-11-01&to=2026-11-30', 'nor in the link');
});

test('other things to compare leave the figures as they are, unless their filter goes', async () => {
  const askedFor = () => reports.asked.map((asked) => asked.split('?')[0]);
  await open();
  reports.asked = [];
  await pick('compare', 'Two agents');
  await pick('a', 'Eoin Gallagher');
  await pick('b', 'Jana Novák');
  await section('r9').locator('.verdicts').waitFor();
  await pick('compare', 'Two periods');
  await until(() => search(), (text) => text.includes('compare=period'), 'days are compared');
  await pick('compare', 'nothing');
  await until(() => section('r9').count(), (count) => count === 0, 'nothing is compared any more');
  assert.deepEqual(askedFor(), ['satisfaction', 'compare', 'compare'], 'who there is to choose from, and two comparisons');

  await page.goto(`${stage.server.base}/report.html?agent=Jana+Nov%C3%A1k`);
  await page.locator('#r3').waitFor();
  reports.asked = [];
  await pick('compare', 'Two agents');
  await until(() => search(), (text) => text === '?compare=agent', 'what is compared is not what all is narrowed to');
  assert.ok(['dissatisfied-requesters', 'recovery'].every((name) => askedFor().includes(name)));
});

test('what cannot be compared says so and leaves the other figures', async () => {
  reports.compareFault = 'by, filters and scope must be one dimension';
  await open('?compare=service&a=Mail&b=Chat&queue=VPN');
  await page.getByText('These two cannot be compared: by, filters and scope must be one dimension.').waitFor();
  assert.equal(await section('r1').count(), 1);
  await looksGood(page, 'report-compare-refused');
});

test('a comparison is a file too', async () => {
  await open('?compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k');
  await section('r9').locator('.verdicts').waitFor();
  await page.locator('[data-menu="csv"] > summary').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv="compare"]').click()]);
  assert.match(file.suggestedFilename(), /^compare-/);
});

test('recovery tells the first answers and the last ones', async () => {
  await open();
  await section('r7').getByText('85.3% of 61 answers say that it is good now').waitFor();
  await section('r7').getByText('17 cases were opened again because it was not.').waitFor();
  const shares = await section('r7').locator('.rows-table tbody .strong').allInnerTexts();
  assert.deepEqual(shares, ['72.1%', '85.3%']);
  await section('r8').getByText('25.0% of 60 to whom it was very important were dissatisfied').waitFor();
  await section('r8').getByText('Of 180 answers, 120 said how important it was.').waitFor();
  assert.deepEqual(await section('r8').locator('.rows-table tbody .strong').allInnerTexts(), ['25.0%', '3 of 12']);
  const offers = await section('r6').locator('table', { hasText: 'Offered at once' }).innerText();
  assert.match(offers.replaceAll(/\s+/g, ' '), /credit 7 EUR 249\.90 call back 12/);
  const tops = await section('r6').locator('.codes > .scroll').evaluateAll((tables) => tables.slice(0, 3).map((table) => table.getBoundingClientRect().top));
  assert.equal(new Set(tops).size, 1, 'tables beside each other begin at one height');
  await looksGood(page, 'report-sections');
});

test('few answers on recovery are told as so many of so many', async () => {
  reports.total = { ...reports.total, answered: 3, recovered: 2, recovered_first: 1, reopened: 2 };
  await open();
  await section('r7').getByText('2 of 3 answers say that it is good now').waitFor();
  assert.deepEqual(await section('r7').locator('.rows-table tbody .strong').allInnerTexts(), ['1 of 3', '2 of 3']);
  reports.total = { ...reports.total, asked: 0, answered: 0 };
  await page.reload();
  await page.locator('#r3').waitFor();
  assert.equal(await section('r7').count(), 0);
});

test('in German', async () => {
  await open('?compare=agent&a=Eoin+Gallagher&b=Jana+Nov%C3%A1k', { locale: 'de-DE' });
  await page.evaluate(() => { document.documentElement.lang = 'de'; document.querySelector('amends-report').requestUpdate(); });
  await section('r9').getByText('höher um 15,0 Prozentpunkte').first().waitFor();
  await picture(page, 'report-compare-de');
});
