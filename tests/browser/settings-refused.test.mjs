// What keeps the settings from being saved: refusals at their place, somebody who was faster, a helpdesk that is away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { FakeSettings } from './desk/fake-settings.mjs';
import { useSettingsPage } from './desk/settings-page.mjs';

const desk = new FakeSettings();
const form = useSettingsPage(desk);
const { field, place, button, status, put, save, dialogs, focusedPlace, looksGood } = form;
let page;

const openForm = async () => { page = await form.openForm(); };

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
  assert.deepEqual(dialogs, ['beforeunload']);
  await field('Reminders').fill('1');
  await save();
  await page.reload();
  await field('Grace period').waitFor();
  assert.deepEqual(dialogs, ['beforeunload']);
});

test('warnings of the server are shown, and lead to their place', async () => {
  desk.warnings = [{ code: 'base_url_long', field: 'base_url', detail: 'base_url has 40 characters' }];
  await openForm();
  await page.getByText('base_url has 40 characters').waitFor();
  await page.locator('.notice').getByRole('button', { name: 'Show the place' }).click();
  await until(focusedPlace, (name) => name === 'base_url', 'the place has the focus');
});
