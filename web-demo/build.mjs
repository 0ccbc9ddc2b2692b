// Makes the demo as files that any web server can give out: node web-demo/build.mjs --out DIR --web DIR --wasm DIR
//
//   --out   the folder to fill; what is in it goes away
//   --web   the elements, from wasm/build.mjs
//   --wasm  where the preset "wasm" was built
//
// Pages call the product below amends/ and demo/ beside them. Where no server answers there, the service worker does;
// it is made here, with a list of all files that it keeps for a visit without a network.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { glueWithoutAddress } from '../wasm/build/bundle.mjs';
import { hashOf } from '../wasm/build/hash-names.mjs';

const source = fileURLToPath(new URL('.', import.meta.url));
const notForPages = new Set(['build.mjs', 'CMakeLists.txt', 'sample', 'server']);

function readArguments() {
  const { values } = parseArgs({ options: { out: { type: 'string' }, web: { type: 'string' }, wasm: { type: 'string' } } });
  if (!values.out || !values.web || !values.wasm) throw new Error('usage: node web-demo/build.mjs --out DIR --web DIR --wasm DIR');
  return values;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: false });
  const found = await Promise.all(entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  }));
  return found.flat().sort();
}

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

async function write(path, bytes) {
  const small = brotli(bytes);
  await writeFile(path, bytes);
  await writeFile(`${path}.br`, small);
  console.log(`${String(small.length).padStart(7)} bytes brotli  ${relative(process.cwd(), path)}`);
}

async function copyPages(out) {
  const pages = (await readdir(source)).filter((name) => !notForPages.has(name));
  for (const name of pages) await cp(join(source, name), join(out, name), { recursive: true });
}

// What stands in the bundles beside our own code, with the licences that want to be told.
async function writeLicences(out) {
  const modules = join(source, '../node_modules');
  const ofFolder = async (name) => (await readdir(join(modules, name))).find((file) => /^licen[sc]e/i.test(file));
  const names = [...(await readdir(modules)).filter((name) => name.startsWith('d3-') || name === 'internmap'),
    '@noble/hashes', '@lit/reactive-element', 'idb', 'lit', 'lit-html'].sort();
  const texts = await Promise.all(names.map(async (name) => `${name}\n\n${await readFile(join(modules, name, await ofFolder(name)), 'utf8')}`));
  const own = await readFile(join(source, '../LICENSE'), 'utf8');
  const inside = 'The WebAssembly modules hold Boost (Boost Software License 1.0) and parts of Emscripten\u2019s libraries (MIT, NCSA, Apache-2.0 with LLVM exceptions).\n';
  await writeFile(join(out, 'licences.txt'), [`Amends\n\n${own}`, inside, ...texts].join('\n----\n\n'));
}

async function copyElements(web, out) {
  await cp(web, join(out, 'amends/assets'), { recursive: true });
  await cp(join(web, 'manifest.json'), join(out, 'amends/manifest.json'));
}

// What a first visit brings along. Twins for servers are not asked for by name; the import of a visitor's own file comes
// when it is wanted.
const comesLater = (path) => path.endsWith('.br') || /assets\/(?:manifest\.json|amends-own-data[^/]*)$/.test(path);

async function listed(out) {
  const paths = (await filesBelow(out)).filter((path) => !comesLater(path));
  const hash = createHash('sha256');
  for (const path of paths) hash.update(relative(out, path)).update(await readFile(path));
  const names = paths.map((path) => relative(out, path));
  return { pages: names.filter((name) => name.startsWith('amends/') || !name.endsWith('.wasm')), hash };
}

async function bundleWorker(out, wasm, contents) {
  const list = { name: 'list-of-files', setup(bundler) {
    bundler.onResolve({ filter: /^#demo\/files\.js$/ }, ({ path }) => ({ path, namespace: 'list' }));
    bundler.onLoad({ filter: /.*/, namespace: 'list' }, () => ({ contents }));
  } };
  const { outputFiles } = await build({
    entryPoints: [join(source, 'server/service-worker.js')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    alias: { '#wasm': resolve(wasm, 'wasm') },
    define: { 'import.meta.url': '""' },   // the glue asks where it lies, and is handed its module
    plugins: [list, glueWithoutAddress],
    write: false,
  });
  await write(join(out, 'service-worker.js'), outputFiles[0].contents);
}

async function main() {
  const { out, web, wasm } = readArguments();
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'amends'), { recursive: true });
  await copyPages(out);
  await copyElements(web, out);
  await writeLicences(out);
  const demo = await readFile(join(wasm, 'wasm/demo.wasm'));
  const module = `amends-demo.${hashOf(demo)}.wasm`;
  await write(join(out, module), demo);
  const { pages, hash } = await listed(out);
  const glue = await readFile(join(wasm, 'wasm/demo.js'));
  for (const path of await filesBelow(join(source, 'server'))) hash.update(await readFile(path));
  const version = hash.update(glue).update(demo).digest('hex').slice(0, 12);
  await bundleWorker(out, wasm, `export const version = '${version}'; export const files = ${JSON.stringify({ module, pages })};`);
}

main().catch((error) => {
  console.error(`web-demo/build.mjs: ${error.message}`);
  process.exitCode = 1;
});
