// A screen of its own with a real pointer and keyboard: Xvfb, and xdotool to move them. A browser that is
// used this way carries no sign of automation.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const screen = { width: 1280, height: 960 };

export class Desktop {
  static async open(after) {
    const desktop = new Desktop();
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${screen.width}x${screen.height}x24`, '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const ended = once(server, 'close');
    after(async () => {
      server.kill();
      await ended;
    });
    const number = await Promise.race([once(server.stdio[3], 'data'), ended.then(() => { throw new Error('Xvfb ended'); })]);
    desktop.env = { ...process.env, DISPLAY: `:${String(number).trim()}` };
    return desktop;
  }

  #do(...args) { return run('xdotool', args.map(String), { env: this.env }); }

  async move(x, y) { await this.#do('mousemove', Math.round(x), Math.round(y)); }

  /** The pointer goes there as a hand brings it, and is pressed. */
  async press(x, y, times = 1) {
    await this.move(x - 7, y - 5);
    await this.#do('mousemove', Math.round(x), Math.round(y), 'click', '--repeat', times, '--delay', 60, 1);
  }

  async wheel() { await this.#do('click', 5); }

  async keys(...names) { await this.#do('key', ...names); }

  async type(text) { await this.#do('type', '--delay', 8, text); }

  /** Keys go to the window on top; there is no window manager that would choose. */
  async focus() {
    const { stdout } = await this.#do('search', '--onlyvisible', '--name', '.').catch(() => ({ stdout: '' }));   // it fails when it finds none
    const top = stdout.trim().split('\n').at(-1);
    if (top) await this.#do('windowfocus', top);
  }
}
