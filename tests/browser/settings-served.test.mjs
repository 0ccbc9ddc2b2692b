// The settings on a real server: written in the form, refused where they are wrong, gone back to.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { difference } from '../../wasm/elements/desk/settings/difference.js';
import { axeFaults, openPage, picture, until } from './desk/browser.mjs';
import { useServed } from './support/served.mjs';

let page;
const served = await useServed(['admin', 'manager']);
after(() => assert.deepEqual(page?.faults, [], 'the page breaks no policy and throws nothing'));

const field = (name) => page.getByLabel(name, { exact: true });
const button = (name) => page.getByRole('button', { name, exact: true });
const settings = async () => (await served.call('admin', 'GET', 'settings')).settings;
const focusedPlace = () => page.evaluate(() => document.querySelector('amends-settings').shadowRoot.activeElement?.dataset.place);

async function signIn(role) {
  page = await openPage(served.browser);
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`${served.origin}/login?key=${served.keys[role]}`);
  await page.goto(`${served.origin}/settings.html`);
}

test('a manager has no settings', async () => {
  await signIn('manager');
  await page.getByText('Settings are for admins').waitFor();
  await page.goto(`${served.origin}/report.html`);
  await page.getByText('No answers in this period').waitFor();
  assert.equal(await page.locator('.bar nav a', { hasText: 'Settings' }).count(), 0);
  await page.context().close();
});

test('an admin decides, is refused at the place, puts it right', async () => {
  await signIn('admin');
  await field('Grace period').fill('5');
  await button('Add to Working hours').click();
  await until(focusedPlace, (name) => name === 'working_hours[0].id', 'the new calendar has the focus');
  await page.keyboard.type('office');
  await button('Add to Monday').click();
  await field('Monday, 1, until').fill('08:00');
  await button('Save').click();
  await until(focusedPlace, (name) => name === 'working_hours[0].week.mon[0]', 'what is wrong has the focus');
  await page.locator('.row .fault', { hasText: 'must end after it begins' }).waitFor();
  await picture(page, 'settings-served-refused-1440-light');
  await field('Monday, 1, until').fill('17:00');
  await button('Save').click();
  await page.getByText('Saved as version').waitFor();
  const { grace_s, working_hours } = await settings();
  assert.equal(grace_s, 300);
  assert.deepEqual(working_hours, [{ id: 'office', teams: [], week: { mon: [['09:00', '17:00']] }, holidays: [] }]);
});

test('whoever was faster is named, and both changes are kept', async () => {
  await field('Reminders').fill('1');
  const { revision, settings: theirs } = await served.call('admin', 'GET', 'settings');
  await served.call('admin', 'PUT', 'settings', { revision, settings: { ...theirs, link_valid_days: 90 } });
  await button('Save').click();
  await page.getByText('has changed the settings meanwhile').waitFor();
  await button('Save mine on top').click();
  await page.getByText('Saved as version').waitFor();
  const { link_valid_days, ask } = await settings();
  assert.deepEqual([link_valid_days, ask.reminders], [90, 1]);
});

test('the whole form is there, as the server has it', async () => {
  await page.reload();
  await field('Grace period').waitFor();
  const before = await settings();
  await field('Grace period').fill('6');
  await button('Save').click();
  await page.getByText('Saved as version').waitFor();
  assert.deepEqual(await settings(), { ...before, grace_s: 360 }, 'what was not touched came back as it was');
  await page.evaluate(() => document.scrollingElement.scrollTo(0, document.scrollingElement.scrollHeight));
  assert.deepEqual(await axeFaults(page), []);
});

test('the versions tell what changed, and the way back is saved like anything else', async () => {
  await button('Versions').click();
  const compared = page.locator('section:has(#two-versions) .changes tbody tr');
  await compared.first().waitFor();
  assert.deepEqual((await compared.allInnerTexts()).map((text) => text.split(/\s*[\t\n]\s*/)), [['Grace period', 'grace_s', '5 minutes', '6 minutes']]);
  const [newest, before] = await page.locator('.version h3').allInnerTexts();
  await page.locator('.version', { hasText: newest }).getByText('admin').first().waitFor();
  await picture(page, 'settings-served-versions-1440-light');
  await button(`Go back to this: ${before.toLowerCase()}`).click();
  await page.getByText('It is in use once you save it').waitFor();
  assert.equal((await settings()).grace_s, 360, 'nothing was saved yet');
  await button('Save').click();
  await page.getByText('Saved as version').waitFor();
  assert.equal((await settings()).grace_s, 300);
});

test('the page and the server tell what changed alike', async () => {
  const calendar = (id, ...hours) => ({ id, week: { mon: [hours] } });
  const [a, b, c] = [calendar('a', '09:00', '17:00'), calendar('b', '08:00', '16:00'), calendar('c', '10:00', '18:00')].map((one, at) => ({ ...one, teams: [`team ${at}`] }));
  const steps = [
    { working_hours: [a, b] }, { working_hours: [b, a, c] }, { working_hours: [{ ...c, teams: ['x', 'team 2'] }, a] }, { outcomes: ['a', 'b', 'c'], working_hours: [] }, { outcomes: ['a', 'x', 'c', 'd'] },
    { outcomes: ['c', 'd'], assignment: [{ to: { pool: true } }, { when: { contact_me: true }, to: { person: { id: 'p' } } }] }, { assignment: [{ when: { contact_me: false }, to: { pool: true } }], base_url: 'https://x.example.org' },
  ];
  for (const step of steps) {
    const { revision, settings: before } = await served.call('admin', 'GET', 'settings');
    const { settings: after } = await served.call('admin', 'PUT', 'settings', { revision, settings: { ...before, ...step } });
    const { items: [{ changes }] } = await served.call('admin', 'GET', 'settings/versions?limit=1');
    assert.deepEqual(difference(before, after), changes);
  }
});
