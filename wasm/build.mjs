// Bundles the elements for web pages: node wasm/build.mjs --out DIR --wasm DIR
//
//   --out   the folder to fill; what is in it goes away
//   --wasm  where the preset "wasm" was built
//
// Each entry lies there under its plain name and, like everything else, under one with the hash of
// its content, which may be cached for ever; NAME.br beside each. manifest.json says which is which:
// {"files": {"amends-rating.js": "amends-rating.<hash>.js"}, "preload": {"amends-rating.js": [...]},
//  "integrity": {"amends-rating.<hash>.js": "sha384-…"}}.
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundle } from './build/bundle.mjs';
import { hashNames, plainName } from './build/hash-names.mjs';
import { bundleLanguages } from './build/languages.mjs';
import { schemaName, settingsSchema } from './build/settings-schema.mjs';

const source = (path) => fileURLToPath(new URL(`elements/${path}`, import.meta.url));
// What stands in one braces shares chunks; the frame's two sides are whole files. The desk's settings are a part of
// their own, loaded where they are wanted.
const bundles = [
  { 'amends-desk': source('desk/define.js') },
  {
    'amends-page': source('rating/styles/page.css'),
    'amends-rating': source('rating/define.js'),
  },
  { 'amends-form': source('rating/styles/form.css') },
  { 'amends-frame': source('frame/define.js') },
  { 'amends-framed': source('frame/framed.js') },
  { 'amends-own-data': source('../own-data/worker.js') },
];
const entries = new Set(['amends-icon', schemaName.replace(/\.\w+$/, ''), ...bundles.flatMap((one) => Object.keys(one))]);
// What every page with the entry loads next, beside what the entry does not start without; its language and the way
// without WebAssembly are not.
const preload = {
  'amends-desk.js': [],
  'amends-rating.js': ['amends-capture.wasm', 'amends-engine.js', 'amends-conductor.js'],
};

function readArguments() {
  const { values } = parseArgs({ options: { out: { type: 'string' }, wasm: { type: 'string' } } });
  if (!values.out || !values.wasm) throw new Error('usage: node wasm/build.mjs --out DIR --wasm DIR');
  return values;
}

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

/** As `integrity` attributes and import maps want it. */
const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

async function writeWithTwin(folder, name, bytes) {
  const small = brotli(bytes);
  await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, `${name}.br`), small);
  return small.length;
}

// The sheet of the shadow root, for what stands inside the element: it touches nothing else of a page.
function scopeForm(files) {
  const form = files.get('amends-form.css');
  const css = new TextDecoder().decode(form.bytes).replaceAll(':host', ':scope').trim();
  files.set('amends-form.css', { ...form, bytes: Buffer.from(`@scope(amends-rating){${css}}`) });
}

async function main() {
  const { out, wasm } = readArguments();
  const modules = join(wasm, 'wasm');
  await access(modules).catch(() => { throw new Error(`${modules} is missing: build the preset "wasm" first`); });

  const languages = await bundleLanguages(modules);
  const bundled = await Promise.all(bundles.map((one) => bundle(one, modules, { languages, parts: 'amends-desk' in one ? 'amends-desk' : 'amends' })));
  const made = new Map(bundled.flatMap((one) => [...one]));
  scopeForm(made);
  made.set(schemaName, { bytes: Buffer.from(`${JSON.stringify(await settingsSchema(), null, 2)}\n`), uses: [] });
  made.set('amends-icon.svg', { bytes: await readFile(source('rating/icon.svg')), uses: [] });
  const { files, hashed } = hashNames(made);
  const entryNames = [...hashed.keys()].filter((name) => entries.has(name.replace(/\.\w+$/, ''))).sort();
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const [name, bytes] of languages.files) files.set(name, bytes);
  for (const [name, bytes] of files) {
    const size = await writeWithTwin(out, name, bytes);
    console.log(`${String(size).padStart(7)} bytes brotli  ${name}`);
  }
  for (const name of entryNames) await writeWithTwin(out, name, files.get(hashed.get(name)));
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify({
    files: Object.fromEntries(entryNames.map((name) => [name, hashed.get(name)])),
    preload: Object.fromEntries(Object.entries(preload).map(([entry, names]) => [entry,
      [...made.keys()].filter((name) => names.includes(plainName(name)) || made.get(entry).atOnce.includes(name)).map((name) => hashed.get(name))])),
    integrity: Object.fromEntries([...files].map(([name, bytes]) => [name, integrity(bytes)]).sort()),
  }, null, 2)}\n`);
}

main().catch((error) => {
  console.error(`wasm/build.mjs: ${error.message}`);
  process.exitCode = 1;
});
