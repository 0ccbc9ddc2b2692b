import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { endText } from './codes.js';
import { historyText } from './history.js';
import { wordsOf } from './work-controller.js';

/** Somebody else was faster: who changed what, and what was written is kept below. */
export function conflictNotice(el, form) {
  const { latest, allowed } = form.conflict;
  const possible = allowed.includes(form.kind);
  const stranger = latest?.by?.kind === 'anonymous' ? 'conflict.customer' : 'conflict.somebody';
  const by = latest?.by?.name || latest?.by?.id || el.say(stranger);
  const when = latest ? el.when.relative(latest.at, el.now()) : '';
  return html`
    <div class="notice conflict" role="alert">${icon('swap')}
      <p><strong>${el.say('conflict.title', { by, when })}</strong> ${el.say('conflict.kept')}</p>
      <dl class="changes">${changes(el, form.conflict).map(([key, value]) => html`<dt>${el.say(key)}</dt><dd dir="auto">${value}</dd>`)}</dl>
      <div class="buttons">
        ${possible || wordsOf(form).trim() ? html`<button class="button small main" type="button" ?disabled=${form.busy} @click=${() => el.keepBoth()}>${
          el.say(possible ? 'conflict.keep' : 'conflict.keep_note', { action: el.say(el.say.has(`do.${form.kind}`) ? `do.${form.kind}` : `form.${form.kind}`) })}</button>` : nothing}
        <button class="button small" type="button" @click=${() => el.discardMine()}>${el.say('conflict.discard')}</button>
      </div>
    </div>`;
}

function changes(el, { item, before, latest }) {
  const owner = ({ assignee }) => assignee?.name || assignee?.id || el.say('owner.nobody');
  const told = [
    item.state !== before.state && ['col.state', el.say('conflict.now', { was: el.say(`state.${before.state}`), now: el.say(`state.${item.state}`) })],
    item.assignee?.id !== before.assignee?.id && ['col.owner', el.say('conflict.now', { was: owner(before), now: owner(item) })],
    item.outcome !== before.outcome && item.outcome && ['col.outcome', endText(el.say, item)],
    latest?.text && ['conflict.note', `“${latest.text}”`],
  ].filter(Boolean);
  return told.length || !latest ? told : [['conflict.what', historyText(el, latest)]];
}
