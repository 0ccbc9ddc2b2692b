// The pages that are measured: each folder of pages/ as a browser gets it.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules');
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

const bundling = {
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  conditions: ['production'],
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff': 'file', '.woff2': 'file', '.svg': 'dataurl' },
  logLevel: 'warning',
};

async function buildPage(from, to, { copy = {} }) {
  await cp(from, to, { recursive: true, filter: (file) => file !== join(from, 'src') });
  for (const [target, source] of Object.entries(copy)) {
    await mkdir(dirname(join(to, target)), { recursive: true });
    await cp(join(modules, source), join(to, target));
  }
  const entry = join(from, 'src/main.js');
  if (existsSync(entry)) await build({ ...bundling, entryPoints: [entry], outdir: to });
}

/**
 * Builds them into a folder.
 * @returns {Promise<object[]>} what each widget.json says, with defaults, in the order of the tables
 */
export async function buildPages(folder) {
  await rm(folder, { recursive: true, force: true });
  const names = await readdir(join(here, 'pages'));
  const pages = await Promise.all(names.map(async (name) => {
    const from = join(here, 'pages', name);
    const said = await json(join(from, 'widget.json'));
    await buildPage(from, join(folder, name), said);
    const [first] = said.packages ?? [];
    const version = first && (await json(join(modules, first, 'package.json'))).version;
    return { name, version, answer: '', ready: 'mark', press: 'click', order: 50, path: `${name}/`, ...said,
      steps: said.steps.map((step) => (typeof step === 'string' ? { sel: step } : step)) };
  }));
  return pages.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}
