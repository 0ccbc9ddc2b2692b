// The npm package, installed into an empty folder and used: by Vite, by a plain page, by TypeScript.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build, createServer, preview } from 'vite';
import { until } from './desk/browser.mjs';
import { complaints } from './support/compile.mjs';
import { excuse, heard, open, page, sites, useSites } from './support/embedded.mjs';
import { installed } from './support/package.mjs';

useSites();

const folder = installed(after);
const own = join(folder, 'node_modules/amends');
const packageJson = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
const read = (path) => readFileSync(join(own, path), 'utf8');
const press = (label) => page.getByRole('radio', { name: label, exact: true }).click();
const saved = (label) => page.locator('.status', { hasText: `Saved: ${label}` }).waitFor();
const quiet = { root: folder, configFile: false, logLevel: 'silent', publicDir: false };

function writeApp(code) {
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An app</title></head><body>
    <amends-rating src="${sites.amends.origin}/amends" token="tok"></amends-rating><script type="module" src="/main.js"></script></body></html>`);
  writeFileSync(join(folder, 'main.js'), code);
}

// Vite takes 0 for no number at all.
function freePort() {
  return new Promise((done) => {
    const server = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function visit(origin) {
  sites.amends.allowed.push(origin);
  await open('');
  const loaded = [];
  page.on('response', (response) => loaded.push([new URL(response.url()).pathname, response.status()]));
  await page.goto(origin);
  await press('Good');
  await saved('Good');
  return loaded;
}

test('Vite builds it, finds the module, and the preview rates', async () => {
  writeApp("import 'amends/rating/define';");
  const warnings = [];
  await build({ ...quiet, logLevel: 'warn', customLogger: { ...console, warn: (text) => warnings.push(text), warnOnce: (text) => warnings.push(text), hasWarned: false, clearScreen() {}, hasErrorLogged: () => false },
    build: { assetsInlineLimit: 0 } });
  assert.deepEqual(warnings, []);
  const port = await freePort();
  const built = await preview({ ...quiet, preview: { host: '127.0.0.1', port, strictPort: true } });
  const loaded = await visit(`http://127.0.0.1:${port}`);
  await built.close();
  const module = loaded.filter(([path]) => path.endsWith('.wasm'));
  assert.deepEqual(module.map(([, status]) => status), [200]);
  assert.match(module[0][0], /^\/assets\/capture-[\w-]+\.wasm$/);
  assert.equal(loaded.some(([path]) => path.includes('plain')), false, 'the session is the module’s');
});

test('Vite’s development server serves it, when told not to bundle it', async () => {
  writeApp("import 'amends/rating/define';");
  const port = await freePort();
  const server = await createServer({ ...quiet, optimizeDeps: { exclude: ['amends'] }, server: { host: '127.0.0.1', port, strictPort: true } });
  await server.listen();
  const loaded = await visit(`http://127.0.0.1:${port}`);
  await server.close();
  excuse(/WebSocket|^\[vite\]/);   // its own, for reloading
  assert.equal(loaded.filter(([path, status]) => path.endsWith('.wasm') && status === 200).length, 1);
});

test('a class that nobody uses is left out, and importing one makes nothing known', async () => {
  const bundled = async (code) => {
    writeApp(code);
    const [{ output }] = [await build({ ...quiet, build: { write: false } })];
    return output.filter(({ type }) => type === 'chunk').map(({ code: text }) => text).join('\n');
  };
  assert.doesNotMatch(await bundled("import { AmendsRating } from 'amends'; console.log('app');"), /amends-rated|attachShadow|amends:/);
  const one = await bundled("import { AmendsRatingFrame } from 'amends'; globalThis.Frame = AmendsRatingFrame;");
  assert.match(one, /amends-rated/);
  assert.doesNotMatch(one, /observedAttributes=\[[^\]]*no-wasm|customElements\.define/);
  assert.match(await bundled("import 'amends/frame/define';"), /customElements\.define/);
});

test('a plain page takes the files as they are', async () => {
  const files = readdirSync(join(own, 'web'));
  for (const name of files) {
    const type = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', json: 'application/json' }[name.split('.').pop()];
    sites.shop.pages[`/vendor/amends/${name}`] = { html: readFileSync(join(own, 'web', name)), type };
  }
  await open(`<amends-rating src="${sites.amends.origin}/amends" token="tok"></amends-rating>`, {
    head: '<script type="module" src="/vendor/amends/amends-rating.js"></script>',
    policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${sites.amends.origin}`,
  });
  await press('Good');
  await saved('Good');
  await until(heard, (all) => all.length === 1, 'the page hears');
  assert.deepEqual(sites.amends.served, [], 'only the question goes to the server');
});

test('TypeScript finds the types, by the names of the entries', () => {
  writeFileSync(join(folder, 'use.ts'), `
    import { AmendsRating, AmendsRatingFrame, type AmendsRated } from 'amends';
    import 'amends/rating/define';
    import 'amends/frame/define';
    import 'amends/desk/define';
    const widget: AmendsRating = document.createElement('amends-rating');
    widget.token = 'tok';
    widget.survey = { scale: 2 };
    widget.noWasm = true;
    widget.request = 17;
    // @ts-expect-error a site is a text
    widget.site = 17;
    const frame: AmendsRatingFrame = document.createElement('amends-rating-frame');
    frame.addEventListener('amends-rated', ({ detail }) => { const rated: AmendsRated = detail; console.log(rated.answer); });
    document.createElement('amends-report');
  `);
  assert.deepEqual(complaints([join(folder, 'use.ts')]), []);
});

test('what the package names is in it, and its version is the project’s', () => {
  const [, version] = /project\(amends VERSION ([\d.]+)/.exec(readFileSync(new URL('../../CMakeLists.txt', import.meta.url), 'utf8'));
  assert.equal(packageJson.version, version);
  assert.equal(JSON.parse(readFileSync(new URL('../../wasm/package.json', import.meta.url), 'utf8')).version, version, 'the source says the same');
  const named = Object.values(packageJson.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  for (const path of [...named, packageJson.types].filter((one) => !one.includes('*'))) assert.ok(read(path).length > 0, path);
  for (const name of ['README.md', 'LICENSE', 'custom-elements.json', 'web/manifest.json', 'lib/capture.wasm']) assert.ok(read(name).length > 0, name);
  assert.deepEqual(Object.keys(packageJson.dependencies ?? {}), []);
});
