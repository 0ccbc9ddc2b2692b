import { html } from 'lit';
import { DeskElement } from './desk-element.js';
import { BulkController } from './follow-ups/bulk-controller.js';
import { CaseController } from './follow-ups/case-controller.js';
import { caseView } from './follow-ups/case-view.js';
import { CsvController } from './follow-ups/csv-controller.js';
import { handleKey } from './follow-ups/keys.js';
import { helpSheet } from './follow-ups/help-sheet.js';
import { historyText } from './follow-ups/history.js';
import { areKeysOn, keepKeys } from './follow-ups/keys-setting.js';
import { FirstFocus } from './follow-ups/first-focus.js';
import { Known } from './follow-ups/known.js';
import { ListController } from './follow-ups/list-controller.js';
import { listView } from './follow-ups/list-view.js';
import { customerName } from './follow-ups/marks.js';
import { RestOfWindow } from './follow-ups/rest-of-window.js';
import { RowWindow } from './follow-ups/row-window.js';
import { openStates, queryFromView, viewFromQuery, viewOfTab } from './follow-ups/view.js';
import { WantedFilters } from './follow-ups/wanted-filters.js';
import { WorkController } from './follow-ups/work-controller.js';
import { SavedViews } from './saved-views/views-controller.js';
import { followUpStyles } from './styles/index.js';

const side_by_side_px = 1040;
const search_pause_ms = 250;

/**
 * `<amends-follow-ups src="/amends" me="jana">`: the customers who are waiting for amends, and the
 * case in hand. See wasm/types/desk.d.ts for attributes, properties and events.
 */
export class AmendsFollowUps extends DeskElement {
  static styles = followUpStyles;

  static properties = {
    /** Id and name of the signed-in user, as the host tells Amends. */
    me: { type: String },
    meName: { type: String, attribute: 'me-name' },
    /** Filters to begin with, as in the links of the report: `state=waiting&team=Network`. */
    query: { type: String },
    /** The case to begin with. */
    case: { type: String },
    /** Who can be assigned: `[{id, name, team?}]`. */
    people: { type: Array },
    filtersOpen: { state: true },
    keysOn: { state: true },
    cursor: { state: true },
    said: { state: true },
  };

  list = new ListController(this);
  rows = new RowWindow(this);
  inHand = new CaseController(this);
  work = new WorkController(this);
  bulk = new BulkController(this);
  csv = new CsvController(this);
  views = new SavedViews(this, 'follow-ups', { query: () => queryFromView(this.list.view), show: (query) => this.showSaved(query) });
  known = new Known();
  filters = new WantedFilters(this);
  #content = { lines: [], count: 0 };
  #searching = 0;
  #chosenFor = null;

  constructor() {
    super();
    this.filtersOpen = false;
    this.keysOn = areKeysOn();
    this.cursor = null;
    this.said = '';
    this.addEventListener('keydown', (event) => handleKey(this, event));
    new RestOfWindow(this);
    new FirstFocus(this);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.list.again();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#searching);
  }

  firstUpdated() { this.known.askTeams(this.desk).then(() => this.requestUpdate()); }

  /** What the page says may come after the element: from a script of its own, or later on. */
  #obey(changed) {
    if (changed.has('case') && this.case) this.openCase(this.case);
    if (changed.has('query') || !this.#begun) this.list.show(viewFromQuery(this.query));
    else if (changed.has('me') || changed.has('src') || changed.has('transport')) this.list.again();
    this.#begun = true;
  }

  #begun = false;

  willUpdate(changed) {
    if (changed.has('people')) this.known.give(this.people);
    if (this.me) this.known.seen([{ assignee: { id: this.me, name: this.meName } }]);
    const { model, status } = this.list;
    this.known.seen(model.items);
    if (status === 'ready') this.#chooseFirst();
    this.#content = this.#contentOf(model);
  }

  #contentOf(model) {
    const lines = model.lines(this.now());
    const total = model.total();
    // Beyond the loaded pages stand bones: as many as are missing, or a few while nobody knows.
    const missing = total === null ? 5 : total - model.items.length;
    return { lines, count: lines.length + missing };
  }

  /** The lines of the list, and how many there are with those not loaded yet. */
  content() { return this.#content; }

  #isWide() { return this.offsetWidth >= side_by_side_px; }

  /** Where there is room the first case is in hand at once; nobody has to ask for it. */
  #chooseFirst() {
    const { view, model } = this.list;
    if (this.#chosenFor === view.tab) return;
    this.#chosenFor = view.tab;
    const first = model.order(this.now())[0];
    if (!this.inHand.id && first && this.#isWide()) this.openCase(first.id);
  }

  render() {
    const open = this.inHand.id !== null;
    return html`
      <div class="amends desk">
        <div class="desk-panes ${open ? '' : 'list-only'}" data-pane=${open ? 'case' : 'list'}>
          ${listView(this)}
          ${open ? caseView(this) : ''}
        </div>
        <p class="aloud" role="status">${this.said}</p>
        ${helpSheet(this)}
      </div>`;
  }

  updated(changed) { this.#obey(changed); }

  #find(selector) { return this.renderRoot.querySelector(selector); }

  async #focus(selector) {
    await this.updateComplete;
    this.#find(selector)?.focus();
  }

  // --- the list ------------------------------------------------------------------------------

  get current() { return this.cursor; }

  setView(change, wholeTab = false) {
    const view = wholeTab ? viewOfTab(change.tab) : { ...this.list.view, ...change };
    if (wholeTab) this.#letGo();
    this.bulk.clear();   // what is not in view any more is not worked on
    this.list.show(view);
  }

  #letGo() {
    this.inHand.close();
    this.cursor = null;
    this.#chosenFor = null;
  }

  showSaved(query) {
    this.#letGo();
    this.bulk.clear();
    this.list.show(viewFromQuery(query));
  }

  searchSoon(q) {
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => this.setView({ q }), search_pause_ms);
  }

  toggleFilters() { this.filtersOpen = !this.filtersOpen; }

  focusSearch() { this.#find('input[type="search"]')?.focus(); }

  /** The change feed named these cases. */
  casesChanged(ids) {
    if (this.inHand.id && ids.includes(this.inHand.id)) this.inHand.reload();
  }

  // --- the case in hand ----------------------------------------------------------------------

  openFromRow(item, event) {
    event.preventDefault();
    if (event.shiftKey) this.bulk.pickCase(item, true);
    else this.openCase(item.id);
  }

  /** @param {string} id @param {{focus?: boolean, soon?: boolean}} [how] */
  openCase(id, { focus = false, soon = false } = {}) {
    this.cursor = id;
    this.work.toast = null;
    this.inHand.open(id, { soon });
    this.tell('amends-case', { id });
    if (focus || !this.#isWide()) this.#focus('.detail-body');
  }

  closeCase() {
    this.inHand.close();
    this.tell('amends-case', { id: null });
    this.#focus(`[data-case="${CSS.escape(this.cursor ?? '')}"]`);
  }

  /** One case on or back; the case in hand follows when there is one. */
  async step(by) {
    const item = this.list.model.neighbour(this.cursor, by, this.now());
    if (!item) {
      if (by > 0) this.list.more();
      return;
    }
    const fromList = !this.shadowRoot.activeElement?.closest('.detail');
    this.cursor = item.id;
    if (this.inHand.id) this.openCase(item.id, { soon: true });
    this.rows.reveal(this.#content.lines.findIndex(({ key }) => key === item.id));
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    if (fromList) this.#find(`[data-case="${CSS.escape(item.id)}"]`)?.focus({ preventScroll: true });
  }

  /** Esc: one step back, from form to case to list. @returns {boolean} whether there was one */
  back() {
    if (this.bulk.form) this.bulk.close();
    else if (this.work.form?.id === this.inHand.id && this.work.form) this.cancelWriting();
    else if (this.work.toast) this.dropToast();
    else if (this.bulk.selection.size) this.bulk.clear();
    else if (this.inHand.id) this.closeCase();
    else return false;
    return true;
  }

  // --- working on it -------------------------------------------------------------------------

  /** What this user may do with the case now. Until the server has said so, what its state allows. */
  may(kind) {
    const { item, detail } = this.inHand;
    if (!item) return false;
    if (detail?.allowed) return detail.allowed.includes(kind);
    return (openStates.includes(item.state) ? ['assign', 'contact', 'note', 'address'] : ['reopen', 'note']).includes(kind);
  }

  async write(kind) {
    if (!this.inHand.id && this.cursor) this.openCase(this.cursor);
    if (!this.inHand.item || !this.may(kind)) return;
    if (kind === 'merge' && !await this.#askMergeable()) return;
    this.work.open(kind, this.inHand.item);
    const chosen = kind === 'offer' || kind === 'merge' ? ', input[type="radio"]' : '';
    await this.#focus(`.dock :is(input[type="text"], input:checked, select, textarea${chosen})`);
  }

  /** @returns {Promise<boolean>} whether it is known what the case can be merged into */
  async #askMergeable() {
    try {
      await this.inHand.readMergeable();
      return true;
    } catch (problem) {
      this.work.toast = { text: this.say('merge.failed', { reason: problem.message }), undo: null };
      this.requestUpdate();
      return false;
    }
  }

  /** Somebody watches the case from now on, or does not any more. */
  async watch(person, ends = false) {
    if (!this.inHand.detail || !this.may('watch')) return;
    this.#afterTry(await this.work.now('watch', this.inHand.item, { person, ends }));
  }

  cancelWriting() {
    this.work.close();
    this.#focus('.detail-body');
  }

  discardMine() {
    this.work.discard();
    this.#focus('.detail-body');
  }

  async save() {
    if (this.bulk.form) return this.#saveBulk();
    const { form } = this.work;
    if (!form || form.conflict || (form.kind === 'assign' && form.values.assignee === undefined)
      || (form.kind === 'watch' && form.values.person === undefined)) return;
    this.#afterTry(await this.work.send());
  }

  async keepBoth() { this.#afterTry(await this.work.keepBoth()); }

  #afterTry(saved) {
    const field = this.work.form?.fault?.field;
    if (!saved && field) this.#focus(`.dock [name="${field}"]`);
    if (!saved && this.work.form?.conflict) this.#focus('.conflict .button');
  }

  /** The server took it: the list and the case show it at once, the feed follows. */
  caseSaved({ kind, id }, item) {
    const { model } = this.list;
    const next = model.neighbour(id, 1, this.now()) ?? model.neighbour(id, -1, this.now());
    model.put(item);
    this.inHand.take(item);
    this.said = this.say(`said.${kind}`, { name: customerName(this, item), owner: item.assignee?.name ?? this.say('owner.nobody') });
    if (kind === 'address') this.#addressed(item, next?.id === id ? null : next);
    else if (kind === 'merge') this.#merged(item);
    else if (this.inHand.id === id) this.inHand.reload();
    this.tell('amends-follow-up', { id, kind, state: item.state });
    this.list.poke();
    this.requestUpdate();
    this.#focus(this.inHand.id ? '.detail-body' : '.rows, .toast button');
  }

  /**
   * Beside the list the next case is in hand already; where the case is a page of its own, the list
   * returns. Undo waits until the next step, nobody races a timer.
   */
  #addressed(item, next) {
    if (next && this.#isWide() && this.list.view.tab !== 'addressed') this.openCase(next.id);
    else this.inHand.close();
    this.work.toast = {
      text: this.say('toast.addressed', { name: customerName(this, item) }),
      undo: { id: item.id, revision: item.revision, kind: 'undo' },
    };
  }

  /** From now on it is the other one that is worked. */
  #merged(item) {
    this.openCase(item.merged_into.id);
    this.inHand.reload();
    this.work.toast = {
      text: this.say('said.merge', { name: customerName(this, item) }),
      undo: { id: item.id, revision: item.revision, kind: 'take-out' },
    };
  }

  /** A conflict brought the case's present state. */
  caseRefreshed(item) {
    this.list.model.put(item);
    if (item.id === this.inHand.id && item.timeline) this.inHand.detail = item;
    this.said = item.timeline?.length ? historyText(this, item.timeline.at(-1)) : '';
  }

  dropToast() {
    this.work.toast = null;
    this.requestUpdate();
  }

  // --- several cases at once -----------------------------------------------------------------

  /** One on or back, with all between selected. */
  async stepSelecting(by) {
    if (!this.bulk.selection.has(this.cursor)) this.bulk.pickCurrent();
    await this.step(by);
    this.bulk.pickCurrent(true);
  }

  async writeBulk(kind) {
    this.bulk.open(kind);
    await this.#focus('.bulk :is(select, textarea)');
  }

  takeSelected() {
    this.bulk.open('assign', { assignee: { id: this.me, name: this.meName || this.me } });
    return this.#saveBulk();
  }

  async #saveBulk() {
    await this.bulk.send();
    const field = this.bulk.form?.fault?.field;
    if (field) this.#focus(`.bulk [name="${field}"]`);
  }

  /** All of it was answered, or the helpdesk went away in the middle. */
  bulkDone({ done, refused }) {
    const parts = [done ? this.say('bulk.done', { count: done }) : '', refused.length ? this.say('bulk.refused', { count: refused.length }) : ''];
    this.said = parts.filter(Boolean).join(', ');
    if (done && this.inHand.id) this.inHand.reload();
    this.list.poke();
    this.requestUpdate();
    this.#focus('.rows');
  }

  // --- keys ----------------------------------------------------------------------------------

  showHelp(open) {
    const dialog = this.#find('dialog');
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }

  switchKeys(on) {
    this.keysOn = on;
    keepKeys(on);
  }
}
