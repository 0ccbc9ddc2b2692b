// What the settings' form is made of, without a browser: places, differences, durations, titles in every language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import de from '../../wasm/catalogues/desk-settings/de.js';
import en from '../../wasm/catalogues/desk-settings/en.js';
import labelsDe from '../../wasm/catalogues/desk-settings/labels-de.js';
import { settingsSchema } from '../../wasm/build/settings-schema.mjs';
import { difference, onTop, overruled, same } from '../../wasm/elements/desk/settings/difference.js';
import { amountText, secondsFrom, unitFor, unitsOf } from '../../wasm/elements/desk/settings/duration.js';
import { placeInJson } from '../../wasm/elements/desk/settings/json-place.js';
import { liesIn, nameOf, renumbered, withValue } from '../../wasm/elements/desk/settings/paths.js';
import { sections, sectionsOf } from '../../wasm/elements/desk/settings/sections.js';
import { keysOf } from './support/schema-keys.mjs';

const schema = await settingsSchema();
const keys = keysOf(schema);

test('every member of the schema has a title', () => {
  for (const [key, { title }] of keys) assert.ok(title, `docs/openapi.yaml gives ${key} no title`);
});

test('German has a title for every member, help wherever the schema has, and nothing that is gone', () => {
  const lacking = [...keys].filter(([key, { description }]) => !labelsDe[key]?.[0] || Boolean(description) !== Boolean(labelsDe[key][1])).map(([key]) => key);
  assert.deepEqual(lacking, [], 'wasm/catalogues/desk-settings/labels-de.js lacks them, or their help');
  assert.deepEqual(Object.keys(labelsDe).filter((key) => !keys.has(key)), []);
});

test('both languages have the same texts', () => {
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
});

test('every value that the schema lists has a name, but numbers', () => {
  const lists = [...keys.values()].flatMap((node) => node.enum ?? node.items?.enum ?? []);
  for (const value of [...lists, ...schema.$defs.WebhookEvent.enum, ...schema.$defs.Class.enum].filter((one) => typeof one === 'string')) {
    assert.ok(en[`choice.${value}`], value);
  }
});

test('a member that no section names has one of its own', () => {
  const known = [...Object.keys(schema.properties), 'brand_new'];
  const placed = sectionsOf(known).flatMap(({ members }) => members);
  assert.deepEqual(placed.sort(), known.sort());
  assert.deepEqual(sectionsOf(known).at(-1), { id: 'brand_new', members: ['brand_new'], own: true });
  assert.deepEqual(sectionsOf([]).flatMap(({ members }) => members), [], 'and one that is gone is in none');
  assert.equal(new Set(sections.map(({ id }) => id)).size, sections.length);
});

test('places are named as the server names them', () => {
  assert.equal(nameOf(['working_hours', 0, 'week', 'mon', 1]), 'working_hours[0].week.mon[1]');
  assert.equal(nameOf([]), '');
  assert.ok(liesIn('due[1].due_s', 'due[1]'));
  assert.ok(liesIn('due[1]', 'due'));
  assert.ok(!liesIn('due_s', 'due'));
  assert.ok(!liesIn('due[10]', 'due[1]'));
});

test('a place is found in the text of the document', () => {
  const document = { grace_s: 60, due: [{ due_s: 60 }, { due_s: 'a "quoted" [7], {x}' }], surveys: [{ texts: { 'pt-BR': { reasons: { 'a.b': 'x' } } } }] };
  for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2), JSON.stringify(document, null, '\t').replaceAll(':', ' : ')]) {
    const at = (name) => { const [begin, end] = placeInJson(text, name); return JSON.parse(text.slice(begin, end)); };
    assert.equal(at('grace_s'), 60);
    assert.equal(at('due[1].due_s').includes('quoted'), true);
    assert.deepEqual(at('due[0]'), { due_s: 60 });
    assert.equal(at('surveys[0].texts.pt-BR.reasons.a.b'), 'x');
    assert.deepEqual(at('due[0].touchpoint'), { due_s: 60 }, 'what is not there is looked for around it');
    assert.equal(placeInJson(text, 'outcomes'), null);
  }
});

test('a value is put in place without touching what was there', () => {
  const document = { due: [{ due_s: 60 }], ask: {} };
  assert.deepEqual(withValue(document, ['due', 0, 'due_s'], 90), { due: [{ due_s: 90 }], ask: {} });
  assert.deepEqual(withValue(document, ['due', 0, 'due_s'], undefined), { due: [{}], ask: {} });
  assert.deepEqual(document, { due: [{ due_s: 60 }], ask: {} });
});

test('open cards go where their items go', () => {
  const open = new Set(['due[0]', 'due[2]', 'due[2].x[0]', 'sites[2]']);
  assert.deepEqual([...renumbered(open, 'due', (at) => (at === 0 ? undefined : at - 1))], ['due[1]', 'due[1].x[0]', 'sites[2]']);
});

test('two documents differ where their members differ', () => {
  const changes = difference({ a: 1, list: [1, 2], gone: 'x', same: { b: [] } }, { a: 2, list: [1, 3, 4], came: null, same: { b: [] } });
  assert.deepEqual(changes, [
    { path: 'a', before: 1, after: 2 }, { path: 'list[1]', before: 2, after: 3 }, { path: 'list[2]', after: 4 }, { path: 'came', after: null }, { path: 'gone', before: 'x' },
  ]);
  assert.ok(same({ a: 1, b: 2 }, { b: 2, a: 1 }));
  assert.ok(!same([1], { 0: 1 }));
});

test('items of lists are found again, by their id or between what stayed', () => {
  const office = { id: 'office', teams: [] };
  const night = { id: 'night', teams: ['Network'] };
  assert.deepEqual(difference({ list: [office, night] }, { list: [night] }), [{ path: 'list[0]', before: office }]);
  assert.deepEqual(difference({ list: [office, night] }, { list: [{ id: 'new' }, office, { ...night, teams: [] }] }),
    [{ path: 'list[0]', after: { id: 'new' } }, { path: 'list[2].teams[0]', before: 'Network' }]);
  assert.deepEqual(difference({ list: [office, night] }, { list: [night, office] }), [{ path: 'list', before: ['office', 'night'], after: ['night', 'office'] }]);
  assert.deepEqual(difference({ list: ['a', 'b', 'c'] }, { list: ['a', 'x', 'b', 'c'] }), [{ path: 'list[1]', after: 'x' }]);
  assert.deepEqual(difference({ list: ['a', 'b', 'c'] }, { list: ['a', 'c'] }), [{ path: 'list[1]', before: 'b' }]);
});

test('mine on top of theirs keeps what only one of us changed', () => {
  const base = { grace_s: 120, ask: { reminders: 0, delay_s: 0 }, outcomes: ['a'] };
  const mine = { ...base, ask: { reminders: 2, delay_s: 0 }, outcomes: ['a', 'b'] };
  const theirs = { ...base, grace_s: 300, ask: { reminders: 1, delay_s: 60 }, outcomes: ['a', 'c'] };
  assert.deepEqual(onTop(base, mine, theirs), { grace_s: 300, ask: { reminders: 2, delay_s: 60 }, outcomes: ['a', 'b'] });
  assert.deepEqual(overruled(base, mine, theirs).map(({ path }) => path), ['ask.reminders', 'outcomes[1]']);
  assert.deepEqual(overruled(base, { ...base, grace_s: 60 }, { ...base, outcomes: ['z'] }), []);
  assert.deepEqual(onTop({ a: { x: 1 } }, { a: {} }, { a: { x: 1, y: 2 } }), { a: { y: 2 } }, 'what I left out stays out');
});

test('durations are written in the largest unit that leaves nothing over', () => {
  const all = unitsOf('grace_s');
  for (const key of ['due_s', 'due.due_contact_me_s', 'reminders.before_due_s', 'reminders.repeat.every_s']) {
    assert.equal(unitsOf(key).at(-1), 'hours', `${key}: a day of working time would be read as one of the office`);
  }
  assert.equal(unitFor(86_400, all), 'days');
  assert.equal(unitFor(5_400, all), 'minutes');
  assert.equal(unitFor(0, all), 'minutes');
  assert.equal(amountText(5_400, 'hours'), '1.5');
  assert.equal(secondsFrom('1,5', 'hours'), 5_400);
  assert.equal(secondsFrom('0.1', 'days'), 8_640);
  assert.equal(secondsFrom('0.00001', 'days'), '0.00001', 'no whole second: the server says so');
  for (const wrong of ['', ' ', 'soon', '1e999']) assert.equal(secondsFrom(wrong, 'hours'), wrong);
});
