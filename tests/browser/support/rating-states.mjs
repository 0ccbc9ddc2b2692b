// How the widget comes into each of its states, by what a customer does.
import { problem } from './fake-ratings.mjs';
import { button, open, option, page, press, ratings, saved, text } from './widget.mjs';

const unhappy = 'Poor';

/** @type {Record<string, (options: object) => Promise<void>>} by the session's name for the state; `options` are the page's */
export const states = {
  async asked(options) {
    await open({}, options);
    await option('Good').waitFor();
  },
  async marked(options) {
    await states.asked(options);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await button('Send answer').waitFor();
  },
  async linked(options) {
    await open({ attributes: 'src="/amends" token="tok" link="4"' }, options);
    await button('Send answer').waitFor();
  },
  async confirm(options) {
    ratings.faults = [null, problem(409, 'press_needed', 'press once more', { nonce: 'nonce-1' })];
    await states.asked(options);
    await press('Good');
    await button('Send answer').waitFor();
  },
  async sending(options) {
    ratings.gate = new Promise(() => {});
    await states.asked(options);
    await press('Good');
    await text('Sending…').waitFor();
  },
  async saved(options) {
    await states.asked(options);
    await press('Good');
    await saved('Good');
  },
  async details(options) {
    await states.asked(options);
    await press(unhappy);
    await saved(unhappy);
    await page.getByLabel('Not solved').check();
    await page.getByLabel('In your words').focus();
  },
  async confirmed(options) {
    await states.details(options);
    await page.getByLabel('In your words').fill('Blank again');
    await button('Send').click();
    await text('have arrived').waitFor();
  },
  async offline(options) {
    await states.saved(options);
    await page.context().setOffline(true);
    await press('Okay');
    await text('You are offline').waitFor();
  },
  async failed(options) {
    await states.saved(options);
    ratings.mute = true;
    await press('Okay');
    await text('Not sent.').waitFor();
  },
  async held(options) {
    ratings.faults = [null, { status: 200, body: { result: 'held', answer: 4, class: 'satisfied', edit_until_at: null, nonce: 'nonce-1' } }];
    await states.asked(options);
    await press('Good');
    await text('You picked two: which one?').waitFor();
  },
  async answered(options) {
    ratings.answer = 4;
    ratings.key = 'k'.repeat(16);
    await open({}, options);
    await text('This was answered.').waitFor();
  },
  async closed(options) {
    ratings.state = 'closed';
    await open({}, options);
    await text('This question is closed.').waitFor();
  },
};

/** What was refused is a state of its own to look at, though not to the session. */
export async function refused(options) {
  ratings.faults = [null, problem(422, 'off_scale', 'answer must be 1 to 5')];
  await states.asked(options);
  await press('Good');
  await text('This was not accepted. You can answer again.').waitFor();
}
