import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { completeCatalogues } from './complete-catalogues.mjs';

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

/**
 * Bundles entries with esbuild.
 * @param {Record<string, string>} entries files by the name of what comes out
 * @param {string} modules folder of the WebAssembly modules; sources import them as "#wasm/NAME.js"
 *   and "#wasm/NAME.wasm"
 * @returns {Promise<Map<string, {bytes: Uint8Array, uses: string[]}>>} what came out, by name
 */
export async function bundle(entries, modules) {
  const result = await build({
    entryPoints: entries,
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    loader: { '.wasm': 'file' },
    chunkNames: 'amends-[name]-[hash]',
    assetNames: 'amends-[name]-[hash]',
    alias: { '#wasm': resolve(modules) },
    plugins: [cssAsText, completeCatalogues],
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
    });
  }
  return made;
}
