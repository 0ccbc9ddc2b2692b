/** Places in a document: as segments, `['due', 0, 'due_s']`, and as the server names them, `due[0].due_s`. Pure. */

/** @param {(string | number)[]} segments */
export const nameOf = (segments) => segments.reduce((name, segment) =>
  (typeof segment === 'number' ? `${name}[${segment}]` : name ? `${name}.${segment}` : segment), '');

/** Whether a place is another one, or lies in it. */
export const liesIn = (name, other) => name === other || (name.startsWith(other) && '.['.includes(name[other.length]));

export const valueAt = (document, segments) => segments.reduce((at, segment) => at?.[segment], document);

/** A copy with another value at a place; `undefined` takes an object's member away. */
export function withValue(document, segments, value) {
  if (segments.length === 0) return value;
  const [first, ...rest] = segments;
  const copy = Array.isArray(document) ? [...document] : { ...document };
  const next = withValue(copy[first], rest, value);
  if (next === undefined) delete copy[first];
  else copy[first] = next;
  return copy;
}

/** The item's names after its list was changed: `place` says where an index has gone, or undefined. */
export function renumbered(names, list, place) {
  const moved = [...names].map((name) => {
    if (!name.startsWith(`${list}[`)) return name;
    const end = name.indexOf(']', list.length);
    const to = place(Number(name.slice(list.length + 1, end)));
    return to === undefined ? undefined : `${list}[${to}${name.slice(end)}`;
  });
  return new Set(moved.filter((name) => name !== undefined));
}
