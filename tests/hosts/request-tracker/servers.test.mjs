// RT under Apache, by mod_perl and by fcgid, below /rt as Debian's package sets it up: the same, in whatever process.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Answering } from '../support/answering.mjs';
import { inSteps, lookAt, setGrace } from '../support/complaint.mjs';
import { until } from '../support/waiting.mjs';
import { RequestTracker, tokenOf } from './rt.mjs';
import { Visitor } from './visitor.mjs';

const last = 1;

// Each is a whole RT: only ./dev test --all meets them.
const servers = ['mod_perl', 'fcgid'];
const skip = process.env.AMENDS_TEST_ALL === '1' ? false : 'only with --all';

for (const server of servers) {
  describe(`Request Tracker under Apache’s ${server}`, { skip }, () => {
    let rt, maya, nobody, asked;
    const step = inSteps();

    before(async () => {
      rt = await RequestTracker.start({ server });
      const root = await Visitor.signedIn(rt, 'root');
      await setGrace({ ask: (method, path, document) => root.ask(method, `/Amends${path}`, document) }, 1);
      maya = await Visitor.signedIn(rt, 'maya');
      nobody = new Visitor(rt);
      asked = await rt.askedCustomers(6);
    });
    after(async () => { await rt?.stop(); });

    step('links lead to the public mount, without a cookie, and looking changes nothing', async () => {
      const [{ ticket, link }] = asked;
      assert.ok(link.startsWith(`${rt.url}/amends/r/`), link);
      await lookAt(link);
      assert.equal(await rt.satisfaction(ticket), 'Asked');
    });

    /** Its processes that opened the library. */
    const serving = async () => {
      const [openers, workers] = [await rt.openers(), await rt.workers()];
      return workers.filter((pid) => openers.has(String(pid)));
    };
    const several = () => until('several processes', async () => {
      const pids = await serving();
      return pids.length > 1 && pids;
    });

    step('customers rate at the same time while a process is killed, and nothing is lost', async () => {
      const people = asked.map(({ link }) => new Answering(link));
      let over = false;
      const killing = async () => {
        const [victim] = await several();
        process.kill(victim, 'SIGKILL');
        await until('another one', async () => (await several()).every((pid) => pid !== victim));
        over = true;
      };
      const [, ...acknowledged] = await Promise.all([killing(), ...people.map((person) => person.pressOn(() => over, last))]);
      for (const [at, { ticket }] of asked.entries()) {
        const { timeline, ratings } = await rt.told(ticket);
        assert.deepEqual(timeline.filter(({ type }) => type === 'rated').map(({ answer }) => answer), acknowledged[at]);
        assert.deepEqual(ratings.map(({ answer }) => answer), [last]);
      }
    });

    step('each process opened the library after the fork, and none twice', async () => {
      const log = await rt.log();
      const opened = [...log.matchAll(/^\[(\d+)\] .*Amends: the library .* is open/gm)].map(([, pid]) => pid);
      assert.ok(!opened.includes(String(rt.pid)));
      assert.equal(new Set(opened).size, opened.length);
    });

    step('the desk works, in whatever process', async () => {
      for (const page of ['/', '/Amends/', '/Amends/Report.html', `/Ticket/Display.html?id=${asked[0].ticket}`]) {
        const { status, body } = await maya.ask('GET', page);
        assert.equal(status, 200, page);
        if (page.startsWith('/Amends/')) assert.match(body, /<amends-[a-z-]+ src="\/rt\/Amends"/);
      }
      const { items } = (await maya.ask('GET', '/Amends/api/follow-ups')).body;
      assert.equal(items.length, asked.length);
      for (const { id, revision } of items) {
        const { status, body } = await maya.ask('POST', `/Amends/api/follow-ups/${id}/note`, { revision, note: 'Ärger' });
        assert.equal(status, 200, JSON.stringify(body));
      }
    });

    step('nothing of one request is left for the next', async () => {
      for (const [who, headers, code] of [[nobody, {}, 'not_signed_in'], [maya, { 'x-amends': undefined }, 'header_required']]) {
        const path = '/Amends/api/follow-ups/00000000000000000000000000000000/note';
        const refused = await Promise.all(Array.from({ length: 12 }, () => who.ask('POST', path, { revision: 1, note: 'x' }, headers)));
        assert.deepEqual([...new Set(refused.map(({ body }) => body.code))], [code]);
      }
    });

    step('web files and large bodies', async () => {
      const file = '/amends/assets/amends-rating.js';
      const { status, headers } = await nobody.ask('GET', file, undefined, { 'accept-encoding': 'br' });
      assert.deepEqual([status, headers.get('content-encoding'), headers.getSetCookie()], [200, 'br', []]);
      assert.equal((await nobody.ask('GET', file, undefined, { 'accept-encoding': 'br', 'if-none-match': headers.get('etag') })).status, 304);
      const page = new URL(asked[0].link).pathname.replace(/^\/rt|\/\d$/g, '');
      assert.equal((await nobody.ask('POST', page, 'x'.repeat(1_048_577))).status, 413);
      assert.equal((await nobody.ask('POST', page, 'x'.repeat(10_000))).body.code, 'invalid_json');
    });

    step('managers are notified by the timer, and the field says how it is', async () => {
      await until('the notifications', async () => {
        assert.deepEqual(await rt.tick(), { said: '', code: 0 });
        return (await rt.mails()).filter(({ to }) => to[0] === 'maya@example.org').length >= asked.length;
      });
      const fields = await Promise.all(asked.map(({ ticket }) => rt.satisfaction(ticket)));
      assert.deepEqual([...new Set(fields)], ['Dissatisfied']);
    });

    step('the logs have no complaint and no link', async () => {
      const apache = await readFile(join(rt.folder, 'apache/error.log'), 'utf8');
      const log = await rt.log();
      assert.deepEqual(await rt.complaints(), []);
      assert.ok(asked.every(({ link }) => ![apache, log].join().includes(tokenOf(link))));
    });
  });
}
