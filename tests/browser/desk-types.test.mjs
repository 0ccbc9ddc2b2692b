// The types written by hand, against code that uses them and against the elements themselves.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AmendsFollowUps, AmendsReport, AmendsRequest, AmendsSettings } from '../../wasm/elements/desk/define.js';
import { forms } from '../../wasm/elements/desk/follow-ups/forms.js';
import { complaints } from './support/compile.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const types = path('../../wasm/types/desk.d.ts');
const declared = await readFile(types, 'utf8');
const quoted = (text) => [...text.matchAll(/'([^']+)'/g)].map(([, inside]) => inside);
const union = (name) => quoted(new RegExp(`type ${name} = ([^;]*);`).exec(declared)[1]);
const elements = { AmendsFollowUps, AmendsReport, AmendsRequest, AmendsSettings };

test('a host’s code compiles against the types, and wrong uses do not', () => {
  assert.deepEqual(complaints([path('support/desk-use.ts'), types]), []);
});

for (const [name, element] of Object.entries(elements)) {
  test(`the types name the attributes and properties of ${name}`, () => {
    const attributes = [...union('DeskAttribute'), ...union(`${name}Attribute`)];
    assert.deepEqual(attributes.sort(), [...element.observedAttributes].sort());
    const [, body] = new RegExp(`class ${name} extends DeskElement \\{([^}]*)\\}`).exec(declared);
    const [, common] = /class DeskElement extends HTMLElement \{([^}]*)\}/.exec(declared);
    const properties = [...`${common}${body}`.matchAll(/^ {2}(\w+):/gm)].map(([, property]) => property);
    const own = [...element.elementProperties].filter(([, { state }]) => !state).map(([property]) => property);
    assert.deepEqual([...properties, 'lang'].sort(), own.sort());
  });
}

test('the types name the events that are told, with what they carry', async () => {
  const sources = (await Promise.all(['follow-ups.js', 'report.js', 'settings.js'].map((name) => readFile(path(`../../wasm/elements/desk/${name}`), 'utf8')))).join('\n');
  const told = new Set([...sources.matchAll(/tell\('([\w-]+)'/g)].map(([, name]) => name));
  const events = quoted(/interface AmendsDeskEventMap \{([^}]*)\}/.exec(declared)[1]);
  assert.deepEqual(events.sort(), [...told].sort());
  const kinds = quoted(/interface AmendsFollowUp \{[^}]*kind: ([^;]*);/.exec(declared)[1]);
  assert.deepEqual(kinds.sort(), [...Object.keys(forms), 'undo'].sort());
});
