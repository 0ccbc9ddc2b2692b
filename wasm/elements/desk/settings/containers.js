/** Members, variants, and lists of things with members: what holds the controls. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { chosen, faultLine, faultOf, hintLine, leaveOut, options } from './fields.js';
import { liesIn, nameOf } from './paths.js';
import { initial, initialItem, kindOf, resolved, variantOf } from './schema.js';

// Whether it means something else to leave a member out than to have what it begins with.
const matters = (node) => !('default' in node) && (node.type !== 'object' || Boolean(node.required));

/** A member of a part; `optional` are those that can be taken out again. */
export function memberOf(part, member) {
  const node = resolved(part.node.properties[member]);
  const segments = [...part.segments, member];
  return {
    node, segments, name: nameOf(segments), key: part.key ? `${part.key}.${member}` : member, value: part.value[member],
    optional: !(part.node.required ?? []).includes(member) && matters(node),
  };
}

// A list of rows is the same without any as when it is not there, and its button adds to both.
const isRows = (part) => part.node.type === 'array' && kindOf(part.node, part.key, []) === 'rows';

const isShown = (part) => part.value !== undefined || part.node.readOnly || isRows(part);

const drawable = (part) => (isRows(part) ? { ...part, value: part.value ?? [], optional: false } : part);

/** Some members of an object: those that are there, and buttons for those that may be added. */
export function members(page, part, names = Object.keys(part.node.properties)) {
  const all = names.map((name) => memberOf(part, name));
  const absent = all.filter((one) => !isShown(one));
  return html`${all.filter(isShown).map((one) => page.draw(drawable(one)))}
    ${absent.length ? html`<div class="absent"><span class="legend">${page.say('add.member')}</span> ${absent.map((one) => html`
      <button class="button small" type="button" data-adds=${one.name} @click=${() => page.add(one.segments, initial(one.node))}>${
        page.words.title(one.key, one.node)}</button>`)}</div>` : nothing}`;
}

/** A part with a title of its own around what is in it. At the top it is a heading, which a contents list leads to. */
export function framed(page, part, content, kind = '') {
  const fault = faultOf(page, part, false);
  const title = page.words.title(part.key, part.node);
  const inside = html`${hintLine(page, part)}${faultLine(part, fault)}${content}`;
  if (part.untitled) return html`<div class="part untitled ${kind}" data-place=${part.name} tabindex="-1">${inside}</div>`;
  if (part.segments.length === 1) {
    return html`<div class="part ${kind}" data-place=${part.name} tabindex="-1" role="group" aria-labelledby="head-${part.key}">
      <h3 id="head-${part.key}">${title}</h3>${leaveOut(page, part)}${inside}</div>`;
  }
  return html`<fieldset class="part ${kind}" data-place=${part.name} tabindex="-1"><legend>${title}</legend>${leaveOut(page, part)}${inside}</fieldset>`;
}

export const group = (page, part) => framed(page, part, members(page, part), 'group');

/** One of several shapes. What another one held comes back when it is chosen again. */
export function variant(page, part) {
  const at = variantOf(part.node, part.value);
  const shape = at < 0 ? null : resolved(part.node.oneOf[at]);
  const choices = part.node.oneOf.map(resolved).map((one, to) => html`<label class="choice"><input type="radio" name="at-${part.name}"
    data-place=${to === Math.max(at, 0) ? `${part.name}.` : nothing} .checked=${to === at} @change=${() => page.becomes(part, at, to)}><span>${
      page.words.title(`${part.key}#${one.required[0]}`, one)}</span></label>`);
  const held = shape && { ...part, node: shape };
  const shown = shape && Object.keys(shape.properties).filter((name) => !('const' in resolved(shape.properties[name])));
  return framed(page, part, html`<div class="choices">${choices}</div>${shown?.length ? members(page, held, shown) : nothing}`, 'variant');
}

// The parts of a value with their schema, in its order.
function partsOf(value, part) {
  const node = resolved(part);
  if (node.enum || node.readOnly || value === null || value === undefined) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => (node.items ? partsOf(item, node.items) : []));
  if (typeof value !== 'object') return [];
  const shape = node.oneOf ? resolved(node.oneOf[Math.max(0, variantOf(node, value))]) : node;
  return Object.keys({ ...shape.properties, ...value }).flatMap((name) => {
    const member = shape.properties?.[name] ?? shape.additionalProperties;
    return member ? partsOf(value[name], member) : [];
  });
}

/** A few words that tell one item from the next. */
export const gist = (value, node, most = 3) => partsOf(value, node).slice(0, most).join(' · ');

function card(page, part, { title, told, tools }) {
  const open = page.document.opened.has(part.name);
  const faulty = page.document.fault?.field && liesIn(page.document.fault.field, part.name);
  const body = `in-${encodeURIComponent(part.name)}`;
  return html`<li class="card ${open ? 'open' : ''}">
    <div class="card-head">
      <button class="card-title" type="button" aria-expanded=${String(open)} aria-controls=${body} data-place=${part.name}
        @click=${() => page.document.toggle(part.name, !open)}>${faulty ? icon('info') : nothing}<span class="card-at">${title}</span> <span class="card-told" dir="auto">${told}</span></button>
      <span class="card-tools">${tools}</span>
    </div>
    <div class="card-body" id=${body} ?hidden=${!open}>${open ? html`${faultLine(part, faultOf(page, part, false))}${members(page, part)}` : nothing}</div>
  </li>`;
}

const tool = (page, name, told, sign, press, disabled = false) => html`<button class="button bare square" type="button" ?disabled=${disabled}
  aria-label=${page.say(`${name}.what`, { what: told })} title=${page.say(name)} @click=${press}>${icon(sign)}</button>`;

/** A list of objects: one card each, closed until somebody wants to see more. */
export function cards(page, part) {
  const items = part.value;
  const node = resolved(part.node.items);
  const item = (value, at) => {
    const segments = [...part.segments, at];
    const own = { node, segments, name: nameOf(segments), key: part.key, value };
    const told = gist(value, node) || page.say('new');
    return card(page, own, { title: page.say('item', { count: at + 1 }), told, tools: html`
      ${tool(page, 'up', told, 'up', () => page.move(part, at, at - 1), at === 0)}
      ${tool(page, 'down', told, 'down', () => page.move(part, at, at + 1), at === items.length - 1)}
      ${tool(page, 'remove', told, 'close', () => page.removeItem(part, at))}` });
  };
  return framed(page, part, html`
    ${items.length ? html`<ol class="cards">${items.map(item)}</ol>` : html`<p class="quiet">${page.say('nothing_yet')}</p>`}
    ${addButton(page, part)}`, 'list');
}

const addButton = (page, part) => html`<button class="button small add" type="button" data-adds=${part.name} ?disabled=${part.value.length >= (part.node.maxItems ?? Infinity)}
  aria-label=${page.say('add.to', { what: page.words.name(part.key, part.node) })} @click=${() => page.addItem(part, initialItem(part.node))}>${icon('add')}${page.say('add')}</button>`;

/** A list of single values or of pairs, one row each: what answers mean, spans of hours. */
export function rows(page, part) {
  const node = resolved(part.node.items);
  const told = page.words.name(part.key, part.node);
  const row = (value, at) => {
    const segments = [...part.segments, at];
    const own = { ...part, segments, name: nameOf(segments) };
    const fault = faultOf(page, own);
    const count = at + 1;
    const invalid = fault ? 'true' : nothing;
    const cell = node.enum
      ? html`<select class="input short" data-place=${own.name} aria-label=${page.say('row', { what: told, count })} aria-invalid=${invalid}
          @change=${({ target }) => page.document.set(segments, chosen(node, target))}>${options(page, node, value)}</select>`
      : pair(page, own, value, told, count, invalid);
    return html`<li class="row">${node.enum ? html`<span class="row-at">${count}</span>` : nothing}${cell}
      ${tool(page, 'remove', page.say('row', { what: told, count }), 'close', () => page.removeItem(part, at))}
      ${faultLine(own, fault)}</li>`;
  };
  const named = `rows-${encodeURIComponent(part.name)}`;
  return html`<div class="rows-of" role="group" aria-labelledby=${named} data-place=${part.name} tabindex="-1">
    <div><span class="strong" id=${named}>${page.words.title(part.key, part.node)}</span>${hintLine(page, part)}</div>
    <div class="rows-in">${faultLine(part, faultOf(page, part, false))}${part.value.length ? html`<ol class="rows">${part.value.map(row)}</ol>` : nothing}${
      addButton(page, part)}</div></div>`;
}

function pair(page, own, value, told, count, invalid) {
  const end = (at) => {
    const segments = [...own.segments, at];
    const place = { ...own, segments, name: nameOf(segments) };
    return html`<input class="input clock" inputmode="numeric" autocomplete="off" placeholder="09:00" data-place=${at === 0 ? own.name : place.name} aria-invalid=${invalid}
      aria-label=${page.say(at === 0 ? 'row.from' : 'row.until', { what: told, count })} .value=${page.shown(place, String(value?.[at] ?? ''))}
      @input=${({ target }) => page.type(place, target.value, String)}>`;
  };
  return html`${end(0)}<span aria-hidden="true">–</span>${end(1)}`;
}

/** Members whose names are the tenant's own: a survey's languages, its reasons. */
export function map(page, part) {
  const node = resolved(part.node.additionalProperties);
  const entries = Object.entries(part.value);
  const required = part.node.required ?? [];
  const entry = ([key, value]) => {
    const segments = [...part.segments, key];
    const own = { node, segments, name: nameOf(segments), key: `${part.key}.*`, value };
    const remove = required.includes(key) ? nothing : tool(page, 'remove', key, 'close', () => page.removeKey(part, key));
    if (node.type === 'object') return card(page, own, { title: key, told: gist(value, node, 1), tools: remove });
    const place = `at-${encodeURIComponent(own.name)}`;
    const fault = faultOf(page, own);
    return html`<li class="pair"><label for=${place} dir="auto">${key}</label>
      <input class="input" id=${place} data-place=${own.name} dir="auto" autocomplete="off" aria-invalid=${fault ? 'true' : nothing} .value=${page.shown(own, String(value))}
        @input=${({ target }) => page.type(own, target.value, String)}>${remove}${faultLine(own, fault)}</li>`;
  };
  const adding = `new-${encodeURIComponent(part.name)}`;
  const add = (event) => {
    event.preventDefault();
    const field = event.target.closest('.new-key').querySelector('input');
    if (page.addKey(part, field.value.trim(), entries, node)) field.value = '';
  };
  return framed(page, part, html`
    <ul class=${node.type === 'object' ? 'cards' : 'pairs'}>${entries.map(entry)}</ul>
    <div class="new-key"><label class="legend" for=${adding}>${page.say('key.new', { what: page.words.name(part.key, part.node) })}</label>
      <input class="input short" id=${adding} autocomplete="off" maxlength="64" @keydown=${(event) => { if (event.key === 'Enter') add(event); }}>
      <button class="button small add" type="button" @click=${add}>${icon('add')}${page.say('add')}</button></div>`, 'list');
}
