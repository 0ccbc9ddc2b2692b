// Tokens that nobody was given: the same page for all of them, in the same time, and none reaches the store.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { send } from './client.mjs';
import { encoded, formType } from './forms.mjs';
import { tokenBytes, tokenText } from './tokens.mjs';
import { tool } from './tools.mjs';

const timed = 400;
const lot = 64;
const vote = { method: 'POST', headers: { 'content-type': formType }, body: encoded({ answer: 1, op: 'robot-press-0001', nonce: 'a'.repeat(37) }) };

// A function that gives the n-th guess, one for each kind.
const guessers = {
  random: (real) => () => tokenText([real[0], ...randomBytes(real.length - 1)]),
  bit_flips: (real) => (n) => {
    const bytes = Uint8Array.from(real);
    const bit = n % (8 * bytes.length);
    bytes[bit >> 3] ^= 1 << (bit & 7);
    return tokenText(bytes);
  },
  unknown_key: (real) => (n) => tokenText([(real[0] + 1 + (n % 7)) & 0xff, ...real.slice(1)]),
  malformed(real) {
    const token = tokenText(real);
    const shapes = [token.slice(0, -1), `${token}a`, token.toUpperCase(), '0189', 'a'.repeat(1000)];
    let made = 0;
    return () => shapes[made++ % shapes.length];
  },
};

/** @returns {Promise<string[]>} what is not as it should be */
export async function guessTokens(play, { kinds, count }) {
  const problems = [];
  const { house, mail } = play;
  const ports = await house.singleThreaded();
  const url = (token, n = 0) => `http://127.0.0.1:${ports[n % ports.length]}/amends/r/${token}`;
  const asked = {
    looked: (token, n) => send(url(token, n)),
    voted: (token, n) => send(url(token, n), vote),
    framed: async (token, n) => {
      const { status, text } = await send(`${url(token, n)}/frame`);
      return { status, text: text.replace(`token="${token}"`, '') };
    },
  };
  const wanted = {};
  // Before the store is locked, each process has opened it and has seen the list of the pages that may show a frame.
  for (const [how, ask] of Object.entries(asked)) {
    for (const n of ports.keys()) wanted[how] = await ask('a'.repeat(44), n);
  }
  const look = async (kind, token, n) => {
    const how = { 3: 'framed', 7: 'voted' }[n % 9] ?? 'looked';   // nine, so that each process gets each
    const { status, text } = await asked[how](token, n);
    if (status !== wanted[how].status || text !== wanted[how].text) problems.push(`${kind}: ${token.slice(0, 60)} ${how} gets another page (${status})`);
  };
  const guess = await Promise.all(kinds.map(async (kind) => [kind, await guesser(kind, play)]));
  const unlock = kinds.includes('expired') ? () => {} : await lockStore(house.store);
  try {
    for (let done = 0; done < count && problems.length < 5; done += lot) {
      await Promise.all(Array.from({ length: Math.min(lot, count - done) }, (_, at) => {
        const [kind, make] = guess[at % guess.length];
        return look(kind, make(done + at), done + at);
      }));
    }
    if (guess.length > 1) problems.push(...await sameTime(guess, url));
  } finally {
    await unlock();
  }
  if (!kinds.includes('expired') && (await send(url(mail.token))).status !== 200) problems.push('a good link was lost');
  return problems;
}

async function guesser(kind, { house, mail }) {
  if (kind === 'expired') return () => mail.token;
  if (kind !== 'other_tenant') return guessers[kind](tokenBytes(mail.token));
  const token = await house.stranger(async (base, key) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    await send(`${base}/api/requests/1`, { method: 'PUT', headers, body: '{"status":"completed","requester":{"id":"c1"}}' });
    return JSON.parse((await send(`${base}/api/invitations`, { method: 'POST', headers, body: '{"request":"1"}' })).text).token;
  });
  return () => token;
}

// While it is held nobody can read the store; a guess that tried would not come back with the same page.
async function lockStore(store) {
  const child = spawn(tool('store_lock'), [`${store}-shm`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended.then(() => { throw new Error('the store cannot be locked'); })]);
  return async () => {
    child.stdin.end();
    await ended;
  };
}

// One after the other, kinds by turns, at one process. Medians, as ratios: a machine that is busy slows all.
async function sameTime(guess, url) {
  const spans = guess.map(() => []);
  for (let n = 0; n < timed; ++n) {
    const [, make] = guess[n % guess.length];
    const address = url(make(n));
    const begun = performance.now();
    await send(address);
    spans[n % guess.length].push(performance.now() - begun);
  }
  const medians = spans.map((each) => each.sort((a, b) => a - b)[each.length >> 1]);
  const ratio = Math.max(...medians) / Math.min(...medians);
  return ratio < 1.6 ? [] : [`the time tells them apart: ${guess.map(([kind], at) => `${kind} ${medians[at].toFixed(2)} ms`).join(', ')}`];
}
