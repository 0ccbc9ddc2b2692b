/** Finding the control of a place, and going there. */
import { placeInJson } from './json-place.js';
import { liesIn } from './paths.js';

const placeOf = (control) => control.dataset.place;

/** Where the eyes go too: a heading, say. */
export function focusInto(target) {
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
}

/**
 * Focuses the control at a place, or the nearest one around it; a refused line of a list of texts is selected.
 * @param {boolean} [inside] the first control in it is wanted, such as that of a new item
 */
export function focusPlace(root, name, inside = false) {
  const places = [...root.querySelectorAll('[data-place]')];
  const first = inside && places.find((one) => placeOf(one) !== name && liesIn(placeOf(one), name) && one.matches('input, select, textarea, button'));
  const around = places.filter((one) => liesIn(name, placeOf(one))).sort((one, other) => placeOf(other).length - placeOf(one).length);
  const target = first || around[0];
  if (!target) return;
  target.focus();
  if (target.localName === 'textarea' && placeOf(target) !== name) selectLine(target, name);
}

/** Selects a place in the text of the document, and brings its line into the middle. */
export function focusJson(area, name) {
  area.focus();
  const place = placeInJson(area.value, name);
  if (!place) return;
  const [begin, end] = place;
  area.setSelectionRange(begin, end);
  const lines = area.value.split('\n').length;
  const line = area.value.slice(0, begin).split('\n').length;
  area.scrollTop = (area.scrollHeight * line) / lines - area.clientHeight / 2;
}

function selectLine(area, name) {
  const at = Number(/\[(\d+)\]$/.exec(name)?.[1]);
  if (!Number.isInteger(at)) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, at).reduce((length, line) => length + line.length + 1, 0);
  area.setSelectionRange(start, start + (lines[at]?.length ?? 0));
}
