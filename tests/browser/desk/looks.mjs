// A page seen light and dark, wide and narrow: nothing of it keeps anybody out, and nothing sticks out.
import assert from 'node:assert/strict';
import { axeFaults, picture } from './browser.mjs';

const wide = { width: 1440, height: 900 };
const phone = { width: 375, height: 812 };
const looks = [['light', wide], ['dark', wide], ['light', phone], ['dark', phone]];

/**
 * Leaves the page wide and light.
 * @param {string} name of the pictures
 * @param {object} [how]
 * @param {(fault: string) => boolean} [how.counts] which faults of axe count; all
 * @param {() => Promise<void>} [how.beforePicture]
 * @param {() => Promise<void>} [how.beforeAxe]
 */
export async function looksGood(page, name, { counts = () => true, beforePicture, beforeAxe } = {}) {
  for (const [colorScheme, size] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await beforePicture?.();
    await picture(page, `${name}-${size.width}-${colorScheme}`);
    await beforeAxe?.();
    assert.deepEqual((await axeFaults(page)).filter(counts), []);
    const seen = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(seen <= size.width, `nothing sticks out: ${seen} px`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
}
