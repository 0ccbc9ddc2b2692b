import { html } from 'lit';
import { icon } from '../icons.js';

const keys = [
  ['j k', 'help.move'], ['a', 'help.assign'], ['⏎', 'help.open'], ['c', 'help.contact'],
  ['/', 'help.search'], ['e', 'help.address'], ['z', 'help.undo'], ['n', 'help.note'],
  ['Esc', 'help.back'], ['w', 'help.wait'], ['Ctrl⏎', 'help.save'], ['m', 'help.write'],
  ['x', 'help.pick'], ['r', 'help.reopen_request'], ['o', 'help.offer'],
  ['g', 'help.merge'],
];

/** All keys, and the switch that turns single keys off (WCAG 2.1.4). */
export const helpSheet = (el) => html`
  <dialog class="sheet" aria-labelledby="help-title" @close=${() => el.showHelp(false)} @cancel=${() => el.showHelp(false)}>
    <div class="sheet-head"><h2 id="help-title">${el.say('keys.title')}</h2>
      <button class="button bare square" type="button" aria-label=${el.say('close')} @click=${() => el.showHelp(false)}>${icon('close')}</button></div>
    <div class="help-keys">${keys.map(([key, text]) => html`<div><span>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</span>${el.say(text)}</div>`)}</div>
    <div class="sheet-foot"><label class="check"><input type="checkbox" .checked=${el.keysOn}
      @change=${(event) => el.switchKeys(event.target.checked)}> ${el.say('keys.switch')}</label></div>
  </dialog>`;
