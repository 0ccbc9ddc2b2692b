// Small help for building nodes.

/** @param {string} tag @param {object} [properties] @param {...(Node | string)} children */
export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A select of `[value, text]` pairs. */
export function choice(pairs, value, properties = {}) {
  const select = make('select', properties, ...pairs.map(([one, text]) => make('option', { value: one, textContent: text })));
  select.value = value;
  return select;
}
