// A helpdesk with surveys of every scale, and the mail blocks that it gets.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { amends, folder, start } from '../../cli/support/amends.mjs';

export const scales = [2, 3, 5, 10];
export const languages = ['en', 'de', 'ar'];

/** Every link of a mail begins so; the pages behind them are the server's. */
export const baseUrl = 'https://help.example.org';

const ends = {
  en: ['Not good', 'Good'],
  de: ['Unbefriedigend & unfreundlich', '„Gut“'],
  ar: ['غير جيدة', 'جيدة'],
};
const questions = {
  en: 'How was our help with this request?',
  de: 'Wie war unsere Hilfe bei dieser Anfrage, die wir für Sie bearbeitet und heute geschlossen haben?',
  ar: 'كيف كانت مساعدتنا في هذا الطلب؟',
};

const label = (language, scale, answer) => {
  if (scale === 10) return String(answer);
  return ends[language][answer === scale ? 1 : 0] + (scale > 2 && answer > 1 && answer < scale ? ` ${answer}` : '');
};

function survey(scale) {
  const answers = Array.from({ length: scale }, (_, i) => i + 1);
  const texts = (language) => ({ question: questions[language], labels: answers.map((answer) => label(language, scale, answer)), reasons: {} });
  return {
    id: `of-${scale}`,
    touchpoint: `closed-${scale}`,
    scale,
    classes: answers.map((answer) => (answer > scale / 2 ? 'satisfied' : 'dissatisfied')),
    reasons: [],
    ask_importance: false,
    texts: Object.fromEntries(languages.map((language) => [language, texts(language)])),
  };
}

/** Starts a server; `after` ends it. */
export async function openHelpdesk(after) {
  const place = await folder(after);
  const store = join(place, 'helpdesk.db');
  const assets = join(place, 'assets');
  await mkdir(assets);
  await writeFile(join(assets, 'amends-page.css'), 'p{}');
  const { out } = await amends('key', 'create', '--store', store, '--name', 'admin', '--role', 'admin');
  const server = await start('serve', '--store', store, '--assets', assets, '--tick', '0');
  after(() => server.stop());
  let requests = 0;

  async function call(method, path, body) {
    const answer = await fetch(`${server.origin}/amends/api${path}`, {
      method,
      headers: { authorization: `Bearer ${out.trim()}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const found = await answer.json();
    assert.ok(answer.ok, JSON.stringify(found));
    return found;
  }

  const { revision, settings } = await call('GET', '/settings');
  await call('PUT', '/settings', { revision, settings: { ...settings, base_url: baseUrl, surveys: scales.map(survey) } });

  return {
    store,
    /** Asks a new customer. @returns the answer of POST /api/invitations, with its scale */
    async ask(scale, language) {
      const request = String(requests += 1);
      await call('PUT', `/requests/${request}`, { status: 'completed', requester: { id: `u${request}`, name: 'Dana', language } });
      return { scale, ...await call('POST', '/invitations', { request, touchpoint: `closed-${scale}`, language }) };
    },
    /** Opens a link of a mail. @returns {Promise<{status: number, chosen: ?number}>} what the page has marked */
    async open(link) {
      assert.ok(link.startsWith(`${baseUrl}/`), link);
      const answer = await fetch(`${server.origin}/amends${link.slice(baseUrl.length)}`);
      const chosen = /value="(\d+)" required checked/.exec(await answer.text());
      return { status: answer.status, chosen: chosen && Number(chosen[1]) };
    },
  };
}

/** Every invitation that a test needs: each scale in each language. */
export async function askAll(helpdesk) {
  const asked = [];
  for (const scale of scales) for (const language of languages) asked.push(await helpdesk.ask(scale, language));
  return asked;
}

/** The links that a person is meant to follow, in order. */
export const linksOf = ({ page_url: page, scale }) => [...Array.from({ length: scale }, (_, i) => `${page}/${i + 1}`), `${page}/stop`];

const unescaped = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** The addresses in HTML, in order. */
export const hrefs = (html) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => unescaped(href));

/** The addresses in a text, as mail programs find them. */
export const urls = (text) => [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => url);
