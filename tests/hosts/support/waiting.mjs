// How long the tests of helpdesks wait: as long as it takes, with a bound.

/** Nothing takes as long, even on a machine that does much else. */
export const generous_ms = 120_000;

/** Asks again until `probe` gives something, with a bound; what it threw last is the complaint. */
export async function until(what, probe, within_ms = generous_ms) {
  const end = performance.now() + within_ms;
  let complaint = '';
  for (;;) {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      complaint = `: ${error.message}`;
    }
    if (performance.now() > end) throw new Error(`${what} did not come within ${within_ms} ms${complaint}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
