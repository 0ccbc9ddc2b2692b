import { html } from 'lit';
import { icon } from '../icons.js';

/** What is wrong with a field: one of our texts, or what the server said. */
export const faultLine = (el, id, text) => html`<span class="fault" id=${id} role="alert">${icon('info')}${el.say.has(text) ? el.say(text) : text}</span>`;
