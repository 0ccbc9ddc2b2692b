/** The controls of single values, and of lists that are written as lines or ticked. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { amountText, secondsFrom, unitFor, unitsOf } from './duration.js';
import { liesIn } from './paths.js';
import { resolved } from './schema.js';

const id = ({ name }) => `at-${encodeURIComponent(name)}`;

/** Why the server refused what stands here, or nothing. Containers answer for themselves alone. */
export function faultOf(page, { name }, whole = true) {
  const { fault } = page.document;
  if (!fault?.field) return '';
  if (whole ? !liesIn(fault.field, name) : fault.field !== name) return '';
  const { message } = fault.problem;
  const inside = fault.field.slice(name.length);
  return message.startsWith(`${fault.field} `) ? `${inside} ${message.slice(fault.field.length + 1)}`.trim() : message;
}

export const faultLine = (part, text) => (text
  ? html`<p class="fault" id="${id(part)}-fault">${icon('info')}<span lang="en" dir="auto">${text}</span></p>` : nothing);

/** @param {string} [more] what the control itself has to say */
export const hintLine = (page, part, more = '') => {
  const help = page.words.help(part.key, part.node);
  return help || more ? html`<p class="hint" id="${id(part)}-hint">${help}${help && more ? ' · ' : ''}${more}</p>` : nothing;
};

// What a control is described by: why it was refused, and its help.
const describedBy = (part, fault, more = '') => [
  fault && `${id(part)}-fault`, (part.node.description || more) && `${id(part)}-hint`].filter(Boolean).join(' ') || nothing;

/** Takes an optional member out of the document. */
export const leaveOut = (page, part) => (part.optional
  ? html`<button class="link" type="button" @click=${() => page.leaveOut(part)} aria-label="${page.say('leave_out.what', { what: page.words.name(part.key, part.node) })}">${page.say('leave_out')}</button>` : nothing);

function labelled(page, part, control, more) {
  const fault = faultOf(page, part);
  return html`<div class="field ${fault ? 'refused' : ''}">
    <div class="label"><label for=${id(part)}>${page.words.title(part.key, part.node)}</label>${leaveOut(page, part)}</div>
    ${control(fault)}
    ${faultLine(part, fault)}${hintLine(page, part, more)}
  </div>`;
}

const bare = (part, fault, more) => ({ id: id(part), invalid: fault ? 'true' : nothing, described: describedBy(part, fault, more) });

// While something is typed it stands as it is typed; the document has what is made of it.
function line(page, part, { text, take, type = 'text', mode = nothing, size = '' }) {
  return labelled(page, part, (fault) => {
    const { id: own, invalid, described } = bare(part, fault);
    return html`<input class="input ${size}" id=${own} type=${type} inputmode=${mode} data-place=${part.name} autocomplete="off" dir="auto"
      aria-invalid=${invalid} aria-describedby=${described} .value=${page.shown(part, text)}
      @input=${({ target }) => page.type(part, target.value, take)}>`;
  });
}

const numberFrom = (text) => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text);

export const text = (page, part) => line(page, part, { text: part.value ?? '', take: String, size: part.node.maxLength <= 64 ? 'short' : '' });
export const day = (page, part) => line(page, part, { text: part.value ?? '', take: String, type: 'date', size: 'day' });
export const number = (page, part) => line(page, part, { text: String(part.value ?? ''), take: numberFrom, mode: 'numeric', size: 'amount' });

export function duration(page, part) {
  const offered = unitsOf(part.key);
  const unit = page.unitOf(part, () => unitFor(part.value, offered));
  const use = (chosen) => {
    page.units.set(part.name, chosen);
    page.document.set(part.segments, secondsFrom(amountText(part.value, unit), chosen));
  };
  return labelled(page, part, (fault) => {
    const { id: own, invalid, described } = bare(part, fault);
    return html`<div class="duration">
      <input class="input amount" id=${own} inputmode="decimal" data-place=${part.name} autocomplete="off" aria-invalid=${invalid} aria-describedby=${described}
        .value=${page.shown(part, amountText(part.value, unit))} @input=${({ target }) => {
          page.units.set(part.name, unit);
          page.type(part, target.value, (typed) => secondsFrom(typed, unit));
        }}>
      <select class="input" aria-label=${page.say('unit.of', { what: page.words.name(part.key, part.node) })} @change=${({ target }) => use(target.value)}>
        ${offered.map((one) => html`<option value=${one} .selected=${one === unit}>${page.say(`unit.${one}`)}</option>`)}
      </select></div>`;
  });
}

export function flag(page, part) {
  const fault = faultOf(page, part);
  const { id: own, invalid, described } = bare(part, fault);
  return html`<div class="field ${fault ? 'refused' : ''}">
    <div class="label"><label class="check"><input type="checkbox" id=${own} data-place=${part.name} aria-invalid=${invalid} aria-describedby=${described}
      .checked=${part.value ?? false} @change=${({ target }) => page.document.set(part.segments, target.checked)}>
      <span>${page.words.title(part.key, part.node)}</span></label>${leaveOut(page, part)}</div>
    ${faultLine(part, fault)}${hintLine(page, part)}
  </div>`;
}

/** One of several values; one that is none of them stays in the list until another is chosen. */
export const options = (page, node, value) => [...new Set([...node.enum, value])].map((one) =>
  html`<option value=${String(one)} .selected=${one === value}>${page.words.option(one)}</option>`);

export const chosen = (node, target) => node.enum.find((one) => String(one) === target.value) ?? target.value;

export const one = (page, part) => labelled(page, part, (fault) => {
  const { id: own, invalid, described } = bare(part, fault);
  return html`<select class="input short" id=${own} data-place=${part.name} aria-invalid=${invalid} aria-describedby=${described}
    @change=${({ target }) => page.document.set(part.segments, chosen(part.node, target))}>${options(page, part.node, part.value)}</select>`;
});

export function some(page, part) {
  const fault = faultOf(page, part);
  const { enum: values } = resolved(part.node.items);
  const all = [...new Set([...values, ...part.value])];
  const take = (value, on) => page.document.set(part.segments, on ? [...part.value, value] : part.value.filter((other) => other !== value));
  return html`<fieldset class="field ${fault ? 'refused' : ''}" aria-describedby=${describedBy(part, fault)}>
    <legend>${page.words.title(part.key, part.node)}</legend>
    <div class="ticks" id=${id(part)}>${all.map((value, at) => html`<label class="check"><input type="checkbox" data-place=${at === 0 ? part.name : nothing}
      aria-invalid=${fault ? 'true' : nothing} .checked=${part.value.includes(value)} @change=${({ target }) => take(value, target.checked)}>
      <span>${page.words.option(value)}</span></label>`)}</div>
    ${faultLine(part, fault)}${hintLine(page, part)}
  </fieldset>`;
}

const area = (page, part, { text: whole, take, rows, more }) => labelled(page, part, (fault) => {
  const { id: own, invalid, described } = bare(part, fault, more);
  return html`<textarea class="input lines" id=${own} data-place=${part.name} rows=${rows} spellcheck="false" dir="auto" aria-invalid=${invalid} aria-describedby=${described}
    .value=${page.shown(part, whole)} @input=${({ target }) => page.type(part, target.value, take)}></textarea>`;
}, more);

const linesFrom = (typed) => typed.split('\n').map((one) => one.trim()).filter(Boolean);

/** A list of texts, one in each line. */
export function lines(page, part) {
  const { length } = part.value;
  return area(page, part, {
    text: part.value.join('\n'), take: linesFrom, rows: Math.min(10, Math.max(2, length + 1)),
    more: length > 3 ? `${page.say('one_a_line')} (${page.say('count', { count: length })})` : page.say('one_a_line'),
  });
}

/** What the form has no control for. */
export const json = (page, part) => area(page, part, {
  text: JSON.stringify(part.value, null, 2), rows: 6,
  take: (typed) => { try { return JSON.parse(typed); } catch { return typed; } },
});

/** What the server gives: seen, and never asked for. A place that was refused can be left out. */
export function fixed(page, part) {
  if (part.value === undefined || part.value === '') return nothing;
  const fault = faultOf(page, part);
  return html`<div class="field ${fault ? 'refused' : ''}">
    <div class="label"><span id=${id(part)}>${page.words.title(part.key, part.node)}</span>${fault ? leaveOut(page, part) : nothing}</div>
    <output class="fixed" tabindex=${fault ? '-1' : nothing} data-place=${part.name} aria-labelledby=${id(part)}>${part.value}</output>
    ${faultLine(part, fault)}${hintLine(page, part)}
  </div>`;
}
