// Satisfaction in Redmine's own lists, on its issue pages and in its settings: at home, and for whom it is meant.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { databases } from '../support/databases.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { until } from '../support/waiting.mjs';
import { Person } from './people.mjs';
import { Redmine } from './redmine.mjs';

databases('SQLite').forEach((database) => describe(`satisfaction at home in Redmine on ${database}`, () => {
  let redmine, browser, jana, maya, tomas, ingrid;

  const mirrored = async (issue) => (await redmine.sql(`SELECT status FROM amends_statuses WHERE issue_id = ${issue}`))[0]?.[0];
  const reaches = (issue, status) => until(`${status} of issue ${issue}`, async () => (await mirrored(issue)) === status);
  const ids = async (person) => (await person.page.locator('table.issues td.id').allInnerTexts()).map(Number);
  const filter = (operator, ...values) => '/projects/service-desk/issues?set_filter=1&f[]=amends_status'
    + `&op[amends_status]=${encodeURIComponent(operator)}${values.map((value) => `&v[amends_status][]=${value}`).join('')}`
    + '&c[]=subject&c[]=amends_status';

  before(async () => {
    [redmine, browser] = await Promise.all([Redmine.start({ database }), openBrowser()]);
    [jana, maya, tomas, ingrid] = await Promise.all(['jana', 'maya', 'tomas', 'ingrid'].map((login) => Person.signedIn(browser, redmine, login)));
  });

  after(async () => {
    await browser?.close();
    await redmine?.stop();
  });

  test('the requester rates a closed issue on its page, without the mail', async () => {
    await ingrid.open('/issues/1');
    assert.equal(await ingrid.page.locator('amends-rating').count(), 0, 'an open issue is not rated');
    await jana.setStatus(1, 'Closed');
    await reaches(1, 'asked');
    await ingrid.open('/issues/1');
    await ingrid.page.locator('amends-rating').getByRole('radio', { name: 'Very poor' }).click();
    await ingrid.page.locator('amends-rating').getByText('Saved: Very poor').first().waitFor();
    await reaches(1, 'dissatisfied');
    const { body } = await maya.ask('GET', '/api/requests/1');
    assert.deepEqual(body.ratings.map(({ evidence }) => evidence), ['signed_in']);
    await jana.open('/issues/1');
    assert.equal(await jana.page.locator('amends-rating').count(), 0, 'somebody else does not rate it');
  });

  test('lists show, filter and sort by the status', async () => {
    await jana.setStatus(3, 'Closed');
    await reaches(3, 'asked');
    await maya.open(filter('=', 'dissatisfied'));
    assert.deepEqual(await ids(maya), [1]);
    assert.equal(await maya.page.locator('td.amends_status').innerText(), 'Dissatisfied');
    await maya.open(filter('!', 'dissatisfied') + '&sort=amends_status');
    assert.equal((await ids(maya)).at(0), 3);
    assert.ok(!(await ids(maya)).includes(1));
    await maya.open(`${filter('*')}&sort=amends_status`);
    assert.deepEqual(await ids(maya), [1, 3]);
    await maya.open(`${filter('*')}&sort=amends_status:desc`);
    assert.deepEqual(await ids(maya), [3, 1]);
    await maya.open(filter('!*'));
    assert.ok((await ids(maya)).length > 0 && !(await ids(maya)).some((id) => id === 1 || id === 3));
  });

  test('so do the export, the API and lists over all projects', async () => {
    const csv = await maya.page.evaluate((path) => fetch(path).then((answer) => answer.text()), filter('*').replace('/issues?', '/issues.csv?'));
    assert.match(csv, /VPN drops every few minutes,Dissatisfied/);
    const authorization = `Basic ${btoa(`maya:${Redmine.password}`)}`;
    const api = await fetch(redmine.url + filter('=', 'asked').replace('/issues?', '/issues.json?'), { headers: { authorization } });
    assert.deepEqual((await api.json()).issues.map(({ id }) => id), [3]);
    await maya.open(filter('=', 'dissatisfied').replace('/projects/service-desk', ''));
    assert.deepEqual(await ids(maya), [1]);
  });

  test('who may not see satisfaction has neither column nor filter', async () => {
    await tomas.open(filter('=', 'dissatisfied'));
    assert.equal(await tomas.page.locator('td.amends_status').count(), 0);
    assert.equal(await tomas.page.locator('#available_c option, #available_columns option').evaluateAll((all) => all.filter(({ value }) => value === 'amends_status').length), 0);
    await tomas.open('/issues/1');
    assert.equal(await tomas.page.locator('amends-request').count(), 0);
  });

  test('a rating link that is quoted in a reply loses its token', async () => {
    const { text } = await redmine.mail('the question', (mail) => mail.to.includes('amara@example.org') && mail.text.includes('/amends/r/'));
    const [link, token] = /http\S*\/amends\/r\/([a-z2-7]{44})\/1/.exec(text);
    await jana.open('/issues/3/edit');
    await jana.page.fill('#issue_notes', `She wrote: ${link} does not open.`);
    await jana.page.click('#issue-form input[type=submit][name=commit]');
    await jana.page.waitForSelector('#flash_notice');
    const [[notes]] = await redmine.sql('SELECT notes FROM journals WHERE journalized_id = 3 AND notes LIKE \'She wrote%\'');
    assert.ok(!notes.includes(token));
    assert.match(notes, /\/amends\/r\/…\/1 does not open/);
  });

  test('issues without anybody to ask are closed like all others', async () => {
    const before = (await redmine.mails()).length;
    await jana.setStatus(6, 'Closed');                 // the author is anonymous
    const admin = await Person.signedIn(browser, redmine, 'admin');
    await admin.setStatus(7, 'Closed');                // the project is without the module
    await ingrid.open('/issues/7');
    assert.equal(await ingrid.page.locator('amends-rating').count(), 0);
    const asked = (await redmine.mails()).slice(before).filter((mail) => mail.text.includes('/amends/r/'));
    assert.deepEqual(asked, []);
    assert.equal(await mirrored(7), undefined);
    await admin.close();
  });

  test('the settings say what is there, and what is wrong', async () => {
    const admin = await Person.signedIn(browser, redmine, 'admin');
    await admin.open('/settings/plugin/amends');
    const lines = await admin.page.locator('table.list td.name').allInnerTexts();
    assert.match(lines.join('\n'), /Library \d+\.\d+\.\d+/);
    assert.match(lines.join('\n'), /schema \d/);
    assert.match(lines.join('\n'), /no tick yet/);
    assert.match(lines.join('\n'), /Roles that manage follow-ups: Manager/);
    assert.equal(await admin.page.locator('.icon-error').count(), 1);
    await redmine.rake('redmine:amends:tick');
    await admin.page.reload();
    assert.equal(await admin.page.locator('.icon-error').count(), 0);
    await admin.close();
  });

  test('the log has no complaint of the glue', async () => {
    assert.doesNotMatch(await redmine.log(), /Amends: /);
  });
}));
