import de from '../../catalogues/desk/de.js';
import en from '../../catalogues/desk/en.js';

const catalogues = { de, en };

/** The language a desk element speaks: its own, the page's, or English. */
export function pickLanguage(...wanted) {
  for (const tag of wanted) {
    const base = tag?.toLowerCase().split('-')[0];
    if (base && Object.hasOwn(catalogues, base)) return tag;
  }
  return 'en';
}

/**
 * Looks up texts of one language. A text is a string with `{names}`, or one string per plural
 * form chosen by `count`. Numbers are written as the language writes them.
 * @param {string} lang
 * @param {Record<string, object>} [all] texts by language; `en` is among them
 * @returns {((key: string, values?: object) => string) & {has(key: string): boolean}}
 */
export function createMessages(lang, all = catalogues) {
  const texts = all[lang.toLowerCase().split('-')[0]] ?? all.en;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);

  const say = (key, values = {}) => {
    const found = texts[key] ?? all.en[key];
    if (found === undefined) throw new Error(`no text for ${key}`);
    const text = typeof found === 'string' ? found : (found[plural.select(values.count)] ?? found.other);
    return text.replace(/\{(\w+)\}/g, (_, name) =>
      typeof values[name] === 'number' ? number.format(values[name]) : String(values[name] ?? ''));
  };
  say.has = (key) => Object.hasOwn(texts, key) || Object.hasOwn(all.en, key);
  return say;
}
