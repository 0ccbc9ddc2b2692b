import { AmendsRating } from './element.js';

/** Makes the rating widget known to the page. Safe to load twice. */
if (!customElements.get('amends-rating')) customElements.define('amends-rating', AmendsRating);

export { AmendsRating };
