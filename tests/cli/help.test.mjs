import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { amends, root } from './support/amends.mjs';

const { out: help } = await amends('--help');
const subcommands = [...help.split('Subcommands:')[1].matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);

test('help lists what there is', () => {
  assert.deepEqual(subcommands.sort(), ['ask', 'backup', 'deliver', 'demo', 'export', 'follow-ups', 'import', 'key', 'mail-preview', 'people', 'report', 'restore', 'retention', 'serve', 'tick', 'verify', 'webhook']);
});

for (const name of subcommands) {
  test(`amends ${name} --help ends with an example`, async () => {
    const { code, out } = await amends(name, '--help');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`Examples?:\n.*amends ${name} `, 's'));
  });
}

test('each report is listed, ends its help with an example and has a place in docs/cli.md', async () => {
  const { out } = await amends('report', '--help');
  const reports = [...out.split('Subcommands:')[1].matchAll(/^ {2}(?!amends)([a-z-]+) /gm)].map(([, name]) => name);
  assert.deepEqual(reports.sort(), ['compare', 'dissatisfied-requesters', 'importance', 'outcomes', 'recovery', 'response', 'satisfaction', 'times']);
  const page = (await readFile(join(root, 'docs/cli.md'), 'utf8')).replaceAll(/\s+/g, ' ');
  for (const name of reports) {
    assert.match((await amends('report', name, '--help')).out, new RegExp(`Examples?:\n.*amends report ${name} `, 's'));
    assert.ok(page.includes(`amends report ${name}`), name);
  }
});

test('docs/cli.md has the exit codes of --help, and a section for each subcommand', async () => {
  const page = await readFile(join(root, 'docs/cli.md'), 'utf8');
  const codes = [...help.split('Exit codes:')[1].matchAll(/^ {2}(\d+) +(.+)$/gm)].map(([, code, meaning]) => `| ${code} | ${meaning} |`);
  assert.equal(codes.length, 6);
  for (const row of codes) assert.ok(page.includes(row), row);
  for (const name of subcommands) assert.match(page, new RegExp(`^## amends ${name}$`, 'm'));
});

test('a wrong command line is code 2 and says why', async () => {
  for (const [args, why] of [
    [[], 'a subcommand is missing'],
    [['improve'], 'improve'],
    [['tick'], '--store is required'],
    [['serve', '--store', 'x.db', '--port', 'many'], '--port'],
    [['key', 'create', '--store', 'x.db', '--name', 'x', '--role', 'king'], 'king'],
  ]) {
    const { code, err } = await amends(...args);
    assert.equal(code, 2, args.join(' '));
    assert.ok(err.includes(why), err);
  }
});

test('--version is one line', async () => {
  const { code, out } = await amends('--version');
  assert.equal(code, 0);
  assert.match(out, /^amends \d+\.\d+\.\d+\n$/);
});
