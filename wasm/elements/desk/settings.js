import { html } from 'lit';
import { DeskElement } from './desk-element.js';
import { icon } from './icons.js';
import { settingsStyles } from './styles/index.js';

/**
 * `<amends-settings src="/amends">`: what the helpdesk has decided, for admins: a form, the document itself, and its
 * versions. All of that is loaded when the element is there; the other pages of the desk do without.
 */
export class AmendsSettings extends DeskElement {
  static styles = settingsStyles;

  static properties = {
    page: { state: true },
    missing: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.#leaving);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#leaving);
  }

  firstUpdated() { this.#load(); }

  updated() { this.page?.drawn(); }

  async #load() {
    this.missing = false;
    try {
      const { SettingsPage } = await import('./settings/settings-page.js');
      this.renderRoot.adoptedStyleSheets = [...this.renderRoot.adoptedStyleSheets, SettingsPage.styles.styleSheet];
      this.page = new SettingsPage(this);
      this.page.document.load();
    } catch {
      this.missing = true;
    }
  }

  /** The server took them. */
  saved(revision) { this.tell('amends-settings', { revision }); }

  #leaving = (event) => {
    if (this.page?.dirty) event.preventDefault();
  };

  render() {
    if (this.page) return this.page.render();
    if (this.missing) {
      return html`<div class="amends blank" role="alert"><h2>${this.say('error.settings')}</h2><p>${this.say('error.unreachable')}</p>
        <div class="buttons"><button class="button main" type="button" @click=${() => this.#load()}>${icon('again')}${this.say('again')}</button></div></div>`;
    }
    return html`<div class="amends" role="status"><span class="aloud">${this.say('settings.loading')}</span></div>`;
  }
}
