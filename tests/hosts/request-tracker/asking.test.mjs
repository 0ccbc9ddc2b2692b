// Who is asked, in which mail, and what stays in the ticket. No browser: RT's own REST interface makes the changes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/waiting.mjs';
import { linksOf, RequestTracker, tokenOf } from './rt.mjs';

describe('asking in the mails of Request Tracker', () => {
  let rt, sent;

  before(async () => { rt = await RequestTracker.start(); });
  after(async () => { await rt?.stop(); });

  /** The mails that a change causes. */
  const mailsOf = async (change) => {
    sent = (await rt.mails()).length;
    await change();
    return (await rt.mails()).slice(sent);
  };
  const resolve = (ticket) => mailsOf(() => rt.setStatus(ticket, 'resolved'));

  test('one mail with both parts goes to the requestor, in the own language', async () => {
    const [mail, ...more] = await resolve(2);
    assert.deepEqual([mail.to, more], [['dieter@example.org'], []]);
    const links = linksOf(mail);
    assert.deepEqual(links.map((link) => link.at(-1)), ['1', '2', '3', '4', '5']);
    for (const part of [mail.text, mail.html]) {
      assert.match(part, /According to our records, your request has been\s+resolved/);
      assert.match(part, /Wie war unsere Hilfe bei dieser Anfrage\?/);
      for (const link of links) assert.ok(part.includes(link));
    }
    assert.match(mail.subject, /^\[helpdesk #2\] Resolved: Kein Zugriff/);
    assert.equal(await rt.satisfaction(2), 'Asked');
  });

  test('the ticket keeps that mail without the question', async () => {
    const [link] = linksOf(await rt.mail('the question', ({ to }) => to[0] === 'dieter@example.org'));
    const kept = await rt.kept();
    for (const part of [tokenOf(link), '/amends/r/', 'Wie war unsere Hilfe']) assert.ok(!kept.includes(part), part);
    const { items } = await rt.rest('GET', 'ticket/2/history?fields=Type,Data&per_page=50');
    const outgoing = items.filter(({ Type }) => Type === 'EmailRecord').at(-1);
    const mail = (await rt.mails()).at(-1);
    assert.equal(`<${outgoing.Data.replace(/[<>]/g, '')}>`, mail.message_id);
  });

  test('of several requestors the first is asked, the others get the ordinary mail, nobody gets two', async () => {
    const ticket = await rt.newTicket('Shared printer', { Requestor: ['amara@example.org', 'ingrid@example.org'] });
    const mails = await resolve(ticket);
    assert.deepEqual(mails.map(({ to }) => to), [['amara@example.org'], ['ingrid@example.org']]);
    assert.equal(linksOf(mails[0]).length, 5);
    assert.ok(!mails[1].text.includes('/amends/') && !mails[1].html.includes('/amends/'));
    assert.match(mails[1].text, /your request has been\s+resolved/);
    assert.notEqual(mails[0].message_id, mails[1].message_id);
  });

  test('a template of text alone gets an HTML part beside it', async () => {
    await rt.perl(`
      my $template = RT::Template->new(RT->SystemUser);
      $template->LoadGlobalTemplate('Resolved');
      my $scrips = RT::Scrips->new(RT->SystemUser);
      $scrips->Limit(FIELD => 'Description', VALUE => 'On Resolve Notify Requestors');
      $scrips->First->SetTemplate('Resolved');`);
    const ticket = await rt.newTicket('Plain <mail>', { Requestor: ['amara@example.org'] });
    const [mail] = await resolve(ticket);
    assert.match(mail.html, /your request has been resolved\. If you have any<br>\s+further/);
    assert.deepEqual([linksOf(mail).length, mail.html.includes(linksOf(mail)[4])], [5, true]);
    await rt.perl(`
      my $scrips = RT::Scrips->new(RT->SystemUser);
      $scrips->Limit(FIELD => 'Description', VALUE => 'On Resolve Notify Requestors');
      $scrips->First->SetTemplate('Resolved in HTML');`);
  });

  test('whoever answers nobody asks: no requestor, own tickets, digests', async () => {
    assert.deepEqual(await resolve(6), []);
    const own = await rt.newTicket('My own', { Requestor: ['jana@example.org'], Owner: 'jana' });
    assert.deepEqual((await resolve(own)).map((mail) => [mail.to, linksOf(mail).length]), [[['jana@example.org'], 0]]);
    assert.equal(await rt.satisfaction(own), '');
    await rt.perl(`
      my $user = RT::User->new(RT->SystemUser); $user->Load('ingrid');
      $user->SetPreferences(RT->System, { EmailFrequency => 'Daily digest' });`);
    const digested = await rt.newTicket('Later is fine', { Requestor: ['ingrid@example.org'] });
    assert.deepEqual(await resolve(digested), []);
    assert.equal(await rt.satisfaction(digested), '');
    await rt.perl(`
      my $user = RT::User->new(RT->SystemUser); $user->Load('ingrid');
      $user->SetPreferences(RT->System, { EmailFrequency => 'Individual messages' });`);
  });

  test('a rejected ticket asks nobody, a disabled requestor breaks nothing', async () => {
    const rejected = await rt.newTicket('Spam', { Requestor: ['amara@example.org'] });
    assert.deepEqual(await mailsOf(() => rt.setStatus(rejected, 'rejected')), []);
    assert.equal(await rt.satisfaction(rejected), '');
    const left = await rt.newTicket('I am leaving', { Requestor: ['gone@example.org'] });
    await rt.perl(`my $user = RT::User->new(RT->SystemUser); $user->LoadByEmail('gone@example.org'); $user->SetDisabled(1);`);
    await resolve(left);
    assert.equal(await rt.satisfaction(left), '');
  });

  test('reopened and resolved again is the next question', async () => {
    const ticket = await rt.newTicket('Again and again', { Requestor: ['amara@example.org'] });
    const [first] = await resolve(ticket);
    await rt.setStatus(ticket, 'open');
    const [second] = await resolve(ticket);
    assert.notEqual(tokenOf(linksOf(first)[0]), tokenOf(linksOf(second)[0]));
  });

  test('a merged ticket stays told as it was', async () => {
    const [kept, merged] = [await rt.newTicket('First'), await rt.newTicket('Second', { Requestor: ['amara@example.org'] })];
    await resolve(merged);
    await rt.perl(`
      my $ticket = RT::Ticket->new(RT->SystemUser); $ticket->Load(${merged});
      $ticket->MergeInto(${kept}); $ticket->ApplyTransactionBatch;`);
    const { completed, satisfaction_status } = await rt.told(merged);
    assert.deepEqual([completed, satisfaction_status], [true, 'asked']);
    assert.equal(await rt.satisfaction(kept), '');
  });

  test('what RT knows about a ticket is what Amends was told', async () => {
    const ticket = await rt.newTicket('Größe', { Requestor: ['ingrid@example.org', 'amara@example.org'], Owner: 'eoin' });
    const now = await rt.told(ticket);
    assert.deepEqual(now.requester, { id: 'ingrid', name: 'Ingrid Solberg', mail: 'ingrid@example.org' });
    assert.deepEqual(
      [now.completed, now.subject, now.agent, now.team, now.queue, now.channel, now.organisation, now.closer],
      [false, 'Größe', 'eoin', 'Workplace', 'Service Desk', 'rest', 'Solberg AS', '']);
    assert.equal(now.url, `${rt.url}/Ticket/Display.html?id=${ticket}`);
    await rt.rest('PUT', `ticket/${ticket}`, { Subject: 'Other size', Owner: 'jana', Status: 'resolved' });
    const later = await rt.told(ticket);
    assert.deepEqual([later.completed, later.subject, later.agent, later.team, later.closer],
      [true, 'Other size', 'jana', 'Network', 'root']);
  });

  test('a subject with characters that Amends refuses is told without them', async () => {
    const ticket = await rt.newTicket('Strange');
    await rt.rest('PUT', `ticket/${ticket}`, { Subject: 'Str\u0000ange \u0007mail' });
    assert.equal((await rt.told(ticket)).subject, 'Strange \u0007mail');
  });

  test('a deleted ticket is told as one', async () => {
    const ticket = await rt.newTicket('By mistake');
    await rt.setStatus(ticket, 'deleted');
    assert.equal((await rt.told(ticket)).timeline.at(-1).type, 'request_deleted');
  });

  test('a link that a customer quotes is blotted out before it is kept', async () => {
    const [question] = await resolve(3);
    const link = linksOf(question)[0];
    const quoted = `Thank you!\n\n> ${link}\n> https://gateway.example/?url=${encodeURIComponent(link)}\n`;
    await rt.rest('POST', 'ticket/3/correspond', { ContentType: 'text/plain', Content: quoted });
    await rt.rest('POST', 'ticket/3/comment', { ContentType: 'text/html', Content: `<a href="${link}">Poor</a>` });
    const kept = await rt.kept();
    assert.ok(!kept.includes(tokenOf(link)));
    const contents = JSON.parse(await rt.perl(`
      my $attachments = RT::Attachments->new(RT->SystemUser);
      $attachments->UnLimit;
      print RT::Extension::Amends::Door->json([map { $_->Content // '' } @{$attachments->ItemsArrayRef}]);`));
    for (const part of [`> ${rt.url}/amends/r/…/1\n`, '%2Famends%2Fr%2F…%2F1', `<a href="${rt.url}/amends/r/…/1">`]) {
      assert.ok(contents.some((content) => content.includes(part)), part);
    }
  });

  test('nothing of this was worth a warning', async () => {
    assert.deepEqual(await rt.complaints(), []);
    await until('the log', async () => (await rt.log()).includes('Amends: the library'));
  });
});
