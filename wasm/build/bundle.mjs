import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { completeCatalogues } from './complete-catalogues.mjs';
import { schemaAsModule } from './settings-schema.mjs';

// Style sheets that modules import become text, for adoptedStyleSheets.
const cssAsText = {
  name: 'css-as-text',
  setup(bundler) {
    bundler.onResolve({ filter: /\.css$/ }, ({ path, kind, resolveDir }) => (
      kind === 'import-statement' ? { path: resolve(resolveDir, path), namespace: 'css-text' } : null));
    bundler.onLoad({ filter: /.*/, namespace: 'css-text' }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

// We hand the glue its instance. Its own ways to the module are never taken; they would have bundlers
// look for a file that is not there, and readers carry them along.
const neverTaken = [
  /if\(ENVIRONMENT_IS_WEB\|\|ENVIRONMENT_IS_WORKER\)\{.*?setWindowTitle=\(title=>document\.title=title\)\}else\{\}/s,
  /var dataURIPrefix=.*?(?=function createWasm\(\))/s,
  /function receiveInstantiationResult\(.*?(?=if\(Module\["instantiateWasm"\]\))/s,
  /instantiateAsync\(\)\.catch\(readyPromiseReject\);/,
];

export const glueWithoutAddress = {
  name: 'glue-without-address',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]wasm[/\\]wasm[/\\](capture|(?:verified-)?application|demo|own-data)\.js$/ }, async ({ path }) => ({
      contents: neverTaken.reduce((glue, what) => {
        const left = glue.replace(what, '');
        if (left === glue) throw new Error(`${basename(path)} has no ${what} any more`);
        return left;
      }, await readFile(path, 'utf8')),
    }));
  },
};

// For other bundlers: they find a file that is named in just these words.
const wasmByUrl = {
  name: 'wasm-by-url',
  setup(bundler) {
    bundler.onResolve({ filter: /^#wasm\/.*\.wasm$/ }, ({ path }) => ({ path: basename(path), namespace: 'wasm-url' }));
    bundler.onLoad({ filter: /.*/, namespace: 'wasm-url' }, ({ path }) => (
      { contents: `export default new URL('./${path}', import.meta.url);` }));
  },
};

// The catalogues share one hash, so that a page's first chunk holds their tags instead of their names.
const cataloguesByTag = ({ tags, hash }) => ({
  name: 'catalogues-by-tag',
  setup(bundler) {
    bundler.onLoad({ filter: /catalogues[\\/]rating[\\/]index\.js$/ }, () => ({ contents: `
      const load = (tag) => { const name = './amends-' + tag + '.${hash}.js'; return import(name); };
      export const catalogues = Object.fromEntries('${tags.join(' ')}'.split(' ').map((tag) => [tag, () => load(tag)]));` }));
  },
});

const forPages = {
  minify: true,
  loader: { '.wasm': 'file' },
  assetNames: 'amends-[name]-[hash]',
  plugins: [cssAsText, completeCatalogues, schemaAsModule, glueWithoutAddress],
};
const forPackages = { chunkNames: 'part-[name]-[hash]', plugins: [cssAsText, completeCatalogues, schemaAsModule, glueWithoutAddress, wasmByUrl] };

/**
 * Bundles entries with esbuild.
 * @param {Record<string, string>} entries files by the name of what comes out
 * @param {string} modules folder of the WebAssembly modules; sources import them as "#wasm/NAME.js"
 *   and "#wasm/NAME.wasm"
 * @param {{again?: boolean, languages?: {tags: string[], hash: string}, parts?: string}} [how] whether another bundler
 *   goes over it: then it stays readable; for pages, which catalogues lie beside it, and how the names of parts begin
 * @returns {Promise<Map<string, {bytes: Uint8Array, uses: string[], atOnce: string[]}>>} what came out, by name; `atOnce` are
 *   those of its uses that it does not start without
 */
export async function bundle(entries, modules, { again = false, languages, parts = 'amends' } = {}) {
  const { plugins, ...rest } = again ? forPackages : forPages;
  const result = await build({
    entryPoints: entries,
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    alias: { '#wasm': resolve(modules) },
    chunkNames: `${parts}-[name]-[hash]`,
    ...rest,
    plugins: languages ? [cataloguesByTag(languages), ...plugins] : plugins,
    metafile: true,
    write: false,
  });
  const made = new Map();
  for (const { path, contents } of result.outputFiles) {
    const { imports } = Object.entries(result.metafile.outputs)
      .find(([output]) => basename(output) === basename(path))[1];
    made.set(basename(path), {
      bytes: contents,
      uses: imports.map((one) => basename(one.path)),
      atOnce: imports.filter(({ kind }) => kind === 'import-statement').map((one) => basename(one.path)),
    });
  }
  return made;
}
