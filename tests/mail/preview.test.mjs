// amends mail-preview: a page that a person can open from a file.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeFaults, launch, openPage, picture } from '../browser/desk/browser.mjs';
import { amends } from '../cli/support/amends.mjs';
import { hrefs, languages, openHelpdesk, scales } from './support/helpdesk.mjs';

const helpdesk = await openHelpdesk(after);
const browser = await launch();
after(() => browser.close());

const preview = (...options) => amends('mail-preview', '--store', helpdesk.store, ...options);

test('the page shows each language on light, on dark and as text, and is fit for people', async () => {
  for (const scale of scales) {
    const { code, out, err } = await preview('--survey', `of-${scale}`);
    assert.equal(code, 0, err);
    const file = join(dirname(helpdesk.store), `preview-${scale}.html`);
    await writeFile(file, out);
    const page = await openPage(browser, { width: 375, height: 800 });
    await page.goto(pathToFileURL(file).href);
    assert.deepEqual(await page.locator('h2').allInnerTexts(), [...languages].sort());
    assert.equal(await page.locator('section > div').count(), languages.length * 2);
    assert.equal(await page.locator('pre').count(), languages.length);
    assert.deepEqual(await axeFaults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await picture(page, `preview-${scale}`);
    await page.context().close();
  }
});

test('its links open nothing', async () => {
  const { out } = await preview('--survey', 'of-2', '--language', 'de');
  const links = hrefs(out).filter((href) => href.startsWith('https:'));
  assert.equal(links.length, 2 * 4, 'two answers, stop and the decoy, on light and on dark');
  for (const link of links) assert.equal((await helpdesk.open(link)).status, 404);
});

test('what it cannot show is refused', async () => {
  for (const [options, why] of [
    [['--survey', 'of-4'], 'survey is none of the settings'],
    [['--language', 'xx'], 'language is none of the survey\'s'],
  ]) {
    const { code, out, err } = await preview(...options);
    assert.deepEqual([code, out], [4, '']);
    assert.ok(err.includes(why), err);
  }
});
