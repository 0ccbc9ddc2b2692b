// Every scanner: nothing counts, no case stays, nobody is notified. And who comes after it counts, once.
import test from 'node:test';
import { playJourney, playOnOneProcess } from './support/play.mjs';
import { profiles, whole } from './support/profiles.mjs';
import { openWorld } from './support/world.mjs';

const world = await openWorld();
const person = { do: 'visit', link: 'best', input: 'mouse', presses: 1 };

for (const profile of await profiles('scanners')) {
  const withPerson = { ...profile, id: `${profile.id}+H01` };
  for (const journey of profile.journeys) {
    const { name, scales, steps, expect, person_after: followed = whole || journey === profile.journeys[0] } = journey;
    // Where a person comes after, the longest scale is played with them.
    const alone = whole || !followed ? scales : scales.slice(0, Math.max(1, scales.length - 1));
    for (const scale of alone) {
      test(`${profile.id}, ${profile.title}: ${name}, ${scale} points`, () => playJourney(world, expect?.answer ? withPerson : profile, name, scale, steps, expect));
    }
    if (steps.some((step) => step.mouse || (whole && step.do === 'browse'))) {
      test(`${profile.id}, ${profile.title}: ${name}, one process`, () => playOnOneProcess(world, expect?.answer ? withPerson : profile, name, scales[0], steps, expect));
    }
    if (!followed) continue;
    test(`${profile.id}, then a person: ${name}`, () => playJourney(world, withPerson, name, scales.at(-1), [...steps, person], { answer: 'best', taps: 1 }));
  }
}
