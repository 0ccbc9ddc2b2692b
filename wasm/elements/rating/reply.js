const results = { recorded: 'recorded', retracted: 'retracted', disputed: 'disputed', held: 'held', intent: 'press_needed' };
const later = [401, 408, 425, 429];   // signing in, slowness and limits pass

/** The body of a post, as the server reads it. */
export function bodyOf({ kind, op, answer, evidence, importance, reasons, contactMe, comment }, survey) {
  if (kind === 'answer') return evidence === 'explicit' ? { op, answer } : { op, answer, evidence };
  if (kind === 'retraction') return { op, answer: null };
  const body = { op };
  const chosen = (survey.reasons ?? []).filter((_, at) => reasons & (1 << at)).map(({ id }) => id);
  if (comment) body.comment = comment;
  if (chosen.length > 0) body.reasons = chosen;
  if (contactMe) body.contact_me = true;
  if (importance) body.importance = importance;
  return body;
}

/**
 * What a response means to the session. A page of a proxy or a sign-in form is no answer.
 * @param {Response} response
 * @returns {Promise<{event: object, nonce?: string, code: string}>}
 */
export async function readReply(response) {
  const body = await response.json().catch(() => null);
  const { status } = response;
  const code = body?.code ?? `http_${status}`;
  const event = { kind: 'refused', nonce: Boolean(body?.nonce) };
  if (response.ok) {
    event.kind = results[body?.result] ?? 'unreachable';
    event.answer = body?.answer ?? 0;
    event.answerClass = body?.class ?? null;
    event.dissatisfied = event.answerClass === 'dissatisfied';
    event.editUntil = body?.edit_until_at ?? 0;
  } else if (status === 410) {
    event.kind = 'closed';
  } else if (code === 'nonce_stale' && body.nonce) {
    event.kind = 'stale_nonce';
  } else if (code === 'press_needed' && body.nonce) {
    event.kind = 'press_needed';
  } else if (status >= 500 || later.includes(status)) {
    event.kind = 'unreachable';
    event.retryAfter = 1000 * (Number(response.headers.get('retry-after')) || 0);
  }
  return { event, nonce: body?.nonce, code };
}
