/** Why an answer is in no figure, in plain words. */

/** The answer in the survey's words, or its place on the scale. */
export const answerText = (el, { label, answer, scale }) =>
  label ?? (answer === null ? '' : el.say('case.of', { at: answer, total: scale }));

/** @param {{kind: string, evidence: string, reason: string | null, answer: number | null}} aside */
export function asideText(el, aside) {
  return el.say(`aside.${keyOf(el, aside)}`, { label: answerText(el, aside) });
}

function keyOf(el, { kind, evidence, reason, answer }) {
  if (kind === 'intent' && evidence === 'gesture') return 'intent_gesture';
  if (kind !== 'disputed') return kind;
  if (answer === null) return 'disputed_words';
  return el.say.has(`aside.disputed_${reason}`) ? `disputed_${reason}` : 'disputed_other_browser';
}
