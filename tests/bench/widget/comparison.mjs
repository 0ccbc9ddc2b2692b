// The table that lays all widgets side by side.
const kb = (bytes) => (bytes / 1000).toFixed(bytes < 10_000 ? 2 : 1);
const ms = (figure) => (figure ? figure.median.toFixed(figure.median < 10 ? 1 : 0) : '–');
const spread = (figure) => (figure ? `${ms(figure)} (${figure.q1.toFixed(0)}–${figure.q3.toFixed(0)})` : '–');

const yes = (value) => ({ true: 'yes', false: 'no' })[value] ?? (value?.failed ? `? ${value.failed}` : '–');
const faults = (found) => found.map(({ rule, count }) => `${rule} ×${count}`).join(', ') || 'none';

function policy(check) {
  if (check.failed) return `? ${check.failed}`;
  if (!check.isVisible) return 'not shown';
  return `${check.answers ? 'answers' : 'no answer'}${check.sameLook === false ? ', looks different' : ''}`;
}

function keys(check) {
  if (check?.failed) return `? ${check.failed}`;
  return check ? check.keys : 'none found';
}

const columns = [
  ['widget', ({ title, version }) => [title, version].filter(Boolean).join(' ')],
  ['kB', ({ desktop }) => (desktop ? kb(desktop.bytes.median) : '–')],
  ['of it first', ({ phone }) => (phone ? kb(phone.bytesBefore.median) : '–')],
  ['requests', ({ desktop }) => ms(desktop?.requests)],
  ['ready, desktop', ({ desktop }) => spread(desktop?.ready)],
  ['ready, phone', ({ phone }) => spread(phone?.ready)],
  ['click → sent, desktop', ({ desktop }) => ms(desktop?.clickToSent)],
  ['phone', ({ phone }) => ms(phone?.clickToSent)],
  ['blocking, phone', ({ phone }) => ms(phone?.blocking)],
  ['early click counts', ({ checks }) => yes(checks.early)],
  ['keys', ({ checks }) => keys(checks.keys)],
  ['strict policy', ({ checks }) => policy(checks.strict)],
  ['+ wasm-unsafe-eval', ({ checks }) => policy(checks.strictWasm)],
  ['no JavaScript', ({ checks }) => yes(checks.noScript)],
  ['axe', ({ checks: { axe } }) => (axe.failed ? `? ${axe.failed}` : `${faults(axe.loaded)}; after: ${faults(axe.answered)}`)],
];

/** @returns {string[][]} lines of cells, the first one names the columns */
export const comparison = (widgets) =>
  [columns.map(([name]) => name), ...widgets.map((widget) => columns.map(([, cell]) => cell(widget)))];

export const legend = 'kB of 1000 bytes: scripts, styles and WebAssembly as Brotli sends them, and what of it had come before the control was seen '
  + '(phone). Times in ms, medians (quartiles); the phone has a quarter of the speed and Slow 4G.';

/** What stands below the table: visits whose answer never came, or came unasked, are in none of its figures. */
export function missedVisits(widgets) {
  const told = widgets.flatMap(({ name, missed }) =>
    Object.entries(missed).filter(([, count]) => count > 0).map(([machine, count]) => `${name} ${count} (${machine})`));
  return told.length > 0 ? `Visits that failed and are in no figure: ${told.join(', ')}.` : 'No visit failed.';
}
