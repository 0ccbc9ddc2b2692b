// `amends serve` as it is shipped, for one test file: on a store of its own, with a key for each role, and a browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { amends, folder, root, start } from '../../cli/support/amends.mjs';
import { launch } from '../desk/browser.mjs';
import { webFolder } from './web-files.mjs';

/**
 * To be called once by a test file.
 * @param {string[]} roles who calls the API
 * @param {() => Promise<void>} [begin] what the file needs before its first test
 * @returns {Promise<{origin: string, browser: import('playwright-core').Browser, keys: Record<string, string>, call: Function}>} there from the first
 *   test on; `call(role, method, path, body)` answers with the JSON, and fails where the API refuses
 */
export async function useServed(roles, begin) {
  const store = join(await folder(after), 'served.db');
  const keys = {};
  const served = { keys };
  let command;
  before(async () => {
    for (const role of roles) {
      const { code, out } = await amends('key', 'create', '--store', store, '--name', role, '--role', role);
      assert.equal(code, 0);
      keys[role] = out.trim();
    }
    [command, served.browser] = await Promise.all([start('serve', '--store', store, '--pages', join(root, 'web-demo'), '--assets', webFolder), launch()]);
    served.origin = command.origin;
    await begin?.();
  });
  after(async () => {
    await served.browser?.close();
    assert.equal(await command?.stop(), 0, 'the server ends when asked to');
  });
  served.call = async (role, method, path, body) => {
    const answer = await fetch(`${served.origin}/amends/api/${path}`, {
      method, headers: { authorization: `Bearer ${keys[role]}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.json();
  };
  return served;
}
