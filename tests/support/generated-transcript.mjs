// Transcripts by the dice: a small helpdesk at work, without regard to whether a step makes sense.
// The same seed gives the same steps.
import { SeededEntropy } from './seeded-entropy.mjs';

const people = ['u1', 'u2', 'u3', 'ü4'];
const agents = ['eoin', 'jana', 'Zoë', ''];
const teams = ['Network', 'Workplace', 'Équipe', ''];
const queues = ['VPN', 'Mail', 'Desk'];
const keys = ['key-of-the-laptop1', 'key-of-the-phone01', undefined];
const evidences = ['explicit', 'explicit', 'explicit', 'gesture', 'dwell', 'link'];
const reasons = ['too_long', 'not_solved', 'tone', 'no_such_reason'];
const words = ['Again!', 'danke 🙂', 'Не работает', '', undefined, undefined];
const cuts = ['agent', 'team', 'queue', 'service', 'touchpoint', 'period:day', 'period:week', 'period:month'];
const requests = 10;

class Dice {
  #entropy = new SeededEntropy();

  constructor(seed) {
    this.#entropy.seed(seed);
  }

  below(limit) {
    return this.#entropy.below(limit);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  chance(percent) {
    return this.below(100) < percent;
  }
}

/** The kinds of step with how often each comes, and what it asks for. */
const kinds = {
  tell: [14, (dice, id) => ({
    call: `PUT /api/requests/${id}`,
    as: 'host',
    body: {
      status: dice.one(['completed', 'completed', 'completed', 'open', dice.chance(10) ? 'deleted' : 'completed']),
      requester: { id: people[id % people.length], name: `Person ${id}`, language: dice.one(['de', 'en', 'fr']) },
      subject: `Request ${id}`,
      agent: dice.one(agents),
      team: dice.one(teams),
      queue: dice.one(queues),
      service: dice.one(['Remote access', undefined]),
    },
  })],
  ask: [12, (dice, id) => ({
    call: 'POST /api/invitations', as: 'host', body: { request: `${id}` }, keep: { [`token${id}`]: 'token', [`rating${id}`]: 'invitation' },
  })],
  look: [10, (dice, id) => ({
    call: `GET /r/\${token${id}}${dice.chance(20) ? `/${dice.below(7)}` : ''}`,
    headers: { ...(dice.chance(90) && { accept: 'application/json' }), 'x-amends-key': dice.one(keys) ?? '' },
    keep: { [`nonce${id}`]: 'nonce' },
  })],
  vote: [22, (dice, id, count) => ({
    call: `POST /r/\${token${id}}`,
    headers: dice.chance(30) ? { 'x-amends-consumer': 'redmine', 'x-amends-kinds': 'satisfaction.changed' } : {},
    body: { ...vote(dice, id, count), nonce: `\${nonce${id}}`, key: dice.one(keys), evidence: dice.one(evidences) },
  })],
  own: [4, (dice, id, count) => ({
    call: `POST /api/requests/${id}/my-rating`, as: `requester:${dice.chance(80) ? people[id % people.length] : 'u1'}`, body: vote(dice, id, count),
  })],
  staff: [3, (dice, id, count) => ({
    call: `POST /api/requests/${id}/ratings`, as: dice.one(['agent', 'manager']), body: vote(dice, id, count),
  })],
  list: [9, (dice) => ({
    call: `GET /api/follow-ups?${listQuery(dice)}`, as: dice.one(['manager', 'manager', 'agent']), keep: { case: 'items.0.id', revision: 'items.0.revision' },
  })],
  work: [14, (dice, id, count) => ({
    ...command(dice, count), as: dice.one(['manager', 'manager', 'manager', 'agent']), keep: { revision: 'follow_up.revision' },
  })],
  count: [2, (dice, id) => ({
    call: `POST /api/ratings/\${rating${id}}/${dice.one(['exclude', 'exclude', 'restore'])}`, as: 'manager', body: { reason: 'by the dice' },
  })],
  report: [4, (dice) => ({
    call: `GET /api/reports/${dice.one(['satisfaction', 'dissatisfied-requesters'])}?by=${dice.one(cuts)}&cohort=${dice.one(['asked', 'answered'])}`
      + (dice.chance(30) ? `&${dice.one(['team', 'queue'])}=${encodeURIComponent(dice.one(teams))}` : ''),
    as: 'manager',
    headers: dice.chance(20) ? { accept: 'text/csv' } : {},
  })],
  see: [3, (dice, id) => ({ call: `GET /api/requests/${id}`, as: 'host' })],
  tick: [4, () => ({ call: 'POST /api/tick', as: 'host', body: { limit: 3 } })],
  lease: [3, (dice) => ({
    call: 'POST /api/outbox/lease', as: 'host', body: { consumer: dice.one(['redmine', 'other']), kinds: ['mail.send', 'satisfaction.changed'], limit: 3 },
    keep: { effect: 'effects.0.id', other: 'effects.1.id' },
  })],
  ack: [3, (dice) => ({
    call: 'POST /api/outbox/ack', as: 'host', body: { consumer: dice.one(['redmine', 'other']), ids: ['${effect}'], failed: [{ id: '${other}' }] },
  })],
  changes: [2, (dice) => ({ call: `GET /api/changes?after=${dice.below(60)}&limit=${1 + dice.below(9)}`, as: 'host' })],
};

function vote(dice, id, count) {
  const answer = dice.chance(8) ? null : 1 + dice.below(dice.chance(5) ? 7 : 5);
  return {
    ...(dice.chance(85) && { answer }),
    comment: dice.one(words),
    ...(dice.chance(20) && { reasons: [dice.one(reasons)] }),
    ...(dice.chance(15) && { contact_me: dice.chance(70) }),
    ...(dice.chance(10) && { importance: 1 + dice.below(3) }),
    op: `op-${String(dice.chance(90) ? count : dice.below(count + 1)).padStart(10, '0')}-${id}-dice`,
  };
}

function listQuery(dice) {
  const parts = [`limit=${1 + dice.below(4)}`, `sort=${dice.one(['urgency', 'newest'])}`];
  if (dice.chance(60)) parts.push(`state=${dice.one(['waiting', 'settling', 'open', 'assigned', 'contacted', 'addressed', 'withdrawn', 'voided'])}`);
  if (dice.chance(20)) parts.push(`assignee=${dice.one(['me', 'none', 'eoin'])}`);
  if (dice.chance(20)) parts.push(`team=${encodeURIComponent(dice.one(teams))}`);
  if (dice.chance(20)) parts.push('overdue=1');
  if (dice.chance(20)) parts.push(`q=${encodeURIComponent(dice.one(['PERSON 3', 'request', 'не', '🙂']))}`);
  return parts.join('&');
}

function command(dice, count) {
  const [name, body] = dice.one([
    ['assign', { assignee: dice.one([{ id: 'eoin', name: 'Eoin' }, { id: 'marta', name: 'Marta' }, null]) }],
    ['contact', { channel: dice.one(['phone', 'mail', 'chat', 'in_person', 'other']), result: dice.one(['reached', 'not_reached', 'left_message']), note: dice.one(words) }],
    ['note', { note: dice.one(words) }],
    ['address', { outcome: dice.one(['fixed', 'explained', 'apologised', 'magic']), note: dice.one(['made good', '']) }],
    ['reopen', { note: 'not good yet' }],
    ['undo', {}],
  ]);
  return { call: `POST /api/follow-ups/\${case}/${name}`, body: { revision: '${revision}', ...body, ...(dice.chance(60) && { op: `work-${count}` }) } };
}

const drawn = Object.values(kinds).flatMap(([often, make]) => Array.from({ length: often }, () => make));

function pause(dice) {
  if (dice.chance(5)) return dice.one([40 * 86400, 3 * 86400, 86400, -3600]);
  return dice.chance(10) ? dice.below(7200) : dice.below(3);
}

/** @returns {Iterable<object>} steps for record() in transcript.mjs */
export function* generatedSteps(seed, count) {
  const dice = new Dice(seed);
  yield { at: '2026-11-24T06:00:00Z', seed };
  for (let i = 0; i < count; i += 1) {
    yield { pass_s: pause(dice) };
    yield dice.one(drawn)(dice, dice.below(requests), i);
  }
}
