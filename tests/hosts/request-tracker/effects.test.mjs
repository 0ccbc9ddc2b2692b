// What Amends wants done: the field that mirrors the status, and mails to people.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RequestTracker } from './rt.mjs';

describe('effects in Request Tracker', () => {
  let rt;

  before(async () => { rt = await RequestTracker.start(); });
  after(async () => { await rt?.stop(); });

  const applying = (...effects) => `require RT::Extension::Amends::Satisfaction;
    ${effects.map(({ request = 1, status, revision }) =>
    `RT::Extension::Amends::Satisfaction->apply({ request => '${request}', status => '${status}', revision => ${revision} });`).join('')}`;
  const apply = (...effects) => rt.perl(applying(...effects));

  test('only a newer revision changes the field', async () => {
    await apply({ status: 'asked', revision: 3 }, { status: 'dissatisfied', revision: 7 }, { status: 'asked', revision: 3 },
      { status: 'satisfied', revision: 7 });
    assert.equal(await rt.satisfaction(1), 'Dissatisfied');
    await apply({ status: 'addressed', revision: 9 });
    assert.equal(await rt.satisfaction(1), 'Addressed');
    await apply({ status: 'not_asked', revision: 11 }, { status: 'addressed', revision: 9 });
    assert.equal(await rt.satisfaction(1), '');
  });

  test('workers that overtake each other leave the newest', async () => {
    const statuses = ['asked', 'satisfied', 'neutral', 'dissatisfied', 'addressed'];
    const revisions = [0, 1, 2].map((worker) => Array.from({ length: 10 }, (_, step) => 20 + ((step * 7 + worker * 3) % 30)));
    await Promise.all(revisions.map((own) =>
      rt.inside().perl(applying(...own.map((revision) => ({ request: 4, status: statuses[revision % 5], revision }))))));
    assert.equal((await rt.satisfaction(4)).toLowerCase(), statuses[Math.max(...revisions.flat()) % 5]);
  });

  test('a worker that set a value before sets it again after another changed it', async () => {
    const other = rt.inside();
    await apply({ request: 3, status: 'asked', revision: 1 }, { request: 3, status: 'satisfied', revision: 2 });
    await other.perl(applying({ request: 3, status: 'dissatisfied', revision: 3 }));
    await apply({ request: 3, status: 'satisfied', revision: 4 });
    assert.equal(await rt.satisfaction(3), 'Satisfied');
  });

  test('what is no ticket of this RT is done without doing anything', async () => {
    await apply({ request: 'INC-2019-4', status: 'satisfied', revision: 1 }, { request: 4711, status: 'satisfied', revision: 1 },
      { request: 'touchpoint:kb:1', status: 'satisfied', revision: 1 });
  });

  test('the ticket’s history and its last change say nothing of it', async () => {
    const changed = async () => {
      const { LastUpdated, LastUpdatedBy } = await rt.rest('GET', 'ticket/5');
      return [LastUpdated, LastUpdatedBy.id];
    };
    const before = await changed();
    const { total } = await rt.rest('GET', 'ticket/5/history');
    await apply({ request: 5, status: 'dissatisfied', revision: 2 });
    assert.deepEqual(await changed(), before);
    assert.equal((await rt.rest('GET', 'ticket/5/history')).total, total);
    assert.deepEqual(await rt.mails(), []);
  });

  test('lists and REST find tickets by the field', async () => {
    const { items } = await rt.rest('GET', `tickets?query=${encodeURIComponent("CF.{Satisfaction} = 'Dissatisfied'")}`);
    assert.deepEqual(items.map(({ id }) => id), ['5']);
  });

  const deliver = (to) => rt.perl(`require RT::Extension::Amends::Notices; use utf8;
    RT::Extension::Amends::Notices->deliver({ id => 1, to => ${to}, subject => 'Größte Sorge', text => 'Ärger: naïve',
      message_id => 'abc.1@amends', follow_up => '0123456789abcdef0123456789abcdef' });`);

  test('managers of the queue are told, under the mail’s own id, with a link', async () => {
    await deliver("{ managers => 1, queue => 'Service Desk', team => '' }");
    const mail = (await rt.mails()).at(-1);
    assert.deepEqual([mail.to, mail.subject, mail.message_id], [['maya@example.org'], 'Größte Sorge', '<abc.1@amends>']);
    assert.match(mail.text, /^Ärger: naïve\n/);
    assert.ok(mail.text.includes(`${rt.url}/Amends/?case=0123456789abcdef0123456789abcdef`));
  });

  test('a person is told by name; where nobody manages, the superusers are', async () => {
    await deliver("{ user => 'jana' }");
    assert.deepEqual((await rt.mails()).at(-1).to, ['jana@example.org']);
    await deliver("{ managers => 1, queue => 'Facilities', team => '' }");
    assert.deepEqual((await rt.mails()).at(-1).to, ['root@localhost']);
  });

  test('where the person is not known, the managers of the queue are told', async () => {
    await deliver("{ user => 'gone', queue => 'Service Desk', team => '' }");
    assert.deepEqual((await rt.mails()).at(-1).to, ['maya@example.org']);
  });

  test('who watches a case is told while he may see it, and nobody in his place', async () => {
    await deliver("{ user => 'jana', watcher => 1, queue => 'Service Desk', team => '' }");
    assert.deepEqual((await rt.mails()).at(-1).to, ['jana@example.org']);
    const before = (await rt.mails()).length;
    for (const nobody of ['tomas', 'gone']) await deliver(`{ user => '${nobody}', watcher => 1, queue => 'Service Desk', team => '' }`);
    assert.equal((await rt.mails()).length, before);
  });

  test('praise is for one alone: it names no page, and where he is not known nobody hears of it', async () => {
    const praise = (user) => rt.perl(`require RT::Extension::Amends::Notices;
      print eval { RT::Extension::Amends::Notices->deliver({ id => 1, to => { user => '${user}', only => 1, queue => 'Service Desk', team => '' },
        template => 'praise', subject => 's', text => 'Quick and kind', message_id => 'abc.2@amends' }); 1 } ? 'delivered' : "$@";`);
    assert.equal(await praise('jana'), 'delivered');
    const mails = await rt.mails();
    assert.deepEqual(mails.at(-1).to, ['jana@example.org']);
    assert.equal(mails.at(-1).text.trim(), 'Quick and kind');
    assert.equal(await praise('gone'), 'RT has no such user, or no address');
    assert.equal((await rt.mails()).length, mails.length);
  });

  test('a report goes out in both forms, with a link to the same days', async () => {
    await rt.perl(`require RT::Extension::Amends::Notices;
      RT::Extension::Amends::Notices->deliver({ id => 1, to => { user => 'jana', queue => '', team => '' }, template => 'report', subject => 's',
        text => 'Still open: 1', html => '<p>Still open: 1</p>', view => 'from=2026-11-23&to=2026-11-29', message_id => 'abc.3@amends' });`);
    const { html, text } = (await rt.mails()).at(-1);
    assert.ok(text.includes(`${rt.url}/Amends/Report.html?from=2026-11-23&to=2026-11-29`));
    assert.match(html, /<p>Still open: 1<\/p>/);
    assert.ok(html.includes('Report.html?from=2026-11-23&amp;to=2026-11-29'));
  });

  test('a mail server that refuses is no delivery', async () => {
    const said = await rt.perl(`require RT::Extension::Amends::Notices; my $path = RT->Config->Get('SendmailPath');
      RT->Config->Set(SendmailPath => '/bin/false');
      print eval { RT::Extension::Amends::Notices->deliver({ id => 1, to => { user => 'jana' }, subject => 's', text => 't',
        message_id => 'x@amends', follow_up => 'f' }); 1 } ? 'delivered' : $@;
      RT->Config->Set(SendmailPath => $path);`);
    assert.equal(said, 'the mail could not be sent\n');
  });
});
