import { CsvRecords } from './csv-records.js';

// What may stand between two fields.
const delimiters = [',', ';', '\t', '|'];

const rows_looked_at = 50;
const chars_looked_at = 64 * 1024;

// The number of fields of each record in the beginning of a file; the last one may be cut off.
function widthsOf(text, delimiter) {
  const widths = [];
  const records = new CsvRecords(delimiter, { record: (_line, fields) => widths.push(fields.length), problem() {} });
  records.push(text.slice(0, chars_looked_at));
  if (text.length <= chars_looked_at || widths.length === 0) records.end();
  return widths.slice(0, rows_looked_at);
}

// How many records have as many fields as the header; none where that has one field.
function fit(text, delimiter) {
  const [width = 0, ...others] = widthsOf(text, delimiter);
  if (width < 2) return { share: 0, width };
  return { share: (others.filter((one) => one === width).length + 1) / (others.length + 1), width };
}

/**
 * The delimiter that cuts the beginning of a file into records of one width; a comma where none does.
 * @param {string} text
 */
export function recognisedDelimiter(text) {
  const fits = delimiters.map((delimiter) => ({ delimiter, ...fit(text, delimiter) }));
  return fits.reduce((best, one) => {
    const better = one.share > best.share + 0.1 || (one.share > best.share - 0.1 && one.width > best.width);
    return one.share > 0 && better ? one : best;
  }).delimiter;
}
