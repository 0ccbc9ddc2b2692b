import { createHash } from 'node:crypto';

const hashChars = 12;

/**
 * Gives every file a name with the hash of its content, and their users the new names. A file's
 * hash covers the names inside it, so it changes with whatever it loads.
 * @param {Map<string, {bytes: Uint8Array, imports: {name: string}[]}>} made
 * @param {string[]} entries names without ending
 */
export function hashNames(made, entries) {
  const hashed = new Map();
  const files = new Map();
  const underWay = new Set();

  const rename = (name) => {
    if (hashed.has(name)) return hashed.get(name);
    if (underWay.has(name)) throw new Error(`${name} imports itself in a circle, so it has no hash`);
    underWay.add(name);
    const { bytes, imports } = made.get(name);
    let text = null;
    for (const used of imports) {
      text = (text ?? new TextDecoder().decode(bytes)).replaceAll(used.name, rename(used.name));
    }
    const content = text === null ? bytes : new TextEncoder().encode(text);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, hashChars);
    const [, stem, ending] = /^(.+?)(?:-[0-9A-Z]{8})?(\.\w+)$/.exec(name);
    hashed.set(name, `${stem}.${hash}${ending}`);
    files.set(hashed.get(name), content);
    return hashed.get(name);
  };
  for (const name of made.keys()) rename(name);

  const plain = [...made.keys()].filter((name) => entries.includes(name.replace(/\.\w+$/, ''))).sort();
  return {
    files,
    manifest: {
      files: Object.fromEntries(plain.map((name) => [name, hashed.get(name)])),
      preload: Object.fromEntries(plain.map((name) => [name, usedBy(name, made).map((used) => hashed.get(used))])),
    },
  };
}

// What a page will load after `name`, nearest first.
function usedBy(name, made) {
  const found = [];
  const open = [name];
  while (open.length > 0) {
    for (const used of made.get(open.shift()).imports) {
      if (used.name === name || found.includes(used.name)) continue;
      found.push(used.name);
      open.push(used.name);
    }
  }
  return found;
}
