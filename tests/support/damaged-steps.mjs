// What can happen to a good request on its way: each kind of damage once for every kind of request,
// with the refusal that it must meet.
const megabyte = 1024 * 1024;

/** What the text of a body can suffer. */
const textDamages = {
  truncated: ({ text }) => ({ body: text.slice(0, -1), answer: '400 invalid_json' }),
  'followed by more': ({ text }) => ({ body: `${text}}`, answer: '400 invalid_json' }),
  'in a list': ({ text }) => ({ body: `[${text}]`, answer: '400 invalid_json' }),
  'with one member twice': ({ text, names }) => ({ body: text.replace('{', `{${JSON.stringify(names[0])}:0,`), answer: '400 duplicate_field' }),
  'not UTF-8': ({ text }) => ({ body_b64: Buffer.from(text.replace('{', '{"\u00ff":0,'), 'latin1').toString('base64'), answer: '400 invalid_utf8' }),
  'with NUL behind it': ({ text }) => ({ body: `${text}\0`, answer: '422 out_of_range' }),
  'with an unknown member': ({ body }) => ({ body: JSON.stringify({ ...body, smell: 1 }), answer: '400 unknown_field' }),
  oversized: ({ text }) => ({ body: text.padEnd(megabyte + 1), answer: '413 too_large' }),
};

/** What each of its members can suffer. */
function* memberDamages({ body, names }) {
  for (const name of names) {
    const value = body[name];
    const wrong = typeof value === 'object' && value !== null ? 'text' : {};
    yield { name: `${name} of a wrong type`, body: JSON.stringify({ ...body, [name]: wrong }), answer: '422 wrong_type' };
    if (typeof value === 'string') {
      yield { name: `NUL in ${name}`, body: JSON.stringify({ ...body, [name]: 'a\0b' }), answer: '422 out_of_range' };
    }
  }
}

/** What the document around it can suffer, before anybody looks into it. */
const documentDamages = {
  truncated: (text) => ({ raw: text.slice(0, -1), answer: '400 invalid_json' }),
  'with a member twice': (text) => ({ raw: text.replace('{', '{"method":"GET",'), answer: '400 duplicate_field' }),
  'with an unknown member': (text) => ({ raw: text.replace('{', '{"smell":1,'), answer: '400 unknown_field' }),
  'with a path that is no text': (text) => ({ raw: JSON.stringify({ ...JSON.parse(text), path: 7 }), answer: '422 wrong_type' }),
  'not UTF-8': (text) => ({ raw_b64: Buffer.from(text.replace('{', '{"\u00ff":0,'), 'latin1').toString('base64'), answer: '400 invalid_utf8' }),
};

const queried = /^\/api\/(?:follow-ups|changes|reports\/[a-z-]+)$/;
const queryDamages = {
  'an unknown parameter': (query) => ({ query: `${query}&smell=1`, answer: '400 unknown_field' }),
  'half an escape': (query) => ({ query: `${query}&team=%f`, answer: '400 bad_request' }),
  'no UTF-8': (query) => ({ query: `${query}&team=%ff`, answer: '400 invalid_utf8' }),
  'a parameter twice': (query) => ({ query: `${query}&team=a&team=b`, answer: '400 duplicate_field' }),
};

function jsonBody(request) {
  if (typeof request.body !== 'string') return undefined;
  try {
    const body = JSON.parse(request.body);
    return { body, text: request.body, names: Object.keys(body) };
  } catch {
    return undefined;
  }
}

function* bodyDamages(request) {
  const parts = jsonBody(request);
  if (parts === undefined || parts.names.length === 0) return;
  for (const [name, damage] of Object.entries(textDamages)) yield { name, ...damage(parts) };
  yield* memberDamages(parts);
}

function* damagesOf(text) {
  const request = JSON.parse(text);
  const damages = [...bodyDamages(request)];
  delete request.body;
  for (const { name, answer, ...body } of damages) {
    yield { note: `a body ${name}`, raw: JSON.stringify({ ...request, ...body }), answer };
  }
  for (const [name, damage] of Object.entries(documentDamages)) yield { note: `a document ${name}`, ...damage(text) };
  if (!queried.test(request.path)) return;
  for (const [name, damage] of Object.entries(queryDamages)) {
    const { query, answer } = damage(request.query ?? '');
    yield { note: `a query with ${name}`, raw: JSON.stringify({ ...request, query }), answer };
  }
}

/** Requests of one kind have the same call, but for what stands in for names, and the same members. */
function kindOf({ step, request }) {
  const { method, path, body } = JSON.parse(request);
  const members = jsonBody({ body })?.names.sort() ?? [];
  return [method, step.call.replace(/\?.*/, '').replace(/\$\{[^}]*\}/g, '*'), path.startsWith('/api/'), ...members].join(' ');
}

/** For record(): lets damaged copies follow each first good request of its kind. */
export function damaging() {
  const seen = new Set();
  return function* damagedSteps(played) {
    if (played.step.call === undefined || JSON.parse(played.answer).status >= 300) return;
    const kind = kindOf(played);
    if (seen.has(kind)) return;
    seen.add(kind);
    yield* damagesOf(played.request);
  };
}
