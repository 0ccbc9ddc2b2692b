// What came of every journey, one line each.
const columns = [
  ['profile', 'name'], ['points', 'scale'], ['counted', 'counted'], ['answer', 'answer'], ['cases', 'cases'], ['mails', 'mails'],
  ['disputed', 'disputed'], ['held', 'held'], ['taps', 'taps'],
];

export function printTable(rows) {
  const lines = rows.map((row) => [...columns.map(([, member]) => String(row[member] ?? '-')), row.problems.length > 0 ? `NO: ${row.problems.join('; ')}` : 'as expected']);
  const all = [[...columns.map(([title]) => title), 'verdict'], ...lines];
  const widths = columns.map((_, at) => Math.max(...all.map((line) => line[at].length)));
  for (const line of all) console.log(line.map((cell, at) => (at < widths.length ? cell.padEnd(widths[at]) : cell)).join('  '));
}
