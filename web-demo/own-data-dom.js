// Small help for building nodes.

/** @param {string} name @param {object} [properties] @param {...(Node | string)} children */
export function node(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A select of `[value, text]` pairs. */
export function choice(pairs, value, properties = {}) {
  const select = node('select', properties, ...pairs.map(([one, text]) => node('option', { value: one, textContent: text })));
  select.value = value;
  return select;
}
