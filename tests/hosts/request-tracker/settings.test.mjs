// What an administrator of RT decides: on the page of the settings, and what each inactive status says.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decideGrace, findOwnFigures } from '../support/decisions.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { Person } from './people.mjs';
import { RequestTracker } from './rt.mjs';

const [told_inactive] = [2];

describe('the settings in Request Tracker', () => {
  let rt, browser, root;

  before(async () => {
    const configuration = `Set($AmendsNoCompletion, []); Set($AmendsResolution, {Rejected => 'inactivity', resolved => 'fine'});`;
    [rt, browser] = await Promise.all([RequestTracker.start({ configuration }), openBrowser()]);
    root = await Person.signedIn(browser, rt, 'root');
  });
  after(async () => {
    await browser?.close();
    await rt?.stop();
  });

  test('are in the menu of the administrator, in a form that saves', async () => {
    await root.open('/Amends/');
    await root.page.locator('#page-menu').getByRole('link', { name: 'Settings' }).click();
    await decideGrace(root.page, 7);
    await root.picture('rt-settings');
    assert.equal((await root.ask('GET', '/api/settings')).body.settings.grace_s, 420);
    assert.equal(await root.page.locator('#li-admin-amends').count(), 1);
  });

  test('stand beside what the check finds', async () => {
    const lines = await root.page.locator('.amends-check li').allInnerTexts();
    assert.ok(lines.some((line) => line.startsWith('good: The library')), lines.join('\n'));
    assert.ok(lines.some((line) => line.startsWith('wrong: $AmendsResolution says \'fine\'')), lines.join('\n'));
  });

  test('are for administrators alone', async () => {
    const maya = await Person.signedIn(browser, rt, 'maya');
    assert.equal((await maya.open('/Amends/Settings.html')).status(), 403);
    await maya.open('/Amends/');
    assert.equal(await maya.page.locator('#page-menu').getByText('Settings').count(), 0);
    await maya.close();
  });

  test('let agents see the figures of their own work, and a way to them', async () => {
    const agent = await Person.signedIn(browser, rt, 'jana');
    await agent.open('/Amends/');
    await findOwnFigures(agent.page, '#page-menu', root);
    await agent.picture('rt-own-figures');
    await agent.close();
  });

  test('a status that says why a ticket ended is heard', async () => {
    await rt.setStatus(told_inactive, 'rejected');
    await root.open('/');
    const { body } = await root.ask('GET', `/api/requests/${told_inactive}`);
    assert.deepEqual([body.completed, body.satisfaction_status], [true, 'not_asked']);
    const asked = await rt.perl(`print RT::Extension::Amends->ask_as_host('POST', '/api/invitations', { request => '${told_inactive}' })->json->{suppressed}{reason}`);
    assert.equal(asked, 'inactive');
  });
});
