// node tests/profiles/table.mjs FOLDER [--markdown]: what came of every profile, one line each, from the rows
// that the tests left in the folder. An id with +H01 is the scanner and a person on one mail.
import { keptRows } from './support/rows.mjs';

const sum = (rows, member) => rows.reduce((all, row) => all + row[member], 0);
const most = (rows, member) => Math.max(...rows.map((row) => row[member]));
const columns = [
  ['profile', ([{ id }]) => id],
  ['title', ([{ title }]) => title],
  ['plays', (rows) => rows.length],
  ['counted', (rows) => sum(rows, 'counted')],
  ['cases', (rows) => sum(rows, 'cases')],
  ['mails', (rows) => sum(rows, 'mails')],
  ['disputed', (rows) => sum(rows, 'disputed')],
  ['held', (rows) => sum(rows, 'held')],
  ['taps', (rows) => most(rows, 'taps')],
  ['verdict', (rows) => (rows.every(({ problems }) => problems.length === 0) ? 'as expected' : 'NOT as expected')],
];

const [folder, how] = process.argv.slice(2);
const rows = await keptRows(folder);
const ids = [...new Set(rows.map(({ id }) => id))];
const lines = [columns.map(([name]) => name), ...ids.map((id) => columns.map(([, cell]) => String(cell(rows.filter((row) => row.id === id)))))];
if (how === '--markdown') {
  lines.splice(1, 0, columns.map(() => '---'));
  for (const line of lines) console.log(`| ${line.join(' | ')} |`);
} else {
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  for (const line of lines) console.log(line.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd());
  for (const { id, journey, scale, problems } of rows.filter((row) => row.problems.length > 0)) {
    console.log(`${id} ${journey}, ${scale} points: ${problems.join('; ')}`);
  }
}
