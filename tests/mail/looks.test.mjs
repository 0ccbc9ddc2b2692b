// The block as a mail program shows it: sizes, distances, directions, and what nobody may see.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { axeFaults, launch, openPage, picture } from '../browser/desk/browser.mjs';
import { askAll, hrefs, linksOf, openHelpdesk } from './support/helpdesk.mjs';

const helpdesk = await openHelpdesk(after);
const asked = await askAll(helpdesk);
const browser = await launch();
after(() => browser.close());

let page;
afterEach(async () => {
  await page?.context().close();
  page = undefined;
});

const schemes = { light: '#ffffff;color:#1d2226', dark: '#1b1d1f;color:#e4e6e8' };
const pixels = { phone: 320, largePhone: 375, desktop: 1024 };

/** Shows a mail; `sheet` is a style sheet of the helpdesk's own. */
async function show(html, { width = pixels.phone, scheme = 'light', sheet = '' } = {}) {
  page ??= await openPage(browser);
  await page.setViewportSize({ width, height: 720 });
  await page.setContent(`<!doctype html><html lang="en"><head><title>Resolved</title><style>${sheet}</style></head>
    <body style="margin:0;padding:16px 24px;font:16px/24px Arial,sans-serif;background:${schemes[scheme]}">
    <main><h1 style="font-size:16px">Hello Dana,</h1><p>your request is resolved.</p>${html}</main></body></html>`);
}

/** The links that have a box, as [address, left, top, width, height]. */
const boxes = () => page.evaluate(() => [...document.querySelectorAll('main a')]
  .map((link) => ({ href: link.href, ...link.getBoundingClientRect().toJSON() }))
  .filter(({ width, height }) => width > 0 && height > 0)
  .map(({ href, left, top, width, height }) => ({ href, left, top, width, height })));

const apart = (one, other) => Math.max(
  one.left - (other.left + other.width), other.left - (one.left + one.width),
  one.top - (other.top + other.height), other.top - (one.top + one.height),
);

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('on the narrowest phone every link is a target of 44 pixels, apart from the next', async () => {
  for (const invitation of asked) {
    const what = `${invitation.scale} points in ${invitation.language}`;
    await show(invitation.mail.html);
    const found = await boxes();
    assert.deepEqual(found.map(({ href }) => href), linksOf(invitation), what);
    for (const box of found) {
      assert.ok(box.width >= 44 && box.height >= 44, `${what}: ${JSON.stringify(box)}`);
      for (const other of found) assert.ok(other === box || apart(box, other) >= 4, `${what}: ${JSON.stringify([box, other])}`);
    }
    assert.ok(await overflow() <= 0, what);
  }
});

test('words without an end are broken, not the mail', async () => {
  const { mail } = await helpdesk.ask(5, 'en');
  await show(mail.html.replaceAll('Good', 'Good'.repeat(60)).replace('How was', 'How'.repeat(90)));
  assert.ok(await overflow() <= 0);
});

test('the decoy has no box, no name, no place in the order of keys, and is still there', async () => {
  for (const invitation of asked) {
    const decoy = `${invitation.page_url}/0`;
    assert.equal(hrefs(invitation.mail.html).filter((href) => href === decoy).length, 1);
    await show(invitation.mail.html, { width: pixels.desktop });
    assert.ok((await boxes()).every(({ href }) => href !== decoy));
    assert.equal(await page.evaluate((href) => document.querySelector(`a[href="${href}"]`).getClientRects().length, decoy), 0);

    const devtools = await page.context().newCDPSession(page);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const links = nodes.filter(({ role, ignored }) => !ignored && role.value === 'link');
    const urls = links.map(({ properties }) => properties.find(({ name }) => name === 'url')?.value.value);
    assert.deepEqual(urls, linksOf(invitation));
    assert.ok(links.every(({ name }) => name.value.trim() !== ''));

    const visited = [];
    for (let i = 0; i < invitation.scale + 1; i += 1) {
      await page.keyboard.press('Tab');
      visited.push(await page.evaluate(() => document.activeElement.href));
    }
    assert.deepEqual(visited, linksOf(invitation));
    assert.ok(!(await page.evaluate(() => document.querySelector('main').innerText)).includes('/0'));
  }
});

test('from right to left the scale is mirrored', async () => {
  const across = (box) => Math.round(box.left);
  const { mail } = await helpdesk.ask(10, 'ar');
  await show(mail.html, { width: pixels.largePhone });
  const arabic = await boxes();
  assert.ok(across(arabic[0]) > across(arabic[4]));
  await show((await helpdesk.ask(10, 'en')).mail.html, { width: pixels.largePhone });
  const english = await boxes();
  assert.ok(across(english[0]) < across(english[4]));
});

// What helpdesks say about all tables and links of their mails, as a program writes it into each element
// before sending: behind it, what the element says itself.
const hostRules = {
  table: 'border:1px solid #bbb;border-collapse:collapse;margin:8px;width:auto;background:#eee',
  td: 'border:1px solid #bbb;padding:4px;text-align:left;font-weight:bold;vertical-align:top',
  a: 'color:#169;text-decoration:none;display:inline;padding:0;line-height:1',
};

const inlined = (html) => Object.entries(hostRules).reduce((at, [element, rules]) =>
  at.replaceAll(new RegExp(`<${element}( [^>]*)? style="`, 'g'), (tag) => `${tag}${rules};`), html);

const sheetOf = (rules) => Object.entries(rules).map(([element, rule]) => `${element}{${rule}}`).join('');

test('a helpdesk’s own style sheet, as it is or written into the elements, moves nothing', async () => {
  for (const invitation of asked) {
    await show(invitation.mail.html);
    const alone = await boxes();
    await show(invitation.mail.html, { sheet: sheetOf(hostRules) });
    assert.deepEqual(await boxes(), alone, 'beside the mail');
    await show(inlined(invitation.mail.html));
    assert.deepEqual(await boxes(), alone, 'written into it');
  }
});

test('text takes the colour of the mail, the border stands on light and on dark', async () => {
  const { mail } = await helpdesk.ask(5, 'en');
  for (const [scheme, text] of [['light', 'rgb(29, 34, 38)'], ['dark', 'rgb(228, 230, 232)']]) {
    await show(mail.html, { scheme });
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('main a')).color), text);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('main a').parentElement).borderTopColor), 'rgb(118, 118, 118)');
  }
});

test('axe finds nothing, on light and on dark', async () => {
  for (const { scale, language, mail } of asked.filter(({ language: one }) => one !== 'de')) {
    await show(mail.html, { scheme: language === 'ar' ? 'dark' : 'light' });
    assert.deepEqual(await axeFaults(page), [], `${scale} points in ${language}`);
  }
});

test('pictures to look at', { skip: !process.env.AMENDS_SHOTS }, async () => {
  for (const { scale, language, mail } of asked) {
    for (const scheme of Object.keys(schemes)) {
      for (const name of ['largePhone', 'desktop']) {
        await show(mail.html, { width: pixels[name], scheme });
        await picture(page, `mail-${scale}-${language}-${scheme}-${name}`);
      }
    }
  }
});
