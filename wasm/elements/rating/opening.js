const firstWait_ms = 2_000;
const longestWait_ms = 300_000;

/** The survey that the page brought along, as an attribute or inside the element; else null. */
export function inlineOpening(host) {
  const text = host.getAttribute('survey') ?? host.querySelector('script[type="application/json"]')?.textContent;
  if (!text) return null;
  try {
    const read = JSON.parse(text);
    return read.survey || read.state ? read : { state: 'asked', survey: read };
  } catch (error) {
    console.warn('amends-rating: survey', error);   // the server knows it too
    return null;
  }
}

async function read(response, invited) {
  if (response.status === 404 && !invited) return null;   // not theirs, not completed, or no such site
  if (response.status === 404 || response.status === 410) return { state: 'closed' };
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error();
  return response.json();
}

// Until the time has come or the browser says that it is connected again.
function wait(time, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    addEventListener('online', resolve, { once: true, signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/**
 * The server's view of the question, asked for until it comes; null when there is nothing to show.
 * A page that brought the survey asks only about an answer that this browser gave before.
 * @param {(failed: boolean) => void} report whether the last try failed
 */
export async function getOpening(host, mount, memory, report, signal) {
  const inline = inlineOpening(host);
  const voted = memory.until !== undefined;
  if (inline && !voted) return inline;
  for (let time = firstWait_ms; !signal.aborted; time = Math.min(time * 2, longestWait_ms)) {
    try {
      return await read(await mount.open(voted && memory.key), host.hasAttribute('token'));
    } catch {
      if (inline) return inline;
      import('./conductor.js').then(({ explain }) => explain(host, mount.url)).catch(() => {});
      report(true);
      await wait(time, signal);
      report(false);
    }
  }
  return null;
}
