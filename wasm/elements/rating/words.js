/**
 * Texts with `{names}`, in one catalogue. A text that stands in from English says so to the browser.
 * @param {(name: string, properties: object, ...children: (string | Node)[]) => Node} make
 * @returns {(key: string, values?: Record<string, string | Node>) => (string | Node)[]}
 */
export function makeWords(texts, make) {
  return (key, values = {}) => {
    if (texts[key] === undefined) throw new Error(`no text for ${key}`);
    const words = texts[key].split(/\{(\w+)\}/).map((part, at) => (at % 2 ? values[part] : part));
    return texts.untranslated?.includes(key) ? [make('span', { className: 'untranslated', lang: 'en', dir: 'ltr' }, ...words)] : words;
  };
}
