// A person with lynx, on a terminal of its own: down to the button, Enter, and again on the page that asks.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder } from '../../cli/support/amends.mjs';
import { startProgram } from './programs.mjs';

// Each answer is a stop on the way down to the button.
const press = (scale) => ['key Home', ...Array.from({ length: scale }, () => 'key Down Arrow'), 'key ^J'];
const leave = ['key Q', 'key y'];

/**
 * @param {{url: string, scale: number, read: () => void}} page `read` lets time pass, as a script presses
 *   faster than a person reads
 */
export async function lynxVisit(after, presses, { url, scale, read }) {
  const place = await folder(after);
  const script = join(place, 'keys');
  await writeFile(script, [...Array.from({ length: presses }, () => press(scale)).flat(), ...leave, ''].join('\n'));
  const lynx = startProgram('script', ['-qec', `lynx -cmd_script=${script} '${url}'`, '/dev/null'], { ...process.env, HOME: place, TERM: 'vt100', LANG: 'C.UTF-8' });
  const reading = setInterval(read, 20);
  await lynx.ended;
  clearInterval(reading);
  return presses;
}
