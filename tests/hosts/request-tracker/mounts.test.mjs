// Who gets through which mount, and what is refused. No browser: other sites and programs send what they like.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { linksOf, RequestTracker } from './rt.mjs';
import { Visitor } from './visitor.mjs';

const nobodys = '00000000000000000000000000000000';

describe('the mounts of Request Tracker', () => {
  let rt, link, page, maya, jana, tomas, dieter, root, nobody;

  before(async () => {
    rt = await RequestTracker.start({ configuration: 'Set($AutoLogoff, 30);' });
    await rt.setStatus(2, 'resolved');
    link = new URL(linksOf((await rt.mails()).at(-1))[1]).pathname;
    page = link.replace(/\/2$/, '');
    [maya, jana, tomas, dieter, root] = await Promise.all(['maya', 'jana', 'tomas', 'dieter', 'root'].map((name) => Visitor.signedIn(rt, name)));
    nobody = new Visitor(rt);
  });
  after(async () => { await rt?.stop(); });

  const note = (who, headers) => who.ask('POST', `/Amends/api/follow-ups/${nobodys}/note`, { revision: 1, note: 'x' }, headers);

  describe('the public mount', () => {
    test('serves links and files without a session or cookie', async () => {
      for (const path of [link, '/amends/assets/amends-rating.js']) {
        const { status, headers } = await nobody.ask('GET', path);
        assert.deepEqual([status, headers.getSetCookie()], [200, []], path);
      }
    });

    test('looking at a link changes nothing', async () => {
      for (const method of ['HEAD', 'GET', 'OPTIONS']) assert.ok((await nobody.ask(method, link)).status < 300);
      assert.equal(await rt.satisfaction(2), 'Asked');
    });

    test('is 404 elsewhere, and leads nowhere else', async () => {
      for (const path of ['/amends', '/amends/', '/amends/api/health', '/amends/assets/%2e%2e/manifest.json', '/amends/assets/manifest.json',
        '/amends/assets/..%2f..%2f..%2fetc%2fpasswd', '/amends/x']) {
        assert.equal((await maya.ask('GET', path)).status, 404, path);
      }
    });

    test('sends files in Brotli to whom it suits, and nothing to who has them', async () => {
      const file = '/amends/assets/amends-rating.js';
      const { headers } = await nobody.ask('GET', file, undefined, { 'accept-encoding': 'gzip, br' });
      assert.deepEqual([headers.get('content-encoding'), headers.get('content-type')], ['br', 'application/javascript']);
      const plain = await nobody.ask('GET', file, undefined, { 'accept-encoding': 'br;q=0, gzip' });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal((await nobody.ask('GET', file, undefined, { 'accept-encoding': 'br', 'if-none-match': headers.get('etag') })).status, 304);
    });

    test('takes no more than 1 MiB', async () => {
      assert.equal((await nobody.ask('POST', page, 'x'.repeat(1_048_577))).status, 413);
      assert.equal((await nobody.ask('POST', page, 'x'.repeat(10_000))).body.code, 'invalid_json');
    });

    test('nobody is somebody by a header, and nobody else’s effects are leased', async () => {
      const headers = JSON.parse(await rt.perl(`
        my %request = RT::Extension::Amends::PsgiRequest->from({ REQUEST_METHOD => 'GET', HTTP_COOKIE => 'a=b', HTTP_AUTHORIZATION => 'x',
          HTTP_X_AMENDS_CONSUMER => 'thief', HTTP_X_AMENDS_KINDS => 'mail.send', HTTP_X_AMENDS => '1' }, '/r/x');
        print RT::Extension::Amends::Door->json($request{headers});`));
      assert.deepEqual(headers, { 'x-amends': '1' });
    });
  });

  describe('the desk mount', () => {
    test('wants somebody who is signed in', async () => {
      for (const who of [nobody, new Visitor(rt, `${jana.cookie.split('=')[0]}=00000000000000000000000000000000`)]) {
        const { status, headers, body } = await who.ask('GET', '/Amends/api/health');
        assert.deepEqual([status, headers.get('content-type'), body.code], [401, 'application/problem+json', 'not_signed_in']);
      }
    });

    test('asserts what RT’s rights say', async () => {
      const statuses = async (path) => Promise.all([root, maya, jana, tomas, dieter].map(async (who) => (await who.ask('GET', path)).status));
      assert.deepEqual(await statuses('/Amends/api/requests/2'), [200, 200, 200, 403, 403]);
      assert.deepEqual(await statuses('/Amends/api/reports/satisfaction'), [200, 200, 403, 403, 403]);
      assert.deepEqual(await statuses('/Amends/api/settings'), [200, 403, 403, 403, 403]);
      assert.deepEqual(await statuses('/Amends/queue/3/api/requests/2'), [200, 200, 200, 403, 403]);
      assert.deepEqual(await statuses('/Amends/api/requests/2/my-rating'), [404, 404, 404, 404, 200]);
    });

    test('shows nothing of a queue in which somebody has no right', async () => {
      await rt.setStatus(7, 'resolved');
      const facilities = await Promise.all([root, maya, jana].map(async (who) => (await who.ask('GET', '/Amends/api/requests/7')).status));
      assert.deepEqual(facilities, [200, 404, 404]);
      assert.equal((await maya.ask('GET', '/Amends/queue/4/api/requests/7')).status, 403);
      assert.equal((await maya.ask('GET', '/Amends/queue/99/api/requests/7')).status, 404);
    });

    test('leases effects to nobody who asks for them', async () => {
      assert.equal((await maya.ask('POST', '/Amends/api/outbox/lease', { consumer: 'rt', kinds: ['mail.send'] })).status, 403);
      assert.equal((await jana.ask('POST', '/Amends/api/tick', {})).status, 403);
    });

    test('another site cannot make a browser write', async () => {
      assert.equal((await note(maya)).body.code, 'not_found');
      for (const [headers, code] of [
        [{ 'x-amends': undefined }, 'header_required'],
        [{ 'x-amends': '0' }, 'header_required'],
        [{ 'sec-fetch-site': 'cross-site' }, 'cross_site'],
        [{ 'sec-fetch-site': 'same-site' }, 'cross_site'],
        [{ origin: 'https://evil.example' }, 'cross_site'],
        [{ origin: 'null' }, 'cross_site'],
        [{ origin: undefined, 'sec-fetch-site': undefined }, 'cross_site'],
        [{ origin: undefined, referer: 'https://evil.example/' }, 'cross_site'],
      ]) {
        const { status, body } = await note(maya, headers);
        assert.deepEqual([status, body.code], [403, code], JSON.stringify(headers));
      }
      assert.equal((await note(maya, { origin: undefined, referer: `${rt.url}/Amends/` })).body.code, 'not_found');
    });

    test('takes no more than 1 MiB', async () => {
      assert.equal((await maya.ask('POST', '/Amends/api/import', 'x'.repeat(1_048_577))).status, 413);
    });

    test('a user who was disabled is out at once', async () => {
      const eoin = await Visitor.signedIn(rt, 'eoin');
      assert.equal((await eoin.ask('GET', '/Amends/api/requests/2')).status, 200);
      await rt.perl(`my $user = RT::User->new(RT->SystemUser); $user->Load('eoin'); $user->SetDisabled(1);`);
      assert.equal((await eoin.ask('GET', '/Amends/api/requests/2')).status, 401);
    });

    test('a session that RT would end is over, and polling does not keep it alive', async () => {
      const inSession = (lines) => rt.perl(`my ($store, %s) = 'RT::Interface::Web::Session';
        tie %s, $store->Class, '${jana.cookie.split('=')[1]}', $store->Attributes; ${lines} untie %s;`);
      const age = (minutes) => inSession(`$s{_session_last_update} = int(time / 60) - ${minutes};`);
      const idle = async () => Number(await inSession('print int(time / 60) - $s{_session_last_update};'));
      await age(25);
      assert.equal((await jana.ask('GET', '/Amends/api/requests/2')).status, 200);
      assert.ok(await idle() >= 25);
      assert.notEqual((await note(jana)).status, 401);
      assert.ok(await idle() <= 1);
      await age(31);
      assert.equal((await jana.ask('GET', '/Amends/api/requests/2')).status, 401);
    });
  });

  test('the log has no link and no complaint', async () => {
    assert.ok(!(await rt.log()).includes(link.split('/')[3]));
    assert.deepEqual(await rt.complaints(), []);
  });
});
