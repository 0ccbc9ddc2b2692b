// The settings' form against a stand-in: every control, the document itself, and how it looks in each state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture, until } from './desk/browser.mjs';
import { FakeSettings, sampleSettings } from './desk/fake-settings.mjs';
import { useSettingsPage } from './desk/settings-page.mjs';

const desk = new FakeSettings();
const form = useSettingsPage(desk);
const { stage, field, place, button, card, status, put, save, focusedPlace, toTheEnd, looksGood } = form;
let page;

const openForm = async () => { page = await form.openForm(); };

test('what was not touched is saved as it came', async () => {
  await openForm();
  const before = structuredClone(desk.last.settings);
  assert.equal(await button('Save').isDisabled(), true, 'nothing to save yet');
  await field('Reminders').fill('3');
  await status('1 change, not saved yet');
  assert.deepEqual(await save(), { ...before, ask: { ...before.ask, reminders: 3 } });
  assert.equal(put().revision, 3);
  await page.getByText('Version 4', { exact: true }).waitFor();
  assert.equal(await button('Save').isDisabled(), true);
});

test('each kind of control writes its kind of value', async () => {
  await openForm();
  await field('Address of the manager\'s page').fill('https://help.example.org/desk');
  await field('Days that links are valid').fill('30');
  await field('Grace period').fill('1.5');
  await field('Unit of Grace period').selectOption('hours');
  await field('Agents may make amends for their own work').uncheck();
  await field('Outcomes of a case').fill('fixed\n\n  credited \n');
  await button('Add to Absences').click();
  await place('absences[0].person').fill('jana');
  await place('absences[0].from').fill('2026-12-21');
  await place('absences[0].until').fill('2027-01-03');
  const saved = await save();
  assert.equal(saved.desk_url, 'https://help.example.org/desk');
  assert.equal(saved.link_valid_days, 30);
  assert.equal(saved.grace_s, 5_400);
  assert.equal(saved.agent_may_address_own, false);
  assert.deepEqual(saved.outcomes, ['fixed', 'credited']);
  assert.deepEqual(saved.absences, [{ person: 'jana', from: '2026-12-21', until: '2027-01-03' }]);
});

test('items are added, moved and removed, by keyboard alone, and the focus never gets lost', async () => {
  await openForm();
  await button('Add to Webhooks').focus();
  await page.keyboard.press('Enter');
  await until(focusedPlace, (name) => name === 'webhooks[0].id', 'the new item’s first field has the focus');
  await page.keyboard.type('crm');
  await place('webhooks[0].url').fill('https://hooks.example.org/x');
  await field('A case is open').check();
  await field('Praise with a comment').check();
  await button('Move down office · 09:00 · 12:00').focus();
  await page.keyboard.press('Enter');
  await until(focusedPlace, (name) => name === 'working_hours[1]', 'the focus went with the item');
  await button('Remove Network').focus();
  await page.keyboard.press('Enter');
  await until(() => page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement?.dataset.adds), (name) => name === 'assignment', 'the focus stays at the list');
  await page.keyboard.press('Control+Enter');
  await status('Saved as version 4');
  const saved = put().settings;
  assert.deepEqual(saved.webhooks, [{ id: 'crm', url: 'https://hooks.example.org/x', events: ['follow_up.opened', 'rating.praised'], format: 'json', language: '', teams: [], queues: [],
    include_customer: false, include_comment: false, allow_private: false, secret_version: 1, active: true }]);
  assert.deepEqual(saved.working_hours.map(({ id }) => id), ['night-shift', 'office']);
  assert.equal(saved.assignment.length, 1);
});

test('optional members are left out and added, and one of several shapes is chosen', async () => {
  await openForm();
  await card('assignment[0]').click();
  await button('Leave out Contact is wanted').click();
  await page.locator('[data-adds="assignment[0].when.answer_at_most"]').click();
  await until(focusedPlace, (name) => name === 'assignment[0].when.answer_at_most', 'what was added has the focus');
  await place('assignment[0].when.answer_at_most').fill('2');
  await page.getByRole('radio', { name: 'Several in turn' }).check();
  await button('Add to People').click();
  await place('assignment[0].to.round_robin[0].id').fill('lukas');
  assert.deepEqual((await save()).assignment[0], { when: { organisations: ['Finance'], answer_at_most: 2 }, to: { round_robin: [{ id: 'lukas', name: '' }] } });
  await page.getByRole('radio', { name: 'Nobody; the team' }).check();
  assert.deepEqual((await save()).assignment[0].to, { pool: true });
  await page.getByRole('radio', { name: 'One person' }).check();
  assert.deepEqual((await save()).assignment[0].to, { person: { id: 'marta', name: 'Marta Kowalska' } }, 'the person of before is still there');
});

test('a report by mail, praise and the languages of staff are decided in the form', async () => {
  await openForm();
  await button('Add to Reports by mail').click();
  await place('report_mails[0].name').fill('Board');
  await page.locator('[data-adds="report_mails[0].weekday"]').click();
  await place('report_mails[0].weekday').selectOption('fri');
  await place('report_mails[0].at').fill('07:00');
  await place('report_mails[0].period').selectOption('month');
  await button('Add to To whom').click();
  await page.locator('[data-adds="report_mails[0].to[0].managers"]').click();
  await place('report_mails[0].to[0].managers').check();
  await place('praise').check();
  await place('staff_language').fill('de');
  await button('Add to Who reads another language').click();
  await place('own_languages[0].person').fill('jana');
  await place('own_languages[0].language').fill('pl');
  await looksGood('report-mails');
  const saved = await save();
  assert.deepEqual(saved.report_mails, [{ name: 'Board', weekday: 'fri', at: '07:00', period: 'month', to: [{ managers: true }] }]);
  assert.deepEqual([saved.praise, saved.staff_language, saved.own_languages], [true, 'de', [{ person: 'jana', language: 'pl' }]]);
});

test('what is there or not, such as the digest, is added and taken out again', async () => {
  await openForm();
  await page.locator('[data-adds="digest"]').click();
  await until(focusedPlace, (name) => name === 'digest.at', 'its first field has the focus');
  await page.keyboard.type('08:00');
  await button('Add to To whom').click();
  await page.locator('[data-adds="digest.to[0].managers"]').click();
  await place('digest.to[0].managers').check();
  await button('Add to Reminders to staff').click();
  await place('reminders[0].id').fill('late');
  await page.locator('[data-adds="reminders[0].after_due_s"]').click();
  await place('reminders[0].after_due_s').fill('30');
  await page.locator('[data-adds="reminders[0].to.assignee"]').click();
  await place('reminders[0].to.assignee').check();
  await page.locator('[data-adds="reminders[0].repeat"]').click();
  await place('reminders[0].repeat.every_s').fill('20');
  const { digest, reminders } = await save();
  assert.deepEqual([digest.at, digest.to], ['08:00', [{ managers: true }]]);
  assert.deepEqual(reminders, [{ id: 'late', to: { assignee: true }, after_due_s: 1_800, repeat: { every_s: 1_200, at_most: 3 } }]);
  await looksGood('reminders');
  await button('Leave out Again').click();
  await button('Leave out Daily digest').click();
  const saved = await save();
  assert.equal('digest' in saved, false);
  assert.equal('repeat' in saved.reminders[0], false);
});

test('hours of a day, texts of a language, and what answers mean', async () => {
  await openForm();
  await card('working_hours[0]').click();
  await button('Add to Friday').click();
  await field('Friday, 1, until').fill('15:00');
  await button('Remove Monday, 2').click();
  await card('surveys[0]').click();
  await field('New entry in Texts').fill('fr');
  await page.keyboard.press('Enter');
  await until(focusedPlace, (name) => name === 'surveys[0].texts.fr.question', 'the new language has the focus');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Comment était notre aide ?');
  await place('surveys[0].classes[2]').selectOption('satisfied');
  await button('Remove de').click();
  const { working_hours: [office], surveys: [survey] } = await save();
  assert.deepEqual(office.week, { mon: [['09:00', '12:00']], tue: [['09:00', '17:00']], fri: [['09:00', '15:00']] });
  assert.deepEqual(Object.keys(survey.texts), ['en', 'fr']);
  assert.equal(survey.texts.fr.question, 'Comment était notre aide ?');
  assert.equal(survey.texts.fr.labels.length, 5, 'it begins as a copy');
  assert.equal(survey.classes[2], 'satisfied');
  assert.equal(await page.locator('output[data-place="surveys[0].version"]').innerText(), '1', 'what the server gives is seen, not asked for');
});

test('while somebody types, the field shows what is typed', async () => {
  await openForm();
  const grace = field('Grace period');
  await grace.fill('');
  await grace.pressSequentially('24');
  await field('Unit of Grace period').selectOption('hours');
  assert.equal(await grace.inputValue(), '24', '24 hours do not become a day under the fingers');
  const outcomes = field('Outcomes of a case');
  await outcomes.press('Control+End');
  await outcomes.pressSequentially('\nescalated');
  assert.match(await outcomes.inputValue(), /other\nescalated$/);
});

test('the document itself can be written, and mistakes keep what was written', async () => {
  await openForm();
  await button('JSON').click();
  const area = field('The settings as JSON');
  assert.deepEqual(JSON.parse(await area.inputValue()), desk.last.settings);
  await area.fill('{"grace_s": 60');
  await page.getByText('This is no JSON document yet').waitFor();
  await button('Form').click();
  await until(focusedPlace, (name) => name === 'json', 'what is not readable yet is not left');
  await area.fill(JSON.stringify({ ...sampleSettings(), grace_s: 60, time_zone: 'Europe/Berlin' }, null, 2));
  desk.refusal = { field: 'time_zone', detail: 'time_zone must be a POSIX TZ rule' };
  await button('Save').click();
  await page.locator('.dock .fault', { hasText: 'time_zone must be a POSIX TZ rule' }).waitFor();
  assert.equal(await area.evaluate((text) => text.value.slice(text.selectionStart, text.selectionEnd)), '"Europe/Berlin"');
  await looksGood('json');
  await button('Form').click();
  assert.equal(await place('time_zone').getAttribute('aria-invalid'), 'true', 'the form knows the place too');
  desk.refusal = null;
  await place('time_zone').fill('UTC0');
  assert.deepEqual((({ grace_s, time_zone }) => ({ grace_s, time_zone }))(await save()), { grace_s: 60, time_zone: 'UTC0' });
});

test('a document that is no settings at all is still drawn, and can be put right', async () => {
  await openForm();
  await button('JSON').click();
  await field('The settings as JSON').fill(JSON.stringify({ grace_s: [1], due: 'later', webhooks: [7], outcomes: ['a\nb'], surveys: [{ texts: null }], colour: 'red' }));
  await button('Form').click();
  await place('grace_s').fill('300');
  await place('due').fill('[]');
  await button('Discard').click();
  await status('Nothing changed');
});

test('the contents lead to their sections', async () => {
  await openForm();
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Cases' }).click();
  assert.equal(await page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement.textContent), 'Cases');
});

test('clean: light and dark, wide and narrow, with everything open', async () => {
  await openForm();
  await looksGood('form');
  for (const name of ['surveys[0]', 'surveys[0].texts.en', 'working_hours[0]', 'assignment[0]', 'sites[0]']) await card(name).click();
  await button('Add to Webhooks').click();
  await looksGood('open');
});

const states = {
  loading: { make: () => { desk.delay = new Promise(() => {}); }, text: 'Loading the settings' },
  error: { make: () => { desk.fault = 503; }, text: 'The settings could not be loaded' },
  forbidden: { make: () => { desk.fault = 403; }, text: 'Settings are for admins' },
  signedout: { make: () => { desk.fault = 401; }, text: 'Open the login link' },
};
for (const [name, { make, text }] of Object.entries(states)) {
  test(`${name} is clean and says so`, async () => {
    make();
    page = await form.open();
    await page.getByText(text).first().waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await picture(page, `settings-${name}-1440-light`);
  });
}

test('German page, German form, and what German has no word for is marked as English', async () => {
  page = await stage.open({ locale: 'de-CH' });
  await page.route('**/settings.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('lang="en"', 'lang="de"') });
  });
  await page.goto(`${stage.server.base}/settings.html`);
  await field('Schonfrist').waitFor();
  await button('Hinzufügen zu Webhooks').waitFor();
  assert.equal(await page.locator('.foreign').count(), 0);
  await picture(page, 'settings-german-1440-light');
  await toTheEnd();
  assert.deepEqual(await axeFaults(page), []);
});

test('whoever may not read the settings finds no link to them', async () => {
  page = await stage.open();
  desk.fault = 403;
  const nav = () => page.locator('.bar nav a').allInnerTexts();
  const answered = page.waitForResponse('**/api/settings');
  await page.goto(`${stage.server.base}/report.html`);
  await answered;
  assert.equal((await nav()).includes('Settings'), false);
  desk.fault = null;
  await page.goto(`${stage.server.base}/report.html`);
  await until(nav, (names) => names.at(-1) === 'Settings', 'an admin has the link');
});
