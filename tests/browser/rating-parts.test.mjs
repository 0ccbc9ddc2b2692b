// What must agree without a browser: numbers, catalogues, and the bytes that a page pays.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import en from '../../wasm/catalogues/rating/en.js';
import { catalogues } from '../../wasm/catalogues/rating/index.js';
import * as names from '../../wasm/elements/rating/names.js';
import { manifest, webFolder } from './support/web-files.mjs';

const firstBudget = 5 * 1024;
const wholeBudget = 24 * 1024;

test('the names are in the order of the session’s numbers', async () => {
  const header = await readFile(new URL('../../core/capture/session.hpp', import.meta.url), 'utf8');
  const listOf = (name) => {
    const [, inside] = new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(header);
    return inside.replace(/\/\/.*/g, '').split(',').map((entry) => entry.trim()).filter(Boolean);
  };
  assert.deepEqual(names.phases, listOf('Phase'));
  assert.deepEqual(names.eventKinds, listOf('EventKind'));
  assert.deepEqual(names.openedStates, listOf('Opened'));
  assert.deepEqual(names.postKinds, listOf('PostKind'));
  assert.deepEqual(names.problems, listOf('Problem'));
  assert.deepEqual(names.announcements, listOf('Announcement'));
});

test('every language is in the table, and says the same things', async () => {
  const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort().join();
  const files = (await readdir(new URL('../../wasm/catalogues/rating/', import.meta.url))).filter((name) => name !== 'index.js');
  assert.deepEqual(files.map((name) => name.replace('.js', '')).sort(), Object.keys(catalogues).sort());
  for (const [language, load] of Object.entries(catalogues)) {
    const { default: texts } = await load();
    assert.equal(texts.language, language);
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(en).sort(), language);
    for (const key of Object.keys(en)) assert.equal(holes(texts[key]), holes(en[key]), `${language} ${key}`);
  }
  for (const announcement of names.announcements.slice(1)) assert.ok(en[`said.${announcement}`], announcement);
});

const bytesOf = async (name) => (await readFile(join(webFolder, `${name}.br`))).length;

test('the buttons show within 5 KB, and the widget is whole within 24 KB', async () => {
  const entry = manifest.files['amends-rating.js'];
  const first = await bytesOf(entry);
  const all = await readdir(webFolder);
  const tags = Object.keys(catalogues);
  const languages = all.filter((name) => tags.includes(/^amends-(\w+)\.\w+\.js$/.exec(name)?.[1]));
  assert.equal(languages.length, tags.length);
  const next = await Promise.all(manifest.preload['amends-rating.js'].map(bytesOf));
  const language = Math.max(...await Promise.all(languages.map(bytesOf)));
  const whole = first + language + next.reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(first <= firstBudget, `${first} bytes before the buttons show`);
  assert.ok(whole <= wholeBudget, `${whole} bytes in all`);
});

test('the first chunk waits for no other, and the rest is named by what is in it', async () => {
  const entry = await readFile(join(webFolder, manifest.files['amends-rating.js']), 'utf8');
  assert.doesNotMatch(entry, /(^|;)import\s*[{"'*\w]/, 'no static import');
  for (const name of manifest.preload['amends-rating.js']) assert.ok(entry.includes(name), `${name} is loaded by the first chunk`);
});

test('a plain name, its hashed one and their twins hold the same', async () => {
  for (const [plain, hashed] of Object.entries(manifest.files)) {
    const content = await readFile(join(webFolder, plain));
    assert.ok(content.equals(await readFile(join(webFolder, hashed))), plain);
    assert.ok(content.equals(brotliDecompressSync(await readFile(join(webFolder, `${plain}.br`)))), plain);
  }
});
