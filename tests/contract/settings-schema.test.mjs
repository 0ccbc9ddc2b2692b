// The published schema of the settings against the server that knows them: what one takes the other takes, what one
// refuses the other refuses, but where a schema cannot say it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemaName, settingsSchema } from '../../wasm/build/settings-schema.mjs';
import { liesIn, nameOf, valueAt, withValue } from '../../wasm/elements/desk/settings/paths.js';
import { webFolder } from '../browser/support/web-files.mjs';
import { amends, folder, start } from '../cli/support/amends.mjs';
import { good, whole, wrong } from './support/settings-corpus.mjs';

const schema = await settingsSchema();
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv, ['date']);
const validates = ajv.compile(schema);

const store = join(await folder(after), 'settings.db');
const key = (await amends('key', 'create', '--store', store, '--name', 'admin', '--role', 'admin')).out.trim();
const server = await start('serve', '--store', store, '--assets', webFolder, '--tick', '0');
after(() => server.stop());

async function ask(method, body) {
  const answer = await fetch(`${server.origin}/amends/api/settings`, {
    method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

const now = async () => (await ask('GET')).body;
const put = async (settings) => ask('PUT', { revision: (await now()).revision, settings });

async function isRefused(what, document, place, isPlace) {
  const { status, body } = await put(document);
  assert.ok([400, 422].includes(status), `${what}: ${JSON.stringify(body)}`);
  assert.ok(isPlace(body.field), `${what}: the server names ${body.field}, not ${place}`);
}

test('the file among the web files is the schema', async () => {
  assert.deepEqual(JSON.parse(await readFile(join(webFolder, schemaName), 'utf8')), schema);
  const served = await fetch(`${server.origin}/amends/assets/${schemaName}`);
  assert.equal(served.headers.get('content-type'), 'application/json');
  assert.deepEqual(await served.json(), schema);
});

for (const [what, document] of Object.entries(good)) {
  test(`both take: ${what}`, async () => {
    assert.ok(validates(document), ajv.errorsText(validates.errors));
    const { status, body } = await put(document);
    assert.equal(status, 200, JSON.stringify(body));
    assert.ok(validates(body.settings), `what the server makes of it: ${ajv.errorsText(validates.errors)}`);
    assert.deepEqual((await put(body.settings)).body.settings, body.settings, 'and it comes back as it was');
  });
}

test('what is left out has the default that the schema tells', async () => {
  const { settings } = (await put({})).body;
  const told = (part) => (part.$ref ? { ...told(schema.$defs[part.$ref.slice('#/$defs/'.length)]), ...part } : part);
  const compare = (part, value, name) => {
    const node = told(part);
    if ('default' in node) assert.deepEqual(value, node.default, name);
    else if (value !== undefined) for (const [member, below] of Object.entries(node.properties ?? {})) compare(below, value[member], `${name}.${member}`);   // the first survey is told by no default; a digest need not be there
  };
  compare(schema, settings, 'settings');
});

for (const [what, document, place, unsaid] of wrong) {
  test(`refused: ${what}`, async () => {
    await isRefused(what, document, place, (field) => field === place);
    assert.equal(validates(document), Boolean(unsaid), unsaid ? `a schema could say it, so the corpus must not excuse it with "${unsaid}"` : 'the schema lets it pass');
  });
}

// --- every member with the wrong type, beyond its limits, with members that nobody knows ---

const resolved = (part) => (part.$ref ? { ...resolved(schema.$defs[part.$ref.slice('#/$defs/'.length)]), ...part } : part);

/** The places of a document, with what the schema says about each. */
function placesOf(value, part, segments = []) {
  const node = resolved(part);
  const shape = node.oneOf ? resolved(node.oneOf.find((one) => resolved(one).required.every((member) => member in value))) : node;
  const below = (step, next) => (next ? placesOf(value[step], next, [...segments, step]) : []);
  const inside = Array.isArray(value) ? value.flatMap((_, at) => below(at, shape.items))
    : value && typeof value === 'object' ? Object.keys(value).flatMap((name) => below(name, shape.properties?.[name] ?? shape.additionalProperties)) : [];
  return [{ segments, node: shape, value }, ...inside];
}

const other = { boolean: 'yes', integer: 'many', string: 17, array: {}, object: [] };
const longest = ({ pattern, maxLength }) => (pattern?.includes('https?') ? 'https://h/' : '').padEnd(maxLength + 1, 'x');

/** What goes wrong at a place: [what, value]. */
function mistakes({ node, value }) {
  const made = [];
  if (node.type in other) made.push(['another type', other[node.type]]);
  if (node.enum) made.push(['a value that is not listed', 'purple']);
  if (node.type === 'integer') {
    made.push(['a fraction', node.minimum + 0.5], ['too little', node.minimum - 1]);
    if ('maximum' in node) made.push(['too much', node.maximum + 1]);
  }
  if (node.maxLength) made.push(['too long a text', longest(node)]);
  if (node.maxItems) made.push(['too many', Array.from({ length: node.maxItems + 1 }, () => value[0] ?? 'x')]);
  if (node.properties) made.push(['a member that nobody knows', { ...value, colour: 'red' }]);
  for (const member of node.required ?? []) made.push([`no ${member}`, withValue(value, [member], undefined)]);
  return made;
}

const mistaken = placesOf(whole, schema).flatMap((place) => mistakes(place).map(([what, value]) => ({ name: nameOf(place.segments), segments: place.segments, what, value })));

test('every member of the schema is in the corpus', () => {
  const there = new Set(placesOf(whole, schema).map(({ segments }) => segments.filter((step) => typeof step === 'string').join('.')));
  const named = (part, at = []) => Object.entries(resolved(part).properties ?? {}).flatMap(([member, below]) => {
    const own = [...at, member];
    const node = resolved(below);
    return [own.join('.'), ...named(node, own), ...(node.items ? named(node.items, own) : []), ...(node.oneOf ?? []).flatMap((one) => named(one, own))];
  });
  const lacking = named(schema).filter((name) => !there.has(name) && !/\.week\.(wed|thu|fri|sat|sun)$/.test(name));
  assert.deepEqual(lacking, [], 'tests/contract/support/settings-corpus.mjs: `whole` lacks them');
});

test('both refuse every member with another type, beyond its limits, or with what nobody knows', async (t) => {
  assert.ok(mistaken.length > 300, `${mistaken.length} mistakes`);
  for (const { name, segments, what, value } of mistaken) {
    const document = withValue(whole, segments, value);
    assert.deepEqual(valueAt(document, segments), value);
    const told = `${name || 'the document'}: ${what}`;
    assert.ok(!validates(document), `${told}: the schema lets it pass`);
    if (segments.length === 0 && Array.isArray(value)) continue;   // that is no settings at all
    await isRefused(told, document, name, (field) => liesIn(field, name) || liesIn(name, field) || name === '');
  }
  t.diagnostic(`${mistaken.length} mistakes`);
});

// --- every member at its limits ---

// Without what has to fit the rest of the document.
const roomy = { ...whole, due: [], sites: [], working_hours: [{ ...whole.working_hours[0], week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])) }] };
const fitting = new Set(['surveys[0].touchpoint', 'surveys[1].touchpoint', 'surveys[0].reasons', 'surveys[0].reasons[0]', 'surveys[1].reasons',
  'digest.to[1].queues', 'report_mails[0].queues', 'retention.comments_days', 'retention.notes_days', 'retention.identities_days', 'link_valid_days']);

function edges({ node, value }) {
  if (node.enum || node.readOnly) return [];
  if (node.type === 'integer') return [node.minimum, node.maximum];
  if (node.maxLength) return [longest(node).slice(0, node.maxLength)];
  if (node.maxItems && value.every((item) => typeof item === 'string')) return [Array.from({ length: node.maxItems }, (_, at) => `x${at}`)];
  return [];
}

test('the server takes every member at the limits that the schema tells', async (t) => {
  const tried = [];
  for (const place of placesOf(roomy, schema)) {
    const name = nameOf(place.segments);
    for (const value of fitting.has(name) ? [] : edges(place)) {
      const document = withValue(roomy, place.segments, value);
      if (!validates(document)) continue;   // a text with a pattern is tried in the corpus
      const { status, body } = await put(document);
      assert.equal(status, 200, `${name}: ${JSON.stringify(body)}`);
      tried.push(name);
    }
  }
  assert.ok(new Set(tried).size > 50, `${tried.join(' ')} alone`);
  t.diagnostic(`${tried.length} limits`);
});
