import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { height } from '../height.js';
import { icon } from '../icons.js';
import { codeText } from './codes.js';
import { answerMark, customerName, dueText, momentText, stateMark, timeTag, words } from './marks.js';
import { isWaiting } from './view.js';

const columns = 8;

/** The table of cases. Only the lines in view are in the page; the counts tell how many there are. */
export function caseTable(el, lines, count, seen) {
  const shown = lines.slice(seen.first, seen.last);
  const missing = Math.max(0, seen.last - Math.max(seen.first, lines.length));
  return html`
    <table class="cases ${isWaiting(el.list.view) ? '' : 'cases-done'}" role="table" aria-label=${el.say('list.cases')}
        aria-rowcount=${el.list.model.next && el.list.model.total() === null ? -1 : count + 1}>
      ${tableHead(el)}
      <tbody role="rowgroup">
        ${spacer(seen.before)}
        ${seen.held === null ? nothing : groupRow(el, lines[seen.held], seen.held)}
        ${repeat(shown, (line) => line.key, (line, at) => (line.kind === 'group'
          ? groupRow(el, line, seen.first + at) : caseRow(el, line.item, seen.first + at)))}
        ${Array.from({ length: missing }, (_, at) => boneRow(seen.last - missing + at))}
        ${spacer(seen.after)}
      </tbody>
    </table>`;
}

const spacer = (pixels) => html`<tr class="spacer" aria-hidden="true" ?hidden=${pixels <= 0}>
  <td colspan=${columns} ${height(pixels)}></td></tr>`;

function tableHead(el) {
  const { view } = el.list;
  const by = (key, sort) => html`<button type="button" @click=${() => el.setView({ sort })}>${el.say(key)}${view.sort === sort ? icon(sort === 'urgency' ? 'up' : 'down') : nothing}</button>`;
  const sorted = (sort, direction) => (view.sort === sort ? direction : nothing);
  const done = !isWaiting(view);
  return html`
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        <th role="columnheader" class="col-pick">${allBox(el)}</th>
        <th role="columnheader" class="col-who">${el.say('col.customer')}</th>
        <th role="columnheader" class="col-answer">${el.say('col.answer')}</th>
        <th role="columnheader" class="col-words">${el.say('col.comment')}</th>
        <th role="columnheader" class="col-ago num" aria-sort=${sorted('newest', 'descending')}>${by('col.ago', 'newest')}</th>
        ${done ? html`<th role="columnheader" class="col-due">${el.say('col.outcome')}</th>`
          : html`<th role="columnheader" class="col-due" aria-sort=${sorted('urgency', 'ascending')}>${by('col.due', 'urgency')}</th>`}
        <th role="columnheader" class="col-owner">${el.say('col.owner')}</th>
        <th role="columnheader" class="col-state">${el.say('col.state')}</th>
      </tr>
    </thead>`;
}

/** Selects what is loaded: what nobody has seen is not worked on. */
function allBox(el) {
  const { items } = el.list.model;
  const { selection } = el.bulk;
  const all = items.length > 0 && items.every(({ id }) => selection.has(id));
  return html`<label class="pick-box"><input type="checkbox" aria-label=${el.say('pick.all')} .checked=${live(all)} .indeterminate=${!all && selection.size > 0}
    @change=${() => el.bulk.pick((picked) => picked.all(el.list.model.order(el.now())))}></label>`;
}

const pickBox = (el, item) => html`<label class="pick-box" @click=${(event) => event.stopPropagation()}><input type="checkbox" tabindex="-1"
  aria-label=${el.say('pick.one', { name: customerName(el, item) })} .checked=${live(el.bulk.selection.has(item.id))}
  @click=${(event) => el.bulk.pickCase(item, event.shiftKey)}></label>`;

const groupRow = (el, line, index) => html`
  <tr class="group" role="row" data-key=${line.key} aria-rowindex=${index + 2}>
    <th colspan=${columns} role="rowheader" scope="rowgroup">${el.say(`group.${line.name}`)}${line.count === null ? nothing
      : html` <span class="count">${el.shares.count(line.count)}</span>`}</th>
  </tr>`;

function caseRow(el, item, index) {
  const current = item.id === el.current;
  const now = el.now();
  const said = words(el, item);
  const owner = item.assignee?.name || item.assignee?.id;
  return html`
    <tr class="case" role="row" data-key=${item.id} aria-rowindex=${index + 2} aria-current=${current ? 'true' : nothing}
        aria-selected=${el.bulk.selection.has(item.id) ? 'true' : nothing} @click=${(event) => el.openFromRow(item, event)}>
      <td class="pick" role="cell">${pickBox(el, item)}</td>
      <th class="who" role="rowheader" scope="row"><a href="#${item.id}" data-case=${item.id} dir="auto"
        title=${customerName(el, item)} tabindex=${current || el.current === null ? 0 : -1}>${customerName(el, item)}</a></th>
      <td class="answer" role="cell">${answerMark(item)}</td>
      <td class="words" role="cell"><span class="words-line">${item.contact_me ? contactTag(el) : nothing}${item.moment ? momentTag(el, item) : nothing}<span
        class="excerpt ${said.none ? 'none' : ''}" dir="auto" title=${said.own ? said.text : nothing}>${said.text}</span></span></td>
      <td class="ago" role="cell">${ago(el, item, now)}</td>
      <td class="due" role="cell">${isWaiting(el.list.view) || !item.closed_at ? dueText(el, item) : outcome(el, item)}</td>
      <td class="owner" role="cell" title=${owner ?? nothing}>${owner ? html`<span dir="auto">${owner}</span>`
        : html`<span class="none">${el.say('owner.nobody')}</span>`}</td>
      <td class="state" role="cell">${stateMark(el, item)}</td>
    </tr>`;
}

const contactTag = (el) => html`<span class="tag" title=${el.say('contact.asked')}>${icon('phone')}<span
  class="tag-word">${el.say('contact.asked')}</span></span>`;

const momentTag = (el, item) => html`<span class="tag" title=${momentText(el, item)}>${icon('turn')}<span
  class="tag-word">${el.say('moment.short')}</span></span>`;

function ago(el, item, now) {
  if (item.answered_at === null) return html`<span class="none" title=${el.say('rated.undated')}>–</span>`;
  const exact = el.say('rated.exact', { when: el.when.exact(item.answered_at) });
  return timeTag(item.answered_at, html`<span class="ago-short">${el.when.span(now - item.answered_at)}</span><span
    class="ago-word">${el.when.relative(item.answered_at, now)}</span>`, exact);
}

const outcome = (el, item) => (item.outcome ? codeText(el.say, 'outcome', item.outcome)
  : html`<span class="none">${el.say(`state.${item.state}`)}</span>`);

/** The bones of a row: a page that is on its way, or the first one. */
export const boneRow = (index) => html`
  <tr class="case bones" aria-hidden="true" aria-rowindex=${index === undefined ? nothing : index + 2}>
    <td class="pick col-pick"></td>
    <td class="who col-who"><span class="bone bone-3"></span></td>
    <td class="answer col-answer"><span class="bone bone-3"></span></td>
    <td class="words col-words"><span class="bone bone-4"></span></td>
    <td class="ago col-ago"><span class="bone bone-2"></span></td>
    <td class="due col-due"><span class="bone bone-3"></span></td>
    <td class="owner col-owner"><span class="bone bone-3"></span></td>
    <td class="state col-state"><span class="bone bone-3"></span></td>
  </tr>`;
