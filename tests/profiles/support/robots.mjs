// Headless browsers as scanners use them: scripts run, posts go out, nobody is there.
import { chromium } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// What a script can do to a page to send its form.
const injections = {
  submit: () => document.querySelector('form')?.submit(),
  request_submit: () => document.querySelector('form')?.requestSubmit(),
  click: () => {
    const roots = [document, ...[...document.querySelectorAll('amends-rating')].map((each) => each.shadowRoot).filter(Boolean)];
    roots.flatMap((root) => [...root.querySelectorAll('button, input[type=submit], input[type=radio], label')]).forEach((each) => each.click());
  },
  false_gestures: () => {
    for (const [x, y] of [[10, 10], [200, 300], [400, 90]]) {
      const event = { clientX: x, clientY: y, bubbles: true, composed: true };
      for (const type of ['pointermove', 'pointerdown', 'pointerup']) document.body.dispatchEvent(new PointerEvent(type, event));
      for (const type of ['mousemove', 'click']) document.body.dispatchEvent(new MouseEvent(type, event));
      document.body.dispatchEvent(new WheelEvent('wheel', event));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    }
    scrollTo(0, document.body.scrollHeight);
  },
  decoy: () => document.querySelector('a[href$="/0"]')?.click(),
};

// When a script in the page does it, once: what it leads to is left alone. At first sight of the button no
// other script of the page has run yet.
const moments = {
  later: (go) => `addEventListener('load', () => setTimeout(${go}, 600))`,
  at_first_sight: (go) => `new MutationObserver((_, sight) => {
    if (!document.querySelector('form button')) return;
    sight.disconnect();
    (${go})();
  }).observe(document, { childList: true, subtree: true })`,
};
const inPage = ({ inject, when = 'later' }) => moments[when](`() => { if (!name) { name = 'done'; (${injections[inject]})(); } }`);

export class Robots {
  #browsers = new Map();

  /** `announced`: navigator.webdriver is true; `hidden`: it says false. */
  async #browser(driven) {
    if (!this.#browsers.has(driven)) {
      const hide = driven === 'hidden' ? { ignoreDefaultArgs: ['--enable-automation'], args: [...quiet, '--disable-blink-features=AutomationControlled'] } : { args: quiet };
      this.#browsers.set(driven, await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', ...hide }));
    }
    return this.#browsers.get(driven);
  }

  async close() {
    for (const browser of this.#browsers.values()) await browser.close();
  }

  /** Opens links one after the other or at once, and does to each what the step says. @returns forms it took */
  async browse(urls, step, between) {
    const browser = await this.#browser(step.driven ?? 'hidden');
    const context = await browser.newContext({ javaScriptEnabled: step.scripts !== false });
    context.setDefaultTimeout(120_000);
    try {
      if (step.together) return await Promise.all(urls.map((url) => this.#look(context, url, step)));
      const taken = [];
      for (const url of urls) {
        if (taken.length > 0) between();
        taken.push(await this.#look(context, url, step));
      }
      return taken;
    } finally {
      await context.close();
    }
  }

  async #look(context, url, step) {
    const page = await context.newPage();
    const says = await page.evaluate(() => navigator.webdriver);
    if (says !== (step.driven === 'announced')) throw new Error(`navigator.webdriver is ${says}`);
    if (step.virtual_s) await page.clock.install();
    if (step.inject && step.by !== 'driver') await page.addInitScript(inPage(step));
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout((step.dwell_s ?? 0.7) * 1000);
    if (step.virtual_s) await page.clock.fastForward(step.virtual_s * 1000);
    if (step.by === 'driver') await page.evaluate(injections[step.inject]).catch(() => {});   // it may leave the page
    if (step.inject) await this.#seeWhatComes(page);
    if (step.mouse) await this.#mouse(page, step.mouse);
    if (step.mouse) await this.#seeWhatComes(page);
    const html = step.take ? await page.content() : '';
    await page.close({ runBeforeUnload: false });
    return html;
  }

  // What was pressed has time to be sent, and where it leads to comes.
  async #seeWhatComes(page) {
    await page.waitForTimeout(800);
    await page.waitForLoadState();
  }

  async #mouse(page, what) {
    if (what === 'move') return this.#move(page);
    const found = page.locator(what === 'press_decoy' ? 'a[href$="/0"]' : 'button:visible, input[type=submit]:visible').first();
    if (await found.count() === 0) return undefined;
    const box = await found.boundingBox();
    if (!box) return undefined;   // no pointer reaches what is not shown
    return page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  // What moves before the page hears it has only opened a link, so that of several links moved on one might be heard:
  // this one is heard on each.
  async #move(page) {
    // What the widget wears once its session is there.
    const listens = () => [...document.querySelectorAll('amends-rating')].every(({ shadowRoot: root }) => root?.adoptedStyleSheets.length > 2);
    await page.waitForFunction(listens, null, { timeout: 20_000 }).catch(() => {});   // without scripts it moves, too
    await page.mouse.move(300, 200);
    await page.mouse.move(420, 310);
  }

  /** A page that makes the browser render the link ahead, and never shows it. */
  async prerender(front, url, dwell_s) {
    const rules = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
    front.pages.set('/elsewhere', `<!doctype html><title>Elsewhere</title><script type="speculationrules">${rules}</script><p>Hello`);
    const browser = await this.#browser('hidden');
    const page = await browser.newPage();
    await page.goto(`${front.origin}/elsewhere`);
    await page.waitForTimeout(dwell_s * 1000);
    await page.mouse.move(300, 200);
    await page.mouse.move(420, 310);
    await page.close();
    return front.fetched.some(({ purpose }) => purpose.includes('prerender'));
  }
}
