// The store is busy while Redmine works: the helpdesk goes on, and what could not be told is told later.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from '../support/somebody.mjs';
import { lock } from '../support/store_lock.mjs';
import { until } from '../support/waiting.mjs';
import { Person } from './people.mjs';
import { Redmine } from './redmine.mjs';

const issue = 2;

describe('while the store is locked', () => {
  let redmine, browser, jana, maya;

  before(async () => {
    [redmine, browser] = await Promise.all([Redmine.start({ workers: 0 }), openBrowser()]);
    [jana, maya] = await Promise.all(['jana', 'maya'].map((login) => Person.signedIn(browser, redmine, login)));
    await jana.setStatus(issue, 'In Progress');   // the store is there, and knows the issue
  });

  after(async () => {
    await browser?.close();
    await redmine?.stop();
  });

  test('an issue is closed and its author gets Redmine’s mail; later Amends knows', async () => {
    const unlock = await lock(redmine.store);
    const begun = performance.now();
    await jana.setStatus(issue, 'Closed');
    const took_s = (performance.now() - begun) / 1000;
    const mail = await redmine.mail('Redmine’s own mail', ({ to, html }) => to.includes('dieter@example.org') && html.includes('Closed'));
    assert.ok(!mail.text.includes('/amends/r/'));
    assert.match(await jana.page.textContent('.issue .status .value'), /Closed/);
    assert.match(await redmine.log(), /Amends: issue 2 could not be told now/);
    assert.ok(took_s < 60, `closing took ${took_s} s`);
    await unlock();

    assert.equal((await maya.ask('GET', `/api/requests/${issue}`)).body.completed, false);
    await redmine.rake('redmine:amends:tick');
    await until('the completion', async () => (await maya.ask('GET', `/api/requests/${issue}`)).body.completed);
    assert.deepEqual(await redmine.sql('SELECT * FROM amends_untold'), []);
  });
});
