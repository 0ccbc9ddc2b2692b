// The man page is made from the command's own help: here it is asked whether all of it arrived.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { command, folder, root } from './support/amends.mjs';

const place = await folder(after);
const page = execFileSync(process.execPath, [join(root, 'native-plugin/packaging/manual.mjs'), command], { encoding: 'utf8' });
const help = (...args) => execFileSync(command, [...args, '--help'], { encoding: 'utf8' });
const below = (text) => [...(text.split('\nSubcommands:\n')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
const plain = page.replaceAll('\\-', '-').replaceAll('\\e', '\\').replaceAll('\\&', '');

/** The section of one subcommand, up to the next. */
const section = (name) => plain.split(`\n.SS ${name}\n`)[1]?.split(/\n\.S[SH] /)[0];

test('each subcommand has a section with every option and example of its help', () => {
  const names = below(help()).flatMap((name) => [name, ...below(help(name)).map((inner) => `${name} ${inner}`)]);
  assert.ok(names.includes('key rotate') && names.length > 12, names.join());
  for (const name of names) {
    const text = help(...name.split(' '));
    const told = section(name);
    assert.ok(told, name);
    for (const [, option] of text.matchAll(/^ {2}(--[a-z-]+)/gm)) assert.match(told, new RegExp(`^\\.B ${option}\\b`, 'm'), `${name} ${option}`);
    for (const [, example] of text.matchAll(/^ {2}(amends .+)$/gm)) assert.ok(told.includes(example), `${name}: ${example}`);
  }
});

test('it has the exit codes, the version, and nothing that man stumbles over', async (t) => {
  const codes = [...help().split('Exit codes:')[1].matchAll(/^ {2}(\d+) +(.+)$/gm)];
  for (const [, code, meaning] of codes) assert.ok(plain.includes(`\n.B ${code}\n${meaning}\n`), code);
  assert.match(page, /^\.TH AMENDS 1 "" "amends \d+\.\d+\.\d+" "User Commands"\n/);
  const file = join(place, 'amends.1');
  await writeFile(file, page);
  const { error, stdout, stderr } = spawnSync('man', ['--warnings', '-l', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', MANROFFSEQ: '', MANWIDTH: '80' } });
  if (error) return t.skip('there is no man here');
  assert.equal(stderr, '');
  assert.match(stdout, /amends - one-click satisfaction/);
});
