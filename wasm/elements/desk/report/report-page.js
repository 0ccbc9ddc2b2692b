import { html } from 'lit';
import { icon } from '../icons.js';
import { problemNote, problemText } from '../problem-view.js';
import { charts } from '../styles/charts.js';
import { asideSection } from './aside-section.js';
import { compareSection } from './compare-section.js';
import { hatching } from './charts/amends-parts.js';
import { importanceSection } from './importance-section.js';
import { outcomesSection } from './outcomes-section.js';
import { recoverySection } from './recovery-section.js';
import { dissatisfiedSection, madeSection, noteLines, reportFilters, reportHead, satisfactionSection } from './report-view.js';
import { responseSection } from './response-section.js';
import { timesSection } from './times-section.js';

/** What comes with the report alone: its sections and pictures. */
export const styles = charts;

/** @param {import('../report.js').AmendsReport} el */
export const reportPage = (el) => html`${hatching}<div class="report-page">
  ${reportHead(el)}
  ${reportFilters(el)}
  <div class="report-body" aria-busy=${String(el.report.busy)}>${body(el)}</div>
</div>`;

function body(el) {
  const { status, problem } = el.report;
  if (status === 'error') return failed(el, problem);
  if (status === 'loading') return el.bones();
  return html`${problem ? stale(el, problem) : ''}${compareSection(el)}${figures(el)}`;
}

function figures(el) {
  const { dissatisfied, satisfaction, response } = el.report;
  if (dissatisfied.total.answered === 0 && satisfaction.total.answered === 0) {
    const { asked } = satisfaction.total;
    return html`<div class="none"><h2>${el.say('report.none')}</h2>
      <p class="second">${el.say('report.none_more')} ${asked ? el.say('report.asked', { count: asked }) : ''}</p>
      ${asideSection(el)}${noteLines(satisfaction.notes)}</div>
      ${response.total.asked || response.total.suppressed ? responseSection(el) : ''}`;
  }
  return html`${dissatisfiedSection(el)}${satisfactionSection(el)}${responseSection(el)}${timesSection(el)}${outcomesSection(el)}${recoverySection(el)}${importanceSection(el)}${madeSection(el)}`;
}

const failed = (el, problem) => html`<div class="blank" role="alert">${problemText(el, problem, 'report')}
  <div class="buttons"><button class="button main" type="button" @click=${() => el.report.show()}>${icon('again')}${el.say('again')}</button></div>
  ${problemNote(el, problem)}</div>`;

/** The older figures stay; what failed stands above them. */
const stale = (el, problem) => html`<div class="notice line" role="alert">${icon('again')}
  <p><strong>${el.say('report.stale')}</strong> ${problem.status ? el.say('report.refused', { reason: problem.message }) : el.say('error.unreachable')}</p>
  <div class="buttons"><button class="button small" type="button" @click=${() => el.report.show()}>${el.say('stale.now')}</button></div></div>`;
