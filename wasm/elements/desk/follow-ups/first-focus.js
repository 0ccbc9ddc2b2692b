/**
 * With `autofocus`, on a page of its own, the list takes the focus once it is there, so that the keys work from the
 * start. Nobody who is somewhere already is drawn away.
 */
export class FirstFocus {
  #host;
  #hadItsChance = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated() {
    if (this.#hadItsChance || this.#host.list.status !== 'ready') return;
    this.#hadItsChance = true;
    const { activeElement } = document;
    const isFree = !activeElement || activeElement === document.body || activeElement === this.#host;
    if (!this.#host.hasAttribute('autofocus') || !isFree) return;
    this.#host.renderRoot.querySelector('[data-live]')?.focus({ preventScroll: true, focusVisible: false });
  }
}
