// The application in real browsers. A page takes a whole record at once: thousands of calls, few messages.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as chromium from '../../browser/support/engines/chromium.mjs';
import * as firefox from '../../browser/support/engines/firefox.mjs';
import { rootKey, wasmModules } from '../../support/targets.mjs';
import { lineOf } from '../../support/transcript-lines.mjs';
import { servePage } from './page-site.mjs';

const size = { width: 800, height: 600 };
const browsers = [];
const pages = new Map();
let site;

const pack = promisify(gzip);
const packed = new WeakMap();

/** A record's text, made once for all browsers. Much of it are bodies of a megabyte of spaces. */
function packedOf(record) {
  if (!packed.has(record)) packed.set(record, pack(record.map(lineOf).join('\n'), { level: 1 }));
  return packed.get(record);
}

async function openPage(engine) {
  site ??= servePage(wasmModules);
  const { base } = await site;
  const browser = await engine.launch();
  browsers.push(browser);
  const page = await browser.open(size);
  await page.goto(`${base}/index.html`);
  return page;
}

/** One browser and one page each, for all transcripts. */
function pageOf(engine) {
  if (!pages.has(engine)) pages.set(engine, openPage(engine));
  return pages.get(engine);
}

class PageTarget {
  #page;
  #end;

  constructor(page) {
    this.#page = page;
  }

  async replay(record) {
    const path = (await site).offer(await packedOf(record));
    const played = await this.#page.run((...all) => globalThis.playRecord(...all), path, [...rootKey]);
    const { answers, end } = JSON.parse(played);
    this.#end = end;
    return answers;
  }

  finish() {
    return this.#end;
  }
}

/** Opens each target, empty, by its name. */
export const pageTargets = Object.fromEntries([chromium, firefox].map((engine) => [
  `WebAssembly in ${engine.name}`, async () => new PageTarget(await pageOf(engine))]));

/** To be called once, at the end. */
export async function closePages() {
  await Promise.allSettled(pages.values());
  for (const browser of browsers) await browser.close();
  await (await site)?.close();
}
