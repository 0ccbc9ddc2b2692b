// The examples of docs/webhooks.md, run as they stand there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { folder, root } from './support/amends.mjs';

const page = await readFile(join(root, 'docs/webhooks.md'), 'utf8');
const example = (language) => page.split(`\`\`\`${language}\n`)[1].split('```')[0];
const place = await folder(after);
const secret = `amw_${'a2'.repeat(26)}`;
const body = '{"event":"follow_up.opened","label":"Sehr unzufrieden – ä"}';
const nowS = 1796000000;
const signed = (atS, key = secret, text = body) => `t=${atS},v1=${createHmac('sha256', key).update(`${atS}.${text}`).digest('hex')}`;
const headers = [
  [true, signed(nowS)], [true, signed(nowS - 299)], [false, signed(nowS - 301)], [false, signed(nowS + 301)], [false, signed(nowS, 'amw_other')],
  [false, signed(nowS, secret, `${body} `)], [false, ''], [false, null], [false, `${signed(nowS)},v1=00`], [false, `t=${nowS},v1=${'0'.repeat(64)}`],
];

test('the example for Node takes what is signed and nothing else', async () => {
  const file = join(place, 'check.mjs');
  await writeFile(file, example('js'));
  const { isFromAmends } = await import(file);
  for (const [good, header] of headers) assert.equal(isFromAmends(Buffer.from(body), header, secret, nowS), good, String(header));
});

test('the example for Python takes what is signed and nothing else', async (t) => {
  if (spawnSync('python3', ['--version']).error) return t.skip('there is no Python here');
  await writeFile(join(place, 'check.py'), example('python'));
  const ask = `import json, sys, check\nprint(json.dumps([check.is_from_amends(sys.argv[1].encode(), h, sys.argv[2], ${nowS}) for h in json.loads(sys.argv[3])]))`;
  const out = execFileSync('python3', ['-c', ask, body, secret, JSON.stringify(headers.map(([, header]) => header))], { cwd: place, encoding: 'utf8', env: { ...process.env, PYTHONPATH: place } });
  assert.deepEqual(JSON.parse(out), headers.map(([good]) => good));
});

test('the page has every event and every member of the settings', async () => {
  const text = await readFile(join(root, 'core/model/webhook.cpp'), 'utf8');
  const members = [...text.split('webhook_to_json')[1].matchAll(/\{"([a-z_]+)"/g)].map(([, name]) => name);
  assert.ok(members.length > 10);
  for (const name of members) assert.ok(page.includes(`\`${name}\``), name);
  const events = [...(await readFile(join(root, 'core/model/webhook.hpp'), 'utf8')).matchAll(/"((?:follow_up|rating)\.[a-z_]+)"/g)].map(([, name]) => name);
  assert.equal(events.length, 11);
  for (const name of events) assert.ok(page.includes(`| \`${name}\` |`), name);
});
