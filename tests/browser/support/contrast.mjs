// Contrast of what is no text: edges, marks, rings and drawings against what is behind them. WCAG 1.4.11
// asks for 3:1, and axe does not look.

// Runs in the page.
function measure(looked) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const paint = (...layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of layers) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const up = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const backgrounds = (node) => {
    const layers = [];
    for (let at = node; at; at = up(at)) layers.unshift(getComputedStyle(at).backgroundColor);
    return [getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff', ...layers];
  };
  const isDrawn = (node, style, property) => {
    if (!node.checkVisibility({ visibilityProperty: true })) return false;
    if (property.startsWith('border')) return parseFloat(style[property.replace('Color', 'Width')]) > 0;
    if (property === 'outlineColor') return style.outlineStyle !== 'none';
    return style[property] !== 'none';
  };
  const found = [];
  for (const { selector, property, pseudo, on } of looked) {
    for (const node of all(document).filter((one) => one.matches(selector))) {
      const style = getComputedStyle(node, pseudo);
      if (!isDrawn(node, style, property)) continue;
      const behind = backgrounds(on === undefined ? up(node) : node);
      if (on) behind.push(getComputedStyle(node, on).backgroundColor);
      const [colour] = /^\w[\w-]*\([^)]*\)/.exec(style[property]);   // of a shadow: its colour comes first
      found.push({ what: `${selector}${pseudo ?? ''} ${property}`, ratio: Math.round(100 * ratio(paint(...behind, colour), paint(...behind))) / 100 });
    }
  }
  return found;
}

/**
 * @param {{selector: string, property: string, pseudo?: string, on?: string}[]} looked a colour each; `on`
 *   measures against a pseudo-element's background, or the node's own where it is '', instead of what is around
 * @returns {Promise<{what: string, ratio: number}[]>} everything that is drawn in the page now
 */
export const contrasts = (page, looked) => page.evaluate(`(${measure})(${JSON.stringify(looked)})`);

/** What the widget draws beside its words. */
export const widgetMarks = [
  { selector: '.option', property: 'borderTopColor' },
  { selector: '.option:has(:checked)', property: 'boxShadow', pseudo: '::before' },
  { selector: '.option:has(:checked)', property: 'borderBottomColor', pseudo: '::after', on: '::before' },
  { selector: '.option .head', property: 'stroke' },
  { selector: '.option:not(:has(:checked)) .features', property: 'stroke' },
  { selector: '.chip', property: 'borderTopColor' },
  { selector: '.field', property: 'borderTopColor' },
  { selector: '.button', property: 'borderTopColor' },
  { selector: '.icon path', property: 'stroke' },
  { selector: '.spinner', property: 'borderBottomColor' },
  { selector: ':focus-visible', property: 'outlineColor' },
  { selector: '.option:has(:focus-visible)', property: 'outlineColor' },
];

/** What the desk draws beside its words. */
export const deskMarks = [
  ...['input', 'textarea', '.dock select'].map((selector) => ({ selector, property: 'borderTopColor' })),
  { selector: 'tr.case svg', property: 'color' },
  { selector: '.dock button svg', property: 'color' },
  { selector: ':focus-visible', property: 'outlineColor' },
];
