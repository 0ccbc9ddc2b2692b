// Lays out the npm package: node wasm/package.mjs --web DIR --wasm DIR --version V --out DIR
//
//   --web      the web files, as wasm/build.mjs made them; they come along for pages without a bundler
//   --wasm     where the preset "wasm" was built
//   --version  of the package
//   --out      the folder to fill; what is in it goes away
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './build/bundle.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const entries = {
  index: here('elements/index.js'),
  rating: here('elements/rating/element.js'),
  'rating-define': here('elements/rating/define.js'),
  frame: here('elements/frame/frame-element.js'),
  'frame-define': here('elements/frame/define.js'),
  'desk-define': here('elements/desk/define.js'),
};

function readArguments() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { web: text, wasm: text, version: text, out: text } });
  if (!values.web || !values.wasm || !values.version || !values.out) {
    throw new Error('usage: node wasm/package.mjs --web DIR --wasm DIR --version V --out DIR');
  }
  return values;
}

async function writeModules(folder, modules) {
  const made = await bundle(entries, modules, { again: true });
  await mkdir(folder, { recursive: true });
  for (const [name, { bytes }] of made) await writeFile(join(folder, name), bytes);
  await cp(join(modules, 'capture.wasm'), join(folder, 'capture.wasm'));
}

async function main() {
  const { web, wasm, version, out } = readArguments();
  await rm(out, { recursive: true, force: true });
  await writeModules(join(out, 'lib'), join(wasm, 'wasm'));
  await cp(web, join(out, 'web'), { recursive: true, filter: (path) => !path.endsWith('.br') });
  await cp(here('types'), join(out, 'types'), { recursive: true });
  await cp(here('../LICENSE'), join(out, 'LICENSE'));
  for (const name of ['README.md', 'custom-elements.json']) await cp(here(name), join(out, name));
  const about = JSON.parse(await readFile(here('package.json'), 'utf8'));
  await writeFile(join(out, 'package.json'), `${JSON.stringify({ ...about, version }, null, 2)}\n`);
}

main().catch((error) => {
  console.error(`wasm/package.mjs: ${error.message}`);
  process.exitCode = 1;
});
