// What a page loads of ours, in bytes as brotli sends them.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './measure.mjs';

const web = join(root, 'dist/share/amends/web');
const modules = join(root, 'build/wasm/wasm');
const sent = async (name) => (await stat(join(web, `${name}.br`))).size;
const sum = async (sizes) => (await Promise.all(sizes)).reduce((total, size) => total + size, 0);

export async function measureBytes() {
  const { files, preload } = JSON.parse(await readFile(join(web, 'manifest.json'), 'utf8'));
  const first = await sent(files['amends-rating.js']);
  const rest = await sum(preload['amends-rating.js'].map(sent));
  const languages = (await readdir(web)).filter((name) => /^(?:amends-)?(?:words-)?[a-z]{2}\.[\w-]+\.js$/.test(name));
  const language = Math.max(0, ...await Promise.all(languages.map(sent)));
  const application = await sum(['application.wasm', 'application.js'].map(async (name) =>
    brotliCompressSync(await readFile(join(modules, name))).length));
  return { first, widget: first + rest + language, application };
}
