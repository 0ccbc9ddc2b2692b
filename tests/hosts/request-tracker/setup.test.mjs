// Coming into RT's database, being there already, leaving it; and what the check says meanwhile.
import assert from 'node:assert/strict';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { RequestTracker } from './rt.mjs';
import { Visitor } from './visitor.mjs';

describe('setting up Request Tracker', () => {
  let rt;

  // Everything is said on the screen, too, as RT does when nobody has told it otherwise.
  before(async () => { rt = await RequestTracker.start({ configuration: 'Set($LogToSTDERR, q{debug});' }); });
  after(async () => { await rt?.stop(); });

  const check = async () => {
    const { said, code } = await rt.program('sbin/amends-rt-check');
    return { code, lines: said.trim().split('\n') };
  };
  const inDatabase = async () => JSON.parse(await rt.perl(`use Cpanel::JSON::XS;
    my %found;
    for my $table (qw(Scrips ScripActions CustomFields CustomFieldValues ObjectCustomFields ObjectScrips ACL Templates)) {
      $found{$table} = RT->DatabaseHandle->dbh->selectall_arrayref("SELECT * FROM $table ORDER BY id");
    }
    print encode_json(\\%found);`));

  test('inserting the data again changes nothing', async () => {
    const before = await inDatabase();
    const { code } = await rt.insertData();
    assert.equal(code, 0);
    assert.deepEqual(await inDatabase(), before);
  });

  test('the check wants the tick, and is content with it', async () => {
    const before = await check();
    assert.equal(before.code, 1);
    assert.ok(before.lines.some((line) => line.startsWith('BAD   No tick')), before.lines.join('\n'));
    assert.deepEqual(await rt.tick(), { said: '', code: 0 });
    const { code, lines } = await check();
    assert.equal(code, 0, lines.join('\n'));
    for (const part of ['scrips and the custom field', 'library', 'web files', 'store', 'tick runs', 'Links in mails begin with']) {
      assert.ok(lines.some((line) => line.startsWith('good  ') && line.includes(part)), part);
    }
    assert.ok(lines.some((line) => line.startsWith('look  Links in mails lead to this machine only')));
  });

  test('root makes no files that would keep RT out', { skip: process.getuid() !== 0 }, async () => {
    const store = join(rt.folder, 'amends.db');
    await chown(store, 65534, 65534);
    const { said, code } = await rt.tick();
    assert.deepEqual([code, /the store belongs to nobody, not to root/.test(said)], [1, true], said);
    await chown(store, 0, 0);
    assert.equal((await rt.tick()).code, 0);
  });

  test('who may see satisfaction sees the field, and nobody else', async () => {
    const sees = async (name) => JSON.parse(await rt.perl(`use Cpanel::JSON::XS; my $user = RT::CurrentUser->new; $user->Load('${name}');
      my $ticket = RT::Ticket->new($user); $ticket->Load(1); print encode_json([map { $_->Name } @{$ticket->CustomFields->ItemsArrayRef}]);`));
    for (const [name, fields] of [['maya', ['Satisfaction']], ['jana', ['Satisfaction']], ['tomas', []], ['ingrid', []]]) {
      assert.deepEqual(await sees(name), fields, name);
    }
    await rt.perl(`my $group = RT::Group->new(RT->SystemUser); $group->LoadUserDefinedGroup('Network'); my $queue = RT::Queue->new(RT->SystemUser);
      $queue->Load('Service Desk'); $group->PrincipalObj->RevokeRight(Right => 'SeeAmends', Object => $queue);`);
    await rt.tick();
    assert.deepEqual([await sees('jana'), await sees('eoin')], [[], ['Satisfaction']]);
  });

  test('leaving gives RT its own mail back, twice does no harm, and coming back finds the values', async () => {
    await rt.setStatus(1, 'resolved');
    assert.equal(await rt.satisfaction(1), 'Asked');
    for (let times = 0; times < 2; times += 1) assert.equal((await rt.program('sbin/amends-rt-remove')).code, 0);
    await rt.setStatus(3, 'resolved');
    const mail = (await rt.mails()).at(-1);
    assert.deepEqual([mail.to, mail.text.includes('/amends/')], [['amara@example.org'], false]);
    const { lines } = await check();
    assert.equal(lines.filter((line) => line.startsWith('BAD ') && line.includes('insert etc/initialdata')).length, 3, lines.join('\n'));
    await rt.insertData();
    assert.equal(await rt.satisfaction(1), 'Asked');
    assert.equal(await rt.satisfaction(3), '');
    assert.ok(!(await check()).lines.some((line) => line.includes('initialdata')));
  });

  test('the menu and the pages of somebody without a right say nothing of it', async () => {
    const tomas = await Visitor.signedIn(rt, 'tomas');
    assert.ok(!(await tomas.ask('GET', '/')).body.includes('/Amends/'));
    for (const page of ['/Amends/', '/Amends/Report.html']) assert.equal((await tomas.ask('GET', page)).status, 403);
    const amara = await Visitor.signedIn(rt, 'amara');
    assert.equal((await amara.ask('GET', '/Amends/')).headers.get('location'), `${rt.url}/SelfService/`);
    assert.ok(!(await amara.ask('GET', '/SelfService/Display.html?id=3')).body.includes('amends-request'));
    assert.equal((await new Visitor(rt).ask('GET', '/Amends/')).headers.get('location')?.split('?')[0], `${rt.url}/NoAuth/Login.html`);
  });
});
