/** What two documents differ in, as the server tells it too, and how to put one person's changes on another's. Pure. */
import { liesIn, nameOf } from './paths.js';

const isObject = (value) => value !== null && typeof value === 'object';
const isRecord = (value) => isObject(value) && !Array.isArray(value);

/** Whether two values are the same, whatever the order of members. */
export function same(one, other) {
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/**
 * @typedef {{path: string, before?: any, after?: any}} Change
 * @returns {Change[]} members in the order of `after`, then those that are gone. Items of lists are compared by their
 *   `id` where all have one of their own, else by their place after what both lists begin and end with.
 */
export function difference(before, after, segments = []) {
  if (same(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) => difference(before[key], after[key], [...segments, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return haveIds(before) && haveIds(after) ? byId(before, after, segments) : byPlace(before, after, segments);
  }
  return [{ path: nameOf(segments), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

const idsOf = (list) => list.map((item) => item?.id);

function haveIds(list) {
  const ids = idsOf(list);
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

function byId(before, after, segments) {
  const [ids, others] = [idsOf(after), idsOf(before)];
  const changed = after.flatMap((item, at) => difference(before[others.indexOf(item.id)], item, [...segments, at]));
  const gone = before.flatMap((item, at) => (ids.includes(item.id) ? [] : difference(item, undefined, [...segments, at])));
  const kept = [others.filter((id) => ids.includes(id)), ids.filter((id) => others.includes(id))];
  const moved = same(...kept) ? [] : [{ path: nameOf(segments), before: others, after: ids }];
  return [...changed, ...gone, ...moved];
}

function byPlace(before, after, segments) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const found = [];
  for (let at = head; at < Math.max(before.length, after.length) - tail; at += 1) {
    const was = at + tail < before.length ? before[at] : undefined;
    const is = at + tail < after.length ? after[at] : undefined;
    found.push(...difference(was, is, [...segments, at]));
  }
  return found;
}

/**
 * My changes on top of theirs: members that only one of us changed are his; of those that both changed, mine
 * stand. A list counts as a whole, because its places have moved.
 */
export function onTop(base, mine, theirs) {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || ![base, mine, theirs].every(isRecord)) return mine;
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...keys].map((key) => [key, onTop(base[key], mine[key], theirs[key])]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** What of their changes mine take back. @returns {Change[]} */
export function overruled(base, mine, theirs) {
  const taken = difference(theirs, onTop(base, mine, theirs));
  return difference(base, theirs).filter(({ path }) => taken.some((one) => liesIn(one.path, path) || liesIn(path, one.path)));
}
