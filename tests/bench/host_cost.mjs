// What Amends costs a helpdesk's processes: its page of a request with the panel and without, and ratings a second
// beside the helpdesk's own cheapest write.
import { readFile } from 'node:fs/promises';
import { median } from './measure.mjs';

const warm = 20;
const pages = 240;
const turn = 5;
const writes = 120;
const nonceAge_ms = 400;
const ticksPerSecond = 100;   // of /proc, on every Linux for years

/** Pages that a process has answered after comparePages(). */
export const pagesSeen = 2 * (warm + pages);

async function cpu_s(pids) {
  const times = await Promise.all(pids.map(async (pid) => {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }));
  return times.reduce((sum, time) => sum + time, 0);
}

export async function resident_bytes(pid) {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))[1]);
}

/** Opens a page so many times; @returns {Promise<number[]>} ms each */
export async function look(session, path, times) {
  const spans = [];
  for (let at = 0; at < times; at += 1) {
    const begun = performance.now();
    await session.open(path);
    spans.push(performance.now() - begun);
  }
  return spans;
}

/**
 * Two people who differ by the right to see the panel, in the same processes and in turns: two processes differ by
 * more than a panel costs.
 * @param {number[]} pids of those who serve the page
 * @returns {Promise<{page_ms: number, cpu_ms: number, bare_page_ms: number, bare_cpu_ms: number}>}
 */
export async function comparePages(pids, path, agent, trainee) {
  const sides = [agent, trainee].map((session) => ({ session, spans: [], cpu_s: 0 }));
  for (const { session } of sides) await look(session, path, warm);
  const seen = await Promise.all(sides.map(async ({ session }) => (await session.open(path)).text.includes('<amends-request')));
  if (!seen[0] || seen[1]) throw new Error('the panel is not where it belongs');
  for (let done = 0; done < pages; done += turn) {
    for (const side of sides) {
      const before = await cpu_s(pids);
      side.spans.push(...await look(side.session, path, turn));
      side.cpu_s += await cpu_s(pids) - before;
    }
  }
  const [ours, bare] = sides.map(({ spans, cpu_s: spent }) => ({ page_ms: median(spans), cpu_ms: 1000 * spent / pages }));
  return { page_ms: ours.page_ms, cpu_ms: ours.cpu_ms, bare_page_ms: bare.page_ms, bare_cpu_ms: bare.cpu_ms };
}

async function askedPages(session) {
  const asked = [];
  for (let at = 0; at < writes; at += 1) {
    const id = `bench-${at}`;
    await session.tell(id, { status: 'completed', requester: { id: `customer-${at}` }, queue: 'service-desk' });
    const { page_url: page } = await session.invite(id);
    const { nonce } = await (await fetch(page, { headers: { accept: 'application/json' } })).json();
    asked.push({ page, nonce });
  }
  await new Promise((resolve) => { setTimeout(resolve, nonceAge_ms); });
  return asked;
}

async function rate({ page, nonce }, at) {
  const headers = { 'content-type': 'application/json', accept: 'application/json', origin: new URL(page).origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
  const body = JSON.stringify({ answer: 5, nonce, op: `bench-op-${at}-000001`, key: `bench-key-${at}-00001` });
  const text = await (await fetch(page, { method: 'POST', headers, body })).text();
  if (!text.includes('"recorded"')) throw new Error(text);
}

// One after the other: a helpdesk on SQLite refuses the second of two changes that come at once.
async function perSecond(tasks) {
  const begun = performance.now();
  for (const task of tasks) await task();
  return 1000 * tasks.length / (performance.now() - begun);
}

/**
 * @param {{tell: Function, invite: Function}} session of somebody who may do all
 * @param {(at: number) => Promise<void>} update the helpdesk's own cheapest write
 * @returns {Promise<{ratings_per_second: number, updates_per_second: number}>}
 */
export async function compareWrites(session, update) {
  const ratings = (await askedPages(session)).map((each, at) => () => rate(each, at));
  const updates = ratings.map((_, at) => () => update(at));
  const rounds = [];
  for (let from = 0; from < writes; from += writes / 3) {
    rounds.push([await perSecond(ratings.slice(from, from + writes / 3)), await perSecond(updates.slice(from, from + writes / 3))]);
  }
  return { ratings_per_second: median(rounds.map(([ours]) => ours)), updates_per_second: median(rounds.map(([, theirs]) => theirs)) };
}
