// The form that a program finds in a page, and the post that it makes of it.
import { attributes, unescaped } from './mail.mjs';
import { send } from './client.mjs';

export const formType = 'application/x-www-form-urlencoded';

/** The fields of the page's first form with a nonce, as a robot reads them; null: there is none. */
export function formIn(html) {
  for (const [whole, inside] of html.matchAll(/<form\b[^>]*>([^]*?)<\/form>/g)) {
    const fields = {};
    for (const [input] of inside.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const [name] = attributes(input, 'name');
      if (!name || (/type="radio"/.test(input) && !/\bchecked\b/.test(input))) continue;
      fields[name] ??= attributes(input, 'value')[0] ?? '';
    }
    if (fields.nonce) return { action: attributes(whole.slice(0, whole.indexOf('>') + 1), 'action')[0] ?? '', fields };
  }
  return null;
}

/** Fetches a page and takes its form, with the answer that is wanted. */
export async function fetchForm(url, answer, headers = {}) {
  const page = await send(url, { headers });
  const form = formIn(page.text);
  if (!form) return null;
  form.fields.answer = String(answer);
  form.fields.op ||= 'robot-press-0001';
  form.url = new URL(unescaped(form.action), url).href;
  return form;
}

export const encoded = (fields) => new URLSearchParams(fields).toString();
