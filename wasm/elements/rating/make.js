const svgSpace = 'http://www.w3.org/2000/svg';

/** An element with properties (else attributes) and children. Text goes in as text. */
export function make(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function shape(name, attributes) {
  const node = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** A line drawing on a square grid: a circle in the middle, unless `r` is 0, and a path. */
export function draw(look, grid, r, d) {
  const middle = grid / 2;
  const svg = shape('svg', { class: look, viewBox: `0 0 ${grid} ${grid}`, 'aria-hidden': 'true' });
  if (r) svg.append(shape('circle', { class: 'head', cx: middle, cy: middle, r }));
  svg.append(shape('path', { class: 'features', d }));
  return svg;
}
