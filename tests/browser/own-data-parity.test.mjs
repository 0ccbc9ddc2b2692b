// The page and `amends import` take the same file alike: the reports are the same, to the last figure.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { amends, folder, root } from '../cli/support/amends.mjs';
import { columnsShown, figure, resultsShown, table, useOwnData } from './support/own-data.mjs';

const { open } = useOwnData();
const place = await folder(after);
const reports = ['satisfaction', 'dissatisfied-requesters', 'response'];
const days = { from: '2019-01-01', to: '2026-01-01' };

async function byPage(file, before = async () => {}) {
  const page = await open();
  await page.locator('#file').setInputFiles(file);
  await columnsShown(page);
  await before(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the mapping' }).click()]);
  const mapping = join(place, `${Math.random()}.json`);
  await download.saveAs(mapping);
  const report = (name, query) => page.evaluate(async ([path]) => {
    const { status, body } = await document.querySelector('amends-report').transport.request('GET', path);
    return status === 200 ? body : status;
  }, [`/api/reports/${name}?${new URLSearchParams(query)}`]);
  return { page, mapping, report };
}

async function byCommand(file, mapping) {
  const store = join(place, `${Math.random()}.db`);
  const done = await amends('import', file, '--store', store, '--mapping', mapping, '--follow-ups', 'list', '--skip-bad-lines');
  assert.equal(done.code, 0, done.err);
  const report = async (name, query) => {
    const { code, out, err } = await amends('report', name, '--store', store, '--json', ...Object.entries(query).flatMap(([option, value]) => [`--${option}`, value]));
    assert.equal(code, 0, err);
    return JSON.parse(out);
  };
  return { out: done.out, report };
}

// A report on no days in particular counts what has no date as well, where nothing else is there.
async function sameReports(file, { before, period = days, mapping } = {}) {
  const here = await byPage(file, before);
  const there = await byCommand(file, mapping ?? here.mapping);
  for (const name of reports) {
    for (const by of ['team', 'period:month']) assert.deepEqual(await here.report(name, { by, ...period }), await there.report(name, { by, ...period }), `${name} by ${by}`);
  }
  return { ...here, out: there.out };
}

test('a file that the test made', async () => {
  const file = join(place, 'made.csv');
  await writeFile(file, `${table(900)}T-1,5,a,t,c,2025-01-01,twice\nT-x,5,a\n`);
  const { page } = await sameReports(file);
  assert.equal(await figure(page, 'lines left out'), '2');
});

for (const name of ['chatwoot', 'freshdesk', 'glpi', 'zendesk']) {
  test(`an export of ${name}, as the command takes it by its ready mapping and by the saved one`, async () => {
    const file = join(root, `tests/cli/exports/${name}.csv`);
    await sameReports(file, { mapping: name });
    await sameReports(file);
  });
}

test('an export of GLPI in which every answer is its own number', async () => {
  const file = join(place, 'glpi.csv');
  const heads = ['ID', 'Assigned to - Technician', 'Satisfaction survey - Satisfaction', 'Satisfaction survey - Creation date', 'Satisfaction survey - Response date'];
  await writeFile(file, [heads.join(';'), ...[1, 2, 5].map((answer) => `${answer};Ada;${answer};2025-01-02;2025-01-03`), ''].join('\n'));
  const { page } = await sameReports(file, { mapping: 'glpi' });
  assert.equal(await figure(page, 'answered'), '3 (100%)');
});

// Real files, which are not part of this repository (../shared/data/README.md).
const unpacked = async (name) => {
  const file = join(place, name);
  await writeFile(file, execFileSync('xz', ['-dkc', join(root, '../shared/data', `${name}.xz`)], { maxBuffer: 1 << 28 }));
  return file;
};
const real = {
  'ibm_it_help_desk_100k.csv': { answered: '69,789 (69.79%)', satisfied: '69.73%', undated: true },
  'ecommerce_csat_sample20pct_17182.csv': { answered: '17,182 (100%)', satisfied: '82.71%' },
  'rwfd_help_desk_9542.csv': { answered: '5,583 (58.51%)', satisfied: '81.03%' },
};
const shared = existsSync(join(root, '../shared/data'));

for (const [name, wanted] of Object.entries(real)) {
  test(`the real file ${name}`, { skip: !shared && 'the file is not part of this repository' }, async () => {
    const file = await unpacked(name);
    const { page } = await sameReports(file, wanted.undated ? { period: {} } : {});
    assert.equal(await figure(page, 'answered'), wanted.answered);
    assert.equal(await figure(page, 'of them satisfied'), wanted.satisfied);
    assert.equal(await figure(page, 'lines left out'), '0');
  });
}

test('the real file whose dates are mixed is asked about', { skip: !shared && 'the file is not part of this repository' }, async () => {
  const file = await unpacked('rwfd_help_desk_9542_mixeddates.csv');
  await sameReports(file, {
    async before(page) {
      await page.getByText('Some are written day-first and others month-first').waitFor();
      await page.getByLabel(/^M\/D\/YYYY: /).check();
    },
  });
});
