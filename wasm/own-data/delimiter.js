import { CsvRecords } from './csv-records.js';

/** What may stand between two fields. */
export const delimiters = [',', ';', '\t', '|'];

const rows_looked_at = 50;

// How many records of the beginning have as many fields as its header; none where that has one field.
function fit(text, delimiter) {
  const widths = [];
  const records = new CsvRecords(delimiter, { record: (_line, fields) => widths.push(fields.length), problem() {} });
  records.push(text);
  const [width = 0, ...others] = widths.slice(0, rows_looked_at);
  if (width < 2) return { share: 0, width };
  return { share: (others.filter((one) => one === width).length + 1) / (others.length + 1), width };
}

/**
 * The delimiter that cuts the beginning of a file into records of one width; a comma where none does.
 * @param {string} text
 */
export function recognisedDelimiter(text) {
  const start = text.endsWith('\n') ? text : `${text}\n`;
  const fits = delimiters.map((delimiter) => ({ delimiter, ...fit(start, delimiter) }));
  return fits.reduce((best, one) => {
    const better = one.share > best.share + 0.1 || (one.share > best.share - 0.1 && one.width > best.width);
    return one.share > 0 && better ? one : best;
  }).delimiter;
}
