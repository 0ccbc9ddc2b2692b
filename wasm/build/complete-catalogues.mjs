import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const textsOf = async (path) => (await import(pathToFileURL(path).href)).default;

/**
 * Gives a catalogue the English text for each key that it lacks, and their keys as `untranslated`, so
 * that the widget can say which language they are in.
 * @param {Record<string, string>} texts
 * @param {Record<string, string>} english
 */
export function complete(texts, english) {
  const untranslated = Object.keys(english).filter((key) => texts[key] === undefined);
  if (untranslated.length === 0) return texts;
  return { ...english, ...texts, untranslated };
}

/** For esbuild: the widget's catalogues, complete. */
export const completeCatalogues = {
  name: 'complete-catalogues',
  setup(bundler) {
    bundler.onLoad({ filter: /catalogues[\\/]rating[\\/]\w+\.js$/ }, async ({ path }) => {
      if (basename(path) === 'index.js') return null;
      const texts = complete(await textsOf(path), await textsOf(join(dirname(path), 'en.js')));
      const warnings = texts.untranslated ? [{ text: `${basename(path)} lacks ${texts.untranslated.join(', ')}: English stands in` }] : [];
      return { contents: `export default ${JSON.stringify(texts)}`, loader: 'js', warnings };
    });
  },
};
