// amends ask: what another ask policy would have done.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const policy = join(place, 'policy.json');

const { out: key } = await amends('key', 'create', '--store', store, '--name', 'host', '--role', 'host');
const server = await start('serve', '--store', store, '--assets', place, '--tick', '0');
after(() => server.stop());
for (const [id, queue] of [['1', 'alerts'], ['2', 'VPN'], ['3', 'VPN']]) {
  const { ok } = await fetch(`${server.origin}/amends/api/requests/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'completed', queue, requester: { id: 'u17' } }),
  });
  assert.ok(ok);
}

const ask = (...more) => amends('ask', '--store', store, '--dry-run', policy, ...more);

test('a policy is tried on the completions of the last days', async () => {
  await writeFile(policy, '{"exclude": {"queues": ["alerts"]}, "min_days_between_asks": 7}');
  const { code, out, err } = await ask();
  assert.equal(code, 0, err);
  assert.match(out, /^3 completions of the last 90 days\n/);
  assert.match(out, /asked +3 +1\n/);
  assert.match(out, /excluded_queue +0 +1\n/);
  assert.match(out, /throttled +0 +1\n/);
  assert.doesNotMatch(out, /stopped|looked at/);
  const { then } = JSON.parse((await ask('--days', '5', '--json')).out);
  assert.equal(then.asked, 1);
});

test('a policy that cannot be is refused, and says what is wrong with it', async () => {
  for (const [text, why] of [['{"min_days_between_asks": -1}', 'ask.min_days_between_asks'], ['{"smell": 1}', 'ask.smell'], ['{"a":', 'policy.json'], ['', 'empty']]) {
    await writeFile(policy, text);
    const { code, err } = await ask();
    assert.notEqual(code, 0);
    assert.ok(err.includes(why), err);
  }
  assert.equal((await amends('ask', '--store', store, '--dry-run', join(place, 'nowhere.json'))).code, 4);
  assert.equal((await amends('ask', '--store', store)).code, 2);
  assert.equal((await ask('--days', '0')).code, 2);
});
