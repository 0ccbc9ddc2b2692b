const longestKept_ms = 180 * 86_400_000;

/**
 * Clears the page's storage of what is over, and finds the other questions of this browser with posts
 * that have not arrived.
 * @param {string} own the place of the page's own question
 * @returns {string[]} places
 */
export function tidy(own) {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith('amends:') && place !== own && waits(place));
  } catch {
    return [];   // no storage
  }
}

function waits(place) {
  try {
    const { kept, until, closes, at } = JSON.parse(localStorage.getItem(place));
    const now = Date.now();
    const over = at + longestKept_ms < now || (closes && closes < now) || (kept.length === 0 && until && until < now);
    if (over) localStorage.removeItem(place);
    return !over && kept.length > 0;
  } catch {
    return false;   // somebody else's, or of another version
  }
}
