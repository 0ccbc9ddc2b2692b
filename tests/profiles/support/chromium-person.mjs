// A person with Chromium. It is started without automation; the devtools protocol opens the links and
// looks at the page, and touches it, since Xvfb has no touch screen. Pointer and keys are real.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { folder } from '../../cli/support/amends.mjs';
import { freePort, startProgram } from './programs.mjs';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-default-browser-check', '--touch-events=enabled',
  '--password-store=basic', '--host-resolver-rules=MAP intranet.test 127.0.0.1'];

const patience_ms = 120_000;   // machines that test are busy

export class ChromiumPerson {
  #devices = new Map();

  static async open(desktop, after) {
    const person = new ChromiumPerson();
    const port = await freePort();
    const place = await folder(after);
    const program = startProgram('/usr/bin/chromium', [...quiet, `--remote-debugging-port=${port}`, `--user-data-dir=${join(place, 'profile')}`,
      '--window-position=0,0', '--window-size=1000,900', 'about:blank'], desktop.env);
    after(() => program.stop());
    person.browser = await connected(port, program);
    person.desktop = desktop;
    return person;
  }

  /** A browser of somebody's own, with the memory that it has. */
  async device(name, options = {}) {
    const known = this.#devices.get(name);
    if (known) return known;
    const context = await this.browser.newContext({ viewport: null, javaScriptEnabled: options.scripts !== false });
    context.setDefaultTimeout(patience_ms);
    const device = new Device(this.desktop, context, options.scripts !== false);
    this.#devices.set(name, device);
    return device;
  }

  async forget() {
    for (const { context } of this.#devices.values()) await context.close();
    this.#devices.clear();
  }

  close() { return this.browser.close(); }
}

async function connected(port, program) {
  const end = performance.now() + patience_ms;
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: patience_ms });
    } catch (error) {
      if (performance.now() > end) throw new Error(`${error.message.split('\n')[0]}: ${program.said()}`);
      await pause(100);
    }
  }
}

class Device {
  constructor(desktop, context, scripts) {
    this.desktop = desktop;
    this.context = context;
    this.scripts = scripts;
  }

  async open(url) {
    const before = this.page;
    this.page = await this.context.newPage();
    await before?.close();
    await this.page.goto(url, { waitUntil: 'load' });
    if (await this.page.evaluate(() => navigator.webdriver)) throw new Error('this browser says that it is automated');
  }

  async reload() { await this.#go('reload'); }

  async back() { await this.#go('goBack'); }

  async forward() { await this.#go('goForward'); }

  // A press may have the page on its way to another, which ends the way back: they try again. A page that the
  // browser had kept alive is there at once, and loads nothing that could be waited for.
  async #go(where) {
    const end = performance.now() + patience_ms;
    for (;;) {
      try {
        await this.page[where]({ waitUntil: 'commit' });
        return await this.page.waitForFunction(() => document.readyState === 'complete');
      } catch (error) {
        const onItsWay = /ERR_ABORTED|Not attached to an active page|context was destroyed/.test(error.message);
        if (!onItsWay || performance.now() > end) throw error;
        await pause(100);
      }
    }
  }

  /** Where the page's upper left corner is on the screen. */
  async #corner() {
    await this.page.bringToFront();
    const ask = () => this.page.evaluate(() => [screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]);
    return ask().catch(() => this.page.waitForLoadState().then(ask));   // the page went on meanwhile
  }

  /** One little thing that a hand does while its person looks. */
  async gesture(kind, turn) {
    const [x, y] = await this.#corner();
    const at = [x + 300 + 17 * (turn % 9), y + 420 + 11 * (turn % 7)];
    if (kind === 'mouse') return this.desktop.move(...at);
    if (kind === 'wheel') return turn === 0 ? this.desktop.move(...at) : this.desktop.wheel();
    if (kind === 'touch') return this.#swipe();
    if (kind !== 'keys') return undefined;
    if (turn === 0) await this.desktop.move(...at);
    await this.desktop.focus();
    return this.desktop.keys('Tab');
  }

  async #swipe() {
    this.touching ??= await this.context.newCDPSession(this.page);
    const touch = (type, y) => this.touching.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] });
    await touch('touchStart', 400);
    for (const y of [380, 340, 300]) await touch('touchMove', y);
    await touch('touchEnd');
  }

  /** Every visible thing that can be pressed, with its words. */
  async #targets() {
    const targets = [];
    for (const found of await this.page.locator('button:visible, input[type=submit]:visible, label:visible').all()) {
      const about = await found.evaluate((node) => ({
        words: (node.innerText || node.value || node.getAttribute('aria-label') || '').trim(),
        button: node.localName !== 'label',
        marked: Boolean(node.control?.checked),
      })).catch(() => null);   // gone in the meantime
      if (about) targets.push({ found, ...about });
    }
    return targets;
  }

  /** Presses the answer with these words, or what sends it if it is marked already; false: nothing can be pressed. */
  async press(words, times = 1) {
    const targets = await this.#targets();
    const button = targets.find((each) => each.button);
    const answer = words && targets.find((each) => each.words.includes(words));
    const target = answer && !(answer.marked && button) ? answer : button;
    if (!target) return false;
    await target.found.scrollIntoViewIfNeeded();
    const box = await target.found.boundingBox();
    const [x, y] = await this.#corner();
    const next = !this.scripts && this.#nextPage();
    await this.desktop.press(x + box.x + box.width / 2, y + box.y + box.height / 2, times);
    await next;
    return true;
  }

  // What a form leads to. Who goes back sooner ends the form's way, and goes back to where they came from.
  #nextPage() { return this.page.waitForEvent('framenavigated', { timeout: 10_000 }).catch(() => {}); }

  async write(text) {
    const box = await this.page.locator('textarea:visible').first().boundingBox();
    const [x, y] = await this.#corner();
    await this.desktop.press(x + box.x + box.width / 2, y + box.y + box.height / 2);
    await this.desktop.focus();
    await this.desktop.type(text);
  }

  /** Whether the page has a question in which nothing is marked: it waits for a press. */
  async asks() {
    const answers = this.page.locator('input[type=radio][name]:visible');
    const marked = await answers.evaluateAll((all) => all.map(({ checked }) => checked)).catch(() => []);
    return marked.length > 0 && !marked.includes(true);
  }
}
