// What must agree without a browser: numbers, catalogues, and the bytes that a page pays.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import de from '../../wasm/catalogues/rating/de.js';
import en from '../../wasm/catalogues/rating/en.js';
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

test('every language says the same things', () => {
  const holes = (text) => [...text.matchAll(/\{\w+\}/g)].join();
  assert.deepEqual(Object.keys(de), Object.keys(en));
  assert.deepEqual([de.language, en.language], ['de', 'en']);
  for (const key of Object.keys(en)) assert.equal(holes(de[key]), holes(en[key]), key);
  for (const announcement of names.announcements.slice(1)) assert.ok(en[`said.${announcement}`], announcement);
});

const bytesOf = async (name) => (await readFile(join(webFolder, `${name}.br`))).length;

test('the buttons show within 5 KB, and the widget is whole within 24 KB', async () => {
  const entry = manifest.files['amends-rating.js'];
  const first = await bytesOf(entry);
  const all = await readdir(webFolder);
  const languages = all.filter((name) => /^amends-(de|en)\.\w+\.js$/.test(name));
  assert.equal(languages.length, 2);
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
