// The page of a mail link and the desk, for everybody: axe's rules and non-text contrast in light and dark,
// 400 % zoom, spread words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, openPage, picture } from './desk/browser.mjs';
import { contrasts, deskMarks, widgetMarks } from './support/contrast.mjs';
import { useDemo } from './support/demo.mjs';
import { fits, misfits, spreadWords } from './support/spacing.mjs';

const least = 3;
const demo = await useDemo();

async function isForEverybody(page, name, marks, smallest) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    assert.deepEqual(await axeFaults(page), [], `${name}, ${colorScheme}`);
    assert.deepEqual((await contrasts(page, marks)).filter(({ ratio }) => ratio < least), [], `${name}, ${colorScheme}`);
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await spreadWords(page);
  assert.deepEqual(await misfits(page, smallest), fits, name);
  await picture(page, `${name}-320`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

// Axe cannot run where scripts are off; here only the page's own do not arrive.
async function openPlain(url) {
  const page = await openPage(demo.browser);
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(url);
  return page;
}

test('the page of a mail link, from the question to the thanks', async () => {
  const { requests: [request] } = await (await fetch(`${demo.origin}/demo/requests.json`)).json();
  const page = await openPlain(`${request.page_url}/1`);
  await isForEverybody(page, 'landing-asked', widgetMarks, 44);
  await page.locator('form button').first().click();
  await page.locator('textarea').waitFor();
  await isForEverybody(page, 'landing-details', widgetMarks, 44);
  await page.locator('textarea').fill('Blank again');
  await page.locator('form button').first().click();
  await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
  await isForEverybody(page, 'landing-thanks', widgetMarks, 44);
  await page.context().close();
});

test('a link that is not good', async () => {
  const page = await openPlain(`${demo.origin}/amends/r/nothing`);
  await isForEverybody(page, 'landing-closed', widgetMarks, 44);
  await page.context().close();
});

test('the desk: the list, a case, a form', async () => {
  const page = await openPage(demo.browser);
  await page.goto(demo.login);
  await page.locator('tr.case[data-key]').first().waitFor();
  await isForEverybody(page, 'desk-list', deskMarks, 24);
  await page.locator('tr.case[data-key]').first().click();
  await page.locator('[data-write=address]').click();
  await page.locator('textarea[name=note]').focus();
  await isForEverybody(page, 'desk-form', deskMarks, 24);
  await page.context().close();
});
