// Strict policies, in every state of the widget: no violation, and no word of the console. The page fails
// a test by itself when there is one (see stage.mjs).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { problem, survey } from './support/fake-ratings.mjs';
import * as names from '../../wasm/elements/rating/names.js';
import { blocked, button, open, option, page, press, ratings, said, saved, server, text, useWidget } from './support/widget.mjs';

useWidget();

const types = "; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";
const policyOf = (scripts) => `default-src 'none'; script-src ${scripts}; connect-src 'self'; style-src 'self'${types}`;
const hosts = {
  'with WebAssembly allowed': { policy: policyOf("'self' 'wasm-unsafe-eval'") },
  'with WebAssembly refused, and not asked for': { policy: policyOf("'self'"), attributes: 'src="/amends" token="tok" no-wasm' },
};

const heldOnce = { status: 200, body: { result: 'held', answer: 4, class: 'satisfied', edit_until_at: null, nonce: 'nonce-1' } };

// Each phase of the session, and how a customer gets there.
const ways = {
  asked: async () => { await option('Good').waitFor(); },
  marked: async () => {
    await option('Good').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await button('Send answer').waitFor();
  },
  linked: async ({ attributes = 'src="/amends" token="tok"', ...host }) => {
    server.page = { ...host, attributes: `${attributes} link="4"` };
    await page.reload();
    await button('Send answer').press('Enter');         // a pointer on its way there would send it already
    await saved('Good');
  },
  confirm: async () => {
    await option('Good').waitFor();
    ratings.faults = [problem(409, 'press_needed', 'press once more', { nonce: 'nonce-1' })];
    await press('Good');
    await text('Please press once more, so that your answer counts.').waitFor();
  },
  sending: async () => {
    let release;
    ratings.gate = new Promise((resolve) => { release = resolve; });
    await press('Good');
    await text('Sending…').waitFor();
    release();
    await saved('Good');
  },
  saved: async () => {
    await press('Good');
    await saved('Good');
    await button('Undo').click();
    await until(said, (now) => now === 'Your answer is taken back.', 'it is taken back');
  },
  details: async () => {
    await press('Poor');
    await saved('Poor');
    await page.getByLabel('In your words').fill('<img src=x onerror=alert(1)>');
    await page.getByLabel('Not solved').check();
  },
  confirmed: async () => {
    await ways.details();
    await button('Send').click();
    await text('Your answer and what you added have arrived.').waitFor();
  },
  offline: async () => {
    await option('Good').waitFor();
    await until(() => server.served.some((name) => /engine|plain/.test(name)), Boolean, 'the session is on its way');
    await page.context().setOffline(true);
    await press('Good');
    await text('Saved here, will be sent.').waitFor();
    await page.context().setOffline(false);
    await saved('Good');
  },
  failed: async () => {
    await option('Good').waitFor();
    ratings.faults = [{ ...problem(503, 'busy', 'later'), headers: { 'retry-after': '600' } }];
    await press('Good');
    await text('Not sent.').waitFor();
  },
  held: async () => {
    await option('Good').waitFor();
    ratings.faults = [heldOnce];
    await press('Good');
    await text('You picked two: which one?').waitFor();
  },
  answered: async () => {
    await press('Good');
    await saved('Good');
    await page.reload();
    await text('You answered: Good').waitFor();
  },
  closed: async () => {
    await option('Good').waitFor();
    ratings.state = 'closed';
    await press('Good');
    await text('This question is closed.').waitFor();
  },
};

test('every phase has a way to it', () => {
  assert.deepEqual(names.phases.filter((phase) => !ways[phase]), []);
});

for (const [kind, host] of Object.entries(hosts)) {
  test(`${kind}: nothing is refused in any state`, async (t) => {
    for (const [phase, go] of Object.entries(ways)) {
      await t.test(phase, async () => {
        ratings.reset();
        ratings.survey = { ...survey, question: '<script>alert(1)</script> & <b>bold</b>?' };
        await open(host);
        await go(host);
        assert.deepEqual(await blocked(), []);
        assert.deepEqual(page.faults, []);
        await page.context().close();
      });
    }
    await open(host);
  });
}
