// What the page says in words.

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });

export const grouped = (count) => number.format(count);
export const shareOf = (part, whole) => (whole === 0 ? '–' : percent.format(part / whole));
export const counted = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;

export function size(bytes) {
  const [unit, by] = [['GB', 1e9], ['MB', 1e6], ['KB', 1e3], ['bytes', 1]].find(([, least]) => bytes >= least) ?? ['bytes', 1];
  return `${(bytes / by).toFixed(by > 1e3 && bytes / by < 100 ? 1 : 0)} ${unit}`;
}

export const encodingNames = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (little-endian)', 'utf-16be': 'UTF-16 (big-endian)', 'windows-1252': 'Windows-1252 (Western European)' };
export const delimiterNames = { ',': 'comma ,', ';': 'semicolon ;', '\t': 'tab', '|': 'bar |' };
const readyNames = { chatwoot: 'Chatwoot', freshdesk: 'Freshdesk', glpi: 'GLPI', zendesk: 'Zendesk' };
export const readyName = (name) => readyNames[name] ?? name;

/** What a column may mean; the names are those of a mapping, several where a column is both. */
export const meanings = [
  ['', '– leave out –'],
  ['answer', 'Answer'],
  ['request', 'Request number'],
  ['customer', 'Customer’s id'],
  ['customer_name', 'Customer’s name'],
  ['customer_mail', 'Customer’s mail address'],
  ['organisation', 'Customer’s company'],
  ['subject', 'Subject'],
  ['comment', 'Customer’s comment'],
  ['agent', 'Agent'],
  ['closer', 'Closed by'],
  ['team', 'Team'],
  ['queue', 'Queue or category'],
  ['service', 'Service or product'],
  ['channel', 'Channel'],
  ['tags', 'Tags'],
  ['asked_on', 'Date of the question'],
  ['answered_on', 'Date of the answer'],
  ['asked_on,answered_on', 'Date of both'],
  ['outcome', 'Outcome of the follow-up'],
  ['note', 'What was done'],
  ['addressed_by', 'Made good by'],
  ['addressed_on', 'Made good on'],
];
export const meaningName = (name) => meanings.find(([one]) => one === name)?.[1] ?? name;

const refusedWhere = {
  dates: 'Say how these dates are written, or leave their column out. ',
};

const faults = {
  empty: () => 'This file is empty: it has 0 bytes.',
  blank: () => 'There is nothing in this file but blank lines.',
  header_only: ({ columns }) => `This file has a heading line (${counted(columns.length, 'column')}), but no line below it.`,
  spreadsheet: () => 'This is a spreadsheet, whatever its name says. Open it in your spreadsheet program and save it as CSV, then take that file.',
  compressed: () => 'This file is compressed. Unpack it first, then take the CSV file that was in it.',
  binary: () => 'This is no text file: there are bytes in it that no text has. A CSV file is wanted.',
  unreadable: () => 'The browser could not read the file. Was it moved or changed? Choose it again.',
  encoding: ({ encoding, byte }) => `The file is not ${encodingNames[encoding]} throughout: somewhere behind byte ${grouped(byte)} it is something else. Choose another encoding.`,
  too_large: ({ bytes, limit }) => `This file has ${size(bytes)}; this page takes ${size(limit)}. The command takes larger ones: amends import.`,
  too_many_rows: ({ limit }) => `This file has more than ${grouped(limit)} lines, the most that this page takes. Nothing was imported. The command takes larger ones: amends import.`,
  no_memory: ({ rows }) => `There was no memory left${rows ? ` after ${grouped(rows)} lines` : ''}: this page takes 600 MB at most. Leave out columns with long texts, such as comments, or use the command: amends import.`,
  no_header: ({ line, message }) => `Line ${grouped(line)}: ${message}. Without a heading line nothing can be read. Is another character between the fields, or another encoding right?`,
  no_line: ({ line, message }) => `No line below the headings can be read. Line ${grouped(line)}: ${message}. Is another character between the fields?`,
  no_module: () => 'The program behind this page could not be loaded. Is there a connection? Reload the page to try again.',
  refused: ({ message, field }) => `${refusedWhere[field] ?? ''}${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
  cancelled: () => 'Cancelled. Nothing was kept.',
  lost: () => 'The import went away: the browser ended it, most likely because memory ran out. Nothing was kept. Start over with the file, or with a smaller one.',
};

/** @param {{code: string, details?: object, message?: string}} fault */
export const faultWords = ({ code, details = {}, message }) => faults[code]?.(details) ?? `Something went wrong: ${details.message ?? message ?? code}.`;
