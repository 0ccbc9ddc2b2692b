/** The elements for customers' pages, as classes: importing them makes nothing known to the page. */
export { AmendsRatingFrame } from './frame/frame-element.js';
export { AmendsRating } from './rating/element.js';
