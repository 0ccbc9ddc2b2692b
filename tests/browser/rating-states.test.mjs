// The widget in each of its states, for everybody: by axe's rules, in light and dark, with forced colours, at
// 400 % zoom with spread words, without motion.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture } from './desk/browser.mjs';
import { contrasts, widgetMarks } from './support/contrast.mjs';
import { refused, states } from './support/rating-states.mjs';
import { fits, misfits, spreadWords } from './support/spacing.mjs';
import { looksGood, page, useWidget } from './support/widget.mjs';

const least = 3;

useWidget();

async function assertContrast() {
  const found = await contrasts(page, widgetMarks);
  assert.deepEqual(found.filter(({ ratio }) => ratio < least), []);
}

for (const [name, reach] of Object.entries({ ...states, refused })) {
  test(`${name}: for everybody`, async () => {
    await reach({ reducedMotion: 'reduce' });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await looksGood();
      await assertContrast();
      await picture(page, `state-${name}-${colorScheme}`);
    }
    await page.setViewportSize({ width: 320, height: 640 });   // 1280 pixels at 400 %
    await spreadWords(page);
    assert.deepEqual(await misfits(page), fits);
    assert.deepEqual(await page.evaluate(() => document.getAnimations().map(({ animationName }) => animationName)), [], 'nothing moves');
    await picture(page, `state-${name}-320`);
  });
}

test('the focus stands out wherever it is, and forced colours show it and the choice', async () => {
  await states.details({ reducedMotion: 'reduce' });
  for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }]) {
    await page.emulateMedia(media);
    await page.locator('h1').click();
    const seen = new Set();
    for (let stops = 0; stops < 12; stops += 1) {
      await page.keyboard.press('Tab');
      const [ring] = await page.evaluate(focusRing);
      if (!ring) continue;
      seen.add(ring.what);
      assert.notEqual(ring.style, 'none', `${ring.what} shows that it has the focus`);
      assert.ok(ring.width >= 2, `${ring.what}: ${ring.width} px`);
      if (!media.forcedColors) await assertContrast();
    }
    assert.ok(seen.size >= 9, [...seen].join());
  }
  await isChosenInSystemColours();
});

// Runs in the page: how what has the focus shows it; a label does it for the input inside.
function focusRing() {
  const at = document.querySelector('amends-rating').shadowRoot.activeElement;
  if (!at) return [];
  const ring = [at.closest('label'), at].filter(Boolean).map((node) => getComputedStyle(node)).find(({ outlineStyle }) => outlineStyle !== 'none');
  return [{ what: `${at.tagName} ${at.value || at.textContent}`, style: ring?.outlineStyle ?? 'none', width: parseFloat(ring?.outlineWidth ?? 0) }];
}

async function isChosenInSystemColours() {
  const looks = await page.evaluate(() => [...document.querySelector('amends-rating').shadowRoot.querySelectorAll('.option, .chip')]
    .map((node) => ({ on: node.querySelector('input').checked, look: `${getComputedStyle(node).backgroundColor} ${getComputedStyle(node).borderTopColor}` })));
  const [on, off] = [true, false].map((wanted) => new Set(looks.filter((one) => one.on === wanted).map(({ look }) => look)));
  for (const look of on) assert.ok(!off.has(look), `the choice looks like no choice: ${look}`);
  await picture(page, 'state-forced-colors');
}

test('a page’s own accent stands out, however light or dark', async () => {
  await states.details({ reducedMotion: 'reduce' });
  for (const accent of ['#ffcc00', '#fffbe6', '#001a33', '#777777', '#e0007f']) {
    await page.evaluate((colour) => document.documentElement.style.setProperty('--amends-accent', colour), accent);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await assertContrast();
    }
  }
});
