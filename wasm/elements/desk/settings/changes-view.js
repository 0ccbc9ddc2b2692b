/** What changed, as a list: where, what it was, what it is. */
import { html, nothing } from 'lit';
import { unitFor, units, unitsOf } from './duration.js';
import { resolved, settingsSchema } from './schema.js';

const most_chars = 160;

// One step down the schema, by a member or a place in a list. Members that it does not know end it.
function below(node, step) {
  if (step.startsWith('[')) return node.items && resolved(node.items);
  const shape = node.oneOf?.map(resolved).find(({ properties }) => properties[step]) ?? node;
  const next = shape.properties?.[step] ?? shape.additionalProperties;
  return next ? resolved(next) : undefined;
}

/** A place as the form's titles name it; as the path says it where the schema ends. */
export function placeWords(page, path) {
  const steps = path.match(/\[\d+\]|[^.[\]]+/g) ?? [];
  const said = [];
  let node = settingsSchema;
  let key = '';
  for (const step of steps) {
    const named = node?.properties?.[step] || node?.oneOf;
    node = node && below(node, step);
    if (!step.startsWith('[')) key = key ? `${key}.${node && !named ? '*' : step}` : step;
    const number = step.startsWith('[') ? Number(step.slice(1, -1)) + 1 : 0;
    if (number) said[said.length - 1] = `${said.at(-1)} ${number}`;
    else said.push(node && named ? page.words.name(key, node) : step);
  }
  return { words: said.join(' › ') || page.say('whole'), key };
}

function valueWords(page, key, value) {
  const { say } = page;
  if (value === undefined) return html`<span class="quiet">${say('absent')}</span>`;
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (key.endsWith('_s') && Number.isInteger(value)) {
    const unit = unitFor(value, unitsOf(key));
    return say(`span.${unit}`, { count: value / units[unit] });
  }
  if (value === '') return html`<span class="quiet">${say('empty')}</span>`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > most_chars ? `${text.slice(0, most_chars)}…` : text;
}

/** @param {{path: string, before?: any, after?: any}[]} changes */
export function changeList(page, changes) {
  if (changes.length === 0) return html`<p class="quiet">${page.say('changes.none')}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${page.say('changes')}><table class="table changes">
    <thead><tr>${['where', 'before', 'after'].map((head) => html`<th scope="col">${page.say(`changes.${head}`)}</th>`)}</tr></thead>
    <tbody>${changes.map((change) => row(page, change))}</tbody></table></div>`;
}

function row(page, { path, before, after }) {
  const { words, key } = placeWords(page, path);
  return html`<tr><th scope="row"><span dir="auto">${words}</span>${path ? html`<code>${path}</code>` : nothing}</th>
    <td dir="auto">${valueWords(page, key, before)}</td><td dir="auto">${valueWords(page, key, after)}</td></tr>`;
}
