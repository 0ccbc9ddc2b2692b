const nonceWait_ms = 350;   // the server wants a nonce that a person had time to see
const mostStaleNonces = 3;
const firstWait_ms = 2_000;
const longestWait_ms = 300_000;

// Until the time has come or the browser says that it is connected again.
function wait(time, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    addEventListener('online', resolve, { once: true, signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/**
 * Sends what was kept about questions that this page does not show, each under its own op, until all has
 * arrived or the signal aborts.
 * @param {string[]} places
 * @param {object} tools what the page's other chunks have: Memory, Mount, bodyOf, readReply, inTurn, isFinal, settle
 */
export async function sendKept(places, tools, signal) {
  for (let time = firstWait_ms; !signal.aborted; time = Math.min(time * 2, longestWait_ms)) {
    const left = [];
    for (const place of places) if (!await tools.inTurn(place, () => empty(place, tools, signal))) left.push(place);
    if (left.length === 0) return;
    places = left;
    await wait(time, signal);
  }
}

// Whether nothing waits there any more. Read now, because another page may have been faster.
async function empty(place, tools, signal) {
  const memory = new tools.Memory(place);
  const { where, kept = [] } = memory.read();
  if (!where) return true;   // nothing that we could send
  const mount = new tools.Mount(where);
  for (const post of kept) {
    if (signal.aborted) return false;
    const event = await send(post, memory, mount, tools, signal);
    if (!event) return false;
    if (event.kind === 'press_needed') return true;   // by a person, on the question's own page
    tools.settle(memory, post, event);
  }
  return true;
}

// The server's word; null when there was none.
async function send(post, memory, mount, { bodyOf, readReply, isFinal }, signal) {
  const body = { ...(post.body ?? bodyOf(post)), key: memory.key, nonce: post.nonce };
  for (let stale = 0; stale <= mostStaleNonces && !signal.aborted; stale += 1) {
    const { event, nonce } = await mount.post(body).then(readReply).catch(() => ({ event: { kind: 'unreachable' } }));
    if (isFinal(event) || event.kind === 'press_needed') return event;
    if (event.kind !== 'stale_nonce') return null;
    body.nonce = nonce;
    await wait(nonceWait_ms, signal);
  }
  return null;
}
