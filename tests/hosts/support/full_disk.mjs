// A small disk of its own, which a test can fill: a mount, and so for root alone.
import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const piece = Buffer.alloc(4096, 1);

export class Disk {
  /** @returns {Promise<Disk|null>} null where nobody may mount */
  static async mounted(folder) {
    const disk = new Disk();
    disk.folder = folder;
    return run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'amends-test', folder]).then(() => disk, () => null);
  }

  get #filler() { return join(this.folder, 'filler'); }

  /** To the last byte. */
  async fill() {
    const file = await open(this.#filler, 'w');
    try {
      for (;;) await file.write(piece);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  clear() { return rm(this.#filler); }

  unmount() { return run('umount', [this.folder]); }
}
