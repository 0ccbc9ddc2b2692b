import { createHash } from 'node:crypto';

const hashChars = 12;
const bundlerHash = /-[0-9A-Z]{8}(?=\.\w+$)/;

/** The name without the bundler's own hash; parts that several share may have one name. */
export const plainName = (name) => name.replace(bundlerHash, '');

/** What names carry of content. */
export const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, hashChars);

/**
 * Gives every file a name with the hash of its content, and their users the new names. A file's
 * hash covers the names inside it, so it changes with whatever it loads.
 * @param {Map<string, {bytes: Uint8Array, uses: string[]}>} made
 * @returns {{files: Map<string, Uint8Array>, hashed: Map<string, string>}} the files by their new
 *   names, and these by the ones they had
 */
export function hashNames(made) {
  const hashed = new Map();
  const files = new Map();
  const underWay = new Set();

  const rename = (name) => {
    if (hashed.has(name)) return hashed.get(name);
    if (underWay.has(name)) throw new Error(`${name} uses itself in a circle, so it has no hash`);
    underWay.add(name);
    const { bytes, uses } = made.get(name);
    const content = uses.length === 0 ? bytes : Buffer.from(
      uses.reduce((text, used) => text.replaceAll(used, rename(used)), new TextDecoder().decode(bytes)));
    hashed.set(name, plainName(name).replace(/(?=\.\w+$)/, `.${hashOf(content)}`));
    files.set(hashed.get(name), content);
    return hashed.get(name);
  };
  for (const name of made.keys()) rename(name);
  return { files, hashed };
}
