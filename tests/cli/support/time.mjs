// Another time of day for one run of the command, by the shim that the profiles use.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ShiftedClock } from '../../profiles/support/clock.mjs';
import { root } from './amends.mjs';

/** @returns a clock, and the environment in which a command goes by it */
export function shiftedTime(place) {
  const shim = join(place, 'shifted_clock.so');
  execFileSync('cc', ['-std=c11', '-shared', '-fPIC', '-o', shim, join(root, 'tests/profiles/shifted_clock.c'), '-ldl']);
  const file = join(place, 'shift');
  return { clock: new ShiftedClock(file), env: { LD_PRELOAD: shim, AMENDS_SHIFTED_CLOCK: file } };
}
