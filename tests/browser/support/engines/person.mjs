// What a person does in a page of any engine: finds things by what they are called, also inside the
// elements, presses them with a real pointer and real keys, and reads.
import { mkdir } from 'node:fs/promises';
import { isTakenIn, seeing_ms, until } from '../../desk/browser.mjs';

const patience_ms = 20_000;   // engines share two cores with whatever else runs
const shots = process.env.AMENDS_SHOTS;

// Runs in the page: the middle of what has the role and the name, in sight; null where there is none.
function locate(role, name, nth) {
  const selectors = { radio: 'input[type=radio]', checkbox: 'input[type=checkbox]', button: 'button', link: 'a[href]', field: 'textarea, input, select' };
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const called = (node) => (node.getAttribute('aria-label') ?? (node.labels?.length ? [...node.labels].map((label) => label.innerText).join(' ') : node.innerText)).trim();
  const found = all(document).filter((node) => node.matches(selectors[role] ?? role) && node.checkVisibility() && (name === null || called(node) === name || node.name === name));
  const node = found[nth];
  if (!node) return null;
  const box = (node.matches('input') && node.labels?.[0]) || node;
  box.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = box.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

// Runs in the page: its words as they are drawn, also inside the elements.
function read() {
  const words = (node) => (node.nodeType === Node.TEXT_NODE ? node.data
    : node.nodeType === Node.ELEMENT_NODE && (node.matches('script, style, .said') || !node.checkVisibility?.()) ? ''
      : [...(node.shadowRoot ?? node).childNodes].map(words).join(''));
  return document.body ? words(document.body).replace(/\s+/g, ' ') : '';
}

// Runs in the page: what has the focus.
function lookAtFocus() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at?.type === 'radio') return at.value;
  return at?.dataset?.case || at?.name || at?.id || at?.innerText?.trim() || '';
}

// Runs in the page: notes for every press whether a person made it.
function watchPresses() {
  globalThis.presses = [];
  for (const kind of ['click', 'keydown']) addEventListener(kind, ({ isTrusted }) => globalThis.presses.push(isTrusted), true);
}

const looks_at_rest = 10;
const tab_ms = 500;

export class Person {
  #page;

  /** @param {object} page of an engine's driver */
  constructor(page) { this.#page = page; }

  async goto(url) {
    await this.#page.goto(url);
    await this.#page.run(watchPresses);
  }

  run(work, ...values) { return this.#page.run(work, ...values); }

  // A page on its way to another shows nothing.
  #look(work, ...values) { return this.#page.run(work, ...values).catch(() => null); }

  /** Presses what has the role (or fits the selector) and the name; null takes any name. */
  async press(role, name = null, nth = 0) {
    const { x, y } = await this.#standsStill(() => this.#look(locate, role, name, nth), `${role} "${name}" is there`);
    await this.#page.click(x, y);
  }

  // Nobody presses what still moves while a page comes to its rest.
  async #standsStill(look, message) {
    let seen = [];
    await until(look, (place) => {
      if (seen[0]?.x !== place?.x || seen[0]?.y !== place?.y) seen = [];
      seen.unshift(place);
      return place && seen.length === looks_at_rest;
    }, message, patience_ms);
    return seen[0];
  }

  async type(text) { await this.#page.type(text); }

  async key(...names) {
    for (const name of names) await this.#page.key(name);
  }

  /** The server takes no form that is sent sooner than a person sees what is on it. */
  takesItIn() { return until(() => this.#look(isTakenIn, seeing_ms), Boolean, 'the page has been there for a while', patience_ms); }

  /** Tab until the focus is where it is wanted. */
  tabTo(wanted, message) {
    return until(() => this.#tab(), wanted, message, patience_ms);
  }

  // One Tab has done its work before the next: two at once would go past what is looked for. Two
  // neighbours may read the same.
  async #tab() {
    const before = await this.focus();
    await this.key('Tab');
    await until(() => this.focus(), (focus) => focus !== before, 'Tab moves the focus', tab_ms).catch(() => {});
    return this.focus();
  }

  focus() { return this.#look(lookAtFocus); }

  async read() { return await this.#look(read) ?? ''; }

  sees(words) { return until(() => this.read(), (text) => text.includes(words), `the page says "${words}"`, patience_ms); }

  noLongerSees(words) { return until(() => this.read(), (text) => !text.includes(words), `the page no longer says "${words}"`, patience_ms); }

  /** Whether every press and key since goto() was a real one, and there was one. */
  isTrusted() { return this.#page.run(() => globalThis.presses.length > 0 && globalThis.presses.every(Boolean)); }

  get canGoOffline() { return Boolean(this.#page.setOffline); }

  setOffline(offline) { return this.#page.setOffline(offline); }

  async picture(name) {
    if (!shots) return;
    await mkdir(shots, { recursive: true });
    await this.#page.shot(`${shots}/${name}.png`);
  }

  close() { return this.#page.close(); }
}
