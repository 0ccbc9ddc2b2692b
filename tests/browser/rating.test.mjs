// One press becomes a saved answer, by pointer and by keyboard, and what comes after it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { survey } from './support/fake-ratings.mjs';
import { button, focused, heard, kept, looksGood, open, option, own, page, press, ratings, said, saved, server, text, useWidget } from './support/widget.mjs';

useWidget();

test('one press saves, by the WebAssembly session', async () => {
  await open();
  await press('Good');
  await saved('Good');
  assert.deepEqual(own(), [{ answer: 4 }]);
  const [{ op, key, nonce, headers }] = ratings.posts;
  assert.match(op, /^[\w-]{22,64}$/);
  assert.match(key, /^[\w-]{16,64}$/);
  assert.equal(nonce, 'nonce-1');
  assert.equal(headers.cookie, undefined);
  assert.equal(await said(), 'Saved: Good');
  assert.deepEqual(await heard(), [['rated', { answer: 4, previous: null, class: 'satisfied', scale: 5 }]]);
  assert.ok(server.served.some((name) => name.startsWith('amends-engine')), 'the module was loaded');
  assert.ok(!server.served.some((name) => name.startsWith('amends-plain')), 'and used');
  assert.equal(await text('What should have been better?').isVisible(), false, 'nothing more is asked of a satisfied customer');
  await looksGood();
  await picture(page, 'rating-saved');
});

test('undo takes the answer back, and the focus returns to the scale', async () => {
  await open();
  await press('Good');
  await saved('Good');
  await button('Undo').click();
  await until(said, (now) => now === 'Your answer is taken back.', 'it says so');
  assert.deepEqual(own(), [{ answer: 4 }, { answer: null }]);
  assert.equal(await page.locator('input[name=answer]:checked').count(), 0);
  assert.equal(await focused(), '1');
  assert.deepEqual((await heard()).at(-1), ['changed', { answer: null, previous: 4, class: null, scale: 5 }]);
});

test('a dissatisfied press asks for details, and only then', async () => {
  await open();
  assert.equal(await text('What should have been better?').isVisible(), false);
  await press('Poor');
  await saved('Poor');
  await picture(page, 'rating-details');
  await looksGood();
  await page.getByLabel('Not solved').check();
  await page.getByLabel('Had to ask again').check();
  await page.getByLabel('In your words').fill('  The pages were blank again.  ');
  await page.getByLabel('Please contact me about this').check();
  await button('Send').click();
  await text('Your answer and what you added have arrived. The team knows that you want to be contacted.').waitFor();
  assert.deepEqual(own()[1], { comment: 'The pages were blank again.', reasons: ['not_solved', 'again'], contact_me: true });
  assert.equal(await focused(), 'Thank you.Your answer and what you added have arrived. The team knows that you want to be contacted.Change answer');
  await picture(page, 'rating-thanks');
  await button('Change answer').click();
  await press('Good');
  await saved('Good');
  assert.deepEqual((await heard()).at(-1), ['changed', { answer: 4, previous: 2, class: 'satisfied', scale: 5 }]);
});

test('details may be skipped', async () => {
  await open();
  await press('Very poor');
  await saved('Very poor');
  await button('Skip').click();
  await text('Your answer has arrived:').waitFor();
  assert.equal(ratings.posts.length, 1);
});

test('keyboard alone: arrows mark, Enter sends', async () => {
  await open();
  await option('Very poor').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  assert.equal(ratings.posts.length, 0, 'arrow keys send nothing');
  await picture(page, 'rating-marked');
  await looksGood();
  await page.keyboard.press('Enter');
  await saved('Okay');
  assert.equal(await focused(), '3', 'the focus stays');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await saved('Good');
  assert.deepEqual(own(), [{ answer: 3 }, { answer: 4 }]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(said, (now) => now === 'Your answer is taken back.', 'Undo by keyboard');
});

test('keyboard alone: Space sends what is marked, and what is not', async () => {
  await open();
  await option('Very poor').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await saved('Very poor');
  await page.keyboard.press('ArrowRight');
  await button('Send answer').waitFor();
  await page.keyboard.press('Space');
  await saved('Poor');
  assert.deepEqual(own(), [{ answer: 1 }, { answer: 2 }]);
});

test('a double press is one vote, and a change of mind while sending is the last word', async () => {
  let release;
  ratings.gate = new Promise((resolve) => { release = resolve; });
  await open();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await option('Good').dblclick();
  await sent;
  await press('Poor');
  await until(() => page.locator('fieldset').first().getAttribute('aria-busy'), (busy) => busy === 'true', 'it is sending');
  await picture(page, 'rating-sending');
  release();
  await saved('Poor');
  assert.deepEqual(own(), [{ answer: 4 }, { answer: 2 }]);
});

test('held: one more press', async () => {
  await open();
  await option('Good').waitFor();
  ratings.faults = [{ status: 200, body: { result: 'held', answer: 4, class: 'satisfied', edit_until_at: null, nonce: 'nonce-1' } }];
  await press('Good');
  await text('You picked two: which one?').waitFor();
  await looksGood();
  await press('Good');
  await saved('Good');
});

test('the browser that answered sees its answer again and may change it', async () => {
  await open();
  await press('Good');
  await saved('Good');
  await page.reload();
  await text('You answered: Good').waitFor();
  assert.equal(ratings.opens[0]['x-amends-key'], undefined);
  assert.equal(ratings.opens[1]['x-amends-key'], ratings.posts[0].key);
  await text('It can be changed until 26 May 2099.').waitFor();
  assert.equal(await said(), '', 'a page that comes says nothing');
  await picture(page, 'rating-answered');
  await looksGood();
  await button('Change answer').click();
  await press('Okay');
  await saved('Okay');
  assert.equal(ratings.posts[1].key, ratings.posts[0].key);
});

test('another browser is told that somebody answered', async () => {
  ratings.answer = 4;
  ratings.key = 'k'.repeat(16);
  await open();
  await text('This was answered.').waitFor();
  await looksGood();
});

test('a closed question says so', async () => {
  ratings.state = 'closed';
  await open();
  await text('This question is closed.').waitFor();
  await picture(page, 'rating-closed');
  await looksGood();
});

test('a question that closes meanwhile says so', async () => {
  await open();
  await option('Good').waitFor();
  ratings.state = 'closed';
  await press('Good');
  await text('This question is closed.').waitFor();
  assert.deepEqual(await kept(), []);
});

test('importance alone is one press more', async () => {
  ratings.survey = { ...survey, ask_importance: true };
  await open();
  await press('Good');
  await saved('Good');
  await picture(page, 'rating-importance');
  await looksGood();
  await press('Very important');
  await text('Your answer and what you added have arrived.').waitFor();
  assert.deepEqual(own()[1], { importance: 3 });
});
