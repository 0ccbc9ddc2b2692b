/** Seconds as people write them: an amount and a unit. Pure. */

export const units = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** The units that a member is written in. A day of working time would be read as a day of the office. */
export const unitsOf = (key) => Object.keys(units).filter((unit) => unit !== 'days' || !/(due\w*|every)_s$/.test(key));

/** The largest unit that leaves nothing over; minutes where there is nothing yet. */
export function unitFor(seconds, offered) {
  if (!Number.isInteger(seconds) || seconds === 0) return 'minutes';
  return offered.findLast((unit) => seconds % units[unit] === 0);
}

/** What stands in the field: the amount, or what was typed and is no number. */
export const amountText = (value, unit) => (typeof value === 'number' ? String(value / units[unit]) : String(value ?? ''));

/** What goes into the document: whole seconds, or what was typed, for the server to refuse. */
export function secondsFrom(text, unit) {
  const seconds = Math.round(Number(text.replace(',', '.')) * units[unit] * 1_000) / 1_000;
  return text.trim() !== '' && Number.isInteger(seconds) ? seconds : text;
}
