import { html } from 'lit';
import { AsideList } from './asides/aside-list.js';
import { DeskElement } from './desk-element.js';
import { icon } from './icons.js';
import { keepFile } from './keep-file.js';
import { ReportController } from './report/report-controller.js';
import { choiceFromQuery, filterDimensions, queryWithChoice } from './report/view-query.js';
import { SavedViews } from './saved-views/views-controller.js';
import { reportStyles } from './styles/index.js';
import { dateOfDay } from './when.js';

/**
 * `<amends-report src="/amends" follow-ups-href="/follow-ups.html">`: requests with dissatisfied
 * requester, and satisfaction with what chance explains. How it is drawn is loaded when the element is there; the
 * other pages of the desk do without.
 */
export class AmendsReport extends DeskElement {
  static styles = reportStyles;

  static properties = {
    /** The page with the list, for drilling down; without it only the event `amends-drill` is sent. */
    followUpsHref: { type: String, attribute: 'follow-ups-href' },
    /** What is shown first, as a query: `by=team&period=this_year`; the event `amends-view` says what is shown now. */
    query: { type: String },
    /** Keeps what is shown in the address of the page, so that its link opens the same view. */
    linked: { type: Boolean },
    /** Whether the tables behind the pictures are open. */
    tablesOpen: { state: true },
    page: { state: true },
    missing: { state: true },
  };

  tablesOpen = false;

  report = new ReportController(this);
  asides = new AsideList(this);
  views = new SavedViews(this, 'report', { query: () => queryWithChoice('', this.report.choice), show: (query) => this.showView(query) });
  #formats = null;

  /** Days and months as the reader writes them. */
  get formats() {
    const { variety } = this;
    if (this.#formats?.variety === variety) return this.#formats;
    const day = new Intl.DateTimeFormat(variety, { day: 'numeric', month: 'long', year: 'numeric' });
    const month = new Intl.DateTimeFormat(variety, { month: 'short', year: 'numeric' });
    this.#formats = { variety, month, day: (text) => day.format(dateOfDay(text)) };
    return this.#formats;
  }

  firstUpdated() {
    this.showView(this.linked ? location.search : this.query);
    this.#load();
  }

  /** Shows what a link or a saved view asks for. */
  showView(query) {
    const choice = choiceFromQuery(query, new Date());
    this.report.show(choice);
    if (choice.filter) this.report.learn(choice.filter.dimension);
    if (filterDimensions.includes(choice.compare?.of)) this.report.learn(choice.compare.of);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.#onPaper);
    addEventListener('afterprint', this.#offPaper);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#onPaper);
    removeEventListener('afterprint', this.#offPaper);
  }

  // Paper cannot be opened: every table is on it, and closed again where it was.
  #openedForPaper = [];
  #onPaper = () => {
    this.#openedForPaper = [...this.renderRoot.querySelectorAll('details.behind:not([open])')];
    for (const one of this.#openedForPaper) one.open = true;
  };
  #offPaper = () => { for (const one of this.#openedForPaper) one.open = false; };

  /** Opens or closes the tables behind all pictures. */
  showTables() {
    this.tablesOpen = !this.tablesOpen;
    for (const one of this.renderRoot.querySelectorAll('details.behind')) one.open = this.tablesOpen;
  }

  #press = (event) => {
    const target = event.composedPath()[0];
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || target.matches?.('input:not([type="radio"]), select')) return;
    event.preventDefault();
    this.showTables();
  };

  willUpdate() {
    const { shown } = this.report;
    if (shown) this.asides.show(this.report.asideQuery(shown));
  }

  /** The figures of a choice are on the page. */
  viewed(choice) {
    const query = queryWithChoice(this.linked ? location.search : '', choice);
    if (this.linked && query !== location.search.slice(1)) history.replaceState(history.state, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
    this.tell('amends-view', { query });
  }

  async #load() {
    this.missing = false;
    try {
      const { reportPage, styles } = await import('./report/report-page.js');
      this.renderRoot.adoptedStyleSheets = [...this.renderRoot.adoptedStyleSheets, styles.styleSheet];
      this.page = reportPage;
    } catch {
      this.missing = true;
    }
  }

  render() {
    return html`<div class="amends report" @keydown=${this.#press}>${this.page ? this.page(this)
      : html`<div class="report-page"><header class="report-head"><h1>${this.say('report.title')}</h1></header>${this.missing ? this.#failed() : this.bones()}</div>`}</div>`;
  }

  #failed() {
    return html`<div class="blank" role="alert"><h2>${this.say('error.report')}</h2><p>${this.say('error.unreachable')}</p>
      <div class="buttons"><button class="button main" type="button" @click=${() => this.#load()}>${icon('again')}${this.say('again')}</button></div></div>`;
  }

  /** The bones of what will be there, until it is. */
  bones() {
    return html`<div class="bones" role="status"><span class="aloud">${this.say('report.loading')}</span>
      <div class="figures" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<div><span class="bone bone-2"></span><span class="bone bone-figure"></span></div>`)}</div>
      <div class="bone-table" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<span class="bone bone-4"></span>`)}</div></div>`;
  }

  /**
   * A figure that opens the cases behind it.
   * @param {string | null | undefined} address the list that has them, as the report says; without one it is text
   */
  drill(text, address, filters) {
    // The list has the cases that an agent makes amends in, not those about the agent's work.
    if (this.report.own || !address) return text;
    const narrowed = new URLSearchParams(address.split('?')[1] ?? '');
    for (const [name, value] of Object.entries(filters)) narrowed.set(name, value);
    const query = String(narrowed);
    const follow = (event) => { if (!this.tell('amends-drill', { query }, { cancelable: true })) event.preventDefault(); };
    return this.followUpsHref
      ? html`<a class="drill" href="${this.followUpsHref}?${query}" @click=${follow}>${text}</a>` : text;
  }

  async download(report) {
    try {
      const text = await this.report.csv(report);
      const { from, to } = this.report.shown;
      keepFile(new Blob([text], { type: 'text/csv' }), `${report}-${from}-${to}.csv`);
    } catch (problem) {
      this.report.problem = problem;
      this.requestUpdate();
    }
  }
}
