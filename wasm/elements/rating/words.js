/**
 * Texts with `{names}`, in one catalogue.
 * @returns {(key: string, values?: Record<string, string | Node>) => (string | Node)[]}
 */
export function makeWords(texts) {
  return (key, values = {}) => {
    if (texts[key] === undefined) throw new Error(`no text for ${key}`);
    return texts[key].split(/\{(\w+)\}/).map((part, at) => (at % 2 ? values[part] : part));
  };
}
