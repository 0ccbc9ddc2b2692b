// The npm package as `./dev build` packs it, installed into an empty folder as people install it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { webFolder } from './web-files.mjs';

const packed = join(dirname(webFolder), 'npm');

/** @returns {string} a folder with the package in its node_modules; goes away with the test file */
export function installed(after) {
  const folder = mkdtempSync(join(tmpdir(), 'amends-package-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const [tarball] = readdirSync(packed).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{"name":"app","private":true,"type":"module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(packed, tarball)], { cwd: folder });
  return folder;
}
