/** Which cases are selected, and from where Shift counts. Pure. */
export class Selection {
  #items = new Map();
  #anchor = null;

  get size() { return this.#items.size; }
  get items() { return [...this.#items.values()]; }
  has(id) { return this.#items.has(id); }

  toggle(item) {
    this.#anchor = item.id;
    if (!this.#items.delete(item.id)) this.#items.set(item.id, item);
  }

  /** All between the last one that was chosen and this one, in the order of the list. */
  reach(order, item) {
    const place = (id) => order.findIndex((one) => one.id === id);
    const from = Math.max(0, place(this.#anchor ?? item.id));
    const to = place(item.id);
    if (to < 0) return;
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#items.set(one.id, one);
    this.#anchor ??= item.id;
  }

  /** All of these, or none where all of them are selected already. */
  all(items) {
    if (items.every(({ id }) => this.has(id))) this.clear();
    else for (const item of items) this.#items.set(item.id, item);
  }

  /** What is known of a selected case now. */
  refresh(item) {
    if (this.#items.has(item.id)) this.#items.set(item.id, item);
  }

  drop(id) { this.#items.delete(id); }

  clear() {
    this.#items.clear();
    this.#anchor = null;
  }
}
