// How the widget sits in places: narrow and wide, light and dark, other scales and languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture } from './desk/browser.mjs';
import { FakeRatings, survey } from './support/fake-ratings.mjs';
import { serve } from './support/serve.mjs';
import { useStage } from './support/stage.mjs';

const ratings = new FakeRatings();
const stage = useStage(() => serve(ratings), (server) => {
  ratings.reset();
  server.reset();
});

const german = {
  ...survey, question: 'Wie zufrieden sind Sie mit der Bearbeitung Ihrer Serviceanfrage?',
  labels: ['Sehr unzufrieden', 'Unzufrieden', 'Teils, teils', 'Zufrieden', 'Sehr zufrieden'],
  reasons: [{ id: 'too_long', label: 'Bearbeitungsdauer' }, { id: 'not_solved', label: 'Störung nicht behoben' },
    { id: 'again', label: 'Mehrfach nachfragen müssen' }],
};
const arabic = { ...survey, question: 'كيف كانت مساعدتنا في هذا الطلب؟', labels: ['سيئة جدًا', 'سيئة', 'مقبولة', 'جيدة', 'جيدة جدًا'] };
const scaleOf = (scale, labels) => ({ ...survey, scale, labels, classes: labels.map((_, at) => (at === 0 ? 'dissatisfied' : 'satisfied')) });

const places = {
  'five-390': { width: 390 },
  'five-320': { width: 320 },
  'five-column': { width: 700, look: 'narrow' },
  'five-dark': { width: 700, colorScheme: 'dark' },
  'two-390': { width: 390, survey: scaleOf(2, ['Not good', 'Good']), press: 'Not good' },
  'three-320': { width: 320, survey: scaleOf(3, ['Poor', 'Okay', 'Good']) },
  'ten-700': { width: 700, survey: scaleOf(10, ['Very poor', ...'23456789', 'Very good']), press: '1' },
  'ten-320': { width: 320, survey: scaleOf(10, ['Very poor', ...'23456789', 'Very good']), press: '1' },
  'german-390': { width: 390, survey: german, language: 'de', press: 'Unzufrieden' },
  'german-700': { width: 700, survey: german, language: 'de', press: 'Unzufrieden' },
  'arabic-390': { width: 390, survey: arabic, language: 'ar', press: 'سيئة', dir: 'rtl' },
  'forced-colors': { width: 700, forcedColors: 'active' },
};

for (const [name, place] of Object.entries(places)) {
  test(`sits well: ${name}`, async () => {
    const { width, look = '', survey: asked = survey, language = 'en', press = 'Poor', dir, ...media } = place;
    Object.assign(ratings, { survey: asked, language });
    stage.server.page = { look, lang: language, attributes: `src="/amends" token="tok" ${dir ? `dir="${dir}"` : ''}` };
    const page = await stage.open({ width, height: 900, ...media });
    await page.goto(stage.server.base);
    const option = page.getByRole('radio', { name: press, exact: true });
    await option.waitFor();
    await fits(page);
    await picture(page, `looks-${name}-asked`);
    await option.click();
    await page.locator('form.more').waitFor();
    await fits(page);
    assert.deepEqual(await axeFaults(page), []);
    await picture(page, `looks-${name}-details`);
  });
}

// Nothing is cut off or too small to be pressed.
async function fits(page) {
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('amends-rating');
    const shown = [...shadowRoot.querySelectorAll('.option, .chip, .check, button')].filter((one) => one.checkVisibility());
    return {
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      small: shown.filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44).map((one) => `${one.textContent} ${one.offsetWidth} × ${one.offsetHeight}`),
      cut: shown.filter((one) => one.scrollWidth > one.clientWidth + 8).map((one) => one.textContent),
    };
  });
  assert.deepEqual(found, { wide: 0, small: [], cut: [] });
}

test('a regional tag is spoken to in its language, and loads no other', async () => {
  ratings.language = 'pt-PT';
  stage.server.page = { lang: 'pt-PT' };
  const page = await stage.open({ width: 700, height: 500 });
  await page.goto(stage.server.base);
  await page.getByRole('radio', { name: 'Good', exact: true }).click();
  await page.locator('.status', { hasText: 'Salvo: Good' }).waitFor();
  const languages = stage.server.served.map((name) => /^amends-(\w\w)\.\w+\.js$/.exec(name)?.[1]).filter(Boolean);
  assert.deepEqual(languages, ['pt']);
});

test('the page’s own accent and corners', async () => {
  stage.server.page = { look: 'branded' };
  const page = await stage.open({ width: 700, height: 500 });
  await page.goto(stage.server.base);
  await page.getByRole('radio', { name: 'Good', exact: true }).click();
  await page.locator('.status').waitFor();
  const look = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('amends-rating');
    const option = getComputedStyle(shadowRoot.querySelector('.option'));
    return { accent: getComputedStyle(shadowRoot.querySelector('.option:has(:checked) .head')).fill, radius: option.borderRadius };
  });
  assert.deepEqual(look, { accent: 'rgb(255, 204, 0)', radius: '4px' });
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'looks-branded');
});
