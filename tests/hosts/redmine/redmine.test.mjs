// One complaint from the closed issue to amends made, inside a real Redmine with two preloaded workers.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { complain, inSteps, lookAt, makeAmends, openCase, seeAmends, setGrace, words } from '../support/complaint.mjs';
import { databases } from '../support/databases.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { until } from '../support/waiting.mjs';
import { Person } from './people.mjs';
import { Redmine } from './redmine.mjs';

const desk = '/projects/service-desk/amends';
const issue = 2;

databases('PostgreSQL').forEach((database) => describe(`a complaint in Redmine on ${database}`, () => {
  let redmine, browser, jana, maya, question, link;
  const step = inSteps();

  before(async () => {
    [redmine, browser] = await Promise.all([Redmine.start({ database }), openBrowser()]);
    const admin = await Person.signedIn(browser, redmine, 'admin');
    await setGrace(admin, 1);
    await admin.close();
    jana = await Person.signedIn(browser, redmine, 'jana');
    maya = await Person.signedIn(browser, redmine, 'maya');
  });

  after(async () => {
    await browser?.close();
    await redmine?.stop();
  });

  const status = async () => {
    const { body } = await maya.ask('GET', `/api/requests/${issue}`);
    return body.satisfaction_status;
  };
  const mirrored = async () => (await redmine.sql(`SELECT status FROM amends_statuses WHERE issue_id = ${issue}`))[0]?.[0];

  step('an agent closes an issue, and its author is asked in the own language', async () => {
    await jana.setStatus(issue, 'Closed');
    question = await redmine.mail('the question', ({ text }) => text.includes('/amends/r/'));
    assert.deepEqual(question.to, ['dieter@example.org']);
    const links = [...question.text.matchAll(/http\S*\/amends\/r\/\w+\/(\d)/g)];
    assert.deepEqual(links.map(([, answer]) => answer), ['1', '2', '3', '4', '5']);
    link = links[1][0];
    assert.ok(link.startsWith(`${redmine.url}/amends/r/`));
    for (const part of [question.text, question.html]) {
      assert.match(part, /Wie war unsere Hilfe bei dieser Anfrage\?/);
      assert.match(part, /Sehr schlecht/);
      assert.ok(part.includes(link));
    }
    assert.equal(await until('the status', mirrored), 'asked');
  });

  step('it is Redmine’s own mail, and the only one', async () => {
    assert.match(question.html, /Status.*Closed/s);
    const mails = (await redmine.mails()).filter(({ to }) => to.includes('dieter@example.org'));
    assert.deepEqual(mails.map(({ subject }) => subject), [question.subject]);
  });

  step('the mail looks like ours although Redmine writes its own style into it', async () => {
    const { page } = await Person.stranger(browser, redmine);
    await page.setContent(question.html);
    const borders = (selector) => page.locator(selector).first().evaluate((cell) => getComputedStyle(cell).borderTopWidth);
    assert.deepEqual([await borders('table'), await borders('td'), await borders('td:has(> a)')], ['0px', '0px', '1px']);
    await page.context().close();
  });

  step('looking at the link answers nothing: mail scanners do that', async () => {
    await lookAt(link);
    assert.equal(await status(), 'asked');
  });

  step('after the fork both workers open the library for themselves', async () => {
    const requests = [];
    const workers = await until('both workers', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(link)));
      assert.ok(answers.every(({ status: code }) => code === 200));
      requests.push(...answers.map(({ headers }) => headers.get('x-request-id')));
      const pids = await redmine.workersOf(requests);
      return pids.size === 2 && pids;
    });
    assert.ok(!workers.has(undefined) && !workers.has(String(redmine.pid)), [...workers].join());
  });

  step('one click says bad, and a comment says why', async () => {
    const customer = await Person.stranger(browser, redmine);
    await complain(customer, link, async () => assert.equal(await status(), 'dissatisfied'));
    assert.deepEqual(await customer.page.context().cookies(), []);
    assert.equal(await until('the status', mirrored), 'dissatisfied');
    await customer.close();
  });

  step('when the grace period is over the manager is told', async () => {
    const notice = await until('the notification', async () => {
      await redmine.rake('redmine:amends:tick');
      return (await redmine.mails()).find(({ text }) => text.includes(words));
    });
    assert.deepEqual(notice.to, ['maya@example.org']);
    assert.match(notice.text, new RegExp(`${redmine.url}${desk}\\?case=[0-9a-f]{32}`));
    assert.match(notice.message_id, /@amends>$/);
  });

  const theCase = async () => (await maya.ask('GET', '/api/follow-ups')).body.items[0];
  const ticked = async () => { await redmine.rake('redmine:amends:tick'); return redmine.mails(); };
  const letter = 'Es tut uns leid. Das Laufwerk ist wieder da.';
  const notes = async () => (await redmine.sql(`SELECT count(*) FROM journals WHERE journalized_id = ${issue} AND notes LIKE '%${letter}'`))[0][0];

  step('the manager writes from the case: a note in the issue, mailed to its author once, and the case says so', async () => {
    const { id, revision } = await theCase();
    const written = await maya.ask('POST', `/api/follow-ups/${id}/write`, { revision, subject: 'Ihr Laufwerk', text: letter });
    assert.equal(written.status, 200, JSON.stringify(written.body));
    const before = (await redmine.mails()).length;
    const mails = (await ticked()).slice(before).filter(({ to }) => to.includes('dieter@example.org'));
    assert.equal(mails.length, 1);
    assert.match(mails[0].text, /Ihr Laufwerk\s+Es tut uns leid\. Das Laufwerk ist wieder da\./);
    assert.doesNotMatch(mails[0].text, /\/amends\/r\//);
    assert.equal(Number(await notes()), 1);
    const { body } = await maya.ask('GET', `/api/follow-ups/${id}`);
    assert.deepEqual([body.state, body.tasks[0].state, body.tasks[0].error], ['contacted', 'done', null]);
    const again = (await ticked()).slice(before).filter(({ to }) => to.includes('dieter@example.org'));
    assert.equal(again.length, 1);
  });

  step('a task that comes again writes no second note, and mails the one that is there', async () => {
    const before = (await redmine.mails()).length;
    const said = await redmine.runner(`effect = { 'id' => Amends::Done.last.effect, 'request' => '${issue}', 'by' => { 'id' => 'maya', 'name' => 'Maya' },
      'subject' => 'Ihr Laufwerk', 'text' => '${letter}' }; Amends::Tasks.reply(effect); print 'sent'`);
    assert.match(said, /sent$/);
    assert.equal(Number(await notes()), 1);
    assert.equal((await redmine.mails()).slice(before).filter(({ to }) => to.includes('dieter@example.org')).length, 1);
  });

  step('who watches a case is told while they may see it, and nobody in their place', async () => {
    const before = (await redmine.mails()).length;
    await redmine.runner(`%w[jana tomas gone].each { |login| Amends::Notices.deliver('to' => { 'user' => login, 'watcher' => true, 'queue' => 'service-desk' },
      'subject' => 's', 'text' => 't', 'message_id' => "<#{login}.1@amends>") }`);
    assert.deepEqual((await redmine.mails()).slice(before).map(({ to }) => to), [['jana@example.org']]);
  });

  step('the issue is opened again from the case, and Amends hears of it', async () => {
    const { id, revision } = await theCase();
    const wanted = await maya.ask('POST', `/api/follow-ups/${id}/reopen-request`, { revision, note: 'Das Laufwerk fehlt wieder.' });
    assert.equal(wanted.status, 200, JSON.stringify(wanted.body));
    await ticked();
    const { body } = await maya.ask('GET', `/api/follow-ups/${id}`);
    assert.deepEqual([body.tasks[1].kind, body.tasks[1].state, body.tasks[1].error], ['reopen', 'done', null]);
    assert.equal(body.request_completed, false);
    const [[closed]] = await redmine.sql(`SELECT s.is_closed FROM issues i JOIN issue_statuses s ON s.id = i.status_id WHERE i.id = ${issue}`);
    assert.ok([0, false, 'f'].includes(closed), String(closed));
  });

  step('the manager finds the case in the project’s menu and works it to addressed', async () => {
    const { page } = maya;
    await maya.open('/projects/service-desk');
    await page.locator('#main-menu').getByRole('link', { name: 'Satisfaction' }).click();
    await openCase(page);
    await makeAmends(page);
  });

  step('the issue says so, and so does Redmine’s own table', async () => {
    await jana.open(`/issues/${issue}`);
    await seeAmends(jana.page);
    assert.equal(await until('the status', async () => (await mirrored()) === 'addressed' && 'addressed'), 'addressed');
    assert.equal((await maya.ask('GET', '/api/health')).body.outbox.waiting, 0);
  });

  step('reopened and closed again, the author is asked again', async () => {
    await maya.setStatus(issue, 'In Progress');
    await jana.setStatus(issue, 'Closed');
    const again = await redmine.mail('the second question', ({ text }) => text.includes('/amends/r/') && !text.includes(link));
    assert.deepEqual(again.to, ['dieter@example.org']);
    assert.equal(await until('the status', async () => (await mirrored()) === 'asked' && 'asked'), 'asked');
    assert.equal((await maya.ask('GET', `/api/requests/${issue}`)).body.ratings.length, 1, 'the first cycle is kept');
  });

  for (const login of ['tomas', 'dieter']) {
    step(`without the permission ${login} sees nothing of it`, async () => {
      const person = await Person.signedIn(browser, redmine, login);
      await person.open(`/issues/${issue}`);
      assert.equal(await person.page.locator('.subject').first().innerText(), 'Kein Zugriff auf das Laufwerk');
      assert.equal(await person.page.locator('amends-request').count(), 0);
      assert.equal(await person.page.locator('#main-menu').getByText('Satisfaction').count(), 0);
      assert.equal((await person.open(desk)).status(), 403);
      await person.open('/my/page');
      for (const [method, path] of [['GET', '/api/follow-ups'], ['GET', `/api/requests/${issue}`], ['POST', '/api/outbox/lease']]) {
        for (const mount of ['/amends', desk]) {
          assert.equal((await person.ask(method, path, method === 'POST' ? {} : undefined, { mount })).status, 403, mount + path);
        }
      }
      await person.close();
    });
  }

  step('another site cannot make a manager’s browser write', async () => {
    const path = '/api/follow-ups/00000000000000000000000000000000/note';
    const refused = async (headers) => (await maya.ask('POST', path, { revision: 1, note: 'x' }, { headers })).body.code;
    assert.equal(await refused({ 'x-csrf-token': 'guessed' }), 'csrf_token');
    assert.equal(await refused({ 'x-amends': '0' }), 'header_required');
  });

  step('the log holds no link, no comment and no complaint of the glue', async () => {
    const log = await redmine.log();
    assert.ok(!log.includes(link.match(/r\/(\w+)/)[1]));
    assert.ok(!log.includes('Laufwerk, und niemand'));
    assert.doesNotMatch(log, /Amends: /);
  });
}));
