// The demo as it is shipped, with nothing fake, for one test file: the command on a store of its own, and a browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { folder, root, start } from '../../cli/support/amends.mjs';
import { launch } from '../desk/browser.mjs';
import { webFolder } from './web-files.mjs';

/**
 * To be called once by a test file.
 * @param {() => Promise<void>} [begin] what the file needs before its first test
 * @param {() => Promise<{close: () => Promise<void>}>} [open] another browser than Chromium
 * @returns {Promise<{store: string, browser: import('playwright-core').Browser, origin: string, login: string}>}
 *   the last three are there from the first test on
 */
export async function useDemo(begin, open = launch) {
  const place = await folder(after);
  const demo = { store: join(place, 'demo.db') };
  let command;
  before(async () => {
    [command, demo.browser] = await Promise.all([
      start('demo', '--store', demo.store, '--pages', join(root, 'web-demo'), '--assets', webFolder),
      open(),
    ]);
    demo.origin = command.origin;
    demo.login = command.lines.find((line) => line.includes('/login?key=')).replace(/^.* /, '');
    await begin?.();
  });
  after(async () => {
    await demo.browser?.close();
    assert.equal(await command?.stop(), 0, 'the demo ends when asked to');
  });
  return demo;
}

/** The rows of the list that are about a customer. */
export const row = (page, name) => page.locator('tr.case[data-key]', { hasText: name });

/** The total of the founding report, as the page's user may see it. */
export const facts = (page, mount = '/amends') => page.evaluate(async (at) => {
  const answer = await fetch(`${at}/api/reports/dissatisfied-requesters?by=team`);
  return (await answer.json()).total;
}, mount);
