/** The document as it is: JSON in a text field. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';

export function jsonView(page) {
  const { json } = page;
  const invalid = json.fault || page.document.fault?.field;
  return html`<div class="field json">
    <label for="json">${page.say('json.label')}</label>
    <textarea class="input lines" id="json" data-place="json" rows="30" spellcheck="false" dir="ltr" aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${json.fault ? 'json-fault' : 'json-hint'} .value=${json.text} @input=${({ target }) => page.typeJson(target.value)}></textarea>
    ${json.fault ? html`<p class="fault" id="json-fault" role="alert">${icon('info')}<span>${page.say('json.fault')} <span lang="en">${json.fault}</span></span></p>` : nothing}
    <p class="hint" id="json-hint">${page.say('json.hint')}</p>
  </div>`;
}
