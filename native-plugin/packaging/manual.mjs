// Prints the man page amends(1), made from what the command says of itself: node manual.mjs COMMAND
//
// So nothing in it can be wrong that is right in --help; tests/cli/manual.test.mjs asks for every option.
import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A help text in its parts: what it is for, how to call it, its lists, and what stands behind them. */
export function partsOf(help) {
  const lists = {};
  const free = [];
  const [purpose, usage, ...rest] = help.trimEnd().split('\n');
  let list = null;
  for (const line of rest) {
    const title = /^(Options|Subcommands|Positionals):$/.exec(line)?.[1];
    if (title) list = lists[title] = [];
    else if (list && line === '') list = null;
    else if (list) addEntry(list, line);
    else free.push(line);
  }
  return { purpose, usage: usage.replace(/^Usage: /, ''), lists, free: free.join('\n').trim() };
}

// "  --name TEXT     What it is", or the latter on the next line, further in.
function addEntry(list, line) {
  const [, name, text] = /^ {2}(\S.*?)(?: {2,}(.*))?$/.exec(line) ?? [null, null, line.trim()];
  if (name) list.push({ name, text: text ?? '' });
  else list.at(-1).text = `${list.at(-1).text} ${text}`.trim();
}

const escaped = (text) => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^(?=[.'])/gm, '\\&');
const verbatim = (text) => `.nf\n${escaped(text)}\n.fi`;
const tagged = ({ name, text }) => `.TP\n.B ${escaped(name)}\n${escaped(text)}`;

function describe(run, name) {
  const { purpose, usage, lists, free } = partsOf(run(...name.split(' '), '--help'));
  const options = [...lists.Positionals ?? [], ...(lists.Options ?? []).filter((option) => !/--help$/.test(option.name))];
  return [
    `.SS ${escaped(name)}`, `${escaped(purpose)}.`, '.PP', verbatim(usage), ...options.map(tagged),
    ...free ? ['.PP', verbatim(free)] : [],
    ...(lists.Subcommands ?? []).map((below) => describe(run, `${name} ${below.name}`)),
  ].join('\n');
}

/** The page, in roff. `run` calls the command with some arguments and returns what it prints. */
export function manual(run) {
  const { purpose, usage, lists, free } = partsOf(run('--help'));
  const codes = free.split('\n').flatMap((line) => /^ {2}(\d+) +(.+)$/.exec(line) ?? []).filter((_, n) => n % 3 !== 0);
  const exits = codes.flatMap((code, n) => n % 2 === 0 ? [tagged({ name: code, text: codes[n + 1] })] : []);
  return `${[
    `.TH AMENDS 1 "" "${run('--version').trim()}" "User Commands"`,
    '.SH NAME', 'amends \\- one\\-click satisfaction and follow\\-ups of a helpdesk',
    '.SH SYNOPSIS', verbatim(usage),
    '.SH DESCRIPTION', escaped(purpose),
    '.SH OPTIONS', ...lists.Options.map(tagged),
    '.SH SUBCOMMANDS', ...lists.Subcommands.map(({ name }) => describe(run, name)),
    '.SH EXIT STATUS', ...exits,
    '.SH FILES', tagged({ name: '/var/lib/amends', text: 'Where the stores of the Debian packages are, each with its key file beside it.' }),
    '.SH SEE ALSO', 'The files of /usr/share/doc/amends.',
  ].join('\n')}\n`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [command] = process.argv.slice(2);
  if (!command) throw new Error('usage: node manual.mjs COMMAND');
  process.stdout.write(manual((...args) => execFileSync(command, args, { encoding: 'utf8' })));
}
