// WebKitGTK, Safari's engine, by WebDriver. It has no headless mode: a screen of its own goes with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Builder, Capabilities, Key, Origin } from 'selenium-webdriver';
import { until } from '../../desk/browser.mjs';

const miniBrowser = process.env.MINIBROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const keys = { Enter: Key.ENTER, Tab: Key.TAB, Space: Key.SPACE, ArrowRight: Key.ARROW_RIGHT, ArrowDown: Key.ARROW_DOWN, Control: Key.CONTROL };
const start_ms = 60_000;

async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(screen.stdio[3], 'data');
  return { screen, display: `:${String(number).trim()}` };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
}

// A group of its own, so that the browsers it starts end with it.
async function startDriver(display) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore', detached: true, env: { ...process.env, DISPLAY: display } });
  const address = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${address}/status`).then(({ ok }) => ok, () => false), Boolean, 'WebKitWebDriver is ready', start_ms);
  return { driver, address };
}

const page = (session) => ({
  goto: (url) => session.get(url),
  run: (work, ...values) => session.executeScript(`return (${work})(...arguments)`, ...values),
  click: (x, y) => session.actions().move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 }).click().perform(),
  async type(text) {
    for (const letter of text) await session.actions().sendKeys(letter).perform();
  },
  async key(chord) {
    const held = chord.split('+').map((key) => keys[key] ?? key);
    const actions = session.actions();
    for (const key of held) actions.keyDown(key);
    for (const key of held.reverse()) actions.keyUp(key);
    await actions.perform();
  },
  shot: async (path) => writeFile(path, await session.takeScreenshot(), 'base64'),
  close: () => session.executeScript('localStorage.clear()').catch(() => {}),   // a blank page has none
});

export const name = 'WebKitGTK';

export async function launch() {
  const { screen, display } = await startScreen();
  const { driver, address } = await startDriver(display);
  const session = await new Builder().usingServer(address).withCapabilities(new Capabilities({
    browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  })).build();
  return {
    version: (await session.getCapabilities()).get('browserVersion'),
    async open({ width, height }) {
      await session.manage().window().setRect({ x: 0, y: 0, width, height });
      return page(session);
    },
    async close() {
      await session.quit().catch(() => {});   // the group ends below in any case
      process.kill(-driver.pid);
      screen.kill();
      await Promise.all([once(driver, 'exit'), once(screen, 'exit')]);
    },
  };
}
