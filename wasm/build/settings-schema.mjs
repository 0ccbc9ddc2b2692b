// The JSON Schema of the settings document, made of the schemas in docs/openapi.yaml: it is written there and nowhere else.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = 'Settings';
const inDocument = '#/components/schemas/';
const inSchema = '#/$defs/';
const source = fileURLToPath(new URL('../../docs/openapi.yaml', import.meta.url));

/** The file among the web files that editors and other programs read. */
export const schemaName = 'settings.schema.json';

// A copy whose references lead into $defs; `found` hears the names.
function moved(part, found) {
  if (Array.isArray(part)) return part.map((item) => moved(item, found));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => {
    if (key !== '$ref') return [key, moved(value, found)];
    const name = value.slice(inDocument.length);
    found(name);
    return [key, inSchema + name];
  }));
}

/** @param {object} document the OpenAPI document @returns {object} the schema, with what it refers to in `$defs` */
export function schemaFrom(document) {
  const { schemas } = document.components;
  const wanted = [];
  const note = (name) => { if (!wanted.includes(name)) wanted.push(name); };
  const top = moved(schemas[root], note);
  const defs = {};
  // The list grows while it is walked.
  for (const name of wanted) defs[name] = moved(schemas[name], note);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:amends:settings',
    ...top,
    $defs: Object.fromEntries(Object.entries(defs).sort()),
  };
}

export const settingsSchema = async () => schemaFrom(parse(await readFile(source, 'utf8')));

/** For esbuild: `import schema from '#settings-schema'`. */
export const schemaAsModule = {
  name: 'schema-as-module',
  setup(bundler) {
    bundler.onResolve({ filter: /^#settings-schema$/ }, ({ path }) => ({ path, namespace: 'settings-schema' }));
    bundler.onLoad({ filter: /.*/, namespace: 'settings-schema' }, async () => ({ contents: JSON.stringify(await settingsSchema()), loader: 'json', watchFiles: [source] }));
  },
};
