// The rows of the bench: what was measured, beside what, the budget, whether it is kept.
const two = (value) => value.toFixed(2);

function row(what, reference, limit, value, detail, kept, sign, format) {
  return { what, reference, budget: `${sign} ${format(limit)}`, measured: format(value), kept, detail };
}

export const atMost = (what, reference, limit, value, detail, format = two) =>
  row(what, reference, limit, value, detail, value <= limit, '≤', format);

export const atLeast = (what, reference, limit, value, detail, format = two) =>
  row(what, reference, limit, value, detail, value >= limit, '≥', format);

/** Prints the rows as a table of Markdown, so that it can be pasted into a note. */
export function printTable(rows) {
  const lines = [
    ['what', 'beside', 'budget', 'measured', '', 'in figures'],
    ...rows.map(({ what, reference, budget, measured, kept, detail }) =>
      [what, reference, budget, measured, kept ? 'kept' : 'MISSED', detail]),
  ];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const print = (line) => console.log(`| ${line.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`);
  print(lines[0]);
  print(widths.map((width) => '-'.repeat(width)));
  lines.slice(1).forEach(print);
  const missed = rows.filter(({ kept }) => !kept).length;
  console.log(`\n${rows.length} budgets measured, ${missed} missed`);
}
