import { valuesOf } from './list-model.js';

/**
 * The people and teams that filters and the assignment offer: those the page named, and those seen
 * in cases. A helpdesk that names its people gives complete choices; one that does not still works.
 */
export class Known {
  #given = [];
  #people = new Map();
  #teams = new Set();
  #values = new Map();

  /** @param {{id: string, name: string, team?: string}[]} people named by the page */
  give(people) { this.#given = people ?? []; }

  seen(items) {
    for (const { assignee, team } of items) {
      if (assignee) this.#people.set(assignee.id, { id: assignee.id, name: assignee.name || assignee.id });
      if (team) this.#teams.add(team);
    }
  }

  /** @param {import('../transport.js').Transport} desk */
  async askTeams(desk) {
    try {
      const { body } = await desk.request('GET', '/api/reports/dissatisfied-requesters?by=team');
      for (const { key } of body?.rows ?? []) this.seenTeam(key);
    } catch { /* teams are then learnt from the cases alone */ }
  }

  /**
   * The values of a dimension that the report counts by, once somebody wants to filter by it.
   * @param {import('../transport.js').Transport} desk
   */
  async ask(desk, dimension) {
    if (this.#values.has(dimension)) return;
    this.#values.set(dimension, []);
    try {
      const { body } = await desk.request('GET', `/api/reports/dissatisfied-requesters?by=${dimension}`);
      this.#values.set(dimension, (body?.rows ?? []).filter(({ key, groups }) => key && !groups).map(({ key }) => key));
    } catch { this.#values.delete(dimension); }
  }

  /** The values that the report or the cases name, with the one that is in use. Agents may have no report. */
  values(dimension, used, items) {
    const all = new Set([...this.#values.get(dimension) ?? [], ...items.flatMap((item) => valuesOf(item, dimension)), used]);
    return [...all].filter(Boolean).sort((a, b) => a.localeCompare(b));
  }

  seenTeam(team) { if (team) this.#teams.add(team); }

  get people() {
    const all = new Map([...this.#people, ...this.#given.map((person) => [person.id, person])]);
    return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  get teams() {
    for (const { team } of this.#given) this.seenTeam(team);
    return [...this.#teams].sort((a, b) => a.localeCompare(b));
  }
}
