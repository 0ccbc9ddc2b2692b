// One cold visit with a real click at its end: when what was there, and what it took.
import { readFile } from 'node:fs/promises';
import { pause } from './visit.mjs';

const settled_ms = 500;

async function ticks() {
  const [line] = (await readFile('/proc/stat', 'utf8')).split('\n', 1);
  const [user, nice, system, idle, ...rest] = line.split(/\s+/).slice(1).map(Number);
  return { idle, all: user + nice + system + idle + rest.slice(0, 4).reduce((sum, value) => sum + value, 0) };
}

/** Waits until about one core is idle, but not for ever. @returns {Promise<number>} the idle share at last */
export async function quiet(patience_ms) {
  const step_ms = 250;
  for (let waited = step_ms; ; waited += step_ms) {
    const before = await ticks();
    await pause(step_ms);
    const after = await ticks();
    const share = (after.idle - before.idle) / (after.all - before.all);
    if (share > 0.45 || waited >= patience_ms) return share;
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const sizes = (files, encoding) => sum([...new Set(files.map(({ file }) => file))].filter(({ isCode }) => isCode)
  .map((file) => file[encoding].length));

// In the page.
const look = () => ({
  longTasks: window.benchProbe.longTasks,
  wasmMemory: window.benchProbe.memories.reduce((total, { buffer }) => total + buffer.byteLength, 0),
  arrived: performance.getEntriesByType('resource').map(({ name, responseEnd }) => [new URL(name).pathname, responseEnd]),
});

async function clickTime(page) {
  const read = async () => Number(await page.evaluate(() => window.name));
  // A plain form navigates while this asks.
  return read().catch(() => pause(1_000).then(read));
}

async function timeAnswer(visit) {
  await visit.press();
  const post = await visit.answer(15_000);
  if (!post) throw new Error('no answer reached the server');
  const click = await clickTime(visit.page);
  // Times of the browser's two processes differ by fractions of a millisecond.
  const sent = visit.sent.find(({ path, at }) => at >= click - 1 && path.endsWith(`/${post.path}`));
  if (!sent) throw new Error('the answer went out before the click');
  return { clickToSent: sent.at - click, clickToServer: post.at - click, answerBytes: post.body.length };
}

/** @returns {Promise<object>} times in ms, sizes in bytes; Brotli unless a name says otherwise */
export async function timeVisit(visit) {
  const { page, cdp } = visit;
  const { visible, ready } = await visit.ready();
  await pause(settled_ms);
  const { files, requests } = visit;
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const { longTasks, wasmMemory, arrived } = await page.evaluate(look);
  const early = new Set(arrived.filter(([, end]) => end <= visible).map(([path]) => path));
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await cdp.send('Runtime.getHeapUsage');
  return {
    visible, ready, ...await timeAnswer(visit),
    blocking: sum(longTasks.map((ms) => Math.max(0, ms - 50))), script: metric('ScriptDuration') * 1000,
    heap, wasmMemory, requests,
    bytesBefore: sizes(files.filter(({ path }) => [...early].some((name) => name.endsWith(`/${path}`))), 'br'),
    bytes: sizes(files, 'br'), bytesGzip: sizes(files, 'gzip'), bytesRaw: sizes(files, 'identity'),
    bytesAfter: sizes(visit.files, 'br'),
  };
}
