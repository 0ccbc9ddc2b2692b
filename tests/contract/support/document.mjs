// docs/openapi.yaml as checks: which operation an answer belongs to, and whether it is as described.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const read = (path) => readFileSync(`${root}${path}`, 'utf8');
export const document = parse(read('docs/openapi.yaml'));

const methods = ['get', 'put', 'post', 'delete'];

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, formats: { uri: true } });
addFormats(ajv, ['date']);
// The document as a whole is no schema: it is only where the schemas lie.
ajv.addVocabulary(Object.keys(document));
ajv.addSchema({ $id: 'openapi', ...document }, 'openapi', false, false);

const pointer = (...parts) => `openapi#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** Follows a `$ref` of the document; @returns the thing and the way to it. */
function resolved(...way) {
  const thing = way.reduce((at, part) => at?.[part], document);
  return thing?.$ref && Object.keys(thing).length === 1 ? resolved(...thing.$ref.slice(2).split('/')) : { thing, way };
}

/** Every operation of the document as "GET /r/{token}". */
export const operations = Object.entries(document.paths).flatMap(([path, item]) => methods.filter((method) => item[method])
  .map((method) => ({ name: `${method.toUpperCase()} ${path}`, path, method, ...item[method] })));

/** The operation that a call is for: templates match one part each, and the plainest one wins. */
export function operationOf(method, pathname) {
  const fits = ({ path }) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname);
  const templates = ({ path }) => path.split('{').length;
  const found = operations.filter((one) => one.method === method.toLowerCase() && fits(one)).sort((a, b) => templates(a) - templates(b));
  assert.ok(found[0], `${method} ${pathname} is not in docs/openapi.yaml`);
  return found[0];
}

function check(way, body, what) {
  const validate = ajv.compile({ $ref: pointer(...way) });
  assert.ok(validate(body), `${what} is not as described:\n${ajv.errorsText(validate.errors, { separator: '\n' })}\n${JSON.stringify(body, null, 1)}`);
}

/** Checks an answer's status, media type and body. */
export function checkAnswer(operation, { status, type, body }) {
  const own = ['paths', operation.path, operation.method, 'responses'];
  const key = String(status) in operation.responses ? String(status) : 'default';
  assert.ok(key in operation.responses, `${operation.name} may not answer ${status}`);
  assert.ok(key !== 'default' || status >= 400, `${operation.name}: ${status} is not described`);
  const { thing, way } = resolved(...own, key);
  if (!thing.content) return assert.equal(body, '', `${operation.name} ${status} has a body`);
  const media = Object.keys(thing.content).find((one) => one === type || one === '*/*');
  assert.ok(media, `${operation.name} ${status} came as ${type}`);
  if (type.endsWith('json')) check([...way, 'content', media, 'schema'], body, `${operation.name} ${status}`);
}

/** Checks a JSON body that the server took. */
export function checkRequest(operation, body) {
  const { thing, way } = resolved('paths', operation.path, operation.method, 'requestBody');
  assert.ok(thing, `${operation.name} takes no body`);
  check([...way, 'content', 'application/json', 'schema'], body, `the body of ${operation.name}`);
}
