// Mails that come later than the helpdesk's own: the question after a delay, the reminder to staff, and the question
// whether it is good now. Dieter reads German.
import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answering } from './answering.mjs';
import { until } from './waiting.mjs';

const hour_s = 3_600;
const decisions = {
  grace_s: 1,
  ask: { delay_s: 1 },
  due_s: hour_s,
  reminders: [{ id: 'soon', before_due_s: hour_s, to: { managers: true } }],
  recovery: { ask: true, delay_s: 0 },
};
const link = /http\S*\/amends\/r\/\w+(?=\/)/;
const linkIn = ({ text }) => link.exec(text)?.[0];

// Of which a mail tells her.
async function giveTheCaseToJana(asManager) {
  const { body: { items: [{ id, revision }] } } = await asManager('GET', '/api/follow-ups?state=addressed');
  const { body: { follow_up: open } } = await asManager('POST', `/api/follow-ups/${id}/reopen`, { revision, note: 'Not yet.' });
  const { status } = await asManager('POST', `/api/follow-ups/${id}/assign`, { revision: open.revision, assignee: { id: 'jana', name: 'Jana' } });
  assert.equal(status, 200);
}

/**
 * The timer's own program, behind the walk above: it loads the helpdesk only when there is something for it to do.
 * @param {() => object} of a helpdesk: {hostTick(note), asManager(method, path, document)}
 */
export function walkTimer(step, of) {
  step('the timer loads the helpdesk when something waits for it, else Amends alone lets time pass', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amends-timer-'));
    const note = join(folder, 'tick');
    const lastTick = async () => (await of().asManager('GET', '/api/health')).body.last_tick_at;
    const isLoaded = async () => {
      await utimes(note, new Date(0), new Date(0)).catch(() => {});
      await of().hostTick(note);
      return (await stat(note)).mtimeMs > 0;
    };
    const isLoadedWithFreshNote = async () => {
      const before = (await stat(note)).mtimeMs;
      await of().hostTick(note);
      return (await stat(note)).mtimeMs !== before;
    };
    try {
      assert.ok(await isLoaded(), 'without a note');
      assert.ok(await isLoaded(), 'with an old one');
      const ticked = await lastTick();
      assert.ok(!await isLoadedWithFreshNote(), 'nothing waits');
      assert.ok(await lastTick() > ticked, 'and time passed');
      await giveTheCaseToJana(of().asManager);
      assert.ok(await isLoadedWithFreshNote(), 'something waits');
      assert.ok(!await isLoadedWithFreshNote(), 'and is done');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

/**
 * @param {(name: string, walk: () => Promise<void>) => void} step
 * @param {() => object} of a helpdesk: {ticket, close(), tick(), mails(), asAdmin(method, path, document), asManager(…)}
 */
export function walkLaterMails(step, of) {
  let question;
  const ticked = async () => {
    await of().tick();
    return of().mails();
  };
  const toCustomer = async () => (await of().mails()).filter(({ to }) => to.includes('dieter@example.org'));
  const questions = async () => (await toCustomer()).filter(linkIn);

  step('an administrator decides on a delay, a reminder and the question whether it is good now', async () => {
    const { body } = await of().asAdmin('GET', '/api/settings');
    const { status } = await of().asAdmin('PUT', '/api/settings', { ...body, settings: { ...body.settings, ...decisions } });
    assert.equal(status, 200);
  });

  step('the helpdesk’s own mail goes without the question, which comes later in a mail of its own', async () => {
    await of().close();
    question = await until('the question', async () => (await ticked()).find(linkIn));
    assert.deepEqual(question.to, ['dieter@example.org']);
    assert.match(question.text, /Wie war unsere Hilfe bei dieser Anfrage\?/);
    assert.ok(question.html.includes(linkIn(question)));
    const own = (await toCustomer()).filter((mail) => mail !== question);
    assert.ok(own.length > 0 && own.every(({ text, html }) => !`${text}${html}`.includes('/amends/')), 'the helpdesk wrote, and asked nothing');
    await ticked();
    assert.equal((await questions()).length, 1);
  });

  step('staff hear of the answer, and that its case is due soon', async () => {
    await new Answering(`${linkIn(question)}/1`).press(1);
    const notices = await until('both notifications', async () => {
      const found = (await ticked()).filter(({ to }) => to.includes('maya@example.org'));
      return found.length >= 2 && found;
    });
    assert.equal(notices.length, 2);
    assert.equal(new Set(notices.map(({ message_id }) => message_id)).size, 2);
    assert.ok(notices.some(({ subject }) => /due/i.test(subject)), notices.map(({ subject }) => subject).join('\n'));
    assert.ok(notices.every(({ text }) => /case=[0-9a-f]{32}/.test(text)));
  });

  step('once amends were made the customer is asked whether it is good now, and the case hears the answer', async () => {
    const { body: { items: [{ id, revision }] } } = await of().asManager('GET', '/api/follow-ups');
    const { status, body } = await of().asManager('POST', `/api/follow-ups/${id}/address`, { revision, outcome: 'fixed', note: 'Put right.' });
    assert.equal(status, 200, JSON.stringify(body));
    const again = await until('the second question', async () => (await ticked()).find((mail) => linkIn(mail) && linkIn(mail) !== linkIn(question)));
    assert.deepEqual(again.to, ['dieter@example.org']);
    assert.notEqual(again.message_id, question.message_id);
    await new Answering(`${linkIn(again)}/2`).press(2);
    const { body: request } = await of().asManager('GET', `/api/requests/${of().ticket}`);
    assert.deepEqual([request.satisfaction_status, request.recovered], ['addressed', true]);
  });
}
