/**
 * What was written and not yet saved, by case and form. It outlives a reload of the tab (a session
 * that ran out, say) and nothing longer; it is dropped when it was saved or thrown away.
 */
export class Drafts {
  #prefix;
  #kept = new Map();

  constructor(prefix) { this.#prefix = `amends:draft:${prefix}:`; }

  get(id, form) {
    const key = `${id}:${form}`;
    if (this.#kept.has(key)) return this.#kept.get(key);
    try {
      return JSON.parse(sessionStorage.getItem(this.#prefix + key));
    } catch {
      return null;   // storage refused or damaged: there is no draft
    }
  }

  put(id, form, values) {
    const key = `${id}:${form}`;
    this.#kept.set(key, values);
    try {
      sessionStorage.setItem(this.#prefix + key, JSON.stringify(values));
    } catch { /* full or refused: the copy in memory stays */ }
  }

  drop(id, form) {
    const key = `${id}:${form}`;
    this.#kept.delete(key);
    try {
      sessionStorage.removeItem(this.#prefix + key);
    } catch { /* refused: nothing was kept there */ }
  }
}
