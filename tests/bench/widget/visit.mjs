// A page in a fresh, cold context of Chromium, on a desktop or a slow phone.
import { readFile } from 'node:fs/promises';
import { launchWith, undriven } from '../../browser/desk/browser.mjs';
import { fill } from './site.mjs';

// "Slow 4G" as in Chromium's own tools, in bytes a second.
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
export const machines = { desktop: { cpu: 1 }, phone: { cpu: 4, net: slow4G } };

const probe = (await readFile(new URL('./probe.js', import.meta.url), 'utf8')).replace(/;\s*$/, '');
const source = probe.slice(probe.indexOf('({ steps'));

export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What a promise gives, unless it takes too long. */
export async function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, refuse) => { timer = setTimeout(refuse, ms, new Error(`no ${what} after ${ms} ms`)); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Visitor {
  #site;
  #browser;

  constructor(site, browser) {
    this.#site = site;
    this.#browser = browser;
  }

  static async come(site) {
    // Playwright would end this process at a signal, before the rest is ended.
    return new Visitor(site, await launchWith({ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }, undriven));
  }

  get version() { return this.#browser.version(); }

  close() { return this.#browser.close(); }

  /** Opens a page, lets `act` work on the visit, closes it. */
  async visit(widget, { policy = 'plain', machine = 'desktop', scripts = true } = {}, act) {
    const context = await this.#browser.newContext({ viewport: { width: 1024, height: 768 }, javaScriptEnabled: scripts });
    try {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await slowDown(cdp, machines[machine]);
      if (widget.blocks) await cdp.send('Network.setBlockedURLs', { urls: [widget.blocks] });
      const opened = new Visit(this.#site, widget, page, cdp);
      if (scripts) await page.addInitScript({ content: `(${source})(${JSON.stringify(widget)})` });
      await opened.go(policy, scripts ? 'commit' : 'load');
      return await act(opened);
    } finally {
      await context.close();
    }
  }
}

async function slowDown(cdp, { cpu, net }) {
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  if (net) await cdp.send('Network.emulateNetworkConditions', net);
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

class Visit {
  #site;
  #token;
  sent = [];
  errors = [];

  constructor(site, widget, page, cdp) {
    this.#site = site;
    Object.assign(this, { widget, page, cdp });
    page.on('pageerror', ({ message }) => this.errors.push(message.slice(0, 160)));
    cdp.on('Network.requestWillBeSent', ({ request, wallTime }) => {
      if (request.method === 'POST') this.sent.push({ path: new URL(request.url).pathname, at: wallTime * 1000 });
    });
  }

  async go(policy, waitUntil) {
    const { door, origin } = this.#site;
    const asked = this.widget.asks ? await door.ask() : {};
    this.#token = asked.token;
    this.#site.filled = {
      token: asked.token,
      survey: JSON.stringify(asked.survey)?.replaceAll('<', '\\u003c'),
      html: asked.html?.replaceAll('/plain/amends', `/${policy}/amends`),
    };
    this.#site.log.length = 0;
    await this.page.goto(`${origin}/${policy}/${fill(this.widget.path, this.#site.filled)}`, { waitUntil });
  }

  /** @returns {Promise<{visible: number, ready: number}>} in ms since the visit began */
  ready(ms = 30_000) {
    return within(this.page.evaluate(() => window.benchProbe.done.then(() => {
      const { visible, ready } = window.benchProbe;
      return { visible, ready };
    })), ms, 'ready control');
  }

  seen() {
    return within(this.page.evaluate(() => window.benchProbe.seen), 30_000, 'visible control');
  }

  /** The files that came so far. */
  get files() { return this.#site.log.filter(({ method, file }) => method === 'GET' && file); }

  get requests() { return this.#site.log.length; }

  get posts() { return this.#site.log.filter(({ method }) => method === 'POST').length; }

  /** The post that brought the answer, if it comes in time; not one of a page that was left before. */
  async answer(ms) {
    const { name, asks, answer } = this.widget;
    const mine = ({ method, path, status, body }) => method === 'POST' && status === 200 && body.includes(answer) && body !== ''
      && path.includes(asks ? this.#token : name);
    for (const end = Date.now() + ms; Date.now() < end; await pause(5)) {
      const post = this.#site.log.find(mine);
      if (post) return post;
    }
    return null;
  }

  /** Goes through the steps with a real pointer and real keys. */
  async press() {
    for (const { sel, type } of this.widget.steps) {
      await this.page.waitForFunction((selector) => window.benchProbe.shown(selector), sel, { timeout: 10_000 });
      await this.page.mouse.click(...await this.page.evaluate((selector) => window.benchProbe.middleOf(selector), sel));
      if (type) await this.page.keyboard.type(type);
    }
  }
}
