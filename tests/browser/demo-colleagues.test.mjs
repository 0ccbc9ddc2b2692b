// Two managers at work on the same list of a real server: what one does the other sees within seconds, and
// whoever was slower is told, and loses nothing.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { amends } from '../cli/support/amends.mjs';
import { openPage, picture, until } from './desk/browser.mjs';
import { useDemo } from './support/demo.mjs';

const seconds = 20_000;   // on a machine that does much else; a reload would not be waited for
let jana;
let priya;

const demo = await useDemo(async () => {
  const { out } = await amends('key', 'create', '--store', demo.store, '--name', 'Priya Nair', '--role', 'manager');
  [jana, priya] = await Promise.all([signIn(demo.login), signIn(`${demo.origin}/login?key=${out.trim()}`)]);
});

async function signIn(login) {
  const page = await openPage(demo.browser);
  await page.goto(login);
  await page.locator('tr.case[data-key]').first().waitFor();
  return page;
}

after(() => assert.deepEqual([...(jana?.faults ?? []), ...(priya?.faults ?? [])], []));

const rows = (page) => page.locator('tr.case[data-key]');
const one = (page, id) => page.locator(`tr.case[data-key="${id}"]`);
const open = async (page, id) => {
  await one(page, id).click();
  await page.locator('.history li').first().waitFor();
};
const note = (page) => page.locator('textarea[name=note]');

// The story of the demo ends now, so at each hour other cases wait, and other ones are taken.
test('a case that one takes shows its owner to the other', async () => {
  const id = await rows(jana).filter({ hasNotText: 'Jana Novák' }).first().getAttribute('data-key');
  await open(jana, id);
  await jana.keyboard.press('a');
  await jana.locator('#assign-people li', { hasText: 'Jana Novák' }).click();
  await one(jana, id).filter({ hasText: 'Jana Novák' }).waitFor();
  await one(priya, id).filter({ hasText: 'Jana Novák' }).waitFor({ timeout: seconds });
});

test('who was slower is told who, what and when, and keeps both', async () => {
  const id = await rows(jana).first().getAttribute('data-key');
  await Promise.all([open(jana, id), open(priya, id)]);
  await priya.locator('[data-write=address]').click();
  await priya.locator('select[name=outcome]').selectOption('fixed');
  await note(priya).fill('Replaced the cable.');
  await jana.locator('[data-write=contact]').click();
  await note(jana).fill('Reached him, he waits for the cable.');
  await jana.keyboard.press('Control+Enter');
  await jana.locator('.history', { hasText: 'he waits for the cable' }).waitFor();
  await priya.keyboard.press('Control+Enter');
  const notice = priya.locator('.conflict');
  await notice.waitFor();
  await picture(priya, 'conflict');
  assert.match(await notice.innerText(), /“Reached him, he waits for the cable\.”/);
  assert.equal(await note(priya).inputValue(), 'Replaced the cable.');
  await notice.getByRole('button', { name: 'Keep both' }).click();
  await one(priya, id).waitFor({ state: 'detached' });
  await one(jana, id).waitFor({ state: 'detached', timeout: seconds });
  await until(() => jana.locator('.history').innerText(), (text) => text.includes('Replaced the cable.'), 'the case in hand shows both');
});

test('what one marked addressed by mistake comes back for both', async () => {
  const id = await rows(priya).first().getAttribute('data-key');
  await open(priya, id);
  await priya.locator('[data-write=address]').click();
  await priya.locator('select[name=outcome]').selectOption('other');
  await note(priya).fill('The wrong one.');
  await priya.keyboard.press('Control+Enter');
  await one(jana, id).waitFor({ state: 'detached', timeout: seconds });
  await priya.getByRole('button', { name: 'Undo' }).click();
  await one(priya, id).waitFor();
  await one(jana, id).waitFor({ timeout: seconds });
});
