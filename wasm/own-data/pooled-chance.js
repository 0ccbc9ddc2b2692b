const pool_bytes = 65_536;   // as many as a browser gives at once

/** Fills views with chance that is fetched in large pieces: an import wants a little of it for every row. */
export function pooledChance() {
  const pool = new Uint8Array(pool_bytes);
  let used = pool_bytes;
  return (view) => {
    if (view.length > pool_bytes) throw new RangeError('that much chance is not given at once');
    if (used + view.length > pool_bytes) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    view.set(pool.subarray(used, used + view.length));
    pool.fill(0, used, used + view.length);
    used += view.length;
  };
}
