// The page behind a mail's link: what somebody does there counts, what a machine does there does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, launchDriven, openPage, picture, takeIn, until } from './desk/browser.mjs';
import { useServed } from './support/served.mjs';

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const served = await useServed(['host', 'manager']);
const { call } = served;
let asked = 0;

/** A link in the mail about a request that was just completed. */
async function freshLink() {
  const id = `L-${asked += 1}`;
  await call('host', 'PUT', `requests/${id}`, { status: 'completed', requester: { id: `u-${id}`, name: 'Ingrid Solberg' }, agent: 'eoin' });
  const { page_url: page } = await call('host', 'POST', 'invitations', { request: id });
  return { id, to: (answer) => `${page}/${answer}` };
}

async function stored(id) {
  const { ratings, timeline, satisfaction_status: status } = await call('manager', 'GET', `requests/${id}`);
  return { ratings, status, types: timeline.map(({ type }) => type) };
}

async function open(url, options) {
  const page = await openPage(served.browser, options);
  await page.goto(url);
  await sending(page).waitFor();
  return page;
}

/** The widget's own button; the form that it takes the place of has one, too. */
const sending = (page) => page.locator('amends-rating .below').getByRole('button', { name: 'Send answer' });

async function close(...pages) {
  for (const page of pages) {
    assert.deepEqual(page.faults, [], 'the page breaks no policy and throws nothing');
    await page.context().close();
  }
}

/** Brings the pointer there at once and presses: the press is the first sign that anybody is there. */
async function pressAtOnce(page, button) {
  const { x, y, width, height } = await button.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Moves the pointer between two places, as a hand does. */
// A page that was read has a nonce of more than the 0.3 seconds that one must be old.
const read = (page) => page.waitForFunction(() => performance.now() > 600);

async function move(page) {
  await page.mouse.move(200, 300);
  await page.mouse.move(260, 340);
}

async function isRated(id, answer, evidence) {
  const { ratings } = await until(() => stored(id), ({ ratings: found }) => found.some(({ counted }) => counted), 'the answer arrives');
  assert.deepEqual(ratings.map((rating) => [rating.answer, rating.evidence, rating.counted]), [[answer, evidence, true]]);
}

test('a moved pointer sends what the link marked', async () => {
  const link = await freshLink();
  const page = await open(link.to(1));
  assert.equal(await page.getByRole('radio').first().isChecked(), true);
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'link-marked');
  assert.equal((await stored(link.id)).status, 'asked');
  await move(page);
  await isRated(link.id, 1, 'gesture');
  await page.locator('amends-rating textarea').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'link-sent');
  await close(page);
});

test('the page brings its own icon, so that nobody asks the helpdesk for one', async () => {
  const page = await open((await freshLink()).to(1));
  const icon = await page.locator('link[rel=icon]').evaluate(({ href }) => fetch(href).then((answer) => [answer.status, answer.headers.get('content-type')]));
  assert.deepEqual(icon, [200, 'image/svg+xml']);
  await close(page);
});

test('so do the wheel, a key and a finger', async () => {
  const signs = {
    wheel: (page) => page.mouse.wheel(0, 120),
    key: (page) => page.keyboard.press('Tab'),
    finger: (page) => page.touchscreen.tap(200, 700),
  };
  for (const [name, sign] of Object.entries(signs)) {
    const link = await freshLink();
    const page = await open(link.to(2), name === 'finger' ? phone : {});
    await sign(page);
    await isRated(link.id, 2, 'gesture');
    if (name === 'finger') await picture(page, 'link-phone');
    await close(page);
  }
});

test('a pointer in one place is no sign, and a page that was only read leaves an intent', async () => {
  const link = await freshLink();
  const page = await open(link.to(1));
  await page.mouse.move(200, 300);
  await page.mouse.move(200, 300);
  assert.deepEqual((await stored(link.id)).types.filter((type) => type === 'rated'), []);
  await takeIn(page);
  await page.goto('about:blank');
  const { status, types } = await until(() => stored(link.id), ({ types: all }) => all.includes('intent_noted'), 'the intent arrives');
  assert.equal(status, 'asked');
  assert.ok(!types.includes('rated'));
  await close(page);
});

// What a scanner injects. A page's own script, because what a driver evaluates passes for a person's.
function pressEverything() {
  if (sessionStorage.pressed) return;
  const look = () => {
    const root = document.querySelector('amends-rating')?.shadowRoot;
    if (!root?.querySelector('button')) return requestAnimationFrame(look);
    sessionStorage.pressed = true;
    for (const part of root.querySelectorAll('button, input')) part.click();
    for (const at of [1, 90]) dispatchEvent(new PointerEvent('pointermove', { screenX: at, screenY: at }));
    dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    document.querySelector('form').requestSubmit();
  };
  look();
}

test('what scripts press and send is nobody’s', async () => {
  const link = await freshLink();
  const page = await openPage(served.browser);
  await page.addInitScript(pressEverything);
  await page.goto(link.to(1));
  await page.waitForURL((url) => !url.pathname.endsWith('/1'));   // the form was sent; asking the page before would pass for a gesture
  await page.locator('amends-rating .below').getByText('Please press once more').waitFor();
  const { status, types } = await stored(link.id);
  assert.equal(status, 'asked');
  assert.ok(!types.includes('rated'));
  await picture(page, 'link-confirm');
  await pressAtOnce(page, sending(page));
  await isRated(link.id, 1, 'explicit');
  await close(page);
});

test('before the widget is whole the form that the server made is there, and counts', async () => {
  const link = await freshLink();
  const page = await openPage(served.browser);
  await page.route(/amends-conductor/, () => {});   // what would take the form's place never comes
  await page.goto(link.to(2));
  await page.evaluate(() => customElements.whenDefined('amends-rating'));
  await takeIn(page);
  await page.getByRole('button', { name: 'Send answer' }).click();
  await isRated(link.id, 2, 'explicit');
  await close(page);
});

test('an early press of a driven browser does not count, and does not come back as more than it was', async () => {
  const link = await freshLink();
  const driven = await launchDriven();
  try {
    const page = await openPage(driven);
    await page.route(/amends-conductor/, () => {});
    await page.goto(link.to(2));
    await page.locator('input[name=nonce][disabled]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/2'));
    await page.unroute(/amends-conductor/);
    await page.goto(link.to(2));
    await sending(page).waitFor();
    const { status, types } = await stored(link.id);
    assert.deepEqual([status, types.includes('rated')], ['asked', false]);
    await close(page);
  } finally {
    await driven.close();
  }
});

// What a driver evaluates passes for a person's press, also in the headers of the form.
test('a driver that presses what it finds and sends the page’s form sends nothing', async () => {
  const link = await freshLink();
  const page = await open(link.to(1));
  await page.evaluate(() => {
    for (const root of [document, document.querySelector('amends-rating').shadowRoot]) {
      for (const part of root.querySelectorAll('button, input')) part.click();
    }
    document.querySelector('form').submit();
  });
  await page.locator('amends-rating .below').getByText('Please press once more').waitFor();
  const { status, types } = await stored(link.id);
  assert.equal(status, 'asked');
  assert.ok(!types.includes('rated'));
  await close(page);
});

test('a browser that says it is driven counts for nothing, whatever it presses', async () => {
  const link = await freshLink();
  const driven = await launchDriven();
  try {
    const page = await openPage(driven);
    await page.goto(link.to(1));
    const send = sending(page);
    await send.waitFor();
    await move(page);
    await send.click();
    await page.getByText('Please press once more').first().waitFor();
    await send.click();
    assert.equal((await stored(link.id)).status, 'asked');
    await close(page);
  } finally {
    await driven.close();
  }
});

test('two links of one mail: the page asks which one, and one press says it', async () => {
  const link = await freshLink();
  const page = await open(link.to(1));
  await move(page);
  await isRated(link.id, 1, 'gesture');
  const second = await page.context().newPage();
  second.faults = [];
  await second.goto(link.to(2));
  await sending(second).waitFor();
  await read(second);
  await move(second);
  await second.locator('amends-rating').getByText('You picked two: which one?').first().waitFor();
  assert.equal(await second.getByRole('radio', { checked: true }).count(), 0);
  assert.deepEqual(await axeFaults(second), []);
  await picture(second, 'link-held');
  assert.equal((await stored(link.id)).status, 'asked');
  await second.locator('amends-rating .body label').nth(1).click();
  await isRated(link.id, 2, 'explicit');
  await close(page);
});

for (const [session, lacks] of [['the module', /nothing/], ['the plain session', /amends-engine/]]) {
  test(`a page that was closed before the server’s word does not take the next link’s turn: ${session}`, async () => {
    const link = await freshLink();
    const page = await openPage(served.browser);
    await page.context().route(lacks, (route) => route.abort());
    const next = await page.context().newPage();
    next.faults = [];
    await page.bringToFront();
    await page.goto(link.to(1));
    await sending(page).waitFor();
    await page.route(/\/r\//, async (route) => {   // that it counts is a word that never arrives
      const response = await route.fetch();
      if (response.status() === 409) await route.fulfill({ response });
    });
    await move(page);
    await isRated(link.id, 1, 'gesture');
    await page.close();
    await next.goto(link.to(2));
    await sending(next).waitFor();
    assert.equal(await next.getByRole('radio').nth(1).isChecked(), true);
    await read(next);
    await move(next);
    await next.locator('amends-rating').getByText('You picked two: which one?').first().waitFor();
    await close(next);
  });
}

test('with the keyboard alone, nothing is in the way', async () => {
  const link = await freshLink();
  const page = await open(link.to(2));
  await page.keyboard.press('Tab');
  await isRated(link.id, 2, 'gesture');
  assert.equal(await focused(page), '2');
  assert.equal(await page.locator('a[href$="/0"]').isVisible(), false);
  await close(page);
});

test('a link that was used shows the answer, and another one changes it', async () => {
  const link = await freshLink();
  const page = await open(link.to(2));
  await move(page);
  await isRated(link.id, 2, 'gesture');
  await page.reload();
  await page.locator('amends-rating').getByText('You answered').waitFor();
  await picture(page, 'link-used');
  await pressAtOnce(page, page.locator('amends-rating').getByRole('button', { name: 'Change' }));
  await page.getByRole('radio').first().waitFor();
  assert.equal((await stored(link.id)).types.filter((type) => type === 'rated').length, 1);
  await close(page);
});
