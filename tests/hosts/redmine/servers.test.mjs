// Redmine under the other web servers that people run it with: whatever processes and threads there are, customers rate
// at once and nothing is lost.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe } from 'node:test';
import { promisify } from 'node:util';
import { inSteps, lookAt, setGrace } from '../support/complaint.mjs';
import { until } from '../support/waiting.mjs';
import { asked, assertKept, assertNotified, pressEach } from './asking.mjs';
import { Redmine } from './redmine.mjs';
import { passenger, puma } from './servers.mjs';
import { Visitor } from './visitor.mjs';

const installPassenger = new URL('install-passenger.sh', import.meta.url).pathname;
const count = 6;
const answers = [5, 3, 1];

const servers = [
  { name: 'Puma with threads alone', under: puma, workers: 0 },
  { name: 'Passenger', under: passenger, workers: 2, installer: installPassenger },
];
const skip = process.env.AMENDS_TEST_ALL === '1' ? false : 'only with --all';

const hasLibrary = async (pid) => (await readFile(`/proc/${pid}/maps`, 'utf8')).includes('libamends');

for (const { name, under, workers, installer } of servers) {
  describe(`Redmine under ${name}`, { skip }, () => {
    let redmine, jana, maya, customers;
    const step = inSteps();

    before(async () => {
      if (installer) await promisify(execFile)(installer);
      redmine = await Redmine.start({ under, workers });
      await setGrace(await Visitor.signedIn(redmine, 'admin'), 1);
      [jana, maya] = await Promise.all(['jana', 'maya'].map((login) => Visitor.signedIn(redmine, login)));
      customers = await asked(redmine, jana, count);
    });

    after(async () => { await redmine?.stop(); });

    const link = () => customers[0].link;

    /** All that serve, as soon as each of them has opened the library. */
    const opened = () => until('processes with the library', async () => {
      await Promise.all(Array.from({ length: 8 }, () => fetch(link())));
      const pids = await redmine.processes();
      const ready = await Promise.all(pids.map(hasLibrary));
      return pids.length === Math.max(workers, 1) && ready.every(Boolean) && pids;
    });

    step('looking at a link changes nothing', async () => {
      await lookAt(link());
      assert.equal((await maya.ask('GET', `/api/requests/${customers[0].issue}`)).body.satisfaction_status, 'asked');
    });

    step('each process opens the library for itself, after the fork', async () => {
      await opened();
      if (workers > 0) for (const pid of await redmine.preloaders()) assert.equal(await hasLibrary(pid), false, `process ${pid}`);
    });

    step('customers rate at the same time, and nothing is lost', async () => {
      await Promise.all(customers.map((customer) => pressEach(customer, answers)));
      for (const customer of customers) {
        assert.equal(customer.person.cut, 0);
        await assertKept(maya, customer, answers);
      }
    });

    step('the notifications arrive, and the lists show it', async () => {
      await assertNotified(redmine, count);
      const mirrored = new Map(await redmine.sql('SELECT issue_id, status FROM amends_statuses'));
      for (const { issue } of customers) assert.equal(mirrored.get(issue), 'dissatisfied');
    });

    step('Redmine’s pages answer, and the log has no complaint', async () => {
      for (const page of ['/', '/projects/service-desk/issues', '/projects/service-desk/amends', `/issues/${customers[0].issue}`]) {
        assert.equal((await maya.open(page)).status, 200, page);
      }
      assert.equal((await fetch(`${redmine.url}/amends/assets/amends-rating.js`)).status, 200);
      assert.deepEqual(await redmine.complaints(), []);
    });

    if (workers > 0) {
      step('while a process is killed customers change their answer, and nothing is lost', async () => {
        const [victim] = await opened();
        let others = 0;
        const pressing = customers.map((customer) => pressEach(customer, [4, 2], () => { others += 1; }));
        await until('the first answers', () => others > 1);
        process.kill(victim, 'SIGKILL');
        await Promise.all(pressing);
        for (const customer of customers) await assertKept(maya, customer, [...answers, 4, 2]);
        assert.ok(!(await opened()).includes(victim));
      });
    }
  });
}
