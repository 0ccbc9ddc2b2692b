import { dateOfDay } from '../../when.js';

/** What a chart over time has a place for: answers without a date are in no period. */
export const inPeriods = (rows) => rows.filter(({ from }) => from);

/** How the periods of a report are called below a chart: short, with the year where it begins. */
export function shortPeriods(rows, by, variety) {
  const name = new Intl.DateTimeFormat(variety, by === 'period:month' ? { month: 'short' } : { day: 'numeric', month: 'short' });
  let before = '';
  return rows.map(({ from }) => {
    const day = dateOfDay(from);
    const year = String(day.getFullYear());
    const period = { short: name.format(day), year: year === before ? '' : year };
    before = year;
    return period;
  });
}
