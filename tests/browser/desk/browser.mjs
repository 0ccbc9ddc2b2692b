// One Chromium for a test file, pages that note every fault, and pictures to look at.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
/** Keeps Chromium from saying that it is driven. */
export const undriven = '--disable-blink-features=AutomationControlled';
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.AMENDS_SHOTS;
const poll_ms = 10;
const patience_ms = 20_000;   // browsers share two cores with whatever else runs
export const seeing_ms = 300;   // min_nonce_age_ms of the core

// The pages and the stand-in for the server live where it is noon: what is due in two hours is due today,
// at whatever hour the tests run.
const timezoneId = zoneWhereItIs(12);
process.env.TZ = timezoneId;

/** The zone's sign is that of POSIX: west of Greenwich is plus. */
function zoneWhereItIs(hour) {
  const west = new Date().getUTCHours() - hour;
  return `Etc/GMT${west < 0 ? west : `+${west}`}`;
}

/**
 * A browser that people use: it does not say that it is driven, because nothing that a driven one does on the
 * page of a link counts.
 * @param {...string} more arguments of Chromium, for a browser that lacks something
 */
export const launch = (...more) => launchDriven(undriven, ...more);

/** A browser that says that it is driven. */
export const launchDriven = (...more) => launchWith({}, ...more);

/** One with options of Playwright's. */
export const launchWith = (options, ...more) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...quiet, ...more], ...options });

/** A page that remembers what broke the page's policy or threw. */
export async function openPage(browser, { width = 1440, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', timezoneId, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.includes('Failed to load resource')) page.faults.push(text);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample, sourceFile }) =>
      console.error(`policy: ${violatedDirective} ${sample} ${sourceFile}`));
  });
  return page;
}

/**
 * The rules of WCAG 2.2 AA and axe's best practices; target-size is of 2.2, and off by default. Evaluated
 * through the debugger, so that the page's own policy stays as strict as it is; without preloading, which none of
 * these rules needs and which writes the sheets of shadow roots into the page as inline styles.
 */
export async function axeFaults(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, preload: false }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).slice(0, 3).join(' | ')}`);
}

/** What has the focus, also inside the elements: its case, its name, or an answer's number. */
export const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at?.type === 'radio') return at.value;
  return at?.dataset?.case || at?.name || at?.id || at?.className || '';
});

/** A picture, when AMENDS_SHOTS names a folder for it. */
export async function picture(page, name) {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}

/** Runs in the page: whether it has been there as long as a person needs to see it. */
export function isTakenIn(needed_ms) {
  return performance.now() - performance.getEntriesByType('navigation')[0].responseEnd > needed_ms;
}

/** A person sees a page before anything is done on it; what comes sooner counts for nobody. */
export const takeIn = (page) => until(() => page.evaluate(isTakenIn, seeing_ms), Boolean, 'the page has been there for a while');

/** Asks the page until it says yes; the last answer goes into the complaint. */
export async function until(ask, wanted, message, longest_ms = patience_ms) {
  const end = Date.now() + longest_ms;
  let last;
  do {
    last = await ask();
    if (wanted(last)) return last;
    await pause(poll_ms);   // who asks without a pause takes the browser's processor
  } while (Date.now() < end);
  throw new Error(`${message}: still ${JSON.stringify(last)}`);
}
