// Every person: counted once, as they meant it, with no more presses than promised.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Play } from './support/play.mjs';
import { profiles, whole } from './support/profiles.mjs';
import { openWorld } from './support/world.mjs';

const world = await openWorld();

for (const profile of await profiles('people')) {
  for (const { name, scales = [2, 5], steps, expect, only_whole: long } of profile.journeys) {
    if (long && !whole) continue;
    for (const scale of scales) {
      test(`${profile.id}, ${profile.title}: ${name}, ${scale} points`, async () => {
        const play = await Play.begin(world, `${profile.id} ${name}`, scale);
        try {
          await play.do(steps);
        } catch (error) {
          play.problems.push(error.message.split('\n')[0]);
        }
        const row = await play.end(expect);
        await world.people.forget();
        world.rows.push(row);
        assert.deepEqual(row.problems, []);
      });
    }
  }
}
