import { AmendsRating } from './element.js';

const name = 'amends-rating';
const pause_ms = 20;

/**
 * Makes the rating widget known to the page. Safe to load twice.
 *
 * Becoming ours takes what is inside an element off the page for a moment, and a press under way there would
 * get no click: it ends first.
 */
function define() {
  if (customElements.get(name)) return;
  if (document.querySelector(`${name}:active`)) setTimeout(define, pause_ms);
  else customElements.define(name, AmendsRating);
}

define();

export { AmendsRating };
