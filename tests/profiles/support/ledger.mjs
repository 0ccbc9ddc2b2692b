// What became of a mail, asked at the doors that people in the helpdesk use: the request's panel, the
// report, the outbox.
import { setTimeout as pause } from 'node:timers/promises';

const over = ['withdrawn', 'voided'];

export class Ledger {
  #house;
  #mails = new Map();

  constructor(house) { this.#house = house; }

  /** The request as its panel shows it. */
  panel(mail) { return this.#house.api('GET', `/api/requests/${mail.request}`); }

  /** Lets the grace period and the contradiction's window pass. */
  async settle() {
    const { grace_s: grace } = this.#house.settings;
    this.#house.clock.forward((grace + 5) * 1000);
    await this.tick();
  }

  /** What hosts do every minute: the timer, and the mails that wait. */
  async tick() {
    await this.#house.tick();
    await this.#fetchMails();
  }

  /** @returns what the profiles name in `expect` */
  async read(mail) {
    const [panel, report] = await Promise.all([this.panel(mail), this.#report(mail)]);
    const counted = panel.ratings.filter((rating) => rating.counted);
    const events = panel.timeline.map(({ type }) => type);
    const times = (type) => events.filter((name) => name === type).length;
    return {
      counted: counted.length,
      reported: report.total.answered ?? report.total.rated,
      answer: counted[0]?.answer ?? null,
      comment: counted[0]?.comment ?? '',
      cases: panel.follow_ups.filter(({ state }) => !over.includes(state)).length,
      withdrawn: panel.follow_ups.filter(({ state }) => state === 'withdrawn').length,
      mails: this.#mails.get(mail.request) ?? 0,
      disputed: times('disputed'),
      held: panel.ratings.filter((rating) => rating.held).length,
      ratings: times('rated'),
      comments: times('detailed'),
      events,
      status: panel.satisfaction_status,
    };
  }

  /** Whether the customer has said not to be asked again, as the next request of theirs shows. */
  async hasStopped(mail) {
    const request = `after-${mail.request}`;
    await this.#house.api('PUT', `/api/requests/${request}`, { status: 'completed', requester: mail.requester });
    const { suppressed } = await this.#house.api('POST', '/api/invitations', { request });
    return suppressed?.reason === 'stopped';
  }

  /** Whether the answer counts before the patience is over. */
  async counts(mail, answer, patience_ms) {
    const end = performance.now() + patience_ms;
    do {
      const { ratings } = await this.panel(mail);
      if (ratings.some((rating) => rating.counted && rating.answer === answer)) return true;
      await pause(40);
    } while (performance.now() < end);
    return false;
  }

  #report(mail) {
    return this.#house.api('GET', `/api/reports/satisfaction?by=agent&agent=${encodeURIComponent(mail.agent)}`);
  }

  async #fetchMails() {
    for (;;) {
      const { effects } = await this.#house.api('POST', '/api/outbox/lease', { consumer: 'profiles', kinds: ['mail.send'], limit: 200 });
      if (effects.length === 0) return;
      for (const { request } of effects) this.#mails.set(request, (this.#mails.get(request) ?? 0) + 1);
      await this.#house.api('POST', '/api/outbox/ack', { consumer: 'profiles', ids: effects.map(({ id }) => id) });
    }
  }
}
