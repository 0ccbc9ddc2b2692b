// The vocabulary of the profiles: what each word of a step does. A step gets the play that it is in.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from './client.mjs';
import { encoded, fetchForm, formIn, formType } from './forms.mjs';
import { guessTokens } from './guesses.mjs';
import { attributes } from './mail.mjs';
import { mutations } from './mutations.mjs';

const agents = JSON.parse(await readFile(new URL('../agents.json', import.meta.url), 'utf8'));
const day_s = 86_400;

const headersOf = ({ agent, headers = {} }) => ({ ...(agent && { 'user-agent': agents[agent] }), ...headers });

async function fetchLinks(play, step) {
  let urls = await linksOf(play, step.links);
  if (step.mutate) urls = [step.mutate].flat().flatMap((name) => urls.map(mutations[name]));
  const once = (url) => send(url, { method: step.method ?? 'GET', headers: headersOf(step), closeAfter: step.close_after_bytes });
  for (let round = 0; round < (step.times ?? 1); ++round) {
    if (step.one_by_one) for (const url of urls) await once(url);
    else await Promise.all(urls.map(once));
  }
}

// Images and web files are found where a program finds them: in the mail and in the page.
async function linksOf(play, kind) {
  if (kind !== 'images' && kind !== 'assets') return play.mail.links(kind);
  const page = (await send(play.mail.page)).text;
  const names = kind === 'images' ? attributes(page.replaceAll(/<script\b[^>]*>/g, ''), 'src') : [...attributes(page, 'src'), ...attributes(page, 'href')];
  const own = names.map((name) => new URL(name, play.mail.page).href).filter((url) => url.startsWith(play.house.front.origin));
  return [...own, ...play.mail.links('images'), `${play.house.front.origin}/favicon.ico`];
}

async function flood(play, step) {
  const { per_second: rate, for_s: seconds } = step;
  const urls = play.mail.links('all');
  for (let at = 0; at < rate * seconds; ++at) {
    if (play.over) return;
    await send(urls[at % urls.length], { headers: headersOf(step) });
    await pause(1000 / rate);
  }
}

// By a client without a browser's headers, from the page that it fetched or a form that a browser took.
async function post(play, step) {
  const { mail } = play;
  const answer = mail.answer(step.answer);
  const form = step.form === 'taken' ? takenForm(play, answer) : await fetchForm(mail.link(step.link ?? step.answer), answer, headersOf(step));
  if (!form) throw new Error('the page has no form with a nonce');
  play.house.clock.forward((step.age_s ?? 1) * 1000);
  const one = (turn) => {
    const fields = { ...form.fields, ...step.fields, ...(step.fresh_op && { op: `robot-press-${turn}-0001` }) };
    const [type, body] = step.json ? ['application/json', JSON.stringify({ ...fields, answer })] : [formType, encoded(fields)];
    return send(form.url, { method: 'POST', headers: { 'content-type': type, ...headersOf(step) }, body });
  };
  await inLots(step.times ?? 1, step.parallel ?? 1, one);
}

function takenForm({ mail, taken }, answer) {
  const form = formIn(taken.find((html) => formIn(html)) ?? '');
  if (!form) return null;
  form.fields.answer = String(answer);
  form.fields.op ||= 'robot-press-0001';
  return { ...form, url: mail.page };
}

async function inLots(times, parallel, one) {
  for (let done = 0; done < times; done += parallel) {
    await Promise.all(Array.from({ length: Math.min(parallel, times - done) }, (_, at) => one(done + at)));
  }
}

// What a person's browser sent once, sent again by somebody who saw it.
async function replay(play, step) {
  const path = `/amends/r/${play.mail.token}`;
  const good = play.house.front.posts.filter((each) => each.path.startsWith(path) && each.status < 300).at(0);
  if (!good) throw new Error('no good post was seen that could be replayed');
  const kept = Object.fromEntries(Object.entries(good.headers).filter(([name]) => !['host', 'connection', 'content-length', 'accept-encoding'].includes(name)));
  const headers = step.bare ? { 'content-type': good.headers['content-type'] } : kept;
  await inLots(step.times, step.parallel ?? 10, () => send(`${play.house.front.origin}${good.path}`, { method: 'POST', headers, body: good.body }));
}

async function browse(play, step) {
  const front = play.house.front;
  if (step.prerender) {
    if (!await play.world.robots.prerender(front, play.mail.link(step.links), step.dwell_s ?? 1)) throw new Error('the browser did not prerender');
    return;
  }
  const between = () => play.house.clock.forward((step.gap_s ?? 0) * 1000);
  play.taken = await play.world.robots.browse(await linksOf(play, step.links), step, between);
}

// What came back for a vote that was not counted as it came. A page that was left asks nobody.
const asksOnceMore = ({ status, body, reply }) => !body.includes('"dwell"')
  && (status === 409 ? !reply.includes('nonce_stale') : /"result":"(held|disputed|intent)"/.test(reply));

async function visit(play, step) {
  const { mail, house, world } = play;
  const front = step.front === 'intranet' ? await house.intranet() : house.front;
  const answer = mail.answer(step.answer ?? step.link);
  front.rewrite(step.rewrite);
  const before = front.posts.length;
  const looked = step.look_after_days && (() => house.clock.forward(step.look_after_days * day_s * 1000));
  try {
    play.taps += await world.people.visit({ ...step, meanwhile: looked }, {
      url: mail.link(step.link, front),
      scale: mail.scale,
      words: mail.labels[answer - 1],
      counts: (patience_ms) => world.ledger.counts(mail, answer, patience_ms),
      asked: () => front.posts.slice(before).some(asksOnceMore),
      setAside: () => front.posts.slice(before).at(-1)?.reply.includes('"result":"disputed"') ?? false,
      read: () => house.clock.forward(4000),
    });
  } finally {
    front.rewrite();
  }
}

// The same page once more; the hand keeps moving.
async function again(play, step) {
  const device = await play.world.people.device(step);
  await device[step.how]();
  for (let turn = 0; turn < 6; ++turn) await device.gesture(step.input ?? 'mouse', turn);
}

async function comment(play, step) {
  const device = await play.world.people.device(step);
  const { front } = play.house;
  await device.write(step.text);
  front.down = Boolean(step.network_drops);
  await device.press(step.button);
  await pause(step.network_drops ? 700 : 0);
  front.down = false;
  const end = performance.now() + 15_000;
  while ((await play.world.ledger.read(play.mail)).comment !== step.text && performance.now() < end) await pause(200);
}

// Many at once, each with a browser's headers and a mail of their own.
async function crowd(play, step) {
  const { house, world, mail } = play;
  const mails = await Promise.all(Array.from({ length: step.people }, () => world.write(play.name, mail.scale)));
  const answer = mail.answer(step.answer);
  const forms = await Promise.all(mails.map((each) => fetchForm(each.page, answer)));
  house.clock.forward(1000);
  await Promise.all(mails.map((each, at) => send(each.page, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', origin: house.front.origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    body: JSON.stringify({ answer, evidence: 'gesture', op: `crowd-press-${at}-0001`, key: `crowd-key-${at}-0000001`, nonce: forms[at].fields.nonce }),
  })));
  play.crowd = mails;
}

async function accept(play) {
  await play.house.api('POST', `/api/ratings/${play.mail.invitation}/accept`, { reason: 'The customer says so' });
}

async function guess(play, step) {
  play.problems.push(...await guessTokens(play, step));
}

async function wait(play, step) {
  play.house.clock.forward((step.seconds ?? 0) * 1000 + (step.days ?? 0) * day_s * 1000);
  await play.world.ledger.tick();
}

export const steps = { fetch: fetchLinks, flood, post, replay, browse, visit, again, comment, crowd, accept, guess, wait };
