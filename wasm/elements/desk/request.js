import { html } from 'lit';
import { DeskElement } from './desk-element.js';
import { icon } from './icons.js';
import { DecisionController } from './request/decisions.js';
import { panelView } from './request/request-view.js';
import { requestStyles } from './styles/index.js';
import { call } from './transport.js';

/** `<amends-request src="/amends" request="17">`: the small panel on the helpdesk's own ticket page. */
export class AmendsRequest extends DeskElement {
  static styles = requestStyles;

  static properties = {
    /** The helpdesk's id of the request. */
    request: { type: String },
    /** The page with the list; without it the panel has no link to the case. */
    followUpsHref: { type: String, attribute: 'follow-ups-href' },
    found: { state: true },
    problem: { state: true },
  };

  decisions = new DecisionController(this);

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #seen = () => { if (document.visibilityState === 'visible') this.refresh(); };

  updated(changed) {
    if (changed.has('request') || changed.has('src') || changed.has('transport')) this.refresh();
  }

  /** Asks again; a page calls it when it knows that something happened. */
  async refresh() {
    const { request } = this;
    if (!request) return;
    try {
      const { body } = await call(this.desk, 'GET', `/api/requests/${encodeURIComponent(request)}`);
      if (request !== this.request) return;
      this.found = body;
      this.problem = null;
    } catch (problem) {
      if (request === this.request) this.problem = problem;
    }
  }

  /** The request as it is after a decision. */
  decided(request) {
    if (request.id === this.request) this.found = request;
    this.tell('amends-decided', { request: request.id, satisfaction_status: request.satisfaction_status });
  }

  async decide(kind, rating) {
    this.decisions.open(kind, rating);
    await this.#focus('textarea[name=reason]');
  }

  /** The focus goes back to where the form came from. */
  async leaveDecision() {
    const { kind, rating } = this.decisions.form;
    this.decisions.close();
    await this.#focus(`[data-decide=${kind}][data-rating="${rating}"]`);
  }

  async saveDecision() {
    const done = await this.decisions.send();
    await this.#focus(done ? '.panel' : 'textarea[name=reason]');
  }

  async #focus(selector) {
    await this.updateComplete;
    this.renderRoot.querySelector(selector)?.focus();
  }

  render() {
    if (this.found && this.found.id === this.request) return panelView(this, this.found);
    if (!this.problem) return html`<div class="amends panel" aria-busy="true"><p class="panel-note">${this.say('panel.loading')}</p></div>`;
    if (this.problem.status === 404) return html`<div class="amends panel"><p class="panel-note">${this.say('status.not_asked')}</p></div>`;
    return html`<div class="amends panel" role="alert"><p class="panel-note">${this.say('panel.failed')}
      <button class="link" type="button" @click=${() => this.refresh()}>${icon('again')} ${this.say('again')}</button></p></div>`;
  }
}
