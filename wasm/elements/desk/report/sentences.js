/**
 * The findings, as sentences. They say first what is so, and never rank what chance explains.
 * Pure: figures in, text out.
 */

/** "446 of 469 dissatisfied customers have had amends made." */
export function amendsLead(say, total) {
  if (total.dissatisfied === 0) return say('lead.nobody');
  return say('lead.addressed', { count: total.dissatisfied, addressed: total.addressed });
}

/** "23 are still waiting, 4 of them longer than agreed." */
export function waitingLead(say, { dissatisfied, open, overdue }) {
  if (dissatisfied === 0) return '';
  if (open === 0) return say('lead.none_waiting');
  const waiting = say('lead.waiting', { count: open });
  return overdue === 0 ? `${waiting}.` : `${waiting}, ${say('lead.overdue', { count: overdue })}.`;
}

/**
 * The heading above a table of groups: who differs beyond chance, by name, and that the others do not.
 * @param {(row: object) => string} nameOf how a row is called
 */
export function differenceSentence(say, rows, dimension, nameOf) {
  const differing = rows.filter(({ beyond_chance: beyond }) => beyond === 'lower' || beyond === 'higher');
  const compared = rows.filter(({ small }) => !small);
  const groups = say(`groups.${dimension}`);
  if (compared.length < 2) return say('difference.too_few', { groups });
  if (differing.length === 0) return say('difference.none', { groups });
  const parts = ['lower', 'higher'].flatMap((side) => {
    const names = differing.filter(({ beyond_chance: beyond }) => beyond === side).map(nameOf);
    if (names.length === 0) return [];
    // Thirty names are no heading.
    const who = names.length <= 3 ? names.join(', ') : say('difference.many', { count: names.length, groups });
    return [say(`difference.${side}`, { count: names.length, who })];
  });
  const others = compared.length - differing.length;
  const rest = others ? `, ${say('difference.others', { count: others })}` : '';
  return parts.join(', ') + rest;
}

/** "between 85.0 and 86.8" */
export const between = (say, shares, interval) =>
  say('between', { low: shares.points(interval.low_bp), high: shares.points(interval.high_bp) });

/** "2 d 3 h", as short as a table needs it, to the nearest minute. */
export const length = (el, seconds) => (seconds === null ? el.say('none') : el.when.length(Math.round(seconds / 60) * 60_000));

/** The label of one row: a period as people write it, a group by its name, nothing as "none". */
export function rowLabel(say, formats, row, by) {
  if (row.label === '' || row.key === '') return say('row.none');
  if (by.startsWith('period:') && row.key === 'undated') return say('rated.undated');
  if (by === 'period:month' && /^\d{4}-\d{2}/.test(row.key)) {
    const [year, month] = row.key.split('-').map(Number);
    return formats.month.format(new Date(year, month - 1, 1));
  }
  return row.label ?? row.key;
}
