// One complaint, as it goes in every helpdesk: Dieter is unhappy in German, Maya makes amends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from './decisions.mjs';

export const words = 'Drei Tage ohne Laufwerk, und niemand hat sich gemeldet.';

/** @returns {(name: string, walk: (context: import("node:test").TestContext) => Promise<void>) => void} a test that goes on where the one before it ended */
export function inSteps() {
  let broken = false;
  return (name, walk) => test(name, async (context) => {
    if (broken) return context.skip('an earlier step failed');
    broken = true;
    await walk(context);
    broken = false;
  });
}

/** How many seconds an answer may be changed before anybody hears of it. */
export const setGrace = (admin, grace_s) => decide(admin, { grace_s });

/** Mail scanners look at links, too. */
export async function lookAt(link) {
  for (const method of ['HEAD', 'GET', 'OPTIONS']) {
    const answer = await fetch(link, { method });
    assert.ok(answer.ok, `${method}: ${answer.status}`);
    assert.equal(answer.headers.get('set-cookie'), null);
  }
}

/** The pointer moves on the page of a link to "Schlecht"; `answered` looks before the words come. */
export async function complain(customer, link, answered) {
  await customer.open(link);
  const widget = customer.page.locator('amends-rating');
  await widget.locator('.below').getByRole('button', { name: 'Antwort senden' }).waitFor();
  await customer.page.mouse.move(200, 300);
  await customer.page.mouse.move(260, 340);
  await widget.getByText('Gespeichert: Schlecht').first().waitFor();
  await answered();
  await widget.getByLabel('In Ihren Worten').fill(words);
  await widget.getByRole('button', { name: 'Absenden', exact: true }).click();
  await widget.getByText('Vielen Dank').first().waitFor();
}

/** On the manager's page: the case is opened, then worked until nobody waits. */
export async function openCase(page) {
  await page.locator('tr.case[data-key]', { hasText: 'Dieter Weiß' }).click();
  await page.getByText(words).first().waitFor();
}

export async function makeAmends(page) {
  await page.locator('button[data-write=contact]').click();
  await page.locator('.dock textarea[name=note]').fill('Am Telefon entschuldigt.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.history', { hasText: 'Am Telefon entschuldigt.' }).waitFor();
  await page.locator('button[data-write=address]').click();
  await page.locator('select[name=outcome]').selectOption('fixed');
  await page.locator('.dock textarea[name=note]').fill('Laufwerk verbunden, gemeinsam geprüft.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The case of Dieter Weiß is addressed.').waitFor();
  await page.getByText('Nobody is waiting for amends').waitFor();
}

/** The agent's panel at the ticket tells how it ended. */
export async function seeAmends(page) {
  await page.locator('amends-request .panel-answer', { hasText: 'addressed' }).waitFor();
  await page.locator('amends-request .panel-said', { hasText: words }).waitFor();
}
