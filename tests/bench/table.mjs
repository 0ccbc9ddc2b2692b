// The rows of the bench: what was measured, beside what, the budget, whether it is kept.
const two = (value) => value.toFixed(2);

function budgetRow(what, reference, limit, value, detail, kept, sign, format) {
  return { what, reference, budget: `${sign} ${format(limit)}`, measured: format(value), kept, detail };
}

export const atMost = (what, reference, limit, value, detail, format = two) =>
  budgetRow(what, reference, limit, value, detail, value <= limit, '≤', format);

export const atLeast = (what, reference, limit, value, detail, format = two) =>
  budgetRow(what, reference, limit, value, detail, value >= limit, '≥', format);

/** Lines of Markdown, so that they can be pasted into a note; the first line of cells is the head. */
export function table(lines) {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const row = (line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [head, ...body] = lines;
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...body.map(row)];
}

/** The rows of budgets, and how many were missed. */
export function budgetTable(rows) {
  const missed = rows.filter(({ kept }) => !kept).length;
  return [...table([
    ['what', 'beside', 'budget', 'measured', '', 'in figures'],
    ...rows.map(({ what, reference, budget, measured, kept, detail }) =>
      [what, reference, budget, measured, kept ? 'kept' : 'MISSED', detail]),
  ]), '', `${rows.length} budgets measured, ${missed} missed`].join('\n');
}
