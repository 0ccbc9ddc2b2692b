// The house keeps its floors: a folder includes only from floors below it, and files stay small.
// The floors are drawn in ARCHITECTURE.md.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const floors = {
  'core/base': 0,
  'core/model': 1,
  'core/capture': 2,
  'core/rules': 2,
  'core/report': 2,
  'core/store': 3,
  'core/api': 4,
  'core/importing': 5,
  'native-plugin': 6,
  wasm: 6,
};
const codePattern = /\.(?:[ch]|[ch]pp|m?js|css|rb|pm|sh)$/;
const nativePattern = /\.(?:[ch]|[ch]pp)$/;
const wantedLines = 400;
const mostLines = 600;

/** Every file below a folder, by its path from the root. */
function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

const read = (path) => readFileSync(join(root, path), 'utf8');

const roomOf = (path) => Object.keys(floors).find((room) => path.startsWith(`${room}/`));

/** What a file includes, with what each include starts by: `"` is ours, `<` is somebody else's. */
function includesOf(path) {
  const found = read(path).matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm);
  return [...found].map(([, kind, name]) => ({ ours: kind === '"', name }));
}

/** The room that an include leads to; names inside a room may leave out the way to it. */
function roomOfInclude(from, name) {
  return roomOf(name) ?? roomOf(`core/${name}`) ?? roomOf(from);
}

const coreFiles = filesIn('core').filter((path) => nativePattern.test(path));
const topFiles = ['native-plugin', 'wasm'].flatMap(filesIn).filter((path) => nativePattern.test(path));

/** All of our files that a file pulls in, itself among them. */
function closureOf(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { ours, name } of includesOf(path)) {
    if (ours && coreFiles.includes(name)) closureOf(name, seen);
  }
  return seen;
}

test('there is a core to look at', () => {
  assert.ok(coreFiles.length > 0);
});

test('a room includes only from the floors below it', () => {
  const upward = [...coreFiles, ...topFiles].flatMap((path) => {
    const here = roomOf(path);
    if (!here) return [];
    return includesOf(path)
      .filter(({ ours }) => ours)
      .map(({ name }) => ({ name, there: roomOfInclude(path, name) }))
      .filter(({ there }) => there !== here && floors[there] >= floors[here])
      .map(({ name }) => `${path} includes ${name}`);
  });
  assert.deepEqual(upward, []);
});

test('the core includes nothing of ours from outside the core', () => {
  const outside = coreFiles.flatMap((path) =>
    includesOf(path)
      .filter(({ ours, name }) => ours && !coreFiles.includes(name))
      .map(({ name }) => `${path} includes ${name}`),
  );
  assert.deepEqual(outside, []);
});

test('the core does no input, output, threads, time or chance by itself', () => {
  const banned =
    /^(?:fstream|iostream|filesystem|thread|future|random|ctime|time\.h|stdio\.h|cstdio|unistd\.h|sys\/.*|sqlite3\.h|sodium\.h|boost\/asio.*|boost\/beast.*)$/;
  const found = coreFiles.flatMap((path) =>
    includesOf(path)
      .filter(({ ours, name }) => !ours && banned.test(name))
      .map(({ name }) => `${path} includes <${name}>`),
  );
  assert.deepEqual(found, []);
});

test('the session and the ground floor stay free of Boost.JSON, so that the widget stays small', () => {
  const lean = coreFiles.filter((path) => /^core\/(?:base\/|capture\/session)/.test(path));
  const heavy = lean.flatMap((path) =>
    [...closureOf(path)]
      .filter((part) => includesOf(part).some(({ name }) => name.startsWith('boost/json')))
      .map((part) => (part === path ? path : `${path} by way of ${part}`)),
  );
  assert.deepEqual(heavy, []);
});

test('files stay small', (t) => {
  const sized = ['core', 'native-plugin', 'wasm', 'web-demo', 'tests', 'scripts']
    .flatMap(filesIn)
    .filter((path) => codePattern.test(path))
    .map((path) => ({ path, lines: read(path).split('\n').length - 1 }));
  for (const { path, lines } of sized.filter((file) => file.lines > wantedLines)) {
    t.diagnostic(`${path} has ${lines} lines; above ${wantedLines} it usually holds two nouns`);
  }
  assert.deepEqual(
    sized.filter(({ lines }) => lines > mostLines),
    [],
  );
});
