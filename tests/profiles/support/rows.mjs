// What came of every journey. Test files run in processes of their own, so each leaves its rows in a folder,
// where tests/profiles/table.mjs finds them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = process.env.AMENDS_PROFILE_ROWS;

/** @param {object[]} rows kept if AMENDS_PROFILE_ROWS names a folder */
export async function keepRows(rows) {
  if (folder && rows.length > 0) await writeFile(join(folder, `${process.pid}.json`), JSON.stringify(rows));
}

/** @returns {Promise<object[]>} in the order of the profiles' ids */
export async function keptRows(from) {
  const files = (await readdir(from)).filter((name) => name.endsWith('.json'));
  const rows = (await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(from, name), 'utf8'))))).flat();
  return rows.sort((a, b) => a.id.localeCompare(b.id));
}
