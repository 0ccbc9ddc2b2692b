// Every snippet of docs/embed.md, run as it stands there but for the addresses and what it leaves out ("…").
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { amends, folder, start } from '../cli/support/amends.mjs';
import { heard, open, page, ratings, sites, useSites } from './support/embedded.mjs';
import { manifest } from './support/web-files.mjs';
import { until } from './desk/browser.mjs';

useSites();

const guide = readFileSync(new URL('../../docs/embed.md', import.meta.url), 'utf8');
const snippets = (kind) => [...guide.matchAll(new RegExp(`^( *)\`\`\`${kind}\\n([^]*?)^ *\`\`\``, 'gm'))].map(([, , code]) => code);
const names = Object.keys(manifest.integrity);

/** The snippet with our addresses, the names of the day and a token. */
function filled(code) {
  const named = code.replace(/(amends-[a-z]+)\.…\.(\w+)/g, (_, name, ending) => names.find((one) => one.startsWith(`${name}.`) && one.endsWith(`.${ending}`)));
  return named.replaceAll('https://help.example.org', sites.amends.origin)
    .replaceAll('sha384-…', manifest.integrity[manifest.files['amends-rating.js']]).replaceAll('…', 'tok');
}

test('every kind of snippet is there, and none that no test runs', () => {
  const kinds = [...guide.matchAll(/^ *```(\w+)$/gm)].map(([, kind]) => kind);
  assert.deepEqual(new Set(kinds), new Set(['html', 'js', 'css', 'json']));
  assert.deepEqual(['html', 'js', 'css', 'json'].map((kind) => snippets(kind).length), [6, 2, 1, 2]);
});

test('each piece of HTML rates', async (t) => {
  for (const [at, code] of snippets('html').entries()) {
    await t.test(`the one at ${at + 1}`, async () => {
      sites.reset();
      await open(filled(code));
      const place = /<amends-rating-frame/.test(code) ? page.frameLocator('iframe') : page;
      await place.getByRole('radio').last().click();
      await place.locator('.status', { hasText: 'Saved:' }).waitFor();
      await until(heard, (all) => all.length === 1, 'the page hears');
      assert.deepEqual(page.faults, []);
      assert.equal(new Set(ratings.posts.map(({ op }) => op)).size, 1, 'one press, however often it had to go out');
      const asked = sites.amends.questions.filter(({ method }) => method === 'GET').length;
      assert.equal(asked > 0, !/application\/json/.test(code), 'only a question that came along is not asked for');
      await page.context().close();
    });
  }
  await open('');
});

test('the script hears, and the style fits', async () => {
  const [first] = snippets('html');
  const [hears, imports] = snippets('js');
  sites.shop.pages['/hears.js'] = { html: hears, type: 'text/javascript' };
  await open(filled(first), { head: `<script type="module" src="/hears.js"></script><style>${snippets('css')[0]}</style>` });
  await page.getByRole('radio', { name: 'Good', exact: true }).click();
  await until(() => page.title(), (title) => title === 'Rated 4 of 5', 'the title says it');
  const look = await page.locator('legend').first().evaluate((legend) => getComputedStyle(legend).fontSize);
  assert.equal(look, '20px');
  assert.equal(imports.trim(), "import 'amends/rating/define';", 'package.test.mjs runs this one');
});

test('the settings are taken', async () => {
  const store = join(await folder(after), 'settings.db');
  const { out: key } = await amends('key', 'create', '--store', store, '--name', 'host', '--role', 'admin');
  const server = await start('serve', '--store', store);
  const ask = (more) => fetch(`${server.origin}/amends/api/settings`,
    { ...more, headers: { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/json' } });
  for (const written of snippets('json').map(JSON.parse)) {
    const { revision, settings } = await (await ask()).json();
    const surveys = (written.surveys ?? []).map(({ '…': rest, ...survey }) => (rest ? { ...settings.surveys[0], ...survey } : survey));
    const answer = await ask({ method: 'PUT', body: JSON.stringify({ revision, settings: { ...settings, ...written, surveys: [...settings.surveys, ...surveys] } }) });
    assert.equal(answer.status, 200, await answer.clone().text());
  }
  assert.equal(await server.stop(), 0);
});
