// What is posted to a good link and is no good vote, and a good vote that comes too often.
import assert from 'node:assert/strict';
import test from 'node:test';
import { send } from './support/client.mjs';
import { encoded, fetchForm, formType } from './support/forms.mjs';
import { whole } from './support/profiles.mjs';
import { openWorld } from './support/world.mjs';

const world = await openWorld();
const { house, ledger } = world;

/** As a browser's script posts it. */
const scripted = () => ({
  accept: 'application/json', origin: house.front.origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty',
});

async function mailWithVote(name) {
  const mail = await world.write(name, 5);
  const { fields } = await fetchForm(mail.page, 5);
  house.clock.forward(1000);
  const vote = { answer: 5, op: 'a-press-of-a-person-01', key: 'the-key-of-a-browser-01', nonce: fields.nonce };
  const post = async (body, type = 'application/json') => {
    const { status, text } = await send(mail.page, { method: 'POST', headers: { ...scripted(), 'content-type': type }, body });
    return { status, text, problem: () => JSON.parse(text) };
  };
  return { mail, vote, post };
}

const nothingCounted = async (mail) => assert.equal((await ledger.read(mail)).counted, 0);

test('two answers in one form are refused by name', async () => {
  const { mail, vote, post } = await mailWithVote('two answers');
  const form = await post(`${encoded({ ...vote })}&answer=1`, formType);
  assert.deepEqual([form.status, form.problem().code, form.problem().field], [400, 'duplicate_field', 'answer'], form.text);
  const json = await post(JSON.stringify(vote).replace('"answer":5', '"answer":1,"answer":5'));
  assert.ok(json.status === 400 || json.status === 422, json.text);
  await nothingCounted(mail);
});

test('an answer that the scale does not have is refused by name', async () => {
  const { mail, vote, post } = await mailWithVote('off the scale');
  for (const answer of [0, 6, -1, 1.5, '5', 1e9, true, [5], {}]) {
    const refused = await post(JSON.stringify({ ...vote, answer }));
    assert.equal(refused.status, 422, `${JSON.stringify(answer)}: ${refused.text}`);
    assert.match(refused.problem().detail, /answer/);
  }
  await nothingCounted(mail);
});

test('bodies of other types are refused, whatever is in them', async () => {
  const { mail, vote, post } = await mailWithVote('content types');
  const types = ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'text/html', 'application/octet-stream', 'application/jsonp', 'image/png', ''];
  for (const type of types) {
    for (const body of [JSON.stringify(vote), encoded(vote), '']) {
      const refused = await post(body, type);
      assert.equal(refused.status, 415, `${type}: ${refused.text}`);
      assert.match(refused.problem().detail, /content-type/);
    }
  }
  for (const body of ['', '[]', '"5"', '{', '{"answer":5', 'null', '\u0000']) {
    assert.ok((await post(body)).status < 500, body);
  }
  await nothingCounted(mail);
});

test('an op that is used again counts once, and is a conflict with another answer', async () => {
  const { mail, vote, post } = await mailWithVote('ops');
  assert.equal((await post(JSON.stringify(vote))).status, 200);
  assert.equal((await post(JSON.stringify(vote))).status, 200);
  const other = await post(JSON.stringify({ ...vote, answer: 1 }));
  assert.deepEqual([other.status, other.problem().code], [409, 'op_reused'], other.text);
  const found = await ledger.read(mail);
  assert.deepEqual([found.counted, found.answer, found.ratings], [1, 5, 1]);
});

test('one vote, posted many times at once, counts once', async () => {
  const { mail, vote, post } = await mailWithVote('many at once');
  const times = whole ? 10_000 : 500;
  const body = JSON.stringify(vote);
  const statuses = await Promise.all(Array.from({ length: times }, async () => (await post(body)).status));
  // A store that is busy may say so; it may not count twice, and not lose the vote.
  assert.deepEqual([...new Set(statuses)].filter((status) => status !== 200 && status !== 503), []);
  assert.ok(statuses.includes(200));
  const found = await ledger.read(mail);
  assert.deepEqual([found.counted, found.answer, found.ratings, found.disputed, found.held], [1, 5, 1, 0, 0]);
});

test('what is no token of a link gets the page that all such links get', async () => {
  const { mail, vote } = await mailWithVote('other purposes');
  const wanted = await send(`${house.front.base}/r/${'a'.repeat(44)}`);
  for (const token of [vote.nonce, mail.invitation, house.key, mail.request, `${mail.token}${mail.token}`, '..%2f..%2fapi%2fhealth']) {
    const { status, text } = await send(`${house.front.base}/r/${token}`);
    assert.deepEqual([status, text], [wanted.status, wanted.text], token);
  }
  const posted = await send(`${house.front.base}/r/${vote.nonce}`, { method: 'POST', headers: { ...scripted(), 'content-type': 'application/json' }, body: JSON.stringify(vote) });
  assert.equal(posted.status, 410, posted.text);
  await nothingCounted(mail);
});

test('a nonce of one mail is no proof for another', async () => {
  const first = await mailWithVote('nonce of one');
  const second = await mailWithVote('nonce of another');
  const refused = await second.post(JSON.stringify({ ...second.vote, nonce: first.vote.nonce }));
  assert.equal(refused.status, 409, refused.text);
  await nothingCounted(second.mail);
});

test('the nonce of the page that stops the asking is no proof for an answer, nor the other way round', async () => {
  const { mail, vote, post } = await mailWithVote('nonces of two purposes');
  const stop = await fetchForm(`${mail.page}/stop`, 5);
  house.clock.forward(1000);
  const refused = await post(JSON.stringify({ ...vote, nonce: stop.fields.nonce }));
  assert.deepEqual([refused.status, refused.problem().code], [409, 'nonce_stale'], refused.text);
  const stopped = await send(`${mail.page}/stop`, {
    method: 'POST', headers: { ...scripted(), 'content-type': 'application/json' }, body: JSON.stringify({ op: 'a-press-of-a-person-02', nonce: vote.nonce }),
  });
  assert.deepEqual([stopped.status, JSON.parse(stopped.text).code], [409, 'nonce_stale'], stopped.text);
  await nothingCounted(mail);
});

test('a link of the cycle before says nothing about the next one', async () => {
  const first = await mailWithVote('two cycles');
  const tell = (status) => house.api('PUT', `/api/requests/${first.mail.request}`, { status, requester: first.mail.requester });
  await tell('open');
  await tell('completed');
  const { page_url: page } = await house.api('POST', '/api/invitations', { request: first.mail.request });
  const { fields } = await fetchForm(page, 5);
  house.clock.forward(1000);
  const mixed = await first.post(JSON.stringify({ ...first.vote, nonce: fields.nonce }));
  assert.deepEqual([mixed.status, mixed.problem().code], [409, 'nonce_stale'], mixed.text);
  await nothingCounted(first.mail);
  const own = await first.post(JSON.stringify(first.vote));
  const { ratings } = await ledger.panel(first.mail);
  assert.ok(own.status === 200 || own.status === 410, own.text);
  assert.deepEqual(ratings.filter(({ counted }) => counted).map(({ cycle, answer }) => [cycle, answer]), own.status === 200 ? [[1, 5]] : []);
});
