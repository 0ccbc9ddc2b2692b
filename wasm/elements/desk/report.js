import { html } from 'lit';
import { AsideList } from './asides/aside-list.js';
import { DeskElement } from './desk-element.js';
import { icon } from './icons.js';
import { problemNote, problemText } from './problem-view.js';
import { asideSection } from './report/aside-section.js';
import { outcomesSection } from './report/outcomes-section.js';
import { ReportController } from './report/report-controller.js';
import { responseSection } from './report/response-section.js';
import { dissatisfiedSection, madeSection, noteLines, reportFilters, reportHead, satisfactionSection } from './report/report-view.js';
import { timesSection } from './report/times-section.js';
import { reportStyles } from './styles/index.js';
import { dateOfDay } from './when.js';

/**
 * `<amends-report src="/amends" follow-ups-href="/follow-ups.html">`: requests with dissatisfied
 * requester, and satisfaction with what chance explains.
 */
export class AmendsReport extends DeskElement {
  static styles = reportStyles;

  static properties = {
    /** The page with the list, for drilling down; without it only the event `amends-drill` is sent. */
    followUpsHref: { type: String, attribute: 'follow-ups-href' },
  };

  report = new ReportController(this);
  asides = new AsideList(this);
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

  firstUpdated() { this.report.show(); }

  willUpdate() {
    const { shown } = this.report;
    if (shown) this.asides.show(this.report.asideQuery(shown));
  }

  render() {
    return html`<div class="amends report"><div class="report-page">
      ${reportHead(this)}
      ${reportFilters(this)}
      <div class="report-body" aria-busy=${String(this.report.busy)}>${this.#body()}</div>
    </div></div>`;
  }

  #body() {
    const { status, problem } = this.report;
    if (status === 'error') return this.#failed(problem);
    if (status === 'loading') return this.#bones();
    return html`${problem ? this.#stale(problem) : ''}${this.#figures()}`;
  }

  #figures() {
    const { dissatisfied, satisfaction, response } = this.report;
    if (dissatisfied.total.answered === 0 && satisfaction.total.answered === 0) {
      const { asked } = satisfaction.total;
      return html`<div class="none"><h2>${this.say('report.none')}</h2>
        <p class="second">${this.say('report.none_more')} ${asked ? this.say('report.asked', { count: asked }) : ''}</p>
        ${asideSection(this)}${noteLines(satisfaction.notes)}</div>
        ${response.total.asked || response.total.suppressed ? responseSection(this) : ''}`;
    }
    return html`${dissatisfiedSection(this)}${satisfactionSection(this)}${responseSection(this)}${timesSection(this)}${outcomesSection(this)}${madeSection(this)}`;
  }

  #failed(problem) {
    return html`<div class="blank" role="alert">${problemText(this, problem, 'error.report')}
      <div class="buttons"><button class="button main" type="button" @click=${() => this.report.show()}>${icon('again')}${this.say('again')}</button></div>
      ${problemNote(this, problem)}</div>`;
  }

  /** The older figures stay; what failed stands above them. */
  #stale(problem) {
    return html`<div class="notice line" role="alert">${icon('again')}
      <p><strong>${this.say('report.stale')}</strong> ${problem.status ? this.say('report.refused', { reason: problem.message }) : this.say('error.unreachable')}</p>
      <div class="buttons"><button class="button small" type="button" @click=${() => this.report.show()}>${this.say('stale.now')}</button></div></div>`;
  }

  #bones() {
    return html`<div class="bones" role="status"><span class="aloud">${this.say('report.loading')}</span>
      <div class="figures" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<div><span class="bone bone-2"></span><span class="bone bone-figure"></span></div>`)}</div>
      <div class="bone-table" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<span class="bone bone-4"></span>`)}</div></div>`;
  }

  /** A figure that opens the cases behind it. */
  drill(text, filters) {
    const { filter } = this.report.shown;
    const known = filter?.value && ['team', 'queue'].includes(filter.dimension) ? { [filter.dimension]: filter.value } : {};
    const query = String(new URLSearchParams({ ...known, ...filters }));
    const follow = (event) => { if (!this.tell('amends-drill', { query }, { cancelable: true })) event.preventDefault(); };
    return this.followUpsHref
      ? html`<a class="drill" href="${this.followUpsHref}?${query}" @click=${follow}>${text}</a>` : text;
  }

  async download(report) {
    try {
      const text = await this.report.csv(report);
      const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
      const { from, to } = this.report.shown;
      const link = Object.assign(document.createElement('a'), { href: url, download: `${report}-${from}-${to}.csv` });
      link.click();
      URL.revokeObjectURL(url);
    } catch (problem) {
      this.report.problem = problem;
      this.requestUpdate();
    }
  }
}
