// The profiles themselves: complete, named after what is in them, and using only words that exist.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { mutations } from './support/mutations.mjs';
import { profiles } from './support/profiles.mjs';
import { tokenBytes, tokenText } from './support/tokens.mjs';

const all = { S: [20, await profiles('scanners')], H: [14, await profiles('people')] };
const agents = JSON.parse(await readFile(new URL('agents.json', import.meta.url), 'utf8'));

for (const [letter, [least, list]] of Object.entries(all)) {
  test(`${letter}01 to ${letter}${least} are there, each once, in a file that begins with its id`, () => {
    const ids = list.map(({ id }) => id);
    for (let number = 1; number <= least; ++number) assert.ok(ids.includes(`${letter}${String(number).padStart(2, '0')}`), `${letter}${number}`);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, file } of list) assert.ok(file.startsWith(`${id}-`), file);
  });

  test(`${letter}: journeys have names of their own, and the words that they use exist`, () => {
    for (const { id, journeys } of list) {
      assert.equal(new Set(journeys.map(({ name }) => name)).size, journeys.length, id);
      for (const step of journeys.flatMap(({ steps }) => steps)) {
        if (step.agent) assert.ok(agents[step.agent], `${id}: the agent ${step.agent}`);
        for (const name of step.mutate ?? []) assert.ok(mutations[name], `${id}: the mutation ${name}`);
      }
    }
  });
}

test('a person’s journey says which answer counts', () => {
  for (const { id, journeys } of all.H[1]) {
    for (const { name, expect } of journeys) assert.ok(expect?.answer ?? expect?.each, `${id} ${name}`);
  }
});

test('tokens are read and written as base32', () => {
  const bytes = Uint8Array.from({ length: 27 }, (_, at) => (at * 37) & 0xff);
  assert.equal(tokenText(bytes).length, 44);
  assert.deepEqual(tokenBytes(tokenText(bytes)), bytes);
  assert.equal(tokenText(Buffer.from('fooba')), 'mzxw6ytb', 'RFC 4648, 10');
});
