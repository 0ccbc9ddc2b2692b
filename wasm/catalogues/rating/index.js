/**
 * Every language of the widget, by its tag; a page loads one. A new one is a file beside this and a
 * line here. What a file lacks is English: see wasm/build/complete-catalogues.mjs.
 */
export const catalogues = {
  de: () => import('./de.js'),
  en: () => import('./en.js'),
};
