// The types written by hand, against code that uses them and against the element itself.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { complaints } from './support/compile.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const types = path('../../wasm/types/rating.d.ts');
const element = path('../../wasm/elements/rating/element.js');
const quoted = (text) => [...text.matchAll(/'([^']+)'/g)].map(([, inside]) => inside);

test('a host’s code compiles against the types, and wrong uses do not', () => {
  assert.deepEqual(complaints([path('support/rating-use.ts'), types]), []);
});

test('the types name the attributes and events that there are', async () => {
  const declared = await readFile(types, 'utf8');
  const source = await readFile(element, 'utf8');
  const attributes = quoted(/observedAttributes = \[([^\]]*)\]/.exec(source)[1]);
  assert.deepEqual(quoted(/type AmendsRatingAttribute = ([^;]*);/.exec(declared)[1]), attributes);
  const events = quoted(/interface AmendsRatingEventMap \{([^}]*)\}/.exec(declared)[1]);
  const told = [...(await readFile(path('../../wasm/elements/rating/conductor.js'), 'utf8')).matchAll(/'(rated|changed|error)'/g)];
  assert.deepEqual(events, [...new Set(told.map(([, name]) => `amends-${name}`))].sort((a, b) => events.indexOf(a) - events.indexOf(b)));
});

test('the types name the parts that can be styled', async () => {
  const [, listed] = /Parts: ([^.]*)\./.exec(await readFile(types, 'utf8'));
  const files = ['scale.js', 'view.js', 'notice.js', 'details.js'];
  const sources = (await Promise.all(files.map((name) => readFile(path(`../../wasm/elements/rating/${name}`), 'utf8')))).join('\n');
  const parts = new Set([...sources.matchAll(/part: '(\w+)'/g)].map(([, name]) => name));
  parts.add('button').add('link');   // these two by their look
  assert.deepEqual(listed.split(', ').sort(), [...parts].sort());
});
