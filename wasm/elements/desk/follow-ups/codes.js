/** Outcomes, root causes and actions: the tenant's own codes, of which we have words for the usual ones. */

export const codeText = (say, kind, code) => (say.has(`${kind}.${code}`) ? say(`${kind}.${code}`) : code.replaceAll('_', ' '));

/** What is said about the end of a case, in words. @param {object} item a case, or the entry of its history */
export const endText = (say, item) => ['outcome', 'root_cause', 'action'].filter((kind) => item[kind])
  .map((kind) => codeText(say, kind, item[kind])).join(' · ');
