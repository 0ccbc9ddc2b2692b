const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** Whole units of a duration, the largest that fits: 49 h is 2 days, 50 s is no minute. */
export function largestUnit(ms) {
  const [unit, size] = units.find(([, size]) => ms >= size) ?? units.at(-1);
  return { unit, count: Math.floor(ms / size) };
}

/** Times as people say them, and the exact ones for `title` and `datetime`. */
export class When {
  #relative;
  #now;
  #short;
  #exact;
  #day;
  #clock;

  /** @param {string} lang a BCP 47 tag */
  constructor(lang) {
    // never 'auto' for days: it would say "tomorrow" for 25 hours, which is not always the next day
    this.#relative = new Intl.RelativeTimeFormat(lang, { style: 'narrow', numeric: 'always' });
    this.#now = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second');
    this.#short = Object.fromEntries(units.map(([unit]) => [
      unit, new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'narrow' })]));
    this.#exact = new Intl.DateTimeFormat(lang, {
      weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
    this.#day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
    this.#clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit' });
  }

  /** "2d": for columns whose head already says which way. */
  span(ms) {
    const { unit, count } = largestUnit(Math.max(0, ms));
    if (count === 0) return this.#now;
    return this.#short[unit].format(count);
  }

  /** "2d 3h": the two largest units, for spans that are compared. */
  length(ms) {
    const { unit, count } = largestUnit(Math.max(0, ms));
    const at = units.findIndex(([name]) => name === unit);
    const rest = units[at + 1] && Math.floor((ms - count * units[at][1]) / units[at + 1][1]);
    const first = this.#short[unit].format(count);
    return rest ? `${first} ${this.#short[units[at + 1][0]].format(rest)}` : first;
  }

  /** "2d ago", "in 3h", "now". */
  relative(at, now) {
    const { unit, count } = largestUnit(Math.abs(at - now));
    if (count === 0) return this.#now;
    return this.#relative.format(at < now ? -count : count, unit);
  }

  exact(at) { return this.#exact.format(at); }
  day(at) { return this.#day.format(at); }
  clock(at) { return this.#clock.format(at); }
}

/** The end of the viewer's day: what is due before it is due today. */
export function endOfDay(now) {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** A day on the viewer's calendar, as a date field spells it: "YYYY-MM-DD". */
export function localDay(at) {
  const day = new Date(at);
  const two = (number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Such a day as a local date; `new Date("2026-11-24")` would be UTC. Invalid where it is none. */
export function dateOfDay(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

export const isoTime = (at) => new Date(at).toISOString();
