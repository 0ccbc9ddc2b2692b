/**
 * Which lines of a long list have to be in the page.
 *
 * @param {number} count lines there are, loaded or not
 * @param {(index: number) => number} heightOf height of a line, measured or guessed
 * @param {number} top first visible pixel, from the start of the lines
 * @param {number} bottom last visible pixel
 * @param {number} spare pixels to draw beyond both, so that scrolling meets no gaps
 * @returns {{first: number, last: number, before: number, after: number}} `last` is exclusive;
 *   `before` and `after` are the pixels of the lines left out
 */
export function linesInView(count, heightOf, top, bottom, spare) {
  let first = 0;
  let before = 0;
  while (first < count && before + heightOf(first) <= top - spare) before += heightOf(first++);

  let last = first;
  let end = before;
  while (last < count && end < bottom + spare) end += heightOf(last++);

  let after = 0;
  for (let index = last; index < count; index += 1) after += heightOf(index);
  return { first, last, before, after };
}

/** Where a line starts, for scrolling to it. */
export function offsetOf(index, heightOf) {
  let offset = 0;
  for (let at = 0; at < index; at += 1) offset += heightOf(at);
  return offset;
}
