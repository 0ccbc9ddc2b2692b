import { AmendsRating } from './element.js';
import { painted } from './painted.js';

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

// A question that a server made counts presses without us: it is seen before anything of ours costs time.
const isMade = document.querySelector(`${name} form`) !== null;
if (isMade && performance.getEntriesByType('paint').length === 0) painted().then(define);
else define();

export { AmendsRating };
