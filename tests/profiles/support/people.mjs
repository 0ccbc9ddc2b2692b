// People by the browser that they use; one person's browser is on the screen at a time.
import { setTimeout as pause } from 'node:timers/promises';
import { ChromiumPerson } from './chromium-person.mjs';
import { Desktop } from './desktop.mjs';
import { lynxVisit } from './lynx.mjs';
import { PlainPerson } from './plain-person.mjs';

// How long somebody moves the hand, at most, before they press what the page shows. It is long since
// machines are slow; nobody waits for it where the page counts or asks.
const patience_ms = 20_000;
const patienceAtStart_ms = 60_000;   // of a browser that is started with the link

export class People {
  #engines = new Map();
  #desktop;
  #after;

  constructor(after) { this.#after = after; }

  async #engine(name) {
    this.#desktop ??= await Desktop.open(this.#after);
    if (!this.#engines.has(name)) {
      this.#engines.set(name, name === 'chromium' ? await ChromiumPerson.open(this.#desktop, this.#after) : new PlainPerson(name, this.#desktop, this.#after));
    }
    return this.#engines.get(name);
  }

  async device({ engine = 'chromium', who = 'ingrid', scripts }) {
    return (await this.#engine(engine)).device(who, { scripts });
  }

  /** The next mail is somebody else's. */
  async forget() {
    for (const engine of this.#engines.values()) await engine.forget();
  }

  /**
   * Somebody opens the link and looks at the page. If the answer does not count by that, they press what
   * the page offers, as often as the step says at most.
   * @returns {Promise<number>} the presses
   */
  async visit(step, page) {
    const { url, words, counts, asked, setAside, read } = page;
    if (step.engine === 'lynx') return lynxVisit(this.#after, step.presses, page);
    const device = await this.device(step);
    await device.open(url);
    if (step.twice) await device.open(url);
    await step.meanwhile?.();
    const started = (step.engine ?? 'chromium') !== 'chromium';
    const end = performance.now() + (step.looks_s * 1000 || (started ? patienceAtStart_ms : patience_ms));
    for (let turn = 0; performance.now() < end; ++turn) {
      await device.gesture(step.input, turn);
      if (await counts(100)) return 0;
      if (asked() || step.input === 'none' || step.scripts === false || await device.asks?.()) break;
    }
    let presses = 0;
    while (presses < (step.presses ?? 0)) {
      read();
      await pause(350);   // nobody presses sooner after a page came
      if (!await device.press(step.scripts === false ? undefined : words, step.double ? 2 : 1)) break;
      presses += 1;
      if (await counts(500) || setAside() || await counts(2_500)) break;
    }
    return presses;
  }
}
