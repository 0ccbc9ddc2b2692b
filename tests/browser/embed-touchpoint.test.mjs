// Ratings without a request: of an article, by whoever reads it, from a page on another origin.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, picture } from './desk/browser.mjs';
import { problem } from './support/fake-ratings.mjs';
import { heard, open, page, ratings, sites, useSites } from './support/embedded.mjs';

useSites();

const site = 'site_abcdefgh234567ab';
const script = () => `<script type="module" src="${sites.script}"></script>`;
const article = (subject, inside = '') => `<amends-rating touchpoint="kb-article" site="${site}" subject="${subject}" lang="en">${inside}</amends-rating>`;
const press = (label) => page.getByRole('radio', { name: label, exact: true }).click();
const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();
const told = () => ratings.posts.map(({ answer, comment, contact_me, contact, page: address }) => JSON.parse(JSON.stringify({ answer, comment, contact_me, contact, page: address })));

test('one press rates the article, and says which page', async () => {
  await open(article('How to pair'), { head: script() });
  await page.goto(`${sites.shop.origin}/?customer=jane#secret`);
  await press('Good');
  await saved('Good');
  const { url, headers } = sites.amends.questions.find(({ method }) => method === 'POST');
  assert.equal(url, `/amends/t/kb-article?site=${site}&subject=How+to+pair`);
  assert.equal(headers['accept-language'], 'en');
  assert.equal(headers.cookie, undefined);
  assert.deepEqual(told(), [{ answer: 4, page: `${sites.shop.origin}/` }]);
  assert.match(ratings.posts[0].key, /^[\w-]{16,64}$/);
});

test('the page’s canonical address goes before its own', async () => {
  await open(article('a'), { head: `<link rel="canonical" href="https://shop.example.com/help/pairing?id=5">${script()}` });
  await press('Good');
  await saved('Good');
  assert.equal(ratings.posts[0].page, 'https://shop.example.com/help/pairing?id=5');
});

test('“please contact me” asks how, and does not go out without', async () => {
  await open(article('a'), { head: script() });
  await press('Poor');
  await saved('Poor');
  const how = page.getByLabel('Mail address or phone number');
  assert.equal(await how.isVisible(), false);
  await page.getByLabel('In your words').fill('Step 3 is missing.');
  await page.getByLabel('Please contact me about this').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Please enter a mail address or phone number.').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('amends-rating').shadowRoot.activeElement.id), 'reach');
  assert.equal(ratings.posts.length, 1);
  assert.deepEqual(await axeFaults(page), []);
  await picture(page, 'embed-touchpoint-contact');
  await how.fill(' jane@example.com ');
  await page.keyboard.press('Enter');
  await page.getByText('The team knows that you want to be contacted.').waitFor();
  assert.deepEqual(told()[1], { comment: 'Step 3 is missing.', contact_me: true, contact: 'jane@example.com', page: `${sites.shop.origin}/` });
});

test('a contact that the server does not take stays in the field', async () => {
  await open(article('a'), { head: script() });
  await press('Poor');
  await saved('Poor');
  await page.getByLabel('Please contact me about this').check();
  await page.getByLabel('Mail address or phone number').fill('nobody');
  ratings.faults = [problem(400, 'invalid_value', 'must be a mail address or a phone number', { field: 'contact' })];
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('This was not accepted. Your answer is saved.').waitFor();
  assert.equal(await page.getByLabel('Mail address or phone number').inputValue(), 'nobody');
});

test('a contact is kept with the words when the connection breaks', async () => {
  await open(article('a'), { head: script() });
  await press('Poor');
  await saved('Poor');
  await page.getByLabel('Please contact me about this').check();
  await page.getByLabel('Mail address or phone number').fill('+49 30 1234567');
  ratings.faults = [{ ...problem(503, 'busy', 'later'), headers: { 'retry-after': '600' } }];
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Not sent.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Your answer and what you added have arrived.').waitFor();
  assert.equal(told().at(-1).contact, '+49 30 1234567');
});

test('each subject is a question of its own', async () => {
  await open(`<div id="one">${article('one')}</div><div id="two">${article('two')}</div>`, { head: script() });
  await page.locator('#one').getByRole('radio', { name: 'Good', exact: true }).click();
  await page.locator('#one .status', { hasText: 'Saved: Good' }).waitFor();
  assert.equal(await page.locator('#two').getByRole('radio', { checked: true }).count(), 0);
  await page.locator('#two').getByRole('radio', { name: 'Poor', exact: true }).click();
  await page.locator('#two .status', { hasText: 'Saved: Poor' }).waitFor();
  const [one, two] = ratings.posts;
  assert.notEqual(one.key, two.key, 'two subjects cannot be told to be of one browser');
});

test('a site that is not known shows what the page has instead', async () => {
  ratings.faults = [problem(404, 'not_found', 'no such touchpoint')];
  await open(article('a', '<p>Write to us</p>'), { head: script() });
  await page.getByText('Write to us').waitFor();
  assert.deepEqual(await heard(), []);
});

test('too many ratings: the press is kept, and the same op goes out later', async () => {
  await open(article('a'), { head: script() });
  await page.getByRole('radio').first().waitFor();
  ratings.faults = [{ ...problem(429, 'too_many_ratings', 'later'), headers: { 'retry-after': '600' } }];
  await press('Good');
  await page.getByText('Not sent.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved('Good');
  assert.equal(ratings.posts[0].op, ratings.posts[1].op);
});

test('the article in a frame', async () => {
  await open(`<amends-rating-frame src="${sites.amends.origin}/amends" touchpoint="kb-article" site="${site}" subject="How to pair"></amends-rating-frame>`,
    { head: `<script type="module" src="${sites.amends.origin}/amends/assets/amends-frame.js"></script>` });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('radio', { name: 'Good', exact: true }).click();
  await frame.locator('.status', { hasText: 'Saved: Good' }).waitFor();
  assert.match(sites.amends.questions.at(-1).url, /^\/amends\/t\/kb-article\?site=site_abcdefgh234567ab&subject=How\+to\+pair$/);
});
