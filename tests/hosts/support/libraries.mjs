// What may lie where a helpdesk looks for our library.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A library of another version of the interface: it has one function, and says so. */
export async function libraryOfAnotherVersion(folder) {
  const source = join(folder, 'other.c');
  const library = join(folder, 'libother.so');
  await writeFile(source, 'int amends_abi_version(void) { return 2; }\n');
  await promisify(execFile)('cc', ['-shared', '-fPIC', '-o', library, source]);
  return library;
}

export async function garbage(folder) {
  const library = join(folder, 'libgarbage.so');
  await writeFile(library, 'not a library');
  return library;
}
