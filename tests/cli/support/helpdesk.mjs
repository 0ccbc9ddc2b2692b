// A helpdesk and its customers, as `amends serve` sees them.
import assert from 'node:assert/strict';
import { amends } from './amends.mjs';

const json = { 'content-type': 'application/json', accept: 'application/json' };
let counter = 0;
const next = (what) => `${what}-number-${String(counter += 1).padStart(8, '0')}`;

/** A store with an admin's key. */
export async function made(store) {
  const { out, err } = await amends('key', 'create', '--store', store, '--name', 'ci', '--role', 'admin');
  assert.match(out, /^amk_/, err);
  return { store, bearer: { authorization: `Bearer ${out.trim()}` } };
}

/** Completes a request and asks its customer. @returns the token of the link */
export async function ask({ origin }, { bearer }) {
  const request = next('request');
  const body = JSON.stringify({ status: 'completed', requester: { id: request }, subject: 'VPN' });
  const told = await fetch(`${origin}/amends/api/requests/${request}`, { method: 'PUT', headers: { ...bearer, ...json }, body });
  assert.equal(told.status, 200, await told.text());
  const asked = await fetch(`${origin}/amends/api/invitations`, { method: 'POST', headers: { ...bearer, ...json }, body: JSON.stringify({ request }) });
  assert.equal(asked.status, 201, await asked.clone().text());
  return (await asked.json()).token;
}

/** What the page of a link knows. */
export async function look({ origin }, token) {
  const answer = await fetch(`${origin}/amends/r/${token}`, { headers: json });
  return answer.json();
}

/** Presses an answer at the server that `any` names, with the page's proof, until that is 0.3 s old. */
export async function rate(any, token, nonce) {
  const body = JSON.stringify({ answer: 4, nonce, op: next('op'), key: next('key-of-a-browser') });
  for (;;) {
    const { origin } = any();
    const sent = await fetch(`${origin}/amends/r/${token}`, { method: 'POST', headers: { ...json, origin }, body });
    const told = { status: sent.status, ...await sent.json() };
    if (told.code !== 'nonce_stale') return told;
  }
}
