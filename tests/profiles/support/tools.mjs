// The two native helpers, as CMake makes them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../cli/support/amends.mjs';

const folder = process.env.AMENDS_PROFILE_TOOLS ?? join(root, 'build/release/tests/profiles');

/** @param {'shifted_clock.so' | 'store_lock'} name */
export function tool(name) {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: cmake --build --preset release --target amends_profile_tools`);
  return path;
}
