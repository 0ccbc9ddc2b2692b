// ./dev bench [--quick] [--widgets [--only NAME,…] [--machine NAME] [--rounds N]]: the budgets, each
// measured beside the reference it names.
//
//   --quick     leaves out the store of a million requests, the helpdesks, and most rounds of the widgets
//   --widgets   only the widgets side by side in a browser; --only some of tests/bench/widget/pages,
//               on one --machine (desktop, phone), each seen --rounds times (9, with --quick 2):
//               some 40 tell 5 % apart on the desktop
//
// Ratios are what counts: the machines are noisy, so what is compared runs in turns and medians are
// taken. Says what it does, prints a table, keeps the figures in build/bench/results.json. A budget
// that is missed is told, not hidden; it does not end the command with a failure.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBytes } from './bytes.mjs';
import { measureImports, storeOf } from './imports.mjs';
import { measure, root } from './measure.mjs';
import { measureRedmine } from './redmine.mjs';
import { measureRequestTracker } from './request_tracker.mjs';
import { measureSessions } from './sessions.mjs';
import { atLeast, atMost, budgetTable, table } from './table.mjs';
import { comparison, legend, missedVisits } from './widget/comparison.mjs';
import { Interrupted } from './widget/ending.mjs';
import { machines } from './widget/visit.mjs';
import { measureWidgets } from './widget/widgets.mjs';
import { measureWorker } from './worker.mjs';

const { values: { quick, widgets: onlyWidgets, only, machine, rounds: wanted } } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false }, widgets: { type: 'boolean', default: false },
    only: { type: 'string' }, machine: { type: 'string' }, rounds: { type: 'string' },
  },
});
const rounds = Number(wanted ?? (quick ? 2 : 9));
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  console.error(`bench: --rounds is a whole number from 1 to 1000, not “${wanted}”`);
  process.exit(2);
}
if (machine !== undefined && !(machine in machines)) {
  console.error(`bench: --machine is one of ${Object.keys(machines).join(', ')}, not “${machine}”`);
  process.exit(2);
}
const kept = join(root, 'build/bench');
const imported = 100_000;
const sizes = [10_000, imported, ...(quick ? [] : [1_000_000])];

const one = (value) => value.toFixed(1);
const two = (value) => value.toFixed(2);
const whole = (value) => Math.round(value).toLocaleString('en');

async function ratings(folder) {
  const got = await measure('ratings', folder);
  return { got, rows: [
    atLeast('durable ratings/s', 'the same statements, bare', 0.8, got.against_same_statements,
      `${whole(got.ratings_per_second)} / ${whole(got.same_statements_per_second)}`),
    atLeast('durable ratings/s', 'a bare durable insert', 0.4, got.against_bare_insert,
      `${whole(got.ratings_per_second)} / ${whole(got.bare_inserts_per_second)}`),
    atMost('statements a rating', '', 8 + 2, got.statements_a_rating,
      `BEGIN and COMMIT are two of them; ${one(got.statements_with_reads)} with what is read before`, one),
  ] };
}

async function page(folder) {
  const got = await measure('page', folder);
  const rows = Object.entries(got).flatMap(([accept, times]) => [
    atMost(`rating page, ${accept}, µs`, 'amends_handle', 20, times.through_the_library_us,
      `${one(times.in_the_core_us)} µs without the library; ${times.statements} statement`, one),
  ]);
  return { got, rows };
}

async function sessions(folder) {
  const got = await measureSessions(folder);
  return { got, rows: [
    atMost('WebAssembly', 'native, the same sessions', 2, got.ratio,
      `${one(1e6 * got.wasm_s / got.calls)} / ${one(1e6 * got.native_s / got.calls)} µs a call, ${whole(got.calls)} calls`),
  ] };
}

async function imports(folder, store) {
  const got = await measureImports(folder, store, imported);
  return { got, rows: [
    atMost(`import of ${whole(imported)}`, 'a loop writing the same rows', 2, got.against_loop,
      `${two(got.amends)} / ${two(got.loop)} s, ${whole(got.rows)} rows`),
    atMost(`import of ${whole(imported)}`, 'sqlite3 .import, one index', 8, got.against_sqlite,
      `${two(got.amends)} / ${two(got.sqlite)} s`),
    atMost('bytes a request, in memory', '', 250, got.bytes_in_memory, '', whole),
    atMost('bytes a request, on disk', '', 1000, got.bytes_on_disk, '', whole),
  ] };
}

async function reports(stores) {
  const got = await measure('reports', ...stores);
  const rows = got.map(({ report, query, median_ms: times }) => {
    const by = new URLSearchParams(query).get('by');
    return atMost(`${report.split('/').pop()} by ${by}`, `${whole(sizes.at(-1))} against ${whole(sizes.at(-2))}`, 1.5,
      times.at(-1) / times.at(-2), sizes.map((size, i) => `${whole(size)}: ${two(times[i])} ms`).join(', '));
  });
  return { got, rows };
}

async function worker(folder) {
  const got = await measureWorker(folder);
  const rows = got.map(({ threads, bytes: added }) => atMost(`memory of a host worker, ${threads} at once, MB`, '', 8, added / 1e6,
    'resident, the library and all', one));
  return { got, rows };
}

const hostRows = (name, page, got) => [
  atMost(`${name}’s page of ${page}`, 'without the panel', 1.02, got.page_ms / got.bare_page_ms, `${one(got.page_ms)} / ${one(got.bare_page_ms)} ms`),
  atMost('the same, of processor time', 'without the panel', 1.02, got.cpu_ms / got.bare_cpu_ms, `${one(got.cpu_ms)} / ${one(got.bare_cpu_ms)} ms`),
  atLeast(`ratings/s through ${name}`, 'its update of a custom field', 1, got.ratings_per_second / got.updates_per_second,
    `${one(got.ratings_per_second)} / ${one(got.updates_per_second)}`),
];

async function redmine() {
  const got = await measureRedmine();
  return { got, rows: [
    ...hostRows('Redmine', 'an issue', got),
    atMost('memory of a Redmine process, MB', 'without the plugin', 8, got.added_bytes / 1e6, 'resident, two processes: the noise is some MB', one),
  ] };
}

async function requestTracker() {
  const got = await measureRequestTracker();
  return { got, rows: hostRows('RT', 'a ticket', got) };
}

async function bytes() {
  const got = await measureBytes();
  return { got, rows: [
    atMost('widget before its buttons, bytes', 'brotli', 5 * 1024, got.first, '', whole),
    atMost('widget in all, bytes', 'brotli', 24 * 1024, got.widget, 'with its longest language', whole),
    atMost('application module, bytes', 'brotli, WASM + glue', 120 * 1024, got.application, '', whole),
  ] };
}

// Of the pages with our widget, beside what no widget can be faster than.
function readyRows(find) {
  const pairs = [['amends-tag-made', 'amends-tag-made-plain'], ['amends-link', 'amends-link-plain'],
    ['amends-tag-made', 'html-form'], ['amends-link', 'html-form'], ['amends-tag', 'html-form'], ['amends-tag', 'html-fetch']];
  return ['desktop', 'phone'].flatMap((machine) => pairs.flatMap(([ours, reference]) => {
    const [measured, beside] = [find(ours)?.[machine]?.ready.median, find(reference)?.[machine]?.ready.median];
    if (!measured || !beside) return [];
    return atMost(`ready, ${machine}: ${ours}`, reference, 1.05, measured / beside, `${whole(measured)} / ${whole(beside)} ms`);
  }));
}

async function widgets(folder) {
  const got = await measureWidgets(folder, { rounds, patience_ms: quick ? 1_000 : 5_000, only: only?.split(','), on: machine ? [machine] : Object.keys(machines), say });
  const find = (wanted) => got.widgets.find(({ name }) => name === wanted);
  const ours = find('amends-tag');
  return { got, rows: [
    ...readyRows(find),
    ...(ours?.phone ? [
      atMost('loaded before the buttons, bytes', 'brotli, phone', 5 * 1024, ours.phone.bytesBefore.median, '', whole),
      atMost('loaded with an answer, bytes', 'brotli, phone', 24 * 1024, ours.phone.bytesAfter.median, '', whole),
    ] : []),
  ] };
}

async function storesOf(folder) {
  const stores = [];
  for (const size of sizes) {
    say(`importing ${whole(size)} requests`);
    stores.push(await storeOf(folder, size));
  }
  return stores;
}

function say(what) {
  process.stderr.write(`bench: ${what}\n`);
}

async function takeAll(take, folder) {
  await take('bytes', bytes);
  await take('ratings', () => ratings(folder));
  await take('page', () => page(folder));
  await take('sessions', () => sessions(folder));
  await take('worker', () => worker(folder));
  const stores = await storesOf(folder);
  if (!quick) {
    await take('redmine', redmine);
    await take('request-tracker', requestTracker);
  }
  await take('imports', () => imports(folder, stores[1]));
  await take('reports', () => reports(stores.map(({ store }) => store)));
}

async function tell(results, rows) {
  await writeFile(join(kept, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  const { chromium, rounds, idle, widgets: compared } = results.widgets;
  const beside = [...table(comparison(compared)), '',
    `${legend} Medians of ${rounds} rounds in Chromium ${chromium}; the machine was ${whole(100 * idle)} % idle before them. ${missedVisits(compared)}`].join('\n');
  await writeFile(join(kept, 'widgets.md'), `${beside}\n`);
  console.log(`${budgetTable(rows)}\n\n${beside}\n`);
  console.log(`${cpus().length} × ${cpus()[0].model}; Node ${process.version}; all figures in build/bench/results.json, the widgets in build/bench/widgets.md`);
}

async function main() {
  await mkdir(kept, { recursive: true });
  // On the disk of the project: the one in memory that holds temporary files would make syncing free.
  const folder = await mkdtemp(join(kept, 'run-'));
  const results = {};
  const rows = [];
  const take = async (name, measured) => {
    say(name);
    const { got, rows: more } = await measured();
    results[name] = got;
    rows.push(...more);
  };
  try {
    if (!onlyWidgets) await takeAll(take, folder);
    await take('widgets', () => widgets(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await tell(results, rows);
}

await main().catch((error) => {
  if (!(error instanceof Interrupted)) throw error;
  say(error.message);
  process.exitCode = 130;
});
