import { html } from 'lit';
import { icon } from '../icons.js';

/** What the helpdesk is doing for the case, or could not do: the last task of each kind, unless it is over. */
export function underWay(el, item) {
  const last = new Map((item.tasks ?? []).map((task) => [task.kind, task]));
  return [...last.values()].filter(({ state }) => ['waiting', 'failing', 'given_up'].includes(state)).map(({ kind, state, error }) => html`
    <p class="notice line under-way" role="status">${icon(state === 'waiting' ? 'clock' : 'info')}<span>${
      el.say(`task.${kind}_${state}`, { reason: error || el.say('task.no_reason') })}</span></p>`);
}

/** Whether the customer was asked if it is good now, and what they said; empty where nobody was. */
export function recoveryLine(el, item) {
  const about = (item.timeline ?? []).filter(({ recovery, type }) => recovery && type in recoveryWords);
  if (!about.length) return '';
  const { type, class: answer } = about.at(-1);
  return html`<p class="fine recovery">${icon(type === 'rated' ? 'chat' : 'mail')} ${el.say(`recovery.${recoveryWords[type](answer)}`)}</p>`;
}

const recoveryWords = {
  ask_planned: () => 'planned',
  invited: () => 'asked',
  rated: (answer) => (answer === 'satisfied' ? 'good' : 'bad'),
};
