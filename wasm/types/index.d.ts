/** The elements for customers' pages, as classes: importing them makes nothing known to the page. */
export * from './frame.js';
export * from './rating.js';
