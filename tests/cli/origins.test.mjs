// The public mount of `amends serve` to pages on other origins, as browsers call it.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { mkdir, writeFile } from 'node:fs/promises';
import { amends, folder, start } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const assets = join(place, 'assets');
await mkdir(assets);
await writeFile(join(assets, 'amends-rating.js'), 'export {};');
const made = await amends('key', 'create', '--store', store, '--name', 'admin', '--role', 'admin');
const bearer = { authorization: `Bearer ${made.out.trim()}` };
const server = await start('serve', '--store', store, '--assets', assets, '--tick', '0');
after(() => server.stop());

const shop = 'https://shop.example.com';
const articles = 'https://kb.example.com';
const pretenders = [
  'null', 'https://evil.example', `${shop}.evil.example`, `${shop}.`, `${shop}:443`, `${shop}:8443`, 'http://shop.example.com',
  'https://SHOP.example.com', 'https://user@shop.example.com', `${shop}/`, `${shop}, ${shop}`, 'https://x.shop.example.com',
];

/** One request as it is, without what fetch adds or forbids. */
function ask(path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.origin}/amends${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; })
        .on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text, json: () => JSON.parse(text) }));
    });
    asked.on('error', reject).end(body);
  });
}

const json = { accept: 'application/json', 'content-type': 'application/json' };
const from = (origin) => ({ origin, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' });

async function configure(change) {
  const { revision, settings } = (await ask('/api/settings', { headers: bearer })).json();
  const body = JSON.stringify({ revision, settings: change(settings) });
  const answer = await ask('/api/settings', { method: 'PUT', headers: { ...bearer, ...json }, body });
  assert.equal(answer.status, 200, answer.text);
  return answer.json().settings;
}

const settings = await configure((before) => ({
  ...before,
  origins: [shop],
  surveys: [...before.surveys, { ...before.surveys[0], id: 'article', touchpoint: 'kb-article' }],
  sites: [{ name: 'Help centre', touchpoints: ['kb-article'], origins: [articles] }],
}));
const article = `/t/kb-article?site=${settings.sites[0].id}&subject=vpn`;

/** Rates as a page does: a nonce, then the vote, again while the nonce is too young. */
async function rate(vote, headers = {}) {
  const { nonce } = (await ask(article, { headers: json })).json();
  const body = { op: 'op-of-this-test-01', key: 'key-of-her-browser', nonce, ...vote };
  for (;;) {
    const answer = await ask(article, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
    if (answer.status !== 409 || answer.json().code !== 'nonce_stale') return answer;
  }
}

test('a listed origin may ask, call and read, without credentials', async () => {
  for (const [path, origin] of [['/r/nonsense', shop], [article, articles]]) {
    const asked = await ask(path, { method: 'OPTIONS', headers: { ...from(origin), 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers['access-control-allow-origin'], origin);
    assert.match(asked.headers['access-control-allow-methods'], /POST/);
    assert.match(asked.headers['access-control-allow-headers'], /content-type/);
    assert.ok(Number(asked.headers['access-control-max-age']) > 0);
    const read = await ask(path, { headers: { ...json, ...from(origin) } });
    assert.equal(read.status, 200);
    assert.equal(read.headers['access-control-allow-origin'], origin);
    for (const { headers } of [asked, read]) {
      assert.equal(headers.vary, 'origin');
      assert.equal(headers['access-control-allow-credentials'], undefined);
    }
  }
});

test('origins that pretend get nothing', async () => {
  for (const origin of pretenders) {
    for (const path of ['/r/nonsense', article]) {
      for (const method of ['OPTIONS', 'GET', 'POST']) {
        const { headers } = await ask(path, { method, headers: { ...json, ...from(origin) }, body: method === 'POST' ? '{}' : undefined });
        assert.equal(headers.vary, 'origin', `${method} ${path} from ${origin}`);
        const given = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(given, [], `${method} ${path} from ${origin}`);
      }
    }
  }
});

test('the desk is open to no other origin', async () => {
  for (const method of ['OPTIONS', 'GET']) {
    const { headers } = await ask('/api/settings', { method, headers: { ...bearer, ...from(shop) } });
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('the files may be used from every page', async () => {
  const { status, headers } = await ask('/assets/amends-rating.js', { headers: from('https://anybody.example') });
  assert.equal(status, 200);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
});

test('an article is rated from a page of its site, and from no other', async () => {
  assert.equal((await rate({ answer: 4 }, from(articles))).json().result, 'recorded');
  for (const origin of [...pretenders, shop]) {
    const refused = await rate({ answer: 1, op: 'op-of-this-test-02' }, from(origin));
    assert.deepEqual([refused.status, refused.json().code], [403, 'cross_site'], origin);
  }
  assert.equal((await rate({ answer: 5, op: 'op-of-this-test-03' }, { origin: server.origin })).status, 200);
});

test('what is not an origin cannot be listed', async () => {
  const { revision, settings: now } = (await ask('/api/settings', { headers: bearer })).json();
  const body = JSON.stringify({ revision, settings: { ...now, origins: [shop, `${shop}/`] } });
  const refused = await ask('/api/settings', { method: 'PUT', headers: { ...bearer, ...json }, body });
  assert.equal(refused.status, 422);
  assert.equal(refused.json().field, 'origins[1]');
});

test('the history of such ratings verifies', async () => {
  const { code, out, err } = await amends('verify', '--store', store);
  assert.equal(code, 0, out + err);
});
