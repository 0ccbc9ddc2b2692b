// The profiles: data in files, checked against their schema.
import { readdir, readFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';

const here = new URL('../', import.meta.url);
const readJson = async (path) => JSON.parse(await readFile(new URL(path, here), 'utf8'));
const schema = await readJson('profile.schema.json');
const valid = new Ajv({ discriminator: true, strictTypes: false }).compile(schema);

/** Everything is played with AMENDS_TEST_ALL=1; else what a profile calls quick. */
export const whole = process.env.AMENDS_TEST_ALL === '1';

/** @param {'scanners' | 'people'} kind */
export async function profiles(kind) {
  const files = (await readdir(new URL(`${kind}/`, here))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => {
    const profile = await readJson(`${kind}/${file}`);
    if (!valid(profile)) throw new Error(`${kind}/${file}: ${valid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ')}`);
    return { ...profile, file, journeys: profile.journeys.filter((each) => whole || !each.only_whole).map((each) => ({ scales: [2, 5], ...each })) };
  }));
}

export const stepNow = ({ quick, ...step }) => (whole ? step : { ...step, ...quick });
