// Every scanner: nothing counts, no case stays, nobody is notified. And who comes after it counts, once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Play } from './support/play.mjs';
import { profiles, whole } from './support/profiles.mjs';
import { openWorld } from './support/world.mjs';

const world = await openWorld();
const person = { do: 'visit', link: 'best', input: 'mouse', presses: 1 };

async function run(name, scale, steps, expect) {
  const play = await Play.begin(world, name, scale);
  try {
    await play.do(steps);
  } catch (error) {
    play.problems.push(error.message.split('\n')[0]);
  }
  const row = await play.end(expect);
  await world.people.forget();
  world.rows.push(row);
  assert.deepEqual(row.problems, []);
}

for (const profile of await profiles('scanners')) {
  for (const { name, scales = [2, 5], steps, expect = {}, person_after: followed = true, only_whole: long } of profile.journeys) {
    if (long && !whole) continue;
    for (const scale of scales) {
      test(`${profile.id}, ${profile.title}: ${name}, ${scale} points`, () => run(`${profile.id} ${name}`, scale, steps, expect));
    }
    if (!followed) continue;
    test(`${profile.id}, then a person: ${name}`, () => run(`${profile.id} ${name}, then H01`, scales.at(-1), [...steps, person],
      { answer: 'best', taps: 1 }));
  }
}
