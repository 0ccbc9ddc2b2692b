import { AmendsRating } from './element.js';
import { painted } from './painted.js';

const name = 'amends-rating';

/**
 * Makes the rating widget known to the page. Safe to load twice.
 *
 * Becoming ours takes what is inside an element off the page for a moment, and a press under way there would
 * get no click: it ends first.
 */
function define() {
  if (customElements.get(name)) return;
  if (document.querySelector(`${name}:active`)) painted().then(define);
  else customElements.define(name, AmendsRating);
}

// A question that a server made counts presses without us: it is seen before anything of ours costs time.
if (document.querySelector(`${name} form`)) painted().then(define);
else define();

export { AmendsRating };
