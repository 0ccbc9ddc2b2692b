// A browser and a server for all tests of a file, and a page for each.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { launch, openPage } from '../desk/browser.mjs';

/**
 * To be called once by a test file.
 * @template {{base: string, close: () => Promise<void>}} Server
 * @param {() => Promise<Server>} serve
 * @param {(server: Server) => void} reset brings the server's side back to what a test begins with
 * @param {...string} more arguments of Chromium
 */
export function useStage(serve, reset, ...more) {
  const stage = {
    /** @type {Server} */ server: undefined,
    browser: undefined,
    page: undefined,
    /** Opens the test's page. */
    open: async (options) => { stage.page = await openPage(stage.browser, options); return stage.page; },
  };
  before(async () => {
    stage.browser = await launch(...more);
    stage.server = await serve();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
  });
  afterEach(async () => {
    const { page } = stage;
    stage.page = undefined;
    const faults = page?.faults.slice() ?? [];
    if (page) await leave(page);
    reset(stage.server);
    assert.deepEqual(faults, [], 'the page breaks no policy and throws nothing');
  });
  return stage;
}

// A page that goes away sends what still waits; not into the next test.
async function leave(page) {
  const context = page.context();
  if (!page.isClosed()) {
    await context.setOffline(true);
    await page.goto('about:blank');
  }
  await context.close();
}
