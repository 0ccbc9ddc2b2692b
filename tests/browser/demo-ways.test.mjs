// The ways in which people come: without JavaScript, without WebAssembly, with the keyboard alone, on a phone.
// Each ends with the customer in the manager's list of the demo, or out of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, focused, launch, openPage, picture, takeIn, until } from './desk/browser.mjs';
import { facts, row, useDemo } from './support/demo.mjs';

const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
const demo = await useDemo();

/** The requests that wait for an answer; each test takes one of its own. */
async function staged(index) {
  const { requests } = await (await fetch(`${demo.origin}/demo/requests.json`)).json();
  return requests[index];
}

async function signIn(options) {
  const page = await openPage(demo.browser, options);
  await page.goto(demo.login);
  await page.locator('tr.case[data-key]').first().waitFor();
  return page;
}

async function close(...pages) {
  for (const page of pages) {
    assert.deepEqual(page.faults, [], 'the page breaks no policy and throws nothing');
    await page.context().close();
  }
}

/** The comment is in the list, and it is the customer's. */
async function isWaiting(page, { customer }, comment) {
  await row(page, customer.name).filter({ hasText: comment }).waitFor({ timeout: 5_000 });
}

test('without JavaScript the mail’s link, one press and a form do it all', async () => {
  const request = await staged(0);
  const page = await openPage(demo.browser, { ...phone, javaScriptEnabled: false });
  await page.goto(`${request.page_url}/1`);
  assert.equal(await page.locator('input[name=answer]:checked').inputValue(), '1');
  await picture(page, 'plain-landing');
  await takeIn(page);
  await page.locator('form button').click();
  await page.locator('textarea[name=comment]').fill('No script was needed for this.');
  await picture(page, 'plain-after');
  await page.locator('input[name=contact_me]').check();
  await takeIn(page);
  await page.locator('form button').click();
  await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
  await picture(page, 'plain-thanks');
  const manager = await signIn();
  await isWaiting(manager, request, 'No script was needed for this.');
  await close(manager);
  await page.context().close();
});

test('without WebAssembly the widget does the same', async () => {
  const request = await staged(1);
  const browser = await launch('--js-flags=--jitless');   // as hardened browsers have it
  try {
    const page = await openPage(browser, phone);
    await page.goto(`${demo.origin}/customer.html#${request.id}`);
    assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
    await page.locator('amends-rating label').first().tap();
    await page.locator('amends-rating textarea').fill('An old browser.');
    await page.getByRole('button', { name: 'Send', exact: true }).tap();
    const manager = await signIn();
    await isWaiting(manager, request, 'An old browser.');
    await close(manager, page);
  } finally {
    await browser.close();
  }
});

test('with the keyboard alone a customer answers and a manager makes amends', async () => {
  const request = await staged(2);
  const customer = await openPage(demo.browser);
  await customer.goto(`${demo.origin}/customer.html#${request.id}`);
  await customer.getByRole('radio').first().waitFor();
  await until(async () => { await customer.keyboard.press('Tab'); return focused(customer); }, (at) => at === '1', 'Tab reaches the first answer');
  await customer.keyboard.press('Space');
  await customer.locator('amends-rating textarea').waitFor();
  await until(async () => { await customer.keyboard.press('Tab'); return focused(customer); }, (at) => at === 'comment', 'Tab reaches the words');
  await customer.keyboard.type('Keys will do.');
  await until(async () => { await customer.keyboard.press('Tab'); return focused(customer); }, (at) => /button/.test(at), 'Tab reaches the button');
  await customer.keyboard.press('Enter');

  const manager = await signIn();
  await isWaiting(manager, request, 'Keys will do.');
  const had = await facts(manager);
  await until(async () => { await manager.keyboard.press('Tab'); return focused(manager); }, (at) => /^[0-9a-f]{32}$/.test(at), 'Tab reaches the list');
  await manager.keyboard.press('/');
  await manager.keyboard.type('Keys will do');
  await until(() => manager.locator('tr.case[data-key]').count(), (count) => count === 1, 'the search finds the one');
  await until(async () => { await manager.keyboard.press('Tab'); return focused(manager); }, (at) => /^[0-9a-f]{32}$/.test(at), 'Tab reaches the row');
  await manager.keyboard.press('Enter');
  await manager.keyboard.press('e');
  await until(() => focused(manager), (at) => at === 'outcome', 'e opens the form');
  await manager.keyboard.press('E');
  await until(async () => { await manager.keyboard.press('Tab'); return focused(manager); }, (at) => at === 'note', 'Tab reaches the note');
  await manager.keyboard.type('Rang, explained, tried it together.');
  await manager.keyboard.press('Control+Enter');
  await manager.getByText(`The case of ${request.customer.name} is addressed.`).waitFor();
  const has = await facts(manager);
  assert.deepEqual([has.addressed, has.open], [had.addressed + 1, had.open - 1]);
  await close(customer, manager);
});

test('on a phone too, and everything fits', async () => {
  const request = await staged(3);
  const fits = async (page) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= phone.width, `nothing sticks out: ${wide} px`);
    assert.deepEqual(await axeFaults(page), []);
  };
  const customer = await openPage(demo.browser, phone);
  await customer.goto(`${demo.origin}/customer.html#${request.id}`);
  await customer.locator('amends-rating label').nth(1).tap();
  await customer.locator('amends-rating textarea').waitFor();
  await picture(customer, 'phone-rated');
  await fits(customer);

  const manager = await signIn(phone);
  await row(manager, request.customer.name).first().waitFor();
  await fits(manager);
  await manager.getByRole('searchbox').fill(request.subject);
  await row(manager, request.customer.name).first().tap();
  await manager.locator('#case-title', { hasText: request.customer.name }).waitFor();
  await picture(manager, 'phone-case');
  await manager.locator('[data-write=address]').tap();
  await manager.locator('select[name=outcome]').selectOption('apologised');
  await manager.locator('textarea[name=note]').fill('Rang and said sorry.');
  await picture(manager, 'phone-form');
  await fits(manager);
  await manager.locator('.dock button[type=submit]').tap();
  await manager.getByText(`The case of ${request.customer.name} is addressed.`).waitFor();
  await picture(manager, 'phone-done');
  await manager.goto(`${demo.origin}/report.html`);
  await manager.getByText('have had amends made').waitFor();
  await fits(manager);
  await close(customer, manager);
});
