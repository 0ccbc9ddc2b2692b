// The settings' form against a stand-in: every control, refusals at their place, somebody who was faster, and how it looks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture, until } from './desk/browser.mjs';
import { FakeSettings, sampleSettings } from './desk/fake-settings.mjs';
import { serve } from './desk/serve.mjs';
import { useStage } from './support/stage.mjs';

const desk = new FakeSettings();
const stage = useStage(() => serve(desk), () => desk.reset());
let page;
let asked;

async function open(options) {
  page = await stage.open(options);
  asked = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await page.goto(`${stage.server.base}/settings.html`);
}

async function openForm(options) {
  await open(options);
  await field('Grace period').waitFor();
}

const field = (name) => page.getByLabel(name, { exact: true });
const place = (name) => page.locator(`[data-place="${name}"]`);
const button = (name) => page.getByRole('button', { name, exact: true });
const card = (name) => page.locator(`.card-title[data-place="${name}"]`);
const status = (text) => page.locator('.dock [role=status]', { hasText: text }).waitFor();
const put = () => desk.requests.findLast(({ method }) => method === 'PUT')?.body;
const focusedPlace = () => page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement?.dataset.place);

async function save() {
  await button('Save').click();
  await status('Saved as version');
  return put().settings;
}

// What a state is about: the control that was refused, or what stands at the top.
const toWhatMatters = () => page.evaluate(() => {
  const { activeElement } = document.querySelector('amends-settings').shadowRoot;
  if (activeElement?.ariaInvalid === 'true') activeElement.scrollIntoView({ block: 'center' });
  else document.scrollingElement.scrollTo(0, 0);
});

// The bar that saves lies over the end of what is seen; at the end of the page over nothing.
const toTheEnd = () => page.evaluate(() => document.scrollingElement.scrollTo(0, document.scrollingElement.scrollHeight));

async function looksGood(name) {
  for (const [look, width] of [['light', 1440], ['dark', 1440], ['light', 375], ['dark', 375]]) {
    await page.emulateMedia({ colorScheme: look });
    await page.setViewportSize({ width, height: width === 375 ? 812 : 900 });
    await toWhatMatters();
    await picture(page, `settings-${name}-${width}-${look}`);
    await toTheEnd();
    assert.deepEqual(await axeFaults(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `nothing sticks out: ${wide} px`);
  }
}

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

test('a refusal stands at its place, which is opened and focused, and nothing typed is lost', async () => {
  await openForm();
  await field('Grace period').fill('7');
  desk.refusal = { field: 'working_hours[0].week.mon[1]', detail: 'working_hours[0].week.mon[1] must end after it begins' };
  await button('Save').click();
  await until(focusedPlace, (name) => name === 'working_hours[0].week.mon[1]', 'the place has the focus');
  const at = field('Monday, 2, from');
  assert.equal(await at.getAttribute('aria-invalid'), 'true');
  await page.locator('.row .fault', { hasText: /^must end after it begins$/ }).waitFor();
  await page.locator('.dock .fault', { hasText: 'What you wrote is kept' }).waitFor();
  assert.equal(await field('Grace period').inputValue(), '7');
  await looksGood('refused');
  desk.refusal = null;
  assert.equal((await save()).grace_s, 420);
  assert.equal(await page.locator('.fault').count(), 0);
});

for (const [name, told, shown, note] of [
  ['grace_s', 'grace_s must be 0 to 86400', 'grace_s', 'a single value'],
  ['origins[1]', 'origins[1] must be an origin as browsers spell it', 'origins', 'a line of a list of texts'],
  ['surveys[0].texts.en.reasons.too_long', 'surveys[0].texts.en.reasons.too_long is required', 'surveys[0].texts.en.reasons.too_long', 'a name of the tenant’s own'],
  ['assignment[1].to', 'assignment[1].to must have one of person, round_robin and pool', 'assignment[1].to', 'a whole part'],
  ['sites[0].id', 'sites[0].id is made by Amends; leave it out for a new site', 'sites[0].id', 'what nobody writes'],
  ['working_hours[0].week.mon[0]', 'working_hours[0].week.mon[0] must be two times of the day', 'working_hours[0].week.mon[0]', 'hours'],
]) {
  test(`a refusal of ${note} finds its control`, async () => {
    await openForm();
    await field('Pages of other origins').fill('https://one.example.org\nhttps://Two.example.org');
    desk.refusal = { field: name, detail: told };
    await button('Save').click();
    await until(focusedPlace, (found) => found === shown, 'the place has the focus');
    await page.locator('.sections .fault').first().waitFor();
    if (name === 'origins[1]') {
      const chosen = await page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement)
        .then(() => place('origins').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)));
      assert.equal(chosen, 'https://Two.example.org');
    }
  });
}

test('a site that is not known any more can go without its id', async () => {
  await openForm();
  await field('Grace period').fill('7');
  desk.refusal = { field: 'sites[0].id', detail: 'sites[0].id is made by Amends; leave it out for a new site' };
  await button('Save').click();
  await button('Leave out Id').click();
  desk.refusal = null;
  assert.equal('id' in (await save()).sites[0], false);
});

test('a place that the form does not draw is told with the others', async () => {
  await openForm();
  await field('Grace period').fill('7');
  desk.refusal = { field: 'surveys[0].texts.en', detail: 'surveys[0].texts.en is required' };
  await button('Save').click();
  await page.locator('.dock .fault', { hasText: 'surveys[0].texts.en is required' }).waitFor();
});

test('somebody was faster: who, what, and mine goes on top', async () => {
  await openForm();
  await field('Reminders').fill('1');
  await field('Grace period').fill('7');
  desk.change(() => ({ grace_s: 600, link_valid_days: 90 }));
  await button('Save').click();
  await page.getByText('Jana Novák has changed the settings meanwhile.').waitFor();
  await page.getByText('1 of their changes is at a place that you changed too').waitFor();
  await page.getByText('See their 2 changes').click();
  await page.locator('.notice .changes', { hasText: 'Days that links are valid' }).waitFor();
  assert.equal(await field('Reminders').inputValue(), '1', 'mine is still there');
  await looksGood('conflict');
  await button('Save mine on top').click();
  await status('Saved as version 5');
  const { settings, revision } = put();
  assert.equal(revision, 4);
  assert.deepEqual([settings.grace_s, settings.link_valid_days, settings.ask.reminders], [420, 90, 1]);
  await page.getByText('has changed the settings meanwhile').waitFor({ state: 'detached' });
});

test('somebody was faster: theirs is taken, mine goes', async () => {
  await openForm();
  await field('Reminders').fill('1');
  desk.change(() => ({ grace_s: 600 }));
  await button('Save').click();
  await button('Take theirs, discard mine').click();
  await status('Nothing changed');
  assert.equal(await field('Grace period').inputValue(), '10');
  assert.equal(await field('Reminders').inputValue(), '2');
});

test('a helpdesk that does not answer, and a session that has ended, cost nothing', async () => {
  await openForm();
  await field('Reminders').fill('1');
  for (const [fault, told] of [[503, 'the helpdesk did not answer'], [401, 'your session has ended']]) {
    desk.fault = fault;
    await button('Save').click();
    await page.locator('.dock .fault', { hasText: told }).waitFor();
    assert.equal(await field('Reminders').inputValue(), '1');
  }
  desk.fault = null;
  assert.equal((await save()).ask.reminders, 1);
});

test('leaving with unsaved changes is asked about, and with saved ones it is not', async () => {
  await openForm();
  await field('Reminders').fill('1');
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
  await field('Reminders').fill('1');
  await save();
  await page.reload();
  await field('Grace period').waitFor();
  assert.deepEqual(asked, ['beforeunload']);
});

test('warnings of the server are shown, and lead to their place', async () => {
  desk.warnings = [{ code: 'base_url_long', field: 'base_url', detail: 'base_url has 40 characters' }];
  await openForm();
  await page.getByText('base_url has 40 characters').waitFor();
  await page.locator('.notice').getByRole('button', { name: 'Show the place' }).click();
  await until(focusedPlace, (name) => name === 'base_url', 'the place has the focus');
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
    await open();
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
