// A person with lynx, on a terminal of its own: down to the button, Enter, and again on the page that asks.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder } from '../../cli/support/amends.mjs';
import { startProgram } from './programs.mjs';

// The form's button is the last thing on the page that can be chosen; the second Enter answers lynx's
// question whether to send.
const press = ['key end', 'key ^J', 'key ^J'];
const leave = ['key Q', 'key y'];

/** @param {() => void} read lets time pass, as a script presses faster than a person reads */
export async function lynxVisit(after, url, presses, read) {
  const place = await folder(after);
  const script = join(place, 'keys');
  await writeFile(script, [...Array.from({ length: presses }, () => press).flat(), ...leave, ''].join('\n'));
  const lynx = startProgram('script', ['-qec', `lynx -cmd_script=${script} '${url}'`, '/dev/null'], { ...process.env, HOME: place, TERM: 'vt100', LANG: 'C.UTF-8' });
  const reading = setInterval(read, 20);
  await lynx.ended;
  clearInterval(reading);
  return presses;
}
