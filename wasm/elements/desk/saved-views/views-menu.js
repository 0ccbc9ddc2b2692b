import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { closing } from '../menu.js';

const longest_name = 100;

/** Views of the page that somebody named: chosen, named, renamed and deleted, all of it by keyboard too. */
export function savedViewsMenu(el) {
  const toggled = (event) => { if (event.currentTarget.open) el.views.load(); };
  // What is drawn anew under the focus has no other place to go to: only leaving for somewhere closes.
  const left = (event) => { if (event.relatedTarget) closing.left(event); };
  // The page's own keys are for the page.
  const keys = (event) => { closing.escaped(event); event.stopPropagation(); };
  return html`<details class="menu drop" data-menu="views" @toggle=${toggled} @focusout=${left} @keydown=${keys}>
    <summary class="button">${icon('star')}${el.say('views.title')}${icon('down')}</summary>
    <div class="menu-items views">${list(el)}${el.views.form ? form(el, el.views.form) : begin(el)}</div>
  </details>`;
}

async function focusOn(el, selector) {
  await el.updateComplete;
  el.renderRoot.querySelector(`[data-menu="views"] ${selector}`)?.focus();
}

function list(el) {
  const { status, items, problem, removed } = el.views;
  if (status === 'loading') return html`<p class="menu-note" role="status">${el.say('views.loading')}</p>`;
  const undo = async () => { await el.views.undo(); focusOn(el, 'summary'); };
  const [mine, others] = [items.filter((view) => view.mine), items.filter((view) => !view.mine)];
  return html`
    ${problem ? html`<p class="fault" role="alert">${icon('info')}<span>${faultText(el, problem)}</span></p>` : nothing}
    ${status === 'ready' && !items.length ? html`<p class="menu-note">${el.say('views.none')}</p>` : nothing}
    ${mine.length ? html`<ul aria-label=${el.say('views.mine')}>${mine.map((view) => row(el, view))}</ul>` : nothing}
    ${others.length ? html`<p class="menu-head" aria-hidden="true">${el.say('views.others')}</p>
      <ul aria-label=${el.say('views.others')}>${others.map((view) => row(el, view))}</ul>` : nothing}
    ${removed ? html`<p class="menu-note" role="status"><span>${el.say('views.deleted', { name: removed.name })}</span>
      <button class="link" type="button" data-undo @click=${undo}>${el.say('undo')}</button></p>` : nothing}`;
}

function row(el, view) {
  const show = (event) => { closing.close(event); el.views.show(view); focusOn(el, 'summary'); };
  const rename = () => { el.views.begin(view); focusOn(el, 'input[name="name"]'); };
  const remove = async () => { if (await el.views.remove(view)) focusOn(el, '[data-undo]'); };
  return html`<li>
    <button class="menu-item" type="button" data-view=${view.id} aria-current=${view.query === el.views.query ? 'true' : nothing} @click=${show}>
      <span dir="auto">${view.name}</span>${view.mine ? nothing : html`<span class="second" dir="auto">${view.by.name}</span>`}
      ${view.mine && view.shared ? html`<span class="tag">${el.say('views.shared')}</span>` : nothing}</button>
    ${view.mine ? html`<button class="button bare square small" type="button" aria-label=${el.say('views.rename', { name: view.name })} @click=${rename}>${icon('pen')}</button>
      <button class="button bare square small" type="button" aria-label=${el.say('views.delete', { name: view.name })} @click=${remove}>${icon('close')}</button>` : nothing}
  </li>`;
}

function begin(el) {
  const name = () => { el.views.begin(); focusOn(el, 'input[name="name"]'); };
  return html`<div class="menu-foot"><button class="button" type="button" data-begin @click=${name}>${icon('add')}${el.say('views.save')}</button></div>`;
}

function form(el, { name, shared, renames, replaces, busy, fault }) {
  const done = async (event) => {
    event.preventDefault();
    if (!name.trim()) return focusOn(el, 'input[name="name"]');
    return focusOn(el, await el.views.save() ? 'summary' : 'input[name="name"]');
  };
  const cancel = () => { el.views.cancel(); focusOn(el, '[data-begin]'); };
  const check = (member, checked, text) => html`<label class="check"><input type="checkbox" name=${member} .checked=${checked}
    @change=${(event) => el.views.fill({ [member]: event.target.checked })}> ${el.say(text)}</label>`;
  return html`<form class="menu-foot" @submit=${done}>
    <div class="field"><label for="view-name">${el.say(renames ? 'views.new_name' : 'views.name')}</label>
      <input class="input" id="view-name" name="name" type="text" autocomplete="off" required maxlength=${longest_name} .value=${name}
        aria-invalid=${fault?.field === 'name' ? 'true' : nothing} aria-describedby=${fault ? 'view-fault' : nothing}
        @input=${(event) => el.views.fill({ name: event.target.value })}></div>
    ${renames ? check('replaces', replaces, 'views.replaces') : nothing}
    ${el.views.mayShare ? check('shared', shared, 'views.share') : nothing}
    ${fault ? html`<p class="fault" id="view-fault" role="alert">${icon('info')}<span>${faultText(el, fault)}</span></p>` : nothing}
    <div class="buttons"><button class="button main" type="submit" ?disabled=${busy}>${el.say('views.keep')}</button>
      <button class="button bare" type="button" @click=${cancel}>${el.say('cancel')}</button></div>
  </form>`;
}

function faultText(el, problem) {
  if (!problem.status) return el.say('error.unreachable');
  return problem.code === 'already_exists' ? el.say('views.same_name') : el.say('views.refused', { reason: problem.message });
}
