// Files as a server sends them, each in the encodings that browsers take.
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png',
};
const code = ['.js', '.css', '.wasm'];
const kept = new Map();

const isFolder = async (path) => (await stat(path)).isDirectory();

async function placeOf(path) {
  if (!await isFolder(path)) return path;
  const html = join(path, 'index.html');
  return stat(html).then(() => html, () => join(path, 'index.json'));
}

async function read(path) {
  const place = await placeOf(path);
  const raw = await readFile(place);
  const kind = extname(place);
  return {
    type: types[kind] ?? 'application/octet-stream',
    isCode: code.includes(kind),
    identity: raw,
    gzip: gzipSync(raw, { level: 9 }),
    br: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }),
  };
}

/** @returns {Promise<object | null>} a file below a folder, or the index of the folder that it is */
export function fileIn(folder, path) {
  const full = join(folder, normalize(`/${path}`));
  if (!kept.has(full)) kept.set(full, read(full).catch(() => null));
  return kept.get(full);
}

/** The smallest that a browser takes. @returns {[string, Buffer]} its encoding and bytes */
export function encodedFor(file, accepted = '') {
  const encoding = ['br', 'gzip'].find((name) => accepted.includes(name) && file[name].length < file.identity.length) ?? 'identity';
  return [encoding, file[encoding]];
}
