// A CSV file of the visitor's own: chosen, looked at, imported in a worker, and shown. Nothing leaves the page.
import { make } from './dom.js';
import { Columns } from './own-data-columns.js';
import { Fault, Link } from './own-data-link.js';
import { mappingFrom, prefixFor, stemOf, titleOf } from './own-data-mapping.js';
import { showCounts, showDesk } from './own-data-results.js';
import { counted, delimiterNames, encodingNames, faultWords, grouped, meaningName, readyName, size } from './own-data-words.js';

const part = Object.fromEntries([...document.querySelectorAll('#main [id]')].map((one) => [one.id.replace(/-(\w)/g, (_, c) => c.toUpperCase()), one]));
const columns = new Columns(part);
const sections = ['columns', 'running', 'results'];

let link = null;
let file = null;
let found = null;      // what the last look said
let mapping = null;    // of the last import
let turn = 0;          // of looks and imports: what comes late from another one is not shown

const say = (text) => { part.said.textContent = text; };

function show(name) {
  for (const one of sections) part[one].hidden = one !== name;
  if (name !== 'results') part.desk.replaceChildren();
}

function focusTitle(name) {
  part[name].querySelector('h2').focus({ preventScroll: true });
  part[name].scrollIntoView({ block: 'start' });
}

function tellFault(fault) {
  part.fault.textContent = faultWords(fault);
  part.fault.hidden = false;
}

// Where the reader was is gone.
function stopWith(fault) {
  tellFault(fault);
  part.fault.focus({ preventScroll: true });
  part.fault.scrollIntoView({ block: 'center' });
}

function clearFault() {
  part.fault.hidden = true;
  part.fault.textContent = '';
}

function drop() {
  link?.end();
  link = null;
}

function worker() {
  link ??= new Link((code) => {
    link = null;
    turn += 1;
    show('');
    stopWith({ code });
  });
  return link;
}

// Another file or another try: what is under way ends, and its worker with it.
function begin() {
  drop();
  clearFault();
  return (turn += 1);
}

// Nothing is imported as long as it is not known how it is read.
async function look(given = {}) {
  const mine = (turn += 1);
  found = null;
  columns.wait();
  say(`Looking at ${file.name}`);
  try {
    const seen = await worker().call('look', { file, ...given });
    if (mine !== turn) return;
    found = seen;
    clearFault();
    drawReading();
    columns.show(seen);
    show('columns');
    say(part.recognised.textContent);
  } catch (fault) {
    if (mine !== turn || fault.code === 'gone') return;
    columns.forget();
    part.recognised.textContent = '';
    tellFault(fault);
    say('');
  }
}

function drawReading() {
  const { encoding, delimiter, bytes, rows, whole, recognised } = found;
  const fill = (select, names, value) => {
    select.replaceChildren(...Object.entries(names).map(([one, textContent]) => make('option', { value: one, textContent })));
    select.value = value;
  };
  fill(part.encoding, encodingNames, encoding);
  fill(part.delimiter, delimiterNames, delimiter);
  const about = recognised.ready ? ` It looks like an export of ${readyName(recognised.ready)}.` : '';
  const one = recognised.columns.length === 1 ? ' It has one column only: is another character between the fields?' : '';
  const judged = whole ? `${counted(rows, 'line')}` : `judged by its first ${counted(rows, 'line')}`;
  const taken = recognised.columns.filter(({ meanings }) => meanings.length > 0)
    .map((column) => `${meaningName(column.meanings.join(',')).toLowerCase()} in “${titleOf(column)}”`);
  const known = taken.length > 0 ? ` Recognised: ${taken.join(', ')}.` : ' No column was recognised.';
  part.recognised.textContent = `${file.name}, ${size(bytes)}, ${counted(recognised.columns.length, 'column')}, ${judged}.${about}${one}${known} Correct what is wrong; nothing is taken before you say so.`;
}

function take(chosen) {
  if (!chosen) return;
  begin();
  file = chosen;
  show('');
  look().then(() => { if (!part.columns.hidden) focusTitle('columns'); });
}

function drawProgress({ phase, rows, bytes, of }) {
  part.progress.value = ((phase === 'take' ? 1 : 0) + Math.min(1, bytes / of)) / 2;
  part.far.textContent = `${phase === 'take' ? 'Taking' : 'Checking'}: ${counted(rows, 'line')}, ${size(bytes)} of ${size(of)}`;
}

// Said now and then: a reader that hears of every piece hears nothing else.
let saidAt = 0;
function sayProgress({ phase, rows }) {
  const now = Date.now();
  if (now - saidAt < 5_000) return;
  saidAt = now;
  say(`${phase === 'take' ? 'Taking' : 'Checking'} line ${grouped(rows)}`);
}

async function runImport() {
  const mine = begin();
  mapping = mappingFrom(columns.choice, found.recognised, prefixFor(file.name), found.delimiter);
  part.progress.value = 0;
  part.far.textContent = 'Beginning';
  show('running');
  focusTitle('running');
  say('The import begins');
  saidAt = Date.now();
  try {
    const wanted = { file, encoding: found.encoding, delimiter: found.delimiter, mapping };
    const done = await worker().call('import', wanted, (progress) => {
      if (mine !== turn) return;
      drawProgress(progress);
      sayProgress(progress);
    });
    if (mine === turn) showResults(done);
  } catch (fault) {
    if (mine !== turn || fault.code === 'gone') return;
    drop();
    show('columns');
    stopWith(fault);
  }
}

function showResults(done) {
  showCounts(part.counts, part.leftOut, done);
  show('results');
  const answered = done.counts.answered > 0;
  part.toReport.hidden = part.toFollowUps.hidden = !answered;
  const here = link;
  if (answered) showDesk(part.desk, (method, path, body, headers) => here.call('request', { method, path, body, headers }), done.counts);
  part.results.dataset.memory = done.memory;
  say(`${counted(done.outcome.imported, 'request')} imported`);
  focusTitle('results');
}

function cancel() {
  begin();
  show('columns');
  tellFault(new Fault({ code: 'cancelled' }));
  part.import.focus();
}

function startOver() {
  begin();
  file = found = null;
  show('');
  say('Choose a file');
  part.file.focus();
}

function keepMapping() {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' }));
  const anchor = make('a', { href: url, download: `${stemOf(file.name)}.mapping.json` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

part.file.addEventListener('change', () => {
  take(part.file.files[0]);
  part.file.value = '';   // so that the same file can be chosen again
});
part.drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  part.drop.classList.add('over');
});
part.drop.addEventListener('dragleave', () => part.drop.classList.remove('over'));
// Beside the field a file would be opened by the browser, and the page be gone.
for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
part.drop.addEventListener('drop', (event) => {
  part.drop.classList.remove('over');
  take(event.dataTransfer.files[0]);
});
for (const select of [part.encoding, part.delimiter]) {
  select.addEventListener('change', () => look({ encoding: part.encoding.value, delimiter: part.delimiter.value }));
}
part.mapping.addEventListener('submit', (event) => {
  event.preventDefault();
  if (found && !part.import.disabled) runImport();
});
part.cancel.addEventListener('click', cancel);
part.correct.addEventListener('click', () => {
  begin();
  show('columns');
  focusTitle('columns');
});
part.keepMapping.addEventListener('click', keepMapping);
for (const button of document.querySelectorAll('[data-start-over]')) button.addEventListener('click', startOver);
