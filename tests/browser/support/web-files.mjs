// The web files as `./dev build` makes them; AMENDS_WEB names another folder.
import { readFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const webFolder = process.env.AMENDS_WEB ?? fileURLToPath(new URL('../../../dist/share/amends/web', import.meta.url));
if (!existsSync(join(webFolder, 'manifest.json'))) throw new Error(`${webFolder} has no manifest.json: run ./dev build first`);

export const manifest = JSON.parse(readFileSync(join(webFolder, 'manifest.json'), 'utf8'));

const types = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', svg: 'image/svg+xml' };

/** @returns {Promise<{type: string, bytes: Buffer} | null>} */
export async function webFile(name) {
  if (!/^[\w-]+(\.\w+)+$/.test(name)) return null;
  try {
    return { type: types[name.split('.').pop()] ?? 'application/octet-stream', bytes: await readFile(join(webFolder, name)) };
  } catch {
    return null;
  }
}
