import { AmendsRatingFrame } from './frame-element.js';

/** Makes the frame known to the page. Safe to load twice. */
if (!customElements.get('amends-rating-frame')) customElements.define('amends-rating-frame', AmendsRatingFrame);

export { AmendsRatingFrame };
