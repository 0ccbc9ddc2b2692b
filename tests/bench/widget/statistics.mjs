// Many values of a figure, and what is told of them.

/** @param {number[]} values at least one */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  const half = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { median, q1: at(0.25), q3: at(0.75), min: sorted[0], max: sorted.at(-1), n: sorted.length };
}

/** The summary of each figure in a list of samples. */
export const summaries = (samples) => Object.fromEntries(
  Object.keys(samples[0] ?? {}).map((name) => [name, summary(samples.map((sample) => sample[name]))]));
