/**
 * Plays a record on a target.
 * @param {Array<{setClock: number} | {seed: number} | {request: string | Uint8Array}>} record of transcript.mjs
 * @param {object} target one of targets.mjs, which answers in order; or one that takes a whole record by itself
 * @returns {Promise<string[]>} the answers
 */
export async function replay(record, target) {
  if (target.replay) return target.replay(record);
  const answers = [];
  for (const { setClock, seed, request } of record) {
    if (setClock !== undefined) target.setClock(setClock);
    else if (seed !== undefined) target.seed(seed);
    else answers.push(target.call(request));
  }
  return Promise.all(answers);
}
