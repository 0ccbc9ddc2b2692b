// RT comes first: whatever is wrong with Amends, its own pages, mails and lists work.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { garbage, libraryOfAnotherVersion } from '../support/libraries.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { Person } from './people.mjs';
import { RequestTracker } from './rt.mjs';

const troubles = [
  { name: 'the library is missing', environment: async (folder) => ({ AMENDS_LIBRARY: join(folder, 'nowhere.so') }),
    logged: /cannot open shared object file/ },
  { name: 'the library is none', environment: async (folder) => ({ AMENDS_LIBRARY: await garbage(folder) }),
    logged: /file too short|invalid ELF header/ },
  { name: 'the library has another ABI version', environment: async (folder) => ({ AMENDS_LIBRARY: await libraryOfAnotherVersion(folder) }),
    logged: /ABI version 2, this extension needs 1/ },
  { name: 'the store cannot be had', environment: async (folder) => ({ AMENDS_STORE: folder }),
    logged: /the answer was 503 store_/ },
];

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

// Each is a whole RT: ./dev test --all meets them all.
const met = process.env.AMENDS_TEST_ALL === '1' ? troubles : troubles.slice(0, 1);
for (const trouble of met) {
  describe(`when ${trouble.name}`, () => {
    let folder, rt;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'amends-library-'));
      rt = await RequestTracker.start({ environment: await trouble.environment(folder) });
    });

    after(async () => {
      await rt?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('an agent still resolves a ticket, RT’s own mail goes out, and the log says what is wrong', async () => {
      const agent = await Person.signedIn(browser, rt, 'jana');
      await agent.resolve(1);
      assert.match(await agent.page.textContent('.ticket-info-basics'), /resolved/);
      const mail = await rt.mail('the ordinary mail', ({ to }) => to[0] === 'ingrid@example.org');
      assert.match(mail.text, /your request has been\s+resolved/);
      assert.ok(!mail.text.includes('/amends/'));
      assert.match(await rt.log(), trouble.logged);
    });

    test('a manager is told so on her page', async () => {
      const manager = await Person.signedIn(browser, rt, 'maya');
      const answer = await manager.open('/Amends/');
      assert.equal(answer.status(), 200);
      assert.match(await manager.page.textContent('.results, .action-results'), /Amends is not available/);
      assert.equal((await manager.ask('GET', '/api/follow-ups')).status, 503);
    });

    test('a customer is told to try again, and writes a ticket as ever', async () => {
      const answer = await fetch(`${rt.url}/amends/r/${'a'.repeat(44)}/1`);
      assert.equal(answer.status, 503);
      assert.ok(Number(answer.headers.get('retry-after') ?? 60) > 0);
      const ticket = await rt.newTicket('New', { Requestor: ['amara@example.org'] });
      assert.ok((await rt.rest('GET', `ticket/${ticket}`)).Subject === 'New');
    });

    test('the timer and the check say so', async () => {
      assert.equal((await rt.tick()).code, 1);
      const { said, code } = await rt.program('sbin/amends-rt-check');
      assert.equal(code, 1);
      assert.match(said, /^BAD {3}(?:Amends|The store .*) cannot be used: /m);
    });
  });
}

describe('when somebody holds the store for long', () => {
  let rt;

  before(async () => { rt = await RequestTracker.start(); });
  after(async () => { await rt?.stop(); });

  const notes = () => rt.perl(`my $notes = RT::Attributes->new(RT->SystemUser);
    $notes->Limit(FIELD => 'Name', VALUE => 'AmendsUntold'); print $notes->Count;`);

  test('a ticket is resolved within seconds, and told by the timer later', async () => {
    await rt.newTicket('So that there is a store');
    const holder = rt.inside();
    await holder.perl(`our $held = DBI->connect('dbi:SQLite:dbname=' . RT::Extension::Amends::Configuration->current->store);
      $held->do('BEGIN IMMEDIATE');`);
    const before = performance.now();
    await rt.setStatus(2, 'resolved');
    assert.ok(performance.now() - before < 20_000);
    assert.equal(await rt.satisfaction(2), '');
    const mail = await rt.mail('the ordinary mail', ({ to }) => to[0] === 'dieter@example.org');
    assert.ok(!mail.text.includes('/amends/'));
    assert.match(await rt.log(), /nobody was asked about ticket 2: the answer was 503 store_busy/);
    await holder.perl('our $held; $held->rollback; $held->disconnect;');
    for (let times = 0; times < 2; times += 1) assert.equal((await rt.tick()).code, 0);
    assert.equal((await rt.told(2)).completed, true);
    assert.equal(await notes(), '0');
  });

  test('a ticket that Amends refuses keeps no other waiting', async () => {
    await rt.perl(`RT->DatabaseHandle->dbh->do(q{UPDATE Users SET Lang = ? WHERE Name = 'ingrid'}, undef, 'x' x 40);`);
    await rt.newTicket('Refused', { Requestor: ['ingrid@example.org'] });
    await rt.perl(`my $ticket = RT::Ticket->new(RT->SystemUser); $ticket->Load(3); RT::Extension::Amends::Untold->note($ticket);`);
    assert.equal(await notes(), '2');
    assert.equal((await rt.tick()).code, 0);
    assert.match(await rt.log(), /Amends: ticket \d+ is not told: the answer was 422 field_too_long requester\.language/);
    assert.equal(await notes(), '0');
    assert.equal((await rt.told(3)).completed, false);
  });
});
