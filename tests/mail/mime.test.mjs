// The block as a part of a real mail: written, sent, broken into lines, rewritten, and read back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime from 'postal-mime';
import { askAll, hrefs, linksOf, openHelpdesk, urls } from './support/helpdesk.mjs';

const helpdesk = await openHelpdesk(after);
const asked = await askAll(helpdesk);

const envelope = { from: 'Helpdesk <helpdesk@example.org>', to: 'dana@example.org', subject: 'Resolved: Printer', date: new Date(0) };
const greeting = { text: 'Hello Dana,\n\nyour request is resolved.\n\n', html: '<p>Hello Dana,</p>\n<p>your request is resolved.</p>\n' };

const body = ({ mail }) => ({ text: greeting.text + mail.text, html: `<!doctype html><html><body>\n${greeting.html}${mail.html}</body></html>\n` });

const compose = (parts) => new MailComposer({ ...envelope, ...parts }).compile().build();

// As an old program writes it: the bytes as they are.
function composePlainly({ text, html }, encoding) {
  const part = (type, content) => `--edge\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content.replaceAll('\n', '\r\n')}\r\n`;
  return Buffer.from('From: helpdesk@example.org\r\nTo: dana@example.org\r\nSubject: Resolved\r\nMIME-Version: 1.0\r\n'
    + `Content-Type: multipart/alternative; boundary=edge\r\n\r\n${part('text/plain', text)}${part('text/html', html)}--edge--\r\n`);
}

const lines = (raw) => raw.toString('latin1').split(/\r?\n/);
const withoutEnds = (text) => text.replaceAll('\r\n', '\n').trimEnd();

async function assertWhole(raw, invitation) {
  const read = await PostalMime.parse(raw);
  const wanted = linksOf(invitation);
  assert.deepEqual(urls(read.text), wanted);
  assert.deepEqual(hrefs(read.html), [...wanted, `${invitation.page_url}/0`]);
  return read;
}

for (const encoding of ['quoted-printable', 'base64']) {
  test(`${encoding} gives the block back as it was`, async () => {
    for (const invitation of asked) {
      const parts = body(invitation);
      const raw = await compose({ ...parts, textEncoding: encoding });
      assert.ok(raw.includes(`Content-Transfer-Encoding: ${encoding}`));
      assert.ok(lines(raw).every((line) => line.length <= 78));
      const read = await assertWhole(raw, invitation);
      assert.equal(withoutEnds(read.text), withoutEnds(parts.text));
      assert.equal(withoutEnds(read.html), withoutEnds(parts.html));
    }
  });
}

for (const encoding of ['7bit', '8bit']) {
  test(`${encoding}: no line is longer than a mail server takes`, async () => {
    for (const invitation of asked.filter(({ language }) => encoding === '8bit' || language === 'en')) {
      const raw = composePlainly(body(invitation), encoding);
      assert.ok(lines(raw).every((line) => line.length <= 998), 'RFC 5322, section 2.1.1');
      await assertWhole(raw, invitation);
    }
  });
}

// As programs wrap what they send as text: at the last space before the column, else after the word.
function wrapAt(text, column) {
  return text.split('\n').map((line) => {
    const rows = [''];
    for (const word of line.split(' ')) {
      const row = rows.at(-1);
      if (row && [...row].length + 1 + [...word].length > column) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return rows.join('\n');
  }).join('\n');
}

// As the plainest ones do: in the middle of a word.
const cutAt = (text, column) => text.split('\n').map((line) => line.match(new RegExp(`.{1,${column}}`, 'gu'))?.join('\n') ?? '').join('\n');

test('lines of 78 columns leave text and links as they are, however the program breaks longer ones', () => {
  for (const { mail } of asked) {
    assert.equal(wrapAt(mail.text, 78), mail.text);
    assert.equal(cutAt(mail.text, 78), mail.text);
  }
});

test('a reply quotes each link on a line of its own', () => {
  for (const invitation of asked) {
    const quoted = wrapAt(invitation.mail.text.split('\n').map((line) => `> ${line}`).join('\n'), 78);
    assert.deepEqual(urls(quoted), linksOf(invitation));
  }
});

test('format=flowed, with space-stuffing, leaves it whole', () => {
  for (const { mail } of asked) {
    const flowed = mail.text.split('\n').map((line) => (/^( |>|From )/.test(line) ? ` ${line}` : line));
    // RFC 3676: a line that ends in a space goes on in the next one; none may.
    assert.ok(flowed.every((line) => !line.endsWith(' ')));
    assert.equal(flowed.map((line) => line.replace(/^ /, '')).join('\n'), mail.text);
  }
});

const safe = 'https://safe.example/?url=';
const rewrite = (html) => html.replaceAll(/href="([^"]*)"/g, (_, href) =>
  `href="${safe}${encodeURIComponent(href.replaceAll('&amp;', '&'))}&amp;data=05%7C02%7Cdana%40example.org&amp;reserved=0"`);
const unwrapped = (link) => new URL(link).searchParams.get('url');

test('a rewriter of links leads to the pages that were meant', async () => {
  for (const invitation of asked) {
    const raw = await compose({ ...body(invitation), html: rewrite(body(invitation).html) });
    const read = await PostalMime.parse(raw);
    const links = hrefs(read.html);
    assert.ok(links.every((link) => link.startsWith(safe)));
    assert.deepEqual(links.map(unwrapped), [...linksOf(invitation), `${invitation.page_url}/0`]);
    for (let answer = 1; answer <= invitation.scale; answer += 1) {
      assert.deepEqual(await helpdesk.open(unwrapped(links[answer - 1])), { status: 200, chosen: answer });
    }
    assert.deepEqual(await helpdesk.open(unwrapped(links.at(-1))), { status: 200, chosen: null }, 'the decoy marks nothing');
  }
});

test('the text names what the links open', () => {
  for (const { scale, links, mail } of asked) {
    const rows = mail.text.split('\n');
    for (const { label, url } of links) {
      const at = rows.indexOf(url);
      assert.equal(rows[at - 1], label, `${scale} points`);
      assert.equal(rows[at + 1], '');
    }
  }
});
