// One complaint from the resolved ticket to amends made, and the next question, inside a real Request Tracker with two
// forked workers.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { complain, inSteps, lookAt, makeAmends, openCase, seeAmends, setGrace, words } from '../support/complaint.mjs';
import { databases } from '../support/databases.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { until } from '../support/waiting.mjs';
import { Person } from './people.mjs';
import { linksOf, RequestTracker, tokenOf } from './rt.mjs';

const ticket = 2;

databases('PostgreSQL').forEach((database) => describe(`a complaint in Request Tracker on ${database}`, () => {
  let rt, browser, jana, maya, question, link;
  const step = inSteps();

  before(async () => {
    [rt, browser] = await Promise.all([RequestTracker.start({ database }), openBrowser()]);
    const root = await Person.signedIn(browser, rt, 'root');
    await setGrace(root, 1);
    await root.close();
    jana = await Person.signedIn(browser, rt, 'jana');
    maya = await Person.signedIn(browser, rt, 'maya');
  });

  after(async () => {
    await browser?.close();
    await rt?.stop();
  });

  const status = async () => (await maya.ask('GET', `/api/requests/${ticket}`)).body.satisfaction_status;

  step('an agent resolves a ticket, and its requestor is asked in the own language', async () => {
    await jana.resolve(ticket);
    await jana.page.locator('amends-request', { hasText: 'asked' }).waitFor();
    question = await rt.mail('the question', ({ text }) => text.includes('/amends/r/'));
    assert.deepEqual(question.to, ['dieter@example.org']);
    link = linksOf(question)[1];
    assert.ok(link.startsWith(`${rt.url}/amends/r/`));
    assert.match(question.text, /Wie war unsere Hilfe bei dieser Anfrage\?/);
    assert.equal(await rt.satisfaction(ticket), 'Asked');
  });

  step('looking at the link answers nothing: mail scanners do that', async () => {
    await lookAt(link);
    assert.equal(await status(), 'asked');
  });

  step('after the fork both workers open the library for themselves', async () => {
    const workers = await until('both workers', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(link)));
      assert.ok(answers.every(({ status: code }) => code === 200));
      const pids = await rt.openers();
      return pids.size >= 2 && pids;
    });
    assert.ok(!workers.has(String(rt.pid)), [...workers].join());
  });

  step('one click says bad, and a comment says why', async () => {
    const customer = await Person.stranger(browser, rt);
    const cookies = [];
    customer.page.on('response', async (answer) => {
      if (answer.url().startsWith(`${rt.url}/amends/`)) cookies.push(await answer.headerValue('set-cookie'));
    });
    await complain(customer, link, async () => assert.equal(await status(), 'dissatisfied'));
    assert.ok(cookies.length > 3 && cookies.every((cookie) => cookie === null), cookies.join());
    assert.equal(await rt.satisfaction(ticket), 'Dissatisfied');
    await customer.close();
  });

  step('lists find the ticket by it, with a column that RT’s query builder offers', async () => {
    const query = "Queue = 'Service Desk' AND CF.{Satisfaction} = 'Dissatisfied'";
    const format = "'__id__','__Subject__','__CustomFieldView.{Satisfaction}__'";
    await maya.open(`/Search/Results.html?${new URLSearchParams({ Query: query, Format: format, OrderBy: 'CustomField.{Satisfaction}', Order: 'DESC' })}`);
    const table = maya.page.locator('table.ticket-list');
    await table.getByText('Dissatisfied').first().waitFor();
    assert.equal(await table.locator('tbody.list-item').count(), 1);
    await maya.picture('list');
    await maya.open(`/Search/Build.html?${new URLSearchParams({ Query: query, NewQuery: '0' })}`);
    assert.ok(await maya.page.locator('option[value*="Satisfaction"]').count() > 0);
  });

  step('when the grace period is over the manager is told', async () => {
    const notice = await until('the notification', async () => {
      assert.deepEqual(await rt.tick(), { said: '', code: 0 });
      return (await rt.mails()).find(({ text }) => text.includes(words));
    });
    assert.deepEqual(notice.to, ['maya@example.org']);
    assert.match(notice.text, new RegExp(`${rt.url}/Amends/\\?case=[0-9a-f]{32}`));
    assert.match(notice.message_id, /@amends>$/);
    await maya.page.goto(notice.text.match(/http\S*\/Amends\/\S*/)[0]);
    await maya.page.getByText(words).first().waitFor();
  });

  const theCase = async () => (await maya.ask('GET', '/api/follow-ups')).body.items[0];
  const letter = 'Es tut uns leid. Das Laufwerk ist wieder da.';
  const correspondences = async () => {
    const { items } = await rt.rest('GET', `ticket/${ticket}/history?fields=Type&per_page=100`);
    return items.filter(({ Type }) => Type === 'Correspond').length;
  };

  step('the manager writes from the case: correspondence that RT mails once, and the case says so', async () => {
    const { id, revision } = await theCase();
    const written = await maya.ask('POST', `/api/follow-ups/${id}/write`, { revision, subject: 'Ihr Laufwerk', text: letter });
    assert.equal(written.status, 200, JSON.stringify(written.body));
    const before = (await rt.mails()).length;
    assert.deepEqual(await rt.tick(), { said: '', code: 0 });
    const { body } = await maya.ask('GET', `/api/follow-ups/${id}`);
    assert.deepEqual([body.state, body.tasks[0].state, body.tasks[0].error], ['contacted', 'done', null]);
    const mails = (await rt.mails()).slice(before).filter(({ to }) => to.includes('dieter@example.org'));
    assert.equal(mails.length, 1);
    assert.match(mails[0].text, /Das Laufwerk ist wieder da/);
    assert.match(mails[0].subject, /Ihr Laufwerk/);
    assert.equal(await correspondences(), 1);
    assert.equal((await rt.rest('GET', `ticket/${ticket}`)).Status, 'resolved', 'a message opens no ticket');
  });

  step('a task that comes again writes no second time', async () => {
    const before = (await rt.mails()).length;
    await rt.perl(`require RT::Extension::Amends::Tasks; use utf8; my $kept = RT::Attachments->new(RT->SystemUser); $kept->LimitByTicket(${ticket});
      $kept->Limit(FIELD => 'MessageId', OPERATOR => 'ENDSWITH', VALUE => '@amends'); my $id = $kept->First->MessageId;
      RT::Extension::Amends::Tasks->reply({ id => 1, request => '${ticket}', by => { id => 'maya', name => 'Maya' }, message_id => "<$id>",
        subject => 'Ihr Laufwerk', text => 'Es tut uns leid.' });`);
    assert.equal(await correspondences(), 1);
    assert.equal((await rt.mails()).length, before);
  });

  step('the ticket is opened again from the case, and Amends hears of it', async () => {
    const { id, revision } = await theCase();
    const wanted = await maya.ask('POST', `/api/follow-ups/${id}/reopen-request`, { revision, note: 'Das Laufwerk fehlt wieder.' });
    assert.equal(wanted.status, 200, JSON.stringify(wanted.body));
    assert.deepEqual(await rt.tick(), { said: '', code: 0 });
    const { body } = await maya.ask('GET', `/api/follow-ups/${id}`);
    assert.deepEqual([body.tasks[1].kind, body.tasks[1].state, body.tasks[1].error], ['reopen', 'done', null]);
    assert.equal(body.request_completed, false);
    assert.notEqual((await rt.rest('GET', `ticket/${ticket}`)).Status, 'resolved');
  });

  step('the manager finds the case in RT’s menu and works it to addressed', async () => {
    const { page } = maya;
    await maya.open('/');
    await page.locator('#main-navigation').getByRole('link', { name: 'Satisfaction' }).click();
    await openCase(page);
    await maya.picture('follow-ups');
    await makeAmends(page);
  });

  step('the report counts it', async () => {
    const { page } = maya;
    await page.locator('#page-navigation').getByRole('link', { name: 'Report' }).click();
    await page.locator('amends-report .figures').first().waitFor();
    await maya.picture('report');
  });

  step('the ticket says so, and so does its custom field', async () => {
    await jana.open(`/Ticket/Display.html?id=${ticket}`);
    await seeAmends(jana.page);
    await jana.picture('ticket');
    assert.equal(await rt.satisfaction(ticket), 'Addressed');
    assert.equal((await maya.ask('GET', '/api/health')).body.outbox.waiting, 0);
  });

  step('reopened and resolved again, the next cycle is asked about', async () => {
    await rt.setStatus(ticket, 'open');
    await jana.resolve(ticket);
    const next = await rt.mail('the next question', (mail) => mail.text.includes('/amends/r/') && mail !== question);
    assert.notEqual(tokenOf(linksOf(next)[0]), tokenOf(link));
    assert.equal(await rt.satisfaction(ticket), 'Asked');
  });

  step('a customer who is signed in rates on the ticket’s page', async () => {
    const dieter = await Person.signedIn(browser, rt, 'dieter');
    await dieter.open(`/SelfService/Display.html?id=${ticket}`);
    const widget = dieter.page.locator('amends-rating');
    await dieter.picture('self-service');
    assert.equal(await dieter.page.locator('amends-request').count(), 0);
    await widget.getByRole('radio', { name: 'Sehr gut' }).click();
    await widget.getByText('Gespeichert: Sehr gut').first().waitFor();
    assert.equal(await rt.satisfaction(ticket), 'Satisfied');
    assert.equal(await dieter.page.getByText('Satisfied').count(), 0);
    await dieter.close();
  });

  step('a trainee without the right sees the ticket and nothing of this', async () => {
    const tomas = await Person.signedIn(browser, rt, 'tomas');
    await tomas.open(`/Ticket/Display.html?id=${ticket}`);
    await tomas.page.getByText('Kein Zugriff auf das Laufwerk').first().waitFor();
    assert.equal(await tomas.page.locator('amends-request').count(), 0);
    assert.equal(await tomas.page.locator('#main-navigation').getByText('Satisfaction').count(), 0);
    assert.equal(await tomas.page.getByText('Satisfaction').count(), 0);
    assert.equal((await tomas.open('/Amends/')).status(), 403);
    assert.equal((await tomas.ask('GET', `/api/requests/${ticket}`)).status, 403);
    await tomas.close();
  });

  step('the log holds no link, no comment and no complaint of the glue', async () => {
    const log = await rt.log();
    assert.ok(!log.includes(tokenOf(link)));
    assert.ok(!log.includes('Laufwerk, und niemand'));
    assert.deepEqual((await rt.complaints()).filter((line) => !line.includes('Permission Denied')), []);
    assert.ok(!(await rt.kept()).includes(tokenOf(link)));
  });
}));
