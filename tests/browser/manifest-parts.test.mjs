// What must agree without a browser: custom-elements.json and the code, the hashes and the files.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { events as crossing } from '../../wasm/elements/frame/messages.js';
import { manifest, webFolder } from './support/web-files.mjs';

const wasm = (path) => fileURLToPath(new URL(`../../wasm/${path}`, import.meta.url));
const text = (path) => readFile(wasm(path), 'utf8');
const { modules } = JSON.parse(await text('custom-elements.json'));
const declared = (tag) => modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag);
const names = (list) => list.map(({ name }) => name);
const sources = async (folder) => (await Promise.all((await readdir(wasm(folder))).filter((name) => name.endsWith('.js'))
  .map((name) => text(`${folder}/${name}`)))).join('\n');
const quoted = (list) => [...list.matchAll(/'([^']+)'/g)].map(([, inside]) => inside);

test('the manifest of <amends-rating> is the code’s: attributes, properties, events, parts, custom properties', async () => {
  const rating = declared('amends-rating');
  const element = await text('elements/rating/element.js');
  const attributes = quoted(/observedAttributes = \[([^\]]*)\]/.exec(element)[1]);
  assert.deepEqual(names(rating.attributes), attributes);
  assert.deepEqual(rating.members.map(({ attribute }) => attribute), attributes.filter((name) => name !== 'lang'));
  const code = await sources('elements/rating');
  const fired = new Set([...code.matchAll(/#fire\((?:previous === null \? )?'(\w+)'(?: : '(\w+)')?/g)].flatMap(([, one, two]) => [one, two].filter(Boolean)));
  assert.deepEqual(names(rating.events).sort(), [...fired].map((name) => `amends-${name}`).sort());
  const parts = new Set([...code.matchAll(/part: '(\w+)'/g)].map(([, name]) => name)).add('button').add('link');
  assert.deepEqual(names(rating.cssParts).sort(), [...parts].sort());
  const tokens = await text('elements/rating/styles/tokens.css');
  const read = [...tokens.matchAll(/var\((--amends-[\w-]+), ([^)]+)\)/g)].map(([, name, fallback]) => [name, fallback]);
  assert.deepEqual(rating.cssProperties.map((one) => [one.name, one.default]).sort(), read.sort());
});

test('the manifest of <amends-rating-frame> is the code’s', async () => {
  const frame = declared('amends-rating-frame');
  const element = await text('elements/frame/frame-element.js');
  assert.deepEqual(names(frame.attributes), quoted(/const own = \[([^\]]*)\]/.exec(element)[1]));
  assert.deepEqual(names(frame.events), Object.keys(crossing));
  assert.deepEqual(names(frame.events), names(declared('amends-rating').events));
  assert.deepEqual(names(frame.cssParts), [...element.matchAll(/'part', '(\w+)'/g)].map(([, name]) => name));
  assert.deepEqual(names(frame.cssProperties), [...element.matchAll(/property\('(--[\w-]+)'\)/g)].map(([, name]) => name));
  const types = await text('types/frame.d.ts');
  assert.deepEqual(quoted(/type AmendsRatingFrameAttribute = ([^;]*);/.exec(types)[1]), names(frame.attributes));
});

test('the manifest names modules that the package exports', async () => {
  const { exports } = JSON.parse(await text('package.json'));
  const exported = Object.values(exports).map((entry) => entry.default?.slice(2));
  for (const { path } of modules) assert.ok(exported.includes(path), path);
});

test('the hash of every file is that of its bytes, and no file is without', async () => {
  const files = (await readdir(webFolder)).filter((name) => /\.[0-9a-f]{12}\.\w+$/.test(name)).sort();
  assert.deepEqual(Object.keys(manifest.integrity).sort(), files);
  for (const name of files) {
    const bytes = await readFile(join(webFolder, name));
    assert.equal(manifest.integrity[name], `sha384-${createHash('sha384').update(bytes).digest('base64')}`, name);
  }
});

test('the desk brings the settings along only where a page wants them', async () => {
  const whole = async (names) => (await Promise.all(names.map((name) => readFile(join(webFolder, name), 'utf8')))).join('');
  const settings = 'urn:amends:settings';
  assert.equal((await whole([manifest.files['amends-desk.js'], ...manifest.preload['amends-desk.js']])).includes(settings), false);
  const parts = Object.keys(manifest.integrity).filter((name) => name.startsWith('amends-desk-settings-page.'));
  assert.equal(parts.length, 1);
  assert.ok((await whole(parts)).includes(settings));
});

test('nothing in the web files is evaluated from text', async () => {
  for (const name of Object.keys(manifest.integrity).filter((one) => /^amends-(?!desk).*\.js$/.test(one))) {
    const code = await readFile(join(webFolder, name), 'utf8');
    assert.doesNotMatch(code, /\beval\(|new Function|\.innerHTML|insertAdjacentHTML|document\.write|createElement\("style"\)/, name);
  }
});
