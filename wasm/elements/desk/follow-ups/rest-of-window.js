/** The list takes the rest of the window's height, wherever the host put it. */
export class RestOfWindow {
  #host;
  #placed = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() { window.addEventListener('resize', this.#place); }

  hostDisconnected() { window.removeEventListener('resize', this.#place); }

  hostUpdated() {
    if (!this.#placed) this.#place();
    this.#placed = true;
  }

  #place = () => {
    const top = Math.round(this.#host.getBoundingClientRect().top + window.scrollY);
    this.#host.style.setProperty('--amends-desk-top', `${Math.max(0, top)}px`);
  };
}
