/** The periods a report can cover, as first and last day, "YYYY-MM-DD". Pure; today comes in. */

import { dateOfDay, localDay } from '../when.js';

export const periods = ['days30', 'months3', 'months12', 'this_year', 'last_year', 'other'];

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
  return { from: localDay(firsts[id]()), to: localDay(to) };
}

/** As many days as these, right before them. */
export function daysBefore({ from, to }) {
  const end = dateOfDay(from);
  end.setDate(end.getDate() - 1);
  const start = dateOfDay(from);
  start.setDate(start.getDate() - Math.round((dateOfDay(to) - dateOfDay(from)) / 86_400_000) - 1);
  return { from: localDay(start), to: localDay(end) };
}

export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
