/** The published schema, as the form reads it. Pure. */
import schema from '#settings-schema';

const inSchema = '#/$defs/';

const shapeOf = ({ description: _, ...shape }) => shape;

/** A part with what it refers to. What is described there is a shape; help for a member stands beside the reference. */
export function resolved(node) {
  if (!node.$ref) return node;
  const { $ref, ...own } = node;
  return { ...shapeOf(resolved(schema.$defs[$ref.slice(inSchema.length)])), ...own };
}

export const settingsSchema = schema;

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isLine = (value) => typeof value === 'string' && !/[\r\n]/.test(value);
const isScalar = (value) => ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

function listKind(node) {
  const items = resolved(node.items);
  if (items.enum && node.uniqueItems) return 'some';
  if (items.type === 'object') return 'cards';
  if (items.type === 'string' && !items.enum) return 'lines';
  return 'rows';
}

function plainKind(node, key) {
  if (node.readOnly) return 'fixed';
  if (node.oneOf) return 'variant';
  if (node.enum) return 'one';
  switch (node.type) {
    case 'boolean': return 'flag';
    case 'integer': return key.endsWith('_s') ? 'duration' : 'number';
    case 'string': return node.format === 'date' ? 'day' : 'text';
    case 'array': return node.prefixItems || node.items ? listKind(node) : 'json';
    case 'object': return node.properties ? 'group' : 'map';
    default: return 'json';
  }
}

const fits = {
  fixed: isScalar, variant: isObject, one: isScalar, flag: (value) => value === undefined || typeof value === 'boolean',
  duration: isScalar, number: isScalar, day: isLine, text: isLine,
  some: (value) => Array.isArray(value) && value.every(isLine), lines: (value) => Array.isArray(value) && value.every(isLine),
  cards: (value) => Array.isArray(value) && value.every(isObject), rows: Array.isArray, group: isObject, map: isObject,
};

/**
 * Which control a part gets. A value that the control could not show unharmed, from a document that the server
 * has not seen yet, is edited as JSON.
 */
export function kindOf(node, key, value) {
  const kind = plainKind(node, key);
  return fits[kind]?.(value) ? kind : 'json';
}

/** Which of the variants a value is: the first whose members are all there. */
export function variantOf(node, value) {
  return node.oneOf.findIndex((one) => resolved(one).required.every((member) => member in value));
}

/** What a member begins with when somebody adds it. */
export function initial(part) {
  const node = resolved(part);
  if ('default' in node) return structuredClone(node.default);
  if ('const' in node) return node.const;
  if (node.oneOf) return initial(node.oneOf[0]);
  if (node.enum) return node.enum[0];
  switch (node.type) {
    case 'boolean': return false;
    case 'integer': return node.minimum ?? 0;
    case 'array': return [];
    case 'object': return initialObject(node);
    default: return '';
  }
}

function initialObject({ properties = {}, required = [], additionalProperties }) {
  const begun = Object.entries(properties).filter(([name, part]) => required.includes(name) || 'default' in resolved(part))
    .map(([name, part]) => [name, initial(part)]);
  const keys = required.filter((name) => !(name in properties)).map((name) => [name, initial(additionalProperties)]);
  return Object.fromEntries([...begun, ...keys]);
}

/** What a new item of a list begins with: of spans of hours, the one that the schema gives as an example. */
export function initialItem(node) {
  const items = resolved(node.items);
  return items.type === 'array' ? structuredClone(items.examples?.[0] ?? []) : initial(items);
}
