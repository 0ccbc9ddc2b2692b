// What the page and the frame in it say to each other, by postMessage. Both check origin and source
// of what they hear, and name the other's origin in what they say; nothing in it is about a person.
//
//   page → frame   {amends: "hello", look: {accent, radius, scheme}}
//   frame → page   {amends: "title", title}   {amends: "height", height}
//                  {amends: "event", name: "amends-rated", detail: {…}}

/** The events that cross, each with the fields of its detail that do. */
export const events = {
  'amends-rated': ['answer', 'previous', 'class', 'scale'],
  'amends-changed': ['answer', 'previous', 'class', 'scale'],
  'amends-error': ['code', 'status'],
};

const longestText = 64;
const isPlain = (value) => value === null || typeof value === 'number' || (typeof value === 'string' && value.length <= longestText);

/**
 * Of a detail, what may cross; null when it is not one of ours.
 * @param {string} name of the event
 * @param {unknown} detail
 */
export function detailOf(name, detail) {
  if (!Object.hasOwn(events, name) || typeof detail !== 'object' || !detail) return null;
  const fields = events[name].map((field) => [field, detail[field] ?? null]);
  return fields.every(([, value]) => isPlain(value)) ? Object.fromEntries(fields) : null;
}
