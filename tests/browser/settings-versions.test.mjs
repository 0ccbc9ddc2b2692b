// The settings' versions against a stand-in: who, when, what changed between two, and the way back to one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { FakeSettings, sampleSettings } from './desk/fake-settings.mjs';
import { looksGood } from './desk/looks.mjs';
import { useSettingsPage } from './desk/settings-page.mjs';

const desk = new FakeSettings();
const settings = useSettingsPage(desk);
const { button } = settings;
let page;

async function open() {
  page = await settings.open();
  await button('Versions').click();
}

async function openVersions() {
  await open();
  await compared().first().waitFor();
}

const heads = () => page.locator('.version h3').allInnerTexts();
const version = (revision) => page.locator('.version', { has: page.getByRole('heading', { name: `Version ${revision}`, exact: true }) });
const compared = () => page.locator('section:has(#two-versions) .changes tbody tr');
const texts = async (rows) => (await rows.allInnerTexts()).map((text) => text.split(/\s*[\t\n]\s*/));

test('the newest stands first, with who, when and what', async () => {
  await openVersions();
  assert.deepEqual(await heads(), ['Version 3', 'Version 2', 'Version 1']);
  await version(3).getByText('in use').waitFor();
  await version(3).getByText('Marta Kowalska').waitFor();
  await version(2).getByText('12 days ago').waitFor();
  await version(1).getByText('Amends', { exact: true }).waitFor();
  await version(2).getByText('1 change').click();
  assert.deepEqual(await texts(version(2).locator('tbody tr')), [['Grace period', 'grace_s', '2 minutes', '5 minutes']]);
  await looksGood(page, 'settings-versions');
});

test('any two are compared', async () => {
  await openVersions();
  assert.deepEqual(await texts(compared()), [['Grace period', 'grace_s', '5 minutes', '2 minutes'], ['Who is asked › Reminders', 'ask.reminders', '0', '2']]);
  await page.locator('[data-compare=from]').selectOption('1');
  await until(() => texts(compared()), (rows) => rows.length === 1, 'the grace period is the same again');
  assert.deepEqual(await texts(compared()), [['Who is asked › Reminders', 'ask.reminders', '0', '2']]);
  await page.locator('[data-compare=to]').selectOption('1');
  await page.getByText('Nothing differs.').waitFor();
});

test('places and values are told in words, whatever they hold', async () => {
  desk.change(() => ({
    agent_may_address_own: false, base_url: '', due: [{ touchpoint: 'kb-article', due_s: 3_600 }], outcomes: ['fixed'],
    working_hours: [{ ...sampleSettings().working_hours[0], week: { mon: [['09:00', '11:00']] } }],
    surveys: [{ ...sampleSettings().surveys[0], texts: { en: { question: 'Good?', labels: ['No'], reasons: {} } } }],
    assignment: [{ when: {}, to: { person: { id: 'marta', name: 'M. Kowalska' } } }], later: { still: ['unknown'] },
  }));
  await openVersions();
  const rows = new Map((await texts(compared())).map(([words, path, ...values]) => [path, [words, ...values]]));
  assert.deepEqual(rows.get('agent_may_address_own'), ['Agents may make amends for their own work', 'yes', 'no']);
  assert.deepEqual(rows.get('base_url'), ['Address of the customers\' pages', 'https://help.example.org/amends', 'empty']);
  assert.deepEqual(rows.get('due[0].due_s'), ['Other due times 1 › Due after', '120 hours', '1 hour']);
  assert.deepEqual(rows.get('outcomes[1]'), ['Outcomes of a case 2', 'explained', 'not there']);
  assert.deepEqual(rows.get('working_hours[0].week.mon[0][1]'), ['Working hours 1 › Week › Monday 1 2', '12:00', '11:00']);
  assert.deepEqual(rows.get('surveys[0].texts.en.question'), ['Surveys 1 › Texts › en › Question', 'How was our help?', 'Good?']);
  assert.deepEqual(rows.get('assignment[0].to.person.name'), ['Who gets a case 1 › Who gets them › Person › Name', 'Marta Kowalska', 'M. Kowalska']);
  assert.deepEqual(rows.get('later'), ['later', 'not there', '{"still":["unknown"]}']);
});

test('going back loads a version as a change, which is saved like any other', async () => {
  await openVersions();
  await button('Go back to this: version 2').click();
  await page.getByText('This is version 2. It is in use once you save it.').waitFor();
  const grace = page.getByLabel('Grace period', { exact: true });
  assert.equal(await grace.inputValue(), '5');
  await grace.fill('6');
  await picture(page, 'settings-back-1440-light');
  await button('Save').click();
  await page.getByText('Saved as version 4').waitFor();
  const { body } = desk.requests.findLast(({ method }) => method === 'PUT');
  assert.equal(body.revision, 3);
  assert.deepEqual(body.settings, { ...desk.versions[1].settings, grace_s: 360 });
  await page.getByText('It is in use once you save it').waitFor({ state: 'detached' });
  await button('Versions').click();
  await until(heads, (all) => all.length === 4, 'the new version is there');
});

test('a version that was loaded can be thrown away again', async () => {
  await openVersions();
  await button('Go back to this: version 1').click();
  await button('Discard').click();
  await page.getByText('Nothing changed').waitFor();
  assert.equal(desk.requests.some(({ method }) => method === 'PUT'), false);
});

test('a long history comes page by page', async () => {
  for (let at = 0; at < 40; at += 1) desk.change(() => ({ grace_s: 60 + at }));
  await openVersions();
  assert.equal((await heads()).length, 20);
  await button('Older versions').click();
  await until(heads, (all) => all.length === 40, 'the next ones are there');
  await button('Older versions').click();
  await until(heads, (all) => all.length === 43, 'the first ones are there');
  assert.equal(await button('Older versions').count(), 0);
  assert.deepEqual((await heads()).slice(-2), ['Version 2', 'Version 1']);
});

test('a desk where nothing was decided yet says so', async () => {
  desk.versions = [{ revision: 0, at: 0, by: null, settings: sampleSettings(), changes: [] }];
  await open();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  desk.versions = [];
  await button('Form').click();
  await button('Versions').click();
  await page.getByText('Nothing was decided yet.').waitFor();
});

test('versions that cannot be loaded say what is safe, and come with the next try', async () => {
  page = await settings.open();
  await button('Versions').waitFor();
  desk.fault = 503;
  await button('Versions').click();
  await page.getByText('The settings could not be loaded').waitFor();
  desk.fault = null;
  await button('Try again').click();
  await compared().first().waitFor();
  desk.fault = 503;
  await page.locator('[data-compare=from]').selectOption('1');
  await page.getByText('The helpdesk answered with an error.').waitFor();
  assert.equal((await heads()).length, 3, 'what was there stays');
});
