// Pages of a shop with Amends elements in them, in Chromium, and what tests ask of them.
import { FakeRatings } from './fake-ratings.mjs';
import { serveSites } from './sites.mjs';
import { useStage } from './stage.mjs';

export const ratings = new FakeRatings();
export let sites;
export let page;
let stage;

/** To be called once by a test file. */
export function useSites(...browserArguments) {
  stage = useStage(async () => { sites = await serveSites(ratings); return sites; }, () => sites.reset(), ...browserArguments);
}

function listen() {
  globalThis.heard = [];
  for (const name of ['rated', 'changed', 'error']) {
    addEventListener(`amends-${name}`, ({ detail, target }) => globalThis.heard.push([name, detail, target.localName]));
  }
}

/**
 * A page of the shop, or of another site.
 * @param {string} body
 * @param {{head?: string, policy?: string, site?: object, path?: string}} [host]
 */
export async function open(body, { head = '', policy, site = sites.shop, options = {} } = {}) {
  page = await stage.open({ width: 700, height: 760, ...options });
  await page.addInitScript(listen);
  site.pages['/'] = {
    policy,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body><main><h1>Order 17</h1>${body}</main></body></html>`,
  };
  await page.goto(site.origin);
  return page;
}

export const heard = () => page.evaluate(() => globalThis.heard);

/** Takes the faults that a test is about out of what the page must not have. */
export function excuse(pattern) {
  const found = page.faults.filter((fault) => pattern.test(fault));
  page.faults = page.faults.filter((fault) => !pattern.test(fault));
  return found;
}
