// Puma's workers die in the middle of their work, as when memory runs out: what was acknowledged is kept, what was not
// counts once when it comes again, and Redmine goes on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe } from 'node:test';
import { promisify } from 'node:util';
import { inSteps, setGrace } from '../support/complaint.mjs';
import { databases } from '../support/databases.mjs';
import { lock } from '../support/store_lock.mjs';
import { until } from '../support/waiting.mjs';
import { asked, assertKept, assertNotified, pressEach, write } from './asking.mjs';
import { Redmine } from './redmine.mjs';
import { Visitor } from './visitor.mjs';

const amends = new URL('../../../dist/bin/amends', import.meta.url).pathname;
const count = 6;

/** What each customer presses, one after the other: every second one is unhappy in the end. */
const answersOf = (customer) => [5, 1, 3, 5, customer % 2 ? 4 : 2];
const statusOf = (answer) => (answer < 3 ? 'dissatisfied' : 'satisfied');

databases('SQLite').forEach((database) => describe(`when workers of Redmine on ${database} are killed`, () => {
  let redmine, jana, eoin, maya, customers, opened;
  const step = inSteps();

  before(async () => {
    redmine = await Redmine.start({ database });
    await setGrace(await Visitor.signedIn(redmine, 'admin'), 1);
    [jana, eoin, maya] = await Promise.all(['jana', 'eoin', 'maya'].map((login) => Visitor.signedIn(redmine, login)));
    customers = await asked(redmine, jana, count);
    opened = [];
    for (let at = 0; at < 4; at += 1) opened.push(await write(redmine, at));
  });

  after(async () => { await redmine?.stop(); });

  const told = async (issue) => (await maya.ask('GET', `/api/requests/${issue}`)).body;

  /** Kills a worker while most customers' answers are in somebody's hands and not written yet. */
  const kill = async () => {
    const unlock = await lock(redmine.store);
    await until('answers on their way', () => customers.filter(({ person }) => person.isWaiting).length >= count - 2);
    const [worker] = await redmine.processes();
    process.kill(worker, 'SIGKILL');
    await unlock();
    await until('another worker', async () => {
      const now = await redmine.processes();
      return now.length === 2 && !now.includes(worker);
    });
  };

  /** As a person does whose page did not come: looks, and closes again what is open. */
  const close = (agent, issue) => until(`issue ${issue} to be closed`, async () => {
    const now = await agent.api('GET', `/issues/${issue}.json`);
    return now.issue.status.id === Redmine.closed || agent.close(issue).then(() => false);
  });

  step('each answer is acknowledged in the end, and the store has each once', async () => {
    let acknowledged = 0;
    const pressing = customers.map((customer, at) => pressEach(customer, answersOf(at), () => { acknowledged += 1; }));
    const closing = opened.map((issue, at) => close(at % 2 ? eoin : jana, issue));
    for (let kills = 1; kills <= 2; kills += 1) {
      await until('further answers', () => acknowledged >= kills * 9);
      await kill();
    }
    await Promise.all([...pressing, ...closing]);
    assert.ok(customers.some(({ person }) => person.cut > 0), 'nobody noticed that workers died');
    for (const [at, customer] of customers.entries()) await assertKept(maya, customer, answersOf(at));
  });

  step('what an agent closed while the worker died is told later', async () => {
    const issue = await write(redmine, 0);
    const unlock = await lock(redmine.store);
    const closing = assert.rejects(jana.close(issue), /fetch failed/);
    await until('the commit', async () => (await redmine.sql(`SELECT status_id FROM issues WHERE id = ${issue}`))[0][0] === Redmine.closed);
    for (const worker of await redmine.processes()) process.kill(worker, 'SIGKILL');
    await closing;
    await unlock();
    opened.push(issue);
  });

  step('the notifications arrive, the lists show it, and Amends knows each issue that is closed', async () => {
    // What a dead worker has leased comes again when its minute is over.
    await redmine.storeSql('UPDATE outbox SET lease_until_ms = 1 WHERE lease_until_ms IS NOT NULL');
    const unhappy = customers.filter((_, customer) => statusOf(answersOf(customer).at(-1)) === 'dissatisfied');
    await assertNotified(redmine, unhappy.length);
    const mirrored = new Map(await redmine.sql('SELECT issue_id, status FROM amends_statuses'));
    for (const [customer, { issue }] of customers.entries()) assert.equal(mirrored.get(issue), statusOf(answersOf(customer).at(-1)));
    for (const issue of opened) assert.equal((await told(issue)).completed, true, `issue ${issue}`);
    assert.deepEqual(await redmine.sql('SELECT * FROM amends_untold'), []);
  });

  step('Redmine’s pages answer, and the history is whole', async () => {
    for (const page of ['/', '/projects/service-desk/issues', '/projects/service-desk/amends', `/issues/${customers[0].issue}`]) {
      assert.equal((await maya.open(page)).status, 200, page);
    }
    assert.equal((await maya.ask('GET', '/api/health')).body.outbox.waiting, 0);
    const { stderr } = await promisify(execFile)(amends, ['verify', '--store', redmine.store]);
    assert.equal(stderr, '');
    const late = `Amends: issue ${opened.at(-1)} could not be told now`;   // two seconds are over sooner than the worker dies
    assert.deepEqual((await redmine.complaints()).filter((line) => !line.includes(late)), []);
  });
}));
