// Kept until it has arrived: over visits, pages, questions and crashes, and said so where it cannot be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, until } from './desk/browser.mjs';
import { button, kept, looksGood, open, option, own, page, press, ratings, said, saved, server, text, useWidget } from './support/widget.mjs';

useWidget();

const other = 'amends:/amends:another';

/** What this browser keeps about a question that the page does not show. */
const keepElsewhere = (entry) => page.evaluate(([place, text]) => { localStorage[place] = text; }, [other, typeof entry === 'string' ? entry : JSON.stringify(entry)]);
const elsewhere = () => page.evaluate((place) => localStorage[place] && JSON.parse(localStorage[place]), other);

function keptAnswer(fields = {}) {
  return { v: 1, where: { src: `${server.base}/amends`, token: 'tok', request: null, lang: null }, key: 'k'.repeat(24), at: Date.now(),
    kept: [{ kind: 'answer', op: 'o'.repeat(24), answer: 2 }], ...fields };
}

/** Another page of the same browser, with the same question or as `host` says. */
async function openBeside(host = {}) {
  server.page = host;
  const beside = await page.context().newPage();
  await beside.goto(server.base);
  return beside;
}

/** The first page asks a question of its own, so that only the other one is about `tok`. */
const elsewhereOnly = { attributes: 'src="/amends" request="17"' };

test('what was kept goes out at the next visit of any page with the widget', async () => {
  await open({ attributes: 'src="/amends"' });
  await keepElsewhere(keptAnswer());
  server.page = elsewhereOnly;
  await page.reload();
  await until(() => ratings.answer, (answer) => answer === 2, 'the kept answer arrives');
  const { kept: left, told } = await until(elsewhere, ({ kept: posts }) => posts.length === 0, 'it is no longer kept');
  assert.deepEqual(left, []);
  assert.equal(told.op, 'o'.repeat(24));
  assert.equal(ratings.posts.at(-1).key, 'k'.repeat(24));
  assert.equal(new Set(ratings.posts.map(({ op }) => op)).size, 1, 'under its own op');
});

test('what the server is not there for waits, and goes out when the connection is back', async () => {
  await open({ attributes: 'src="/amends"' });
  await keepElsewhere(keptAnswer());
  ratings.faults = [null, 503];
  server.page = elsewhereOnly;
  await page.reload();
  await until(() => ratings.posts.length, (length) => length >= 1, 'it was tried');
  assert.equal((await elsewhere()).kept.length, 1);
  await until(async () => {
    await page.evaluate(() => dispatchEvent(new Event('online')));
    return ratings.answer;
  }, (answer) => answer === 2, 'it arrives');
});

test('what nobody can use does no harm: other words, other versions, what is over', async () => {
  for (const poison of ['', 'null', '"text"', '{"v":1}', '{"v":2,"kept":[{"op":"x"}]}', '{"v":1,"kept":[null]}', '{"v":1,"kept":{"length":1}}', '[]']) {
    await open({ attributes: 'src="/amends"' });
    await page.evaluate(([place, mine, words]) => { localStorage[place] = words; localStorage[mine] = words; }, [other, 'amends:/amends:tok', poison]);
    server.page = {};
    await page.reload();
    await press('Good');
    await saved('Good');
    assert.deepEqual(page.faults, [], poison);
    assert.equal(ratings.answer, 4);
    await page.context().close();
    ratings.reset();
  }
  await open({ attributes: 'src="/amends"' });
  await keepElsewhere(keptAnswer({ closes: Date.now() - 1 }));
  server.page = {};
  await page.reload();
  await option('Good').waitFor();
  await until(elsewhere, (entry) => !entry, 'what is over goes away');
  assert.deepEqual(ratings.posts, []);
});

for (const [name, forbid] of Object.entries({
  'is full': () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
  'is forbidden': () => { Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); },
})) {
  test(`a browser whose storage ${name}: kept as long as the page, and said so`, async () => {
    await open({ attributes: 'src="/amends"' });
    await page.addInitScript(forbid);
    server.page = {};
    await page.reload();
    await press('Okay');
    await saved('Okay');
    await page.context().setOffline(true);
    await press('Good');
    await text('This browser keeps it only as long as this page is open.').waitFor();
    assert.equal(await said(), 'Not sent. It is kept only as long as this page is open.');
    assert.equal(await text('Saved here').count(), 0);
    await looksGood();
    await picture(page, 'rating-volatile');
    await page.context().setOffline(false);
    await saved('Good');
    assert.equal(ratings.answer, 4);
  });
}

test('a real quota that is used up by the host’s page', async () => {
  await open();
  await press('Okay');
  await saved('Okay');
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      for (let n = 0; n < 4; n += 1) {
        try { localStorage[`host-${size}-${n}`] = 'x'.repeat(size); } catch { break; }
      }
    }
  });
  await page.context().setOffline(true);
  await press('Good');
  await text('only as long as this page is open').waitFor();
  await page.context().setOffline(false);
  await saved('Good');
  await page.evaluate(() => localStorage.clear());
});

test('the server dies between its commit and its answer: the same op is asked again, and counts once', async () => {
  await open();
  await option('Good').waitFor();
  ratings.drops = 1;
  await press('Good');
  await saved('Good');
  assert.equal(ratings.posts.length, 2);
  assert.equal(new Set(ratings.posts.map(({ op }) => op)).size, 1);
  assert.equal(ratings.seen.size, 1);
});

test('thanks are said only after the server’s word', async () => {
  let release;
  ratings.gate = new Promise((resolve) => { release = resolve; });
  await open();
  await press('Good');
  await text('Sending…').waitFor();
  assert.equal(await text('Saved').count(), 0);
  assert.equal(await text('Thank you').count(), 0);
  release();
  await saved('Good');
});

test('the page goes while its post is under way: it arrives', async () => {
  await open();
  await option('Good').waitFor();
  let release;
  ratings.gate = new Promise((resolve) => { release = resolve; });
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await press('Good');
  await sent;
  await page.goto('about:blank');
  release();
  await until(() => ratings.answer, (answer) => answer === 4, 'the post outlived its page');
});

test('the page goes while a post waits: it has one more try', async () => {
  await open();
  await option('Good').waitFor();
  ratings.mute = true;
  await press('Good');
  await text('Not sent.').waitFor();
  ratings.mute = false;
  await page.goto('about:blank');
  await until(() => ratings.answer, (answer) => answer === 4, 'it went out on leaving');
  await page.goto(server.base);
  await text('Saved: Good').or(text('You answered: Good')).first().waitFor();
  assert.deepEqual(await until(kept, ({ length }) => length === 0, 'the next visit hears that it arrived'), []);
  assert.equal(new Set(ratings.posts.map(({ op }) => op)).size, 1);
});

test('the page goes before the module has come: the press goes out all the same', async () => {
  server.gates['amends-capture.wasm'] = new Promise(() => {});
  await open();
  await press('Good');
  await page.goto('about:blank');
  await until(() => ratings.answer, (answer) => answer === 4, 'it went out on leaving');
});

test('two pages with one question: the other one shows what was answered, and sends nothing', async () => {
  await open();
  await option('Good').waitFor();
  const beside = await openBeside();
  await beside.getByRole('radio', { name: 'Good', exact: true }).waitFor();
  await until(() => server.served.filter((name) => name.startsWith('amends-conductor')).length, (count) => count === 2, 'both are loaded');
  await beside.locator('.below').waitFor({ state: 'attached' });
  await press('Good');
  await saved('Good');
  await beside.locator('.status', { hasText: 'Saved: Good' }).waitFor();
  await beside.getByRole('radio', { name: 'Poor', exact: true }).click();
  await page.locator('.status', { hasText: 'Saved: Poor' }).waitFor();
  assert.deepEqual(own(), [{ answer: 4 }, { answer: 2 }]);
  await button('Undo').click();
  await beside.locator('.status').waitFor({ state: 'detached' });
  assert.equal(await beside.locator('input[name=answer]:checked').count(), 0);
  assert.equal(ratings.posts.length, 3);
});

for (const attributes of ['src="/amends" token="tok"', 'src="/amends" token="tok" no-wasm']) {
  test(`two pages keep one press: it is sent once when the connection is back (${attributes.includes('no-wasm') ? 'plain' : 'module'})`, async () => {
    await open({ attributes });
    await press('Okay');
    await saved('Okay');
    const beside = await openBeside({ attributes });
    await beside.getByText('You answered: Okay').waitFor();
    await page.context().setOffline(true);
    await press('Good');
    await text('Saved here, will be sent.').waitFor();
    await page.context().setOffline(false);
    await saved('Good');
    await beside.locator('.status', { hasText: 'Saved: Good' }).waitFor();
    assert.deepEqual(own(), [{ answer: 3 }, { answer: 4 }]);
  });
}

test('two pages behind links of one mail: each says what its link named', async () => {
  await open({ attributes: 'src="/amends" token="tok" link="4"' });
  await button('Send answer').waitFor();
  const beside = await openBeside({ attributes: 'src="/amends" token="tok" link="2"' });
  await beside.getByRole('button', { name: 'Send answer' }).waitFor();
  await button('Send answer').click();
  await saved('Good');
  await beside.mouse.move(200, 200);
  await beside.mouse.move(260, 240);
  await until(() => ratings.posts.map(({ answer }) => answer), (answers) => answers.length === 2, 'both arrive');
  assert.deepEqual(ratings.posts.map(({ answer }) => answer), [4, 2]);
});

test('a press that another page has left stays the press of that page', async () => {
  ratings.gate = new Promise(() => {});
  await open();
  await press('Good');
  await text('Sending…').waitFor();
  await page.context().setOffline(true);   // what was under way goes nowhere
  await page.goto('about:blank');          // a page of an error would load itself again once it is online
  await page.context().setOffline(false);
  ratings.reset();
  ratings.nonce = 2;
  await page.goto(server.base);
  await saved('Good');
  assert.deepEqual(ratings.posts.map(({ nonce }) => nonce), ['nonce-1', 'nonce-2'], 'its own nonce first');
});

test('without WebAssembly, a page that comes back sends what was kept', async () => {
  await open({ attributes: 'src="/amends" token="tok" no-wasm' });
  await press('Okay');
  await saved('Okay');
  await page.context().setOffline(true);
  await press('Good');
  await text('Saved here, will be sent.').waitFor();
  const [{ op }] = await kept();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(server.base);
  await saved('Good');
  assert.equal(ratings.posts.at(-1).op, op);
});

test('words that were kept go out with their reasons, from a page that knows neither', async () => {
  await open();
  await press('Poor');
  await saved('Poor');
  ratings.mute = true;
  await page.getByLabel('Not solved').check();
  await page.getByLabel('In your words').fill('Blank again');
  await button('Send').click();
  await text('Not sent.').waitFor();
  await page.goto('about:blank');
  ratings.mute = false;
  server.page = elsewhereOnly;
  await page.goto(server.base);
  await until(() => ratings.details.length, (length) => length === 1, 'they arrive');
  const { comment, reasons } = ratings.details[0];
  assert.deepEqual({ comment, reasons }, { comment: 'Blank again', reasons: ['not_solved'] });
});
