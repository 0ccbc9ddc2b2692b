// What a changed ask policy would have done, tried from the settings' form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { FakeSettings } from './desk/fake-settings.mjs';
import { useSettingsPage } from './desk/settings-page.mjs';

const desk = new FakeSettings();
const form = useSettingsPage(desk);
const { field, status, put, looksGood, focusedPlace } = form;
let page;

const sample = 'Of 10,000 completions, asked about';
const press = () => page.locator('[data-rehearse]').click();
const table = () => page.locator('table.tried');
const line = async (name) => table().locator('tr', { hasText: name }).first().locator('td').allInnerTexts();
const asked = () => desk.requests.filter(({ path }) => path.endsWith('/dry-run')).map(({ body }) => body);

test('the policy in the form is tried beside the saved one, and nothing is saved', async () => {
  page = await form.openForm();
  await field(sample).fill('2500');
  await status('1 change, not saved yet');
  await press();
  await table().waitFor();
  assert.equal(asked()[0].ask.sampling_per_ten_thousand, 2500);
  assert.equal(asked()[0].days, 90);
  assert.deepEqual(await line('Asked'), ['800', '200']);
  assert.deepEqual(await line('not in the sample'), ['0', '600']);
  assert.equal(await table().locator('tr', { hasText: 'duplicate' }).count(), 0, 'reasons without a request are left out');
  assert.equal(put(), undefined);
  await looksGood('rehearsal');
  await page.locator('.rehearsal').scrollIntoViewIfNeeded();
  await picture(page, 'settings-tried-1440-light');
  await field(sample).fill('5000');
  await page.getByText('The form has changed since').waitFor();
});

test('what the server refuses is said where it was asked, with the way to its place', async () => {
  page = await form.openForm();
  await field(sample).fill('20000');
  await press();
  await page.getByText('It could not be tried').waitFor();
  await page.locator('.rehearsal').getByRole('button', { name: 'Show the place' }).click();
  await until(focusedPlace, (at) => at === 'ask.sampling_per_ten_thousand', 'the place has the focus');
});

test('without requests it says so; without the server it says so, and the next press tries again', async () => {
  page = await form.openForm();
  desk.fault = 503;
  await press();
  await page.getByText('It could not be tried').waitFor();
  desk.fault = null;
  const rehearsed = desk.rehearsed.bind(desk);
  desk.rehearsed = (body) => { const answer = rehearsed(body); answer.body.completions = 0; return answer; };
  await press();
  await page.getByText('No request was completed in the last 90 days').waitFor();
  desk.rehearsed = rehearsed;
});
