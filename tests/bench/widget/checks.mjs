// What is no matter of time: keys, accessibility, strict policies, no scripts, a click that comes early.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pause } from './visit.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const usualKeys = ['Tab Space', 'Tab Enter', 'Tab ArrowRight', 'Tab ArrowDown', 'Tab Tab Space', 'Tab ArrowRight Enter',
  'Tab Space Tab Enter', 'Tab Space Tab Tab Enter'];
const drawn_ms = 500;

async function faultsOf(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } }), rules);
  return violations.map(({ id, nodes }) => ({ rule: id, count: nodes.length, first: nodes[0].target.flat().join(' ') }));
}

/** How the page looks once nothing comes any more and two pictures of it are the same; what moves for ever, as it is then. */
async function lookOf(page) {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => {});
  let last = await page.screenshot();
  for (let tries = 0; tries < 10; tries += 1) {
    await pause(drawn_ms);
    const next = await page.screenshot();
    if (next.equals(last)) break;
    last = next;
  }
  return last;
}

/** The rules of WCAG 2.2 AA that the page breaks as it loads and after the answer; how it looks and what it keeps. */
function axeCheck(visitor, widget) {
  return visitor.visit(widget, {}, async (visit) => {
    const { page } = visit;
    await visit.ready();
    const look = await lookOf(page);
    const loaded = await faultsOf(page);
    await visit.press();
    await visit.answer(5_000);
    await pause(drawn_ms);
    const kept = await page.evaluate(() => ({ cookies: document.cookie.split(';').filter(Boolean).length, entries: localStorage.length + sessionStorage.length }));
    return { look, loaded, answered: await faultsOf(page), kept, posts: visit.posts };
  });
}

/** What assistive technology hears about the focus. */
async function focusOf(cdp) {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const isFocused = ({ role, properties = [] }) => role.value !== 'RootWebArea' && properties.some(({ name, value }) => name === 'focused' && value.value);
  const node = nodes.filter(isFocused).pop();
  return node ? `${node.role.value} "${node.name?.value ?? ''}"` : 'nothing';
}

function tryKeys(visitor, widget, keys) {
  return visitor.visit(widget, {}, async (visit) => {
    const { keyboard } = visit.page;
    await visit.ready();
    await pause(drawn_ms);
    const stops = [];
    for (const key of keys.split(' ')) {
      await (key.startsWith('"') ? keyboard.type(key.slice(1, -1)) : keyboard.press(key));
      await pause(100);
      if (key === 'Tab') stops.push(await focusOf(visit.cdp));
    }
    return await visit.answer(1_000) ? { keys, stops } : null;
  });
}

/** The shortest sequence of keys that answers; each is tried on a fresh page. */
async function keyCheck(visitor, widget) {
  for (const keys of widget.keys ? [widget.keys] : usualKeys) {
    const found = await tryKeys(visitor, widget, keys);
    if (found) return found;
  }
  return null;
}

/** Whether a click counts that comes as soon as the control is seen on the slow phone. */
function earlyCheck(visitor, widget) {
  if (widget.steps.length > 1) return null;
  return visitor.visit(widget, { machine: 'phone' }, async (visit) => {
    await visit.seen();
    await visit.press();
    return Boolean(await visit.answer(8_000));
  });
}

/** Whether the page answers under a policy, and looks as it does without. */
function policyCheck(visitor, widget, policy, look) {
  return visitor.visit(widget, { policy }, async (visit) => {
    const { page } = visit;
    await visit.ready(8_000).catch(() => {});
    const isVisible = await page.evaluate(() => window.benchProbe.visible !== null);
    const sameLook = look?.equals(await lookOf(page)) ?? null;
    const refused = [...new Set(await page.evaluate(() => window.benchProbe.refused))];
    if (isVisible) await visit.press().catch(({ message }) => visit.errors.push(message.split('\n')[0]));
    return { isVisible, sameLook, refused, answers: isVisible && Boolean(await visit.answer(3_000)), errors: visit.errors };
  });
}

/** Whether an answer can be given without scripts, through the link that stands in for the widget if need be. */
function noScriptCheck(visitor, widget) {
  return visitor.visit(widget, { scripts: false }, async (visit) => {
    const { page } = visit;
    if (widget.fallback) await page.locator(widget.fallback).click();
    const select = page.locator('select:visible');
    if (await select.count()) await select.first().selectOption({ index: 2 });
    const radio = page.locator('form input[type=radio]');
    if (await radio.count()) await radio.first().check({ force: true });
    const button = page.locator('form button:visible, form input[type=submit]:visible, form input[type=image]:visible');
    if (!await button.count()) return false;
    await button.first().click();
    return Boolean(await visit.answer(3_000));
  });
}

/** All checks of a page; one that fails says why and stops no other. */
export async function checkPage(visitor, widget) {
  const safely = (check) => Promise.resolve(check).catch(({ message }) => ({ failed: message.split('\n')[0] }));
  const { look, ...axe } = await safely(axeCheck(visitor, widget));
  return {
    axe,
    keys: await safely(keyCheck(visitor, widget)),
    early: await safely(earlyCheck(visitor, widget)),
    strict: await safely(policyCheck(visitor, widget, 'strict', look)),
    strictWasm: await safely(policyCheck(visitor, widget, 'strict-wasm', look)),
    noScript: await safely(noScriptCheck(visitor, widget)),
  };
}
