// Every person: counted once, as they meant it, with no more presses than promised.
import test from 'node:test';
import { playJourney, playOnOneProcess } from './support/play.mjs';
import { profiles } from './support/profiles.mjs';
import { openWorld } from './support/world.mjs';

const world = await openWorld();

for (const profile of await profiles('people')) {
  for (const { name, scales, steps, expect } of profile.journeys) {
    if (new Set(steps.map(({ link }) => link).filter(Boolean)).size > 1) {
      test(`${profile.id}, ${profile.title}: ${name}, one process`, () => playOnOneProcess(world, profile, name, scales[0], steps, expect));
    }
    for (const scale of scales) {
      test(`${profile.id}, ${profile.title}: ${name}, ${scale} points`, () => playJourney(world, profile, name, scale, steps, expect));
    }
  }
}
