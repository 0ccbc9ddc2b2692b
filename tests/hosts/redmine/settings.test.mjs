// What an administrator of Redmine decides: on the page of the settings, and what each status means that closes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decideGrace, findOwnFigures, picture } from '../support/decisions.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { Person } from './people.mjs';
import { Redmine } from './redmine.mjs';
import { Visitor } from './visitor.mjs';

const rejected = 'Rejected';
const [asked, turned_away, original, duplicate] = [1, 2, 3, 4];

describe('the settings in Redmine', () => {
  let redmine, browser, admin, maya, chief, jana;

  before(async () => {
    [redmine, browser] = await Promise.all([Redmine.start({ workers: 0 }), openBrowser()]);
    admin = await Person.signedIn(browser, redmine, 'admin');
    maya = await Person.signedIn(browser, redmine, 'maya');
    [chief, jana] = await Promise.all(['admin', 'jana'].map((login) => Visitor.signedIn(redmine, login)));
  });
  after(async () => {
    await browser?.close();
    await redmine?.stop();
  });

  const told = async (issue) => (await maya.ask('GET', `/api/requests/${issue}`)).body;
  const questions = async () => (await redmine.mails()).filter(({ text }) => text.includes('/amends/r/')).length;

  test('are in the administration, in a form that saves', async () => {
    await admin.open('/admin');
    await admin.page.locator('#admin-menu').getByRole('link', { name: 'Satisfaction' }).click();
    await decideGrace(admin.page, 7);
    await picture(admin.page, 'redmine-settings');
    assert.equal((await admin.ask('GET', '/api/settings')).body.settings.grace_s, 420);
  });

  test('are for administrators alone', async () => {
    assert.equal((await maya.open('/amends/settings')).status(), 403);
    const stranger = await Person.stranger(browser, redmine);
    await stranger.open('/amends/settings');
    assert.match(stranger.page.url(), /\/login/);
    await stranger.close();
    await maya.open('/my/page');
  });

  test('let agents see the figures of their own work, and a way to them', async () => {
    const agent = await Person.signedIn(browser, redmine, 'jana');
    await agent.open('/projects/service-desk/amends');
    await findOwnFigures(agent.page, '#content .tabs', admin);
    await picture(agent.page, 'redmine-own-figures');
    await agent.close();
  });

  test('say what a status means: one that completes nothing asks nobody, and the way on to another asks', async () => {
    await admin.page.getByRole('link', { name: 'Where things are' }).click();
    await admin.page.getByLabel(`Closed as “${rejected}”`).selectOption({ label: 'completes nothing; nobody is asked' });
    await picture(admin.page, 'redmine-places');
    await admin.page.locator('input[name=commit]').click();
    await admin.page.locator('#flash_notice').waitFor();
    assert.equal(await admin.page.getByLabel(`Closed as “${rejected}”`).inputValue(), 'none');

    await chief.api('PUT', `/issues/${turned_away}.json`, { issue: { status_id: 6 } });   // the workflow lets no agent do that
    assert.equal((await told(turned_away)).satisfaction_status, 'not_asked');
    assert.equal((await told(turned_away)).completed, false);
    await jana.close(asked);
    await redmine.mail('the question', ({ text }) => text.includes('/amends/r/'));
    await chief.close(turned_away);
    await redmine.mail('the question of the one that was turned away', ({ subject, text }) =>
      subject.includes(`#${turned_away}]`) && text.includes('/amends/r/'));
    assert.equal(await questions(), 2);
  });

  test('what is closed together with its original is a duplicate, and is not asked about', async () => {
    await redmine.runner(`IssueRelation.create!(issue_from: Issue.find(${duplicate}), issue_to: Issue.find(${original}), relation_type: 'duplicates')`);
    await jana.close(original);
    await redmine.mail('the question', ({ subject, text }) => subject.includes(`#${original}]`) && text.includes('/amends/r/'));
    const { completed, satisfaction_status, suppressed } = await told(duplicate);
    assert.deepEqual([completed, satisfaction_status], [true, 'not_asked']);
    assert.equal(suppressed?.reason, 'duplicate', JSON.stringify(await told(duplicate)));
  });
});
