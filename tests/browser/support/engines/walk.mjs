// The widget, the page of a mail link and the desk, with real presses and keys. One set of steps for every
// engine; only the drivers differ.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { until } from '../../desk/browser.mjs';
import { useDemo } from '../demo.mjs';
import { FakeRatings } from '../fake-ratings.mjs';
import { serve } from '../serve.mjs';
import { Person } from './person.mjs';
import { withoutDriver, withoutScripts } from './proxies.mjs';

const size = { width: 1280, height: 900 };

/**
 * To be called once by a test file.
 * @param {{name: string, launch: () => Promise<object>}} engine a module beside this one; its pages have goto,
 *   run, click, type, key, shot, close, and setOffline where the driver can
 */
export async function walk(engine) {
  const ratings = new FakeRatings();
  let widget;
  let bare;
  let undriven;
  let person;

  const demo = await useDemo(async () => {
    widget = await serve(ratings);
    bare = await withoutScripts(demo.origin);
    undriven = await withoutDriver(demo.origin);
  }, engine.launch);
  after(async () => {
    await bare?.close();
    await undriven?.close();
    await widget?.close();
  });
  afterEach(async () => {
    await person?.close();
    ratings.reset();
    widget.reset();
  });

  /** What the customer said, in each body that arrived. */
  const said = () => ratings.posts.map(({ answer, comment, contact_me }) => JSON.parse(JSON.stringify({ answer, comment, contact_me })));

  /** The demo's requests wait for an answer; each test takes one of its own. */
  async function staged(index) {
    const { requests } = await (await fetch(`${demo.origin}/demo/requests.json`)).json();
    return requests[index];
  }

  async function open(url, page = {}) {
    person = new Person(await demo.browser.open(size));
    widget.page = page;
    await person.goto(url);
  }

  test('one press saves', async () => {
    await open(widget.base);
    await person.press('radio', 'Good');
    await person.sees('Saved: Good');
    assert.deepEqual(said(), [{ answer: 4 }]);
    assert.ok(widget.served.some((name) => name.startsWith('amends-engine')), 'by the module');
    assert.ok(await person.isTrusted());
    await person.picture(`engine-${engine.name}-saved`);
  });

  test('undo takes it back', async () => {
    await open(widget.base);
    await person.press('radio', 'Good');
    await person.sees('Saved: Good');
    await person.press('button', 'Undo');
    await person.noLongerSees('Saved: Good');
    await until(said, ({ length }) => length === 2, 'it is taken back');
    assert.deepEqual(said(), [{ answer: 4 }, { answer: null }]);
  });

  test('a dissatisfied customer adds words', async () => {
    await open(widget.base);
    await person.press('radio', 'Poor');
    await person.press('field', 'In your words');
    await person.type('Blank again');
    await person.press('checkbox', 'Please contact me about this');
    await person.picture(`engine-${engine.name}-details`);
    await person.press('button', 'Send');
    await person.sees('The team knows that you want to be contacted.');
    assert.deepEqual(said(), [{ answer: 2 }, { comment: 'Blank again', contact_me: true }]);
    assert.ok(await person.isTrusted());
  });

  test('keyboard alone: arrows mark, Enter sends, Tab reaches the words', async () => {
    await open(widget.base);
    await person.sees('Very poor');
    await person.tabTo((focus) => focus === '1', 'Tab reaches the first answer');
    await person.key('ArrowRight');
    await person.sees('Send answer');
    assert.deepEqual(said(), [], 'arrow keys send nothing');
    await person.key('Enter');
    await person.sees('Saved: Poor');
    await person.tabTo((focus) => focus === 'comment', 'Tab reaches the words');
    await person.type('Keys will do');
    await person.tabTo((focus) => focus === 'Send', 'Tab reaches the button');
    await person.key('Enter');
    await person.sees('Your answer and what you added have arrived.');
    assert.deepEqual(said(), [{ answer: 2 }, { comment: 'Keys will do' }]);
  });

  test('without WebAssembly', async () => {
    await open(widget.base, { attributes: 'src="/amends" token="tok" no-wasm' });
    await person.press('radio', 'Good');
    await person.sees('Saved: Good');
    assert.ok(!widget.served.some((name) => name.endsWith('.wasm')));
  });

  test('a server that cannot be reached: kept, and sent again with the same op', async () => {
    await open(widget.base);
    await person.press('radio', 'Good');
    await person.sees('Saved: Good');
    ratings.mute = true;
    await person.press('radio', 'Okay');
    await person.sees('Not sent.');
    ratings.mute = false;
    await person.press('button', 'Try again');
    await person.sees('Saved: Okay');
    assert.equal(ratings.answer, 3);
  });

  test('without a connection it waits and goes out by itself', async (t) => {
    await open(widget.base);
    if (!person.canGoOffline) return t.skip('its driver cannot cut the connection');
    await person.press('radio', 'Good');
    await person.sees('Saved: Good');
    await person.setOffline(true);
    await person.press('radio', 'Okay');
    await person.sees('Saved here, will be sent.');
    assert.deepEqual(said(), [{ answer: 4 }]);
    await person.setOffline(false);
    await person.sees('Saved: Okay');
    assert.deepEqual(said(), [{ answer: 4 }, { answer: 3 }]);
  });

  test('the page of a mail link, without scripts', async () => {
    const request = await staged(0);
    await open(`${bare.origin}${new URL(request.page_url).pathname}/1`);
    await person.takesItIn();
    await person.press('button');
    await person.press('textarea');
    await person.type('No script was needed');
    await person.picture(`engine-${engine.name}-landing`);
    await person.takesItIn();
    await person.press('button');
    await person.sees('Thank you.');
    await isWaiting(request, 'No script was needed');
  });

  test('the page of a mail link, with scripts: the explicit press', async () => {
    const request = await staged(1);
    await open(`${undriven.origin}${new URL(request.page_url).pathname}/2`);
    await person.takesItIn();
    await person.press('button');
    await person.press('textarea');
    await person.type('One press');
    await person.press('button', 'Send');
    await isWaiting(request, 'One press');
  });

  // The customer's words are in the manager's list.
  async function isWaiting({ customer }, words) {
    await person.close();
    await open(demo.login);
    await person.press('input[type=search]');
    await person.type(words);
    await person.sees(customer.name);
    await person.sees(words);
  }

  test('the desk: a case is assigned and addressed', async () => {
    await open(demo.login);
    await person.press('tr.case[data-key]');
    await person.press('[data-write=assign]');
    await person.type('lukas');
    await person.key('Enter');
    await until(() => person.read(), (text) => /Assigned/.test(text), 'it is assigned');
    await person.press('[data-write=address]');
    await until(() => person.focus(), (focus) => focus === 'outcome', 'the outcome has the focus');
    await person.type('E');
    await person.press('field', 'note');
    await person.type('Tried it together on the phone');
    await person.picture(`engine-${engine.name}-desk`);
    await person.press('.dock button[type=submit]');
    await person.sees('is addressed.');
    assert.ok(await person.isTrusted());
  });
}
