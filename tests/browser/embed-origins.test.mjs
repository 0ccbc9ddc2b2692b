// The widget in a page of another origin: one script, one tag, and honest words where it may not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './desk/browser.mjs';
import { excuse, heard, open, page, ratings, sites, useSites } from './support/embedded.mjs';
import { manifest } from './support/web-files.mjs';

useSites();

const script = (more = '') => `<script type="module" src="${sites.script}" ${more}></script>`;
const widget = (more = '', inside = '') => `<amends-rating token="tok" ${more}>${inside}</amends-rating>`;
const press = (label) => page.getByRole('radio', { name: label, exact: true }).click();
const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();
const strict = () => `default-src 'none'; script-src ${sites.amends.origin} 'wasm-unsafe-eval'; connect-src ${sites.amends.origin}; `
  + "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const fallback = '<a href="https://help.example.org/amends/r/tok">Rate this request</a>';

test('one script and one tag on another origin: saved, without cookies', async () => {
  const cookie = { name: 'session', value: 'secret', domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' };
  await open(widget(`src="${sites.amends.origin}/amends"`), { head: script(), policy: strict(), options: { storageState: { cookies: [cookie], origins: [] } } });
  await press('Good');
  await saved('Good');
  assert.deepEqual(await heard(), [['rated', { answer: 4, previous: null, class: 'satisfied', scale: 5 }, 'amends-rating']]);
  for (const { headers } of sites.amends.questions) assert.equal(headers.cookie, undefined);
  assert.equal(ratings.posts[0].headers.origin, sites.shop.origin);
});

test('without src, the server is where the script came from', async () => {
  await open(widget(), { head: script(), policy: strict() });
  await press('Good');
  await saved('Good');
  await page.reload();
  await page.getByText('You answered: Good').waitFor();
});

test('an origin that is not on the list: the page’s own link, an error that names it, and later the question', async () => {
  await open(widget('', fallback), { head: script(), site: sites.stranger });
  await page.getByRole('link', { name: 'Rate this request' }).waitFor();
  await until(heard, (all) => all.length > 0, 'the page hears why');
  assert.deepEqual(await heard(), [['error', { code: 'origin_not_allowed', status: 0 }, 'amends-rating']]);
  assert.equal(excuse(/^amends-rating: .* add this origin to the origins in its settings$/).length, 1);
  excuse(/blocked by CORS policy/);
  sites.amends.allowed.push(sites.stranger.origin);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await press('Good');
  await saved('Good');
  excuse(/blocked by CORS policy/);
});

test('a press that the origin is not allowed to send is kept, and the page hears why', async () => {
  const opening = JSON.stringify(ratings.view());
  await open(widget(`src="${sites.amends.origin}/amends"`, `<script type="application/json">${opening}</script>`), { head: script(), site: sites.stranger });
  await press('Good');
  await page.getByText('Not sent.', { exact: true }).waitFor();
  await until(heard, (all) => all.length === 2, 'the page hears why');
  assert.deepEqual((await heard()).map(([, { code }]) => code).sort(), ['origin_not_allowed', 'unreachable']);
  assert.equal(ratings.posts.length, 0);
  excuse(/blocked by CORS policy|^amends-rating: /);
  sites.amends.allowed.push(sites.stranger.origin);
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved('Good');
  excuse(/blocked by CORS policy/);
});

test('a server that is away is not blamed on the origin', async () => {
  await open('');
  await page.route(/\/amends\/r\/tok/, (route) => route.abort('connectionrefused'));
  sites.shop.pages['/'].html = sites.shop.pages['/'].html.replace('</main>', `${widget('', fallback)}</main>${script()}`);
  const tries = page.waitForRequest((request) => request.method() === 'HEAD' && request.url().endsWith('/r/tok'));
  await page.goto(sites.shop.origin);
  await page.getByRole('link', { name: 'Rate this request' }).waitFor();
  await (await tries).response();
  assert.deepEqual(await heard(), []);
});

test('integrity: of the script, of what it loads by the import map, and of preloads', async () => {
  const at = (name) => `${sites.amends.origin}/amends/assets/${name}`;
  const names = Object.keys(manifest.integrity).filter((name) => name.endsWith('.js'));
  const map = { integrity: Object.fromEntries(names.map((name) => [at(name), sites.integrity(name)])) };
  const [module, ...scripts] = manifest.preload['amends-rating.js'];
  const head = `<script type="importmap">${JSON.stringify(map)}</script>
    <link rel="preload" as="fetch" crossorigin href="${at(module)}">
    ${scripts.map((name) => `<link rel="modulepreload" href="${at(name)}" integrity="${sites.integrity(name)}">`).join('')}
    <script type="module" src="${at(manifest.files['amends-rating.js'])}" integrity="${sites.integrity('amends-rating.js')}" crossorigin></script>`;
  await open(widget(`src="${sites.amends.origin}/amends"`), { head });
  await press('Good');
  await saved('Good');
  for (const name of manifest.preload['amends-rating.js']) assert.equal(sites.amends.served.filter((one) => one === name).length, 1, name);
});

test('integrity: a file that somebody changed does not run, and the page’s own link stands', async () => {
  const wrong = sites.integrity('amends-frame.js');
  await open(widget('', fallback), { head: script(`integrity="${wrong}" crossorigin`) });
  await page.getByRole('link', { name: 'Rate this request' }).waitFor();
  await until(async () => excuse(/integrity/).length, (count) => count > 0, 'the browser refused it');
  assert.equal(await page.evaluate(() => Boolean(customElements.get('amends-rating'))), false);
});

test('integrity: a chunk that somebody changed does not run either', async () => {
  const conductor = Object.keys(manifest.integrity).find((name) => name.startsWith('amends-conductor'));
  const map = { integrity: { [`${sites.amends.origin}/amends/assets/${conductor}`]: sites.integrity('amends-frame.js') } };
  await open(widget('', fallback), { head: `<script type="importmap">${JSON.stringify(map)}</script>${script()}` });
  await page.getByRole('link', { name: 'Rate this request' }).waitFor();
  assert.ok(excuse(/integrity/).length > 0);
});
