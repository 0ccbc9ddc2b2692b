// A record as lines of text, for players that are somewhere else; tests/parity/transcript_lines.hpp reads the same.

/** One entry of a record: a request, or what is set before it. */
export function lineOf({ setClock, seed, request }) {
  if (setClock !== undefined) return JSON.stringify({ set_clock_ms: setClock });
  if (seed !== undefined) return JSON.stringify({ seed });
  if (typeof request === 'string') return JSON.stringify({ call: request });
  return JSON.stringify({ call_b64: Buffer.from(request).toString('base64') });
}

/** The entry again; also in a page. */
export function entryOf(line) {
  const { set_clock_ms: setClock, seed, call, call_b64 } = JSON.parse(line);
  if (setClock !== undefined) return { setClock };
  if (seed !== undefined) return { seed };
  return { request: call ?? Uint8Array.from(atob(call_b64), (letter) => letter.charCodeAt(0)) };
}
