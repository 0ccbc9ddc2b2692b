/** What two documents differ in, and how to put one person's changes on another's. Pure. */
import { nameOf } from './paths.js';

const isObject = (value) => value !== null && typeof value === 'object';

/** Whether two values are the same, whatever the order of members. */
export function same(one, other) {
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

const keysOf = (value) => (Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value));
const alike = (one, other) => isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other);

/** @returns {{path: string, before?: any, after?: any}[]} in the order of the document; as the server tells them */
export function difference(before, after, segments = []) {
  if (same(before, after)) return [];
  if (!alike(before, after)) {
    return [{ path: nameOf(segments), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  return [...keys].flatMap((key) => difference(before[key], after[key], [...segments, key]));
}

/**
 * My changes on top of theirs: members that only one of us changed are his; of those that both changed, mine
 * stand. A list counts as a whole, because its places have moved.
 */
export function onTop(base, mine, theirs) {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || ![base, mine, theirs].every((one) => isObject(one) && !Array.isArray(one))) return mine;
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...keys].map((key) => [key, onTop(base[key], mine[key], theirs[key])]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** What of their changes mine take back. */
export const overruled = (base, mine, theirs) => {
  const put = onTop(base, mine, theirs);
  return difference(base, theirs).filter(({ path }) => difference(theirs, put).some((one) => one.path.startsWith(path) || path.startsWith(one.path)));
};
