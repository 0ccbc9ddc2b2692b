// Written from right to left; the pages of the core have the same list (core/api/page_parts.cpp).
const rightToLeft = 'ar ckb dv fa he ps sd ug ur yi'.split(' ');

/** Tells browsers and screen readers what a node's words are written in, and in which direction. */
export function setLanguage(node, tag) {
  node.lang = tag;
  node.dir = rightToLeft.includes(tag.toLowerCase().split('-')[0]) ? 'rtl' : 'ltr';
}

/** A number in the digits of a language; in our own where a page names a language that there is not. */
export function digits(number, tag) {
  try {
    return number.toLocaleString(tag || undefined);
  } catch {
    return String(number);
  }
}
