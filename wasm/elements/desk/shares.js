/** Shares arrive as integers per ten thousand; they are written with one decimal place. */
export class Shares {
  #percent;
  #plain;
  #whole;
  #tick;
  #lang;

  constructor(lang) {
    this.#lang = lang;
    const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    this.#percent = new Intl.NumberFormat(lang, { style: 'percent', ...one });
    this.#plain = new Intl.NumberFormat(lang, one);
    this.#whole = new Intl.NumberFormat(lang);
    this.#tick = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  }

  percent(bp) { return this.#percent.format(bp / 10_000); }
  /** The number alone, for "between 85.0 and 86.8". */
  points(bp) { return this.#plain.format(bp / 100); }
  /** An amount as it is kept, "149.90", with its currency. */
  money(amount, currency) {
    return new Intl.NumberFormat(this.#lang, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount);
  }
  count(n) { return this.#whole.format(n); }
  /** For the scale of a chart: "80 %". */
  tick(bp) { return this.#tick.format(bp / 10_000); }
}
