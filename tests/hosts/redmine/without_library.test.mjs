// Redmine comes first: whatever is wrong with Amends, its own pages work.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { garbage, libraryOfAnotherVersion } from '../support/libraries.mjs';
import { openBrowser } from '../support/somebody.mjs';
import { Person } from './people.mjs';
import { Redmine } from './redmine.mjs';

const troubles = [
  { name: 'is missing', library: (folder) => join(folder, 'nowhere.so'), logged: /cannot open shared object file/ },
  { name: 'is no library', library: garbage, logged: /file too short|invalid ELF header/ },
  { name: 'has another ABI version', library: libraryOfAnotherVersion, logged: /ABI version 2, this plugin needs 1/ },
];

// Each is a whole Redmine: ./dev test --all meets them all.
const met = process.env.AMENDS_TEST_ALL === '1' ? troubles : troubles.slice(0, 1);
for (const trouble of met) {
  describe(`when the library ${trouble.name}`, () => {
    let folder, redmine, browser;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'amends-library-'));
      const library = await trouble.library(folder);
      redmine = await Redmine.start({ workers: 0, environment: { AMENDS_LIBRARY: library } });
      browser = await openBrowser();
    });

    after(async () => {
      await browser?.close();
      await redmine?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('an agent still closes an issue, and the log says what is wrong', async () => {
      const agent = await Person.signedIn(browser, redmine, 'jana');
      await agent.setStatus(1, 'Closed');
      assert.match(await agent.page.textContent('.issue .status .value'), /Closed/);
      assert.match(await redmine.log(), trouble.logged);
    });

    test('a manager is told so on her page', async () => {
      const manager = await Person.signedIn(browser, redmine, 'maya');
      const answer = await manager.open('/projects/service-desk/amends');
      assert.equal(answer.status(), 200);
      assert.match(await manager.page.textContent('#flash_error'), /Amends is not available/);
      assert.equal((await manager.ask('GET', '/api/health')).status, 503);
    });

    test('a customer gets a page that says to try again', async () => {
      const answer = await fetch(`${redmine.url}/amends/r/token/1`);
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('retry-after'), '60');
    });
  });
}
