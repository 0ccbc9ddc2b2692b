const longestWait_ms = 20_000;   // a page that the browser froze may hold its turn for ever

/**
 * Does the work when no other page of this browser is at the same place. Where a page cannot know, as on
 * plain-HTTP intranets, it goes ahead: the same op twice does no harm.
 * @template T
 * @param {string} place
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function inTurn(place, work) {
  if (!navigator.locks) return work();
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  return navigator.locks.request(place, { signal: AbortSignal.timeout(longestWait_ms) }, begin)
    .catch((error) => { if (begun) throw error; return work(); });
}
