import { html } from 'lit';
import de from '../../../catalogues/desk-settings/de.js';
import en from '../../../catalogues/desk-settings/en.js';
import labelsDe from '../../../catalogues/desk-settings/labels-de.js';
import { createMessages } from '../messages.js';

const catalogues = { de, en };
const labels = { de: labelsDe };

/** The form's own texts, and the names of members: those of the schema where a language has none. */
export class Words {
  #labels;
  #say;

  /** @param {string} variety a BCP 47 tag */
  constructor(variety) {
    this.variety = variety;
    this.#labels = labels[variety.split('-')[0]];
    this.#say = createMessages(variety, catalogues);
  }

  get say() { return this.#say; }

  /** @param {string} key the member's path without places of lists @param {object} node */
  title(key, node) { return this.#text(this.#labels?.[key]?.[0], node.title ?? key.split('.').at(-1)); }

  /** Nothing where the schema says no more than the title. */
  help(key, node) { return node.description ? this.#text(this.#labels?.[key]?.[1], node.description) : ''; }

  /** As plain text, for names that are said aloud. */
  name(key, node) { return this.#labels?.[key]?.[0] ?? node.title ?? key.split('.').at(-1); }

  /** One of the values that the schema lists. */
  option(value) { return this.#say.has(`choice.${value}`) ? this.#say(`choice.${value}`) : String(value); }

  // English among other words is marked as such, for eyes and for voices.
  #text(own, ofSchema) {
    return own ?? (this.#labels ? html`<span lang="en" class="foreign">${ofSchema}</span>` : ofSchema);
  }
}
