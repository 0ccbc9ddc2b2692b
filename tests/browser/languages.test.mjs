// The customer's side in every language: the page behind a link, with the widget in it and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogues } from '../../wasm/catalogues/rating/index.js';
import { openPage, picture } from './desk/browser.mjs';
import { useServed } from './support/served.mjs';

const rightToLeft = ['ar', 'he'];
const served = await useServed(['host']);

/** A question to somebody who speaks a language: the link, the mail block, and which language was found. */
async function asked(language) {
  await served.call('host', 'PUT', `requests/${language}`, { status: 'completed', requester: { id: `u-${language}`, name: 'Ingrid Solberg', language }, agent: 'eoin' });
  return served.call('host', 'POST', 'invitations', { request: language });
}

// Words of the scale that are cut off or stand in two lines, and how far the page is too wide.
function misfits() {
  const scale = document.querySelector('amends-rating').shadowRoot.querySelector('.scale');
  const broken = [];
  for (const word of scale.querySelectorAll('.word')) {
    const text = word.firstChild;
    for (const { index, 0: part } of text.data.matchAll(/[^\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + part.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(part);
    }
    if (word.scrollWidth > word.clientWidth + 1) broken.push(text.data);
  }
  return { broken, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth };
}

// Japanese and Chinese may break between any two characters.
const unspaced = ['ja', 'zh'];

async function sitsWell(page, language, name) {
  for (const width of [320, 390, 600]) {
    await page.setViewportSize({ width, height: 700 });
    const { broken, wide } = await page.evaluate(misfits);
    assert.equal(wide, 0, `${language} ${width}`);
    if (!unspaced.includes(language)) assert.deepEqual(broken, [], `${language} ${width}`);
    await picture(page, `${name}-${language}-${width}`);
  }
}

for (const language of Object.keys(catalogues)) {
  test(`asked and answered in ${language}`, async () => {
    const { default: texts } = await catalogues[language]();
    const { page_url: link, language: found } = await asked(language);
    assert.equal(found, language);

    const page = await openPage(served.browser, { width: 390, height: 700, locale: language });
    await page.goto(`${link}/2`);
    await page.locator('amends-rating .below').getByRole('button', { name: texts.send, exact: true }).waitFor();
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.querySelector('amends-rating')).direction]),
      [language, rightToLeft.includes(language) ? 'rtl' : 'ltr']);
    await sitsWell(page, language, 'languages-widget');
    await page.keyboard.press('Tab');
    await page.locator('amends-rating').getByText(texts.comment, { exact: true }).waitFor();
    await picture(page, `languages-details-${language}`);
    assert.deepEqual(page.faults, []);
    await page.context().close();

    const plain = await openPage(served.browser, { width: 390, height: 700, javaScriptEnabled: false });
    await plain.goto(`${link}/2`);
    assert.equal(await plain.getByRole('button').innerText(), texts.send);
    await picture(plain, `languages-plain-${language}`);
    await plain.context().close();
  });
}

test('a regional tag is asked in its language, an unknown one in English', async () => {
  for (const [wanted, language] of [['pt-PT', 'pt'], ['zh-Hant', 'zh'], ['de-AT', 'de'], ['xx', 'en']]) {
    const { page_url: link, language: found, mail } = await asked(wanted);
    assert.equal(found, language);
    assert.ok(mail.html.includes(`lang="${language}"`), mail.html);
    const answer = await fetch(link);
    assert.match(await answer.text(), new RegExp(`<html lang="${language}"`));
  }
});
