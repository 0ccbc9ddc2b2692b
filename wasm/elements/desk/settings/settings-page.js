import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { notSaved, problemNote, problemText } from '../problem-view.js';
import { settings as styles } from '../styles/settings.js';
import { changeList } from './changes-view.js';
import { cards, group, map, rows, variant } from './containers.js';
import { DocumentController } from './document-controller.js';
import { day, duration, fixed, flag, json, lines, number, one, some, text } from './fields.js';
import { focusInto, focusJson, focusPlace } from './focus.js';
import { formView } from './form-view.js';
import { jsonView } from './json-view.js';
import { conflictNotice, restoredNotice, warningNotice } from './notices.js';
import { nameOf } from './paths.js';
import { RehearsalController } from './rehearsal-controller.js';
import { initial, kindOf } from './schema.js';
import { VersionsController } from './versions-controller.js';
import { versionsView } from './versions-view.js';
import { Words } from './words.js';

const controls = { cards, day, duration, fixed, flag, group, json, lines, map, number, one, rows, some, text, variant };
const views = { form: formView, json: jsonView, versions: versionsView };

/** Everything behind `<amends-settings>`; loaded when one is on a page. */
export class SettingsPage {
  static styles = styles;

  document;
  versions;
  rehearsal;
  /** @type {keyof typeof views} */
  view = 'form';
  /** The text of the JSON view, and why it is none. */
  json = { text: '', fault: '' };
  /** Units that somebody chose, by the member's name. */
  units = new Map();
  #typed = null;
  #words = null;
  #kept = new Map();
  #focus = null;

  /** @param {import('../settings.js').AmendsSettings} host */
  constructor(host) {
    this.host = host;
    this.document = new DocumentController(host);
    this.versions = new VersionsController(host);
    this.rehearsal = new RehearsalController(host);
  }

  get words() {
    if (this.#words?.variety !== this.host.variety) this.#words = new Words(this.host.variety);
    return this.#words;
  }
  get say() { return this.words.say; }
  get dirty() { return this.document.dirty || this.json.fault !== ''; }

  // --- what is drawn ---

  render() {
    const { status } = this.document;
    return html`<div class="amends settings" @keydown=${this.#key} @focusout=${this.#left}><div class="settings-page">
      <header class="settings-head"><h1>${this.say('title')}</h1>${status === 'ready' ? html`<p class="quiet">${
        this.say(this.document.revision ? 'head.version' : 'head.first', { revision: this.document.revision })}</p>` : nothing}</header>
      ${this.#body(status)}
    </div></div>`;
  }

  #body(status) {
    if (status === 'error') return this.#failed();
    if (status === 'loading') return html`<p class="quiet" role="status">${this.say('loading')}</p>`;
    return html`
      <nav class="tabs" aria-label=${this.say('views')}>${Object.keys(views).map((view) => html`<button type="button" data-view=${view}
        aria-current=${view === this.view ? 'page' : nothing} @click=${() => this.look(view)}>${this.say(`view.${view}`)}</button>`)}</nav>
      <div class="notices">${conflictNotice(this)}${restoredNotice(this)}${warningNotice(this)}</div>
      ${views[this.view](this)}
      ${this.view === 'versions' && !this.dirty ? nothing : this.#dock()}`;
  }

  #failed() {
    const { problem } = this.document;
    const forbidden = problem.status === 403;
    return html`<div class="blank" role="alert">${forbidden ? html`<h2>${this.say('forbidden')}</h2><p>${this.say('forbidden.text')}</p>`
      : problemText(this.host, problem, 'settings')}
      <div class="buttons"><button class="button main" type="button" @click=${() => this.document.load()}>${icon('again')}${this.host.say('again')}</button></div>
      ${problemNote(this.host, problem)}</div>`;
  }

  #dock() {
    const { busy, changes, done, fault, revision } = this.document;
    const status = done ? this.say('saved', { revision }) : changes.length ? this.say('unsaved', { count: changes.length }) : this.say('unchanged');
    return html`<div class="dock">
      ${fault ? html`<div class="dock-fault">${notSaved(this.host, fault.problem)}${fault.field && this.view !== 'versions' ? html`
        <button class="link" type="button" @click=${() => this.document.show(fault.field)}>${this.say('show')}</button>` : nothing}</div>` : nothing}
      <div class="dock-line">
        <p role="status">${done ? icon('check') : nothing} ${busy ? this.host.say('saving') : status}</p>
        ${changes.length ? html`<details class="look dock-changes"><summary>${this.say('changes.mine')}</summary>${changeList(this, changes)}</details>` : nothing}
        <div class="buttons">
          <button class="button" type="button" ?disabled=${!this.dirty || busy} @click=${() => this.discard()}>${this.say('discard')}</button>
          <button class="button main" type="button" data-save ?disabled=${!this.dirty || busy} @click=${() => this.save()}>${this.say('save')}</button>
        </div>
      </div></div>`;
  }

  /** One part of the form, by its kind. */
  draw(part) { return controls[kindOf(part.node, part.key, part.value)](this, part); }

  /** After drawing: whoever asked for the focus gets it. */
  drawn() {
    const { renderRoot } = this.host;
    const { wanted } = this.document;
    if (wanted !== null) {
      this.document.wanted = null;
      const area = renderRoot.querySelector('#json');
      if (area) focusJson(area, wanted);
      else focusPlace(renderRoot, wanted);
    } else if (this.#focus) {
      const focus = this.#focus;
      this.#focus = null;
      focus(renderRoot);
    }
  }

  // --- what is typed ---

  /** What a text control shows: while it is typed in, just that. */
  shown({ name }, settled) { return this.#typed?.name === name ? this.#typed.text : settled; }

  type({ name, segments }, typed, take) {
    this.#typed = { name, text: typed };
    this.document.set(segments, take(typed));
  }

  /** The unit of a duration stays while its amount is written. */
  unitOf({ name }, fitting) { return this.units.get(name) ?? fitting(); }

  #left = () => {
    if (!this.#typed) return;
    this.#typed = null;
    this.host.requestUpdate();
  };

  #key = (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.save();
  };

  typeJson(typed) {
    this.json = { text: typed, fault: '' };
    try {
      const document = JSON.parse(typed);
      if (document === null || typeof document !== 'object' || Array.isArray(document)) throw new SyntaxError(this.say('json.object'));
      this.document.replace(document);
    } catch (error) {
      this.json.fault = error.message;
      this.host.requestUpdate();
    }
  }

  // --- what is pressed ---

  look(view) {
    if (view !== this.view && this.json.fault && view === 'form') {
      this.#focusOn((root) => root.querySelector('#json')?.focus());
      return;
    }
    if (view === 'json' && !this.json.fault) this.#writeJson();
    this.view = view;
    if (view === 'versions') this.versions.load();
    this.host.requestUpdate();
  }

  #writeJson() { this.json = { text: JSON.stringify(this.document.draft, null, 2), fault: '' }; }

  async save() {
    if (this.json.fault) {
      this.#focusOn((root) => root.querySelector('#json')?.focus());
      return;
    }
    if (!this.dirty) return;
    this.#typed = null;
    await this.document.save();
    this.#after();
  }

  async settle(keepMine) {
    await this.document.settle(keepMine);
    this.#after();
  }

  #after() {
    const { conflict, done, revision } = this.document;
    if (done) this.host.saved(revision);
    if (done && this.view === 'versions') this.versions.load();
    if (this.view === 'json' && !this.document.fault) this.#writeJson();
    if (conflict) this.#focusOn((root) => root.querySelector('[data-notice=conflict]')?.focus());
  }

  discard() {
    this.document.discard();
    this.units.clear();
    this.#writeJson();
    this.host.requestUpdate();
  }

  goBack(revision) {
    return this.versions.take(revision, (version) => {
      this.document.restore(version);
      this.look('form');
      this.#focusOn((root) => root.querySelector('[data-view=form]').focus());
    });
  }

  goTo(section) { focusInto(this.host.renderRoot.querySelector(`#section-${section}`)); }

  add(segments, value) {
    this.document.set(segments, value);
    this.#enter(nameOf(segments));
  }

  leaveOut({ segments, name }) {
    this.document.set(segments, undefined);
    this.#focusOn((root) => root.querySelector(`[data-adds="${CSS.escape(name)}"]`)?.focus());
  }

  addItem(part, value) {
    const name = nameOf([...part.segments, part.value.length]);
    this.document.opened.add(name);
    this.document.set(part.segments, [...part.value, value]);
    this.#enter(name);
  }

  removeItem(part, at) {
    const place = (index) => (index === at ? undefined : index > at ? index - 1 : index);
    this.document.rearrange(part.segments, part.name, part.value.filter((_, index) => index !== at), place);
    this.#focusOn((root) => root.querySelector(`[data-adds="${CSS.escape(part.name)}"]`)?.focus());
  }

  move(part, from, to) {
    const items = [...part.value];
    items.splice(to, 0, ...items.splice(from, 1));
    this.document.rearrange(part.segments, part.name, items, (index) => (index === from ? to : index === to ? from : index));
    this.#focusOn((root) => focusPlace(root, nameOf([...part.segments, to])));
  }

  /** A new name in a map: it begins as a copy of the first one, to be translated or changed. */
  addKey(part, key, entries, node) {
    if (key === '' || Object.hasOwn(part.value, key)) return false;
    const like = node.type === 'object' && entries.length ? structuredClone(entries[0][1]) : initial(node);
    const name = nameOf([...part.segments, key]);
    this.document.opened.add(name);
    this.add([...part.segments, key], like);
    return true;
  }

  removeKey(part, key) {
    this.document.set([...part.segments, key], undefined);
    this.#focusOn((root) => root.querySelector(`#new-${CSS.escape(encodeURIComponent(part.name))}`)?.focus());
  }

  becomes(part, from, to) {
    if (from >= 0) this.#kept.set(`${part.name}#${from}`, part.value);
    this.document.set(part.segments, this.#kept.get(`${part.name}#${to}`) ?? initial(part.node.oneOf[to]));
  }

  #enter(name) { this.#focusOn((root) => focusPlace(root, name, true)); }

  #focusOn(focus) {
    this.#focus = focus;
    this.host.requestUpdate();
  }
}
