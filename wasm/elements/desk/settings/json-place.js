/** Where in a JSON text a place of the document stands. Pure. */
import { liesIn } from './paths.js';

const skipped = /[\s,:]*/y;
const token = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s,:{}[\]"]+/y;

/**
 * @param {string} text a JSON document @param {string} name such as `due[0].due_s`
 * @returns {[number, number] | null} from where to where the value stands, or that of the nearest place around it
 */
export function placeInJson(text, name) {
  let at = 0;
  let found = null;
  const look = (pattern) => {
    pattern.lastIndex = at;
    const [part] = pattern.exec(text) ?? [''];
    at += part.length;
    return part;
  };
  const next = () => { look(skipped); return look(token); };

  // Members come as a name and a value, items as a value; `below` is the place of one.
  const inside = (end, below) => {
    for (let count = 0; at < text.length; count += 1) {
      const part = next();
      if (part === end || part === '') return;
      if (end === ']') value(part, below(count));
      else value(next(), below(JSON.parse(part)));
    }
  };
  const value = (part, own) => {
    const begin = at - part.length;
    if (part === '{') inside('}', (key) => (own ? `${own}.${key}` : key));
    if (part === '[') inside(']', (index) => `${own}[${index}]`);
    if (own && liesIn(name, own) && (!found || found.own.length < own.length)) found = { own, place: [begin, at] };
  };
  value(next(), '');
  return found?.place ?? null;
}
