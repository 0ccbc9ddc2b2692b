/** The periods a report can cover, as first and last day, "YYYY-MM-DD". Pure; today comes in. */

export const periods = ['days30', 'months3', 'months12', 'this_year', 'last_year', 'other'];

const iso = (date) => {
  const two = (n) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** @param {string} id @param {Date} today @returns {{from: string, to: string}} both days included */
export function periodDays(id, today) {
  const year = today.getFullYear();
  const day = (...parts) => new Date(...parts);
  const firsts = {
    days30: () => day(year, today.getMonth(), today.getDate() - 29),
    months3: () => day(year, today.getMonth() - 2, 1),
    months12: () => day(year, today.getMonth() - 11, 1),
    this_year: () => day(year, 0, 1),
    last_year: () => day(year - 1, 0, 1),
  };
  const to = id === 'last_year' ? day(year - 1, 11, 31) : today;
  return { from: iso(firsts[id]()), to: iso(to) };
}

export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** A day as a local date, for writing it out; `new Date("2026-11-24")` would be UTC. */
export function dateOfDay(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
