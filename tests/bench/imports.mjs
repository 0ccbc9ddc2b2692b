// Rated requests brought in: the command beside a bare loop that writes the same rows, and beside the
// sqlite3 command that imports the file into one indexed table.
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure, median, root, seconds, writeSamples } from './measure.mjs';

const amends = join(root, 'dist/bin/amends');
const rounds = 3;
const mapping = {
  columns: {
    request: 'request', answer: 'answer', agent: 'agent', team: 'team', service: 'service',
    customer: 'customer', comment: 'comment', asked_on: 'asked_on', answered_on: 'answered_on',
  },
  no_answer: ['0'],
  survey: { id: 'default' },
};

async function importInto(store, csv, map) {
  return seconds(amends, ['import', csv, '--store', store, '--mapping', map]);
}

async function sqliteImport(db, csv) {
  const script = [
    'PRAGMA journal_mode = WAL;',
    'CREATE TABLE rated (request TEXT PRIMARY KEY, answer, agent, team, service, customer, comment, asked_on, answered_on);',
    'CREATE INDEX by_team ON rated (team, answered_on);',
    '.mode csv',
    `.import --skip 1 ${csv} rated`,
  ].join('\n');
  const file = `${db}.sql`;
  await writeFile(file, script);
  return seconds('sqlite3', [db, `.read ${file}`]);
}

/** Makes a store of so many imported requests. */
export async function storeOf(folder, count) {
  const [csv, map, store] = ['csv', 'json', 'db'].map((kind) => join(folder, `${count}.${kind}`));
  await writeSamples(csv, count);
  await writeFile(map, JSON.stringify(mapping));
  const took = await importInto(store, csv, map);
  return { store, csv, map, seconds: took };
}

/** @returns {Promise<object>} medians in seconds, ratios, and bytes a request */
export async function measureImports(folder, { store, csv, map, seconds: first }, count) {
  const times = { amends: [first], loop: [], sqlite: [] };
  let rows = 0;
  for (let round = 0; round < rounds; ++round) {
    if (round > 0) times.amends.push(await importInto(join(folder, `again-${round}.db`), csv, map));
    const loop = await measure('rewrite', store, join(folder, `loop-${round}.db`));
    times.loop.push(loop.seconds);
    rows = loop.rows;
    times.sqlite.push(await sqliteImport(join(folder, `sqlite-${round}.db`), csv));
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  return {
    ...medians,
    rows,
    against_loop: medians.amends / medians.loop,
    against_sqlite: medians.amends / medians.sqlite,
    bytes_on_disk: (await stat(store)).size / count,
    bytes_in_memory: (await measure('memory', String(count))).bytes_a_request,
  };
}
