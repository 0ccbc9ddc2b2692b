// One Redmine whose store meets one trouble after the other: the helpdesk goes on, everybody is told in plain words,
// and when it is over nothing is missing.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { inSteps } from '../support/complaint.mjs';
import { Disk } from '../support/full_disk.mjs';
import { until } from '../support/waiting.mjs';
import { asked, write } from './asking.mjs';
import { Redmine } from './redmine.mjs';
import { Visitor } from './visitor.mjs';

describe('while the store is in trouble', () => {
  let folder, data, disk, redmine, admin, jana, maya;
  const step = inSteps();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amends-troubles-'));
    data = join(folder, 'data');
    disk = await Disk.mounted(folder);
    await writeFile(data, 'no folder');
    redmine = await Redmine.start({ workers: 0, environment: { AMENDS_STORE: join(data, 'amends.db') } });
    [admin, jana, maya] = await Promise.all(['admin', 'jana', 'maya'].map((login) => Visitor.signedIn(redmine, login)));
  });

  after(async () => {
    await redmine?.stop();
    await disk?.unmount();
    await rm(folder, { recursive: true, force: true });
  });

  const told = async (issue) => (await maya.ask('GET', `/api/requests/${issue}`)).body;
  const tick = () => redmine.rake('redmine:amends:tick');
  const settings = async () => (await admin.open('/settings/plugin/amends')).text.replaceAll('&#39;', '\'');

  async function closedAsEver(why) {
    const issue = await write(redmine, 0);
    await jana.close(issue);
    const mail = await redmine.mail('Redmine’s own mail', ({ subject, html }) => subject.includes(`#${issue}]`) && html.includes('Closed'));
    assert.ok(!mail.text.includes('/amends/r/'));
    await until('a line in the log', async () => (await redmine.complaints())
      .some((line) => line.includes(`issue ${issue} could not be told now`) && why.test(line)));
    assert.match(await settings(), /Issues that Amends was not told about yet: 1\./);
    return issue;
  }

  async function pagesSaySo(why) {
    const { status, text } = await maya.open('/projects/service-desk/amends');
    assert.equal(status, 200);
    assert.match(text, /Amends is not available/);
    assert.match((await maya.ask('GET', '/api/health')).body.detail, why);
    assert.match(await settings(), new RegExp(`The data in ${data}/amends.db cannot be used: .*${why.source}`));
  }

  async function toldLater(issue) {
    assert.equal((await told(issue)).completed ?? false, false);
    await tick();
    assert.equal((await told(issue)).completed, true);
    assert.doesNotMatch(await settings(), /not told about yet/);
  }

  async function asksToTryAgain(link) {
    const answer = await fetch(link, { headers: { accept: 'text/html' } });
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '60');
    assert.match(await answer.text(), /<h1>Please try again later\.<\/h1>/);
  }

  step('because its folder cannot be made, Redmine goes on and everybody is told', async () => {
    const why = /Not a directory/;
    const issue = await closedAsEver(why);
    await pagesSaySo(why);
    await asksToTryAgain(`${redmine.url}/amends/r/${'a'.repeat(44)}`);
    await assert.rejects(tick(), why);
    await rm(data);
    await mkdir(data);
    await toldLater(issue);
  });

  step('because a newer version has taken it over, Redmine goes on and everybody is told', async () => {
    const why = /the store has schema 99, this version knows up to \d/;
    const [{ person, link, issue: rated }] = await asked(redmine, jana, 1);
    await redmine.storeSql('INSERT INTO schema_versions (version) VALUES (99)');
    const issue = await closedAsEver(why);
    await pagesSaySo(why);
    await asksToTryAgain(link);
    const pressed = person.press(1);
    await until('a press in vain', () => person.cut > 0);
    await redmine.storeSql('DELETE FROM schema_versions WHERE version = 99');
    assert.equal((await pressed).result, 'recorded');
    assert.deepEqual((await told(rated)).ratings.map(({ answer }) => answer), [1]);
    await toldLater(issue);
  });

  step('because its disk is full, Redmine goes on and everybody is told', async (context) => {
    if (!disk) return context.skip('only root may mount a small disk');
    const { body: { items: [{ id, revision }] } } = await maya.ask('GET', '/api/follow-ups');
    const [{ person, issue: rated }] = await asked(redmine, jana, 1);
    await redmine.storeSql('PRAGMA wal_checkpoint(TRUNCATE)');   // no room is left in the log that was there
    await disk.fill();
    const issue = await closedAsEver(/store_full/);
    const pressed = person.press(1);
    await until('a press in vain', () => person.cut > 0);
    assert.equal((await maya.ask('POST', `/api/follow-ups/${id}/note`, { revision, note: 'Called.' })).body.title, 'The disk is full');
    await disk.clear();
    assert.equal((await pressed).result, 'recorded');
    assert.deepEqual((await told(rated)).ratings.map(({ answer }) => answer), [1]);
    await toldLater(issue);
  });

  step('because one history is damaged, no other issue and no timer waits', async () => {
    const [damaged, other] = [await write(redmine, 0), await write(redmine, 1)];
    await redmine.storeSql(`UPDATE events SET body = '{' WHERE stream = 'request:${damaged}'`);
    await jana.close(damaged);
    await redmine.sql(`INSERT INTO amends_untold (issue_id) VALUES (${other})`);
    await tick();
    assert.deepEqual(await redmine.sql('SELECT issue_id FROM amends_untold'), [[damaged]]);
  });

  step('names that are too long for Amends are told all the same', async () => {
    const { users: [{ id }] } = await admin.api('GET', '/users.json?name=jana');
    await admin.api('POST', '/groups.json', { group: { name: 'Behörden und Ämter '.repeat(13).trim(), user_ids: [id] } });
    const issue = await write(redmine, 0);
    await admin.api('PUT', `/issues/${issue}.json`, { issue: { assigned_to_id: id } });
    assert.match((await told(issue)).team, /^Behörden.*…$/);
  });

  step('no link is in the log', async () => {
    assert.doesNotMatch(await redmine.log(), /\/r\/[a-z2-7]{44}/);
  });
});
