// One complaint from the closed issue to amends made, inside a real Redmine with two preloaded workers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, Person } from './people.mjs';
import { Redmine, until } from './redmine.mjs';

const desk = '/projects/service-desk/amends';
const issue = 2;
const words = 'Drei Tage ohne Laufwerk, und niemand hat sich gemeldet.';

describe('a complaint in Redmine', () => {
  let redmine, browser, jana, maya, question, link, broken;

  /** Each goes on where the one before it ended. */
  const step = (name, walk) => test(name, async (context) => {
    if (broken) return context.skip('an earlier step failed');
    broken = true;
    await walk();
    broken = false;
  });

  before(async () => {
    [redmine, browser] = await Promise.all([Redmine.start(), openBrowser()]);
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

  step('the mail looks like ours although Redmine writes its own style into it', async () => {
    const { page } = await Person.stranger(browser, redmine);
    await page.setContent(question.html);
    const borders = (selector) => page.locator(selector).first().evaluate((cell) => getComputedStyle(cell).borderTopWidth);
    assert.deepEqual([await borders('table'), await borders('td'), await borders('td:has(> a)')], ['0px', '0px', '1px']);
    await page.context().close();
  });

  step('looking at the link answers nothing: mail scanners do that', async () => {
    for (const method of ['HEAD', 'GET', 'OPTIONS']) {
      const answer = await fetch(link, { method });
      assert.ok(answer.ok, `${method}: ${answer.status}`);
      assert.equal(answer.headers.get('set-cookie'), null);
    }
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
    await customer.open(link);
    const widget = customer.page.locator('amends-rating');
    await widget.getByRole('button', { name: 'Antwort senden' }).waitFor();
    await customer.page.mouse.move(200, 300);
    await customer.page.mouse.move(260, 340);
    await widget.getByText('Gespeichert: Schlecht').first().waitFor();
    assert.equal(await status(), 'dissatisfied');
    await widget.getByLabel('In Ihren Worten').fill(words);
    await widget.getByRole('button', { name: 'Absenden', exact: true }).click();
    await widget.getByText('Vielen Dank').first().waitFor();
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
    assert.match(notice.message_id, /@amends$/);
  });

  step('the manager finds the case in the project’s menu and works it to addressed', async () => {
    const { page } = maya;
    await maya.open('/projects/service-desk');
    await page.locator('#main-menu').getByRole('link', { name: 'Satisfaction' }).click();
    await page.locator('tr.case[data-key]', { hasText: 'Dieter Weiß' }).click();
    await page.getByText(words).first().waitFor();
    await page.locator('button[data-write=contact]').click();
    await page.locator('.dock textarea[name=note]').fill('Am Telefon entschuldigt.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.history', { hasText: 'Am Telefon entschuldigt.' }).waitFor();
    await page.locator('button[data-write=address]').click();
    await page.locator('select[name=outcome]').selectOption('fixed');
    await page.locator('.dock textarea[name=note]').fill('Laufwerk verbunden, gemeinsam geprüft.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The case of Dieter Weiß is addressed.').waitFor();
    await page.getByText('Nobody is waiting for amends').waitFor();
  });

  step('the issue says so, and so does Redmine’s own table', async () => {
    await jana.open(`/issues/${issue}`);
    await jana.page.locator('amends-request .panel-answer', { hasText: 'addressed' }).waitFor();
    await jana.page.locator('amends-request .panel-said', { hasText: words }).waitFor();
    assert.equal(await until('the status', async () => (await mirrored()) === 'addressed' && 'addressed'), 'addressed');
    assert.equal((await maya.ask('GET', '/api/health')).body.outbox.waiting, 0);
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
});

/** How many seconds an answer may be changed before anybody hears of it. */
async function setGrace(admin, grace_s) {
  const { body } = await admin.ask('GET', '/api/settings');
  const { status } = await admin.ask('PUT', '/api/settings', { ...body, settings: { ...body.settings, grace_s } });
  assert.equal(status, 200);
}
