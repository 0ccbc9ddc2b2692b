// The widget on a host's page in Chromium, and what a test does with it.
import assert from 'node:assert/strict';
import { axeFaults } from '../desk/browser.mjs';
import { FakeRatings } from './fake-ratings.mjs';
import { serve } from './serve.mjs';
import { useStage } from './stage.mjs';

export const ratings = new FakeRatings();
export let server;
export let page;
let stage;

// Runs in the page: notes the widget's events and what the page's policy refused.
function listen() {
  globalThis.heard = [];
  globalThis.blocked = [];
  addEventListener('securitypolicyviolation', ({ blockedURI }) => globalThis.blocked.push(blockedURI));
  for (const name of ['rated', 'changed', 'error']) {
    addEventListener(`amends-${name}`, ({ detail }) => globalThis.heard.push([name, detail]));
  }
}

/** To be called once by a test file: a browser and a server for all of its tests. */
export function useWidget() {
  stage = useStage(async () => { server = await serve(ratings); return server; }, () => {
    ratings.reset();
    server.reset();
  });
}

/** @param {object} host what the page holds: see serve() */
export async function open(host = {}, options = {}) {
  page = await stage.open({ width: 700, height: 760, ...options });
  await page.addInitScript(listen);
  server.page = host;
  await page.goto(server.base);
}

export const heard = () => page.evaluate(() => globalThis.heard);
export const blocked = () => page.evaluate(() => globalThis.blocked);
export const option = (label) => page.getByRole('radio', { name: label, exact: true });
export const press = (label) => option(label).click();
export const button = (name) => page.getByRole('button', { name, exact: true });
export const text = (words) => page.getByText(words).and(page.locator(':not([role=status])'));
export const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();
export const said = () => page.locator('[role=status]').textContent();
export const looksGood = async () => assert.deepEqual(await axeFaults(page), []);

/** What the browser keeps for later. */
export const kept = () => page.evaluate(() => JSON.parse(localStorage['amends:/amends:tok']).kept);

/** What has the focus inside the widget. */
export const focused = () => page.evaluate(() => {
  const at = document.querySelector('amends-rating').shadowRoot.activeElement;
  return at && (at.value || at.textContent || at.className);
});

/** What the customer said, in each body that arrived. */
export const own = () => ratings.posts.map(({ answer, comment, reasons, contact_me, importance }) =>
  JSON.parse(JSON.stringify({ answer, comment, reasons, contact_me, importance })));
