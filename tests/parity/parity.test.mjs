// One core, proven: the same transcripts through every build of it, compared byte for byte, and the
// same history behind them.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { damaging } from '../support/damaged-steps.mjs';
import { figuresSteps } from '../support/figures-transcript.mjs';
import { generatedSteps } from '../support/generated-transcript.mjs';
import { replay } from '../support/replay.mjs';
import { targets } from '../support/targets.mjs';
import { record, stepsIn, verdict } from '../support/transcript.mjs';
import { closePages, pageTargets } from './support/page-targets.mjs';

const builds = { ...targets, ...pageTargets };
const [reference, ...others] = Object.keys(builds);
const transcripts = new URL('transcripts/', import.meta.url);
const seeds = process.env.AMENDS_TEST_ALL === '1' ? Array.from({ length: 20 }, (_, i) => i + 1) : [1, 2, 3];
const stepsOfASeed = 150;

// What the builds may say differently, and all of it: the health route names the kind of store.
function comparable(request, answer) {
  if (typeof request !== 'string' || !request.includes('"path":"/api/health"')) return answer;
  return answer.replace(/\\"store\\":\\"(?:memory|sqlite)\\"/, String.raw`\"store\":\"any\"`);
}

/** Every answer of the reference, with what was asked: for what the transcripts leave out. */
const seen = [];
const table = others.map((name) => ({ name, transcripts: 0, answers: 0, differences: 0 }));

async function playEverywhere(steps, thenMore) {
  const target = await builds[reference]();
  const recorded = await record(steps, target, thenMore);
  const end = await target.finish();
  const asked = recorded.filter(({ request }) => request !== undefined);
  seen.push(...asked);
  assert.equal(end.damages, '0', `${reference}: what verify() says`);
  const played = await Promise.all(table.map((row) => play(row, recorded)));
  const differences = played.flatMap((one) => [...differencesOf(one, asked, end)]);
  for (const { row, what, is, wanted } of differences) assert.equal(is, wanted, `${row.name}: ${what}`);
  return { asked, heads: end.heads };
}

async function play(row, recorded) {
  try {
    const target = await builds[row.name]();
    const given = await replay(recorded, target);
    return { row, given, ...await target.finish() };
  } catch (cause) {
    throw new Error(`${row.name}: ${cause.message}`, { cause });
  }
}

/** Counts into the table as well. */
function* differencesOf({ row, given, heads, damages = '0' }, asked, end) {
  row.transcripts += 1;
  row.answers += given.length;
  const differs = (what, is, wanted) => {
    row.differences += 1;
    return { row, what, is, wanted };
  };
  for (const [i, { request, answer }] of asked.entries()) {
    const [is, wanted] = [given[i] ?? 'no answer', answer].map((one) => comparable(request, one));
    if (is !== wanted) yield differs(`answer ${i + 1}, to ${shown(request)}`, is, wanted);
  }
  if (heads !== end.heads) yield differs('the history', heads, end.heads);
  if (damages !== '0') yield differs('what verify() says', damages, '0');
}

function assertVerdicts(asked) {
  for (const { step, answer } of asked) {
    if (step.answer === undefined) continue;
    assert.equal(verdict(JSON.parse(answer)), step.answer, `${shown(step)}\n→ ${answer}`);
  }
}

function shown(step) {
  const text = JSON.stringify(step);
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

for (const file of (await readdir(transcripts)).sort()) {
  test(`transcript ${file}`, async () => {
    const steps = await stepsIn(new URL(file, transcripts));
    const { asked, heads } = await playEverywhere(steps);
    assertVerdicts(asked);
    const damaged = await playEverywhere(steps, damaging());
    assertVerdicts(damaged.asked);
    assert.equal(damaged.heads, heads, 'damaged requests leave no trace in the history');
  });
}

for (const seed of seeds) {
  test(`generated transcript ${seed}`, async () => {
    await playEverywhere(generatedSteps(seed, stepsOfASeed));
  });
}

test('figures beyond chance', async () => {
  const { asked } = await playEverywhere(figuresSteps());
  assertVerdicts(asked);
  const said = asked.map(({ answer }) => JSON.parse(answer).body).join('\n');
  assert.match(said, /Beyond chance: Payroll lower/);
  assert.match(said, /No difference beyond chance/);
});

test('every refusal is one clear problem', () => {
  for (const { request, answer } of seen) {
    const { status, headers, body } = JSON.parse(answer);
    if (status < 400) continue;
    assert.ok(status < 500, `${status} to ${shown(request)}`);
    if (Object.fromEntries(headers)['content-type'] === 'application/problem+json') assertClear(JSON.parse(body), status);
  }
});

function assertClear(problem, status) {
  assert.equal(problem.status, status);
  assert.match(problem.code, /^[a-z][a-z0-9_]*$/);
  assert.match(problem.detail, /^[^\r\n]{1,400}[^.\s]$/u, JSON.stringify(problem));
}

const sourceOf = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every route was played to a good end', async () => {
  const table = (await sourceOf('core/api/routes.cpp')).matchAll(/\{"([A-Z]+)", "([^"]+)"/g);
  const wanted = [...table].map(([, method, pattern]) => ({ name: `${method} ${pattern}`, method, pattern }));
  assert.ok(wanted.length > 20);
  const good = seen.filter(({ step, answer }) => step.call !== undefined && JSON.parse(answer).status < 400)
    .map(({ request }) => JSON.parse(request));
  const missing = wanted
    .filter(({ pattern }) => pattern !== '/assets/*') // no target has web files
    .filter(({ method, pattern }) => {
      const path = new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`);
      return !good.some((request) => request.method === method && path.test(request.path));
    });
  assert.deepEqual(missing.map(({ name }) => name), []);
});

test('every refusal was heard', async () => {
  const rows = (await sourceOf('core/base/error.cpp')).matchAll(/Row\{ErrorCode::\w+, (\d+), "(\w+)"/g);
  const said = new Set(seen.map(({ answer }) => verdict(JSON.parse(answer))));
  const notByRequests = /^(?:store_\w+|conflict|history_broken|internal|already_exists)$/;
  const missing = [...rows]
    .filter(([, , code]) => !notByRequests.test(code))
    .map(([, status, code]) => `${status} ${code}`)
    .filter((refusal) => !said.has(refusal));
  assert.deepEqual(missing, []);
});

after(async () => {
  await closePages();
  console.log(`# ${seen.length} requests, their answers compared with those of ${reference}`);
  console.log('# transcripts  answers  differences  target');
  for (const { name, transcripts: played, answers, differences } of table) {
    console.log(`# ${String(played).padStart(11)}  ${String(answers).padStart(7)}  ${String(differences).padStart(11)}  ${name}`);
  }
});
