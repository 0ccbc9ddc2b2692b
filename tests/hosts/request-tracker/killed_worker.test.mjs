// Workers die in the middle of their work, as when memory runs out: what was acknowledged is kept, what was not is sent
// again and counts once, and RT goes on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { promisify } from 'node:util';
import { Answering } from '../support/answering.mjs';
import { inSteps, setGrace } from '../support/complaint.mjs';
import { until } from '../support/waiting.mjs';
import { RequestTracker } from './rt.mjs';
import { Visitor } from './visitor.mjs';

const amends = new URL('../../../dist/bin/amends', import.meta.url).pathname;
const customers = 6;

/** What each presses in the end: some are unhappy. */
const lastOf = (customer) => (customer % 2 ? 4 : 1);
const fieldOf = (customer) => (customer % 2 ? 'Satisfied' : 'Dissatisfied');

describe('when workers are killed while customers rate', () => {
  let rt, maya, asked, tickets, holder;
  const step = inSteps();

  before(async () => {
    rt = await RequestTracker.start();
    const root = await Visitor.signedIn(rt, 'root');
    await setGrace({ ask: (method, path, document) => root.ask(method, `/Amends${path}`, document) }, 1);
    maya = await Visitor.signedIn(rt, 'maya');
    asked = await rt.askedCustomers(customers);
    holder = rt.inside();
    tickets = asked.map(({ ticket }) => ticket);
  });
  after(async () => { await rt?.stop(); });

  const tick = () => rt.perl('require RT::Extension::Amends::Tick; RT::Extension::Amends::Tick->run;');

  /** Holds the store's write lock, in a process of its own. */
  const hold = () => holder.perl(`our $held = DBI->connect('dbi:SQLite:dbname=' . RT::Extension::Amends::Configuration->current->store);
    $held->do('BEGIN IMMEDIATE');`);
  const letGo = () => holder.perl('our $held; $held->rollback; $held->disconnect;');

  const both = () => until('both workers', async () => {
    const workers = await rt.workers();
    return workers.length === 2 && workers;
  });

  /** Kills so many workers, each with an answer in its hands that is not written yet. */
  const kill = async (count, people) => {
    await hold();
    await until('answers at each worker', async () => await both() && people.every(({ isWaiting }) => isWaiting));
    for (const worker of (await both()).slice(0, count)) process.kill(worker, 'SIGKILL');
    await letGo();
  };

  step('each answer is acknowledged in the end, and the store has each once', async () => {
    const people = asked.map(({ link }) => new Answering(link));
    let over = false;
    const killing = async () => {
      try {
        for (const count of [1, 2, 1]) await kill(count, people);
        await both();
      } finally {
        over = true;
      }
    };
    const [, ...acknowledged] = await Promise.all([killing(), ...people.map((person, customer) => person.pressOn(() => over, lastOf(customer)))]);
    assert.ok(people.some(({ cut }) => cut > 0), 'no answer was lost with a worker');
    for (const [customer, ticket] of tickets.entries()) {
      const { ratings, timeline, aside } = await rt.told(ticket);
      assert.deepEqual(timeline.filter(({ type }) => type === 'rated').map(({ answer }) => answer), acknowledged[customer]);
      assert.deepEqual([ratings.map(({ answer }) => answer), aside], [[lastOf(customer)], []]);
    }
  });

  step('the field of each ticket and the notifications arrive', async () => {
    // What a dead worker has leased comes again when its minute is over.
    await holder.perl(`DBI->connect('dbi:SQLite:dbname=' . RT::Extension::Amends::Configuration->current->store)
      ->do('UPDATE outbox SET lease_until_ms = 1 WHERE lease_until_ms IS NOT NULL');`);
    const unhappy = tickets.filter((_, customer) => fieldOf(customer) === 'Dissatisfied');
    const notices = async () => (await rt.mails()).filter(({ to }) => to[0] === 'maya@example.org');
    await until('the notifications', async () => {
      await tick();
      return (await notices()).length >= unhappy.length;
    });
    assert.equal(new Set((await notices()).map(({ message_id }) => message_id)).size, unhappy.length);
    assert.equal((await notices()).length, unhappy.length);
    for (const [customer, ticket] of tickets.entries()) {
      assert.equal(await rt.satisfaction(ticket), fieldOf(customer), `ticket ${ticket}`);
    }
  });

  step('a change whose worker died before it could tell is told by the timer', async () => {
    await hold();
    const changing = assert.rejects(rt.setStatus(tickets[0], 'open'));
    await until('the change in RT’s history', async () => await rt.perl(`my $ticket = RT::Ticket->new(RT->SystemUser);
      $ticket->Load(${tickets[0]}); my $changes = $ticket->Transactions; $changes->Limit(FIELD => 'NewValue', VALUE => 'open');
      print $changes->Count;`) === '1');
    for (const worker of await rt.workers()) process.kill(worker, 'SIGKILL');
    await changing;
    await letGo();
    assert.equal((await rt.told(tickets[0])).completed, true);
    await tick();
    assert.equal((await rt.told(tickets[0])).completed, false);
  });

  step('RT’s pages answer, and so do ours', async () => {
    for (const page of ['/', '/Amends/', `/Ticket/Display.html?id=${tickets[0]}`, '/Amends/api/follow-ups']) {
      assert.equal((await maya.ask('GET', page)).status, 200, page);
    }
    assert.deepEqual(await rt.complaints(), []);
  });

  step('the history is whole', async () => {
    const { stderr } = await promisify(execFile)(amends, ['verify', '--store', join(rt.folder, 'amends.db')]);
    assert.equal(stderr, '');
  });
});
