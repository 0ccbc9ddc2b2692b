// The application module itself: what a page pays for it, and that it catches what the core throws.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../../wasm/build/bundle.mjs';
import { wasmModules } from '../support/targets.mjs';

// The aim is 120 KB (docs/adr/0005-the-core-in-a-web-page.md): this holds what is reached.
const ceiling = 344 * 1024;
const pathOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const brotli = (bytes) => brotliCompressSync(bytes).length;

test('the application travels in 344 KB', async () => {
  const module = brotli(await readFile(join(wasmModules, 'application.wasm')));
  const entries = { glue: join(wasmModules, 'application.js'), loader: pathOf('wasm/application/application.js') };
  const scripts = await bundle(entries, wasmModules);
  const glue = [...scripts.values()].reduce((sum, { bytes }) => sum + brotli(bytes), 0);
  console.log(`# application: ${module} bytes of WebAssembly and ${glue} of script, brotli`);
  assert.ok(module + glue <= ceiling, `${module} + ${glue} bytes`);
});

async function* sourcesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesBelow(path);
    else if (/\.[ch]pp$/.test(entry.name)) yield path;
  }
}

test('what catches is compiled to catch', async () => {
  const core = pathOf('core');
  const catching = [];
  for await (const path of sourcesBelow(core)) {
    if (/\bcatch \(/.test(await readFile(path, 'utf8'))) catching.push(path.slice(core.length + 1));
  }
  const [, listed] = /set_source_files_properties\(([^)]*?)\s+PROPERTIES\s+COMPILE_OPTIONS -fwasm-exceptions\)/
    .exec(await readFile(join(core, 'CMakeLists.txt'), 'utf8'));
  assert.deepEqual(catching.sort(), listed.split(/\s+/).sort());
});
