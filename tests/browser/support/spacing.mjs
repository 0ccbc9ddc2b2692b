// WCAG 1.4.12: words as far apart as some people need them, and still nothing is cut off.

// Runs in the page.
function spread() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
  const widen = (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const node of root.querySelectorAll('*')) if (node.shadowRoot) widen(node.shadowRoot);
  };
  widen(document);
}

export const spreadWords = (page) => page.evaluate(spread);

// Runs in the page.
function look(smallest) {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const shown = all(document.body).filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches('.said, .said *, .aloud, .aloud *'));
  const pressed = shown.filter((node) => node.matches('.option, .chip, .check, button, summary'));
  const label = (node) => `${node.tagName.toLowerCase()}.${node.className} ${node.textContent.trim().slice(0, 40)}`;
  return {
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: pressed.filter((node) => node.offsetHeight < smallest || node.offsetWidth < smallest).map(label),
    cut: shown.filter((node) => node.offsetParent && node.scrollWidth > node.clientWidth + 8 && getComputedStyle(node).overflowX !== 'visible').map(label),
    outside: shown.filter((node) => node.offsetParent && node.getBoundingClientRect().right > innerWidth + 1).map(label),
  };
}

/** What sticks out, is cut off, or is smaller than a finger needs: all lists are empty and `wide` is 0 where a page is right. */
export const misfits = (page, smallest = 44) => page.evaluate(`(${look})(${smallest})`);

export const fits = { wide: 0, small: [], cut: [], outside: [] };
