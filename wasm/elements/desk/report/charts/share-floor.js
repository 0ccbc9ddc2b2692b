export const whole_bp = 10_000;
const step_bp = 1_000;

/** Where a scale of shares begins, so that the intervals of these rows are on it: at a full ten per cent. */
export const shareFloor = (rows) => (rows.length ? Math.floor(Math.min(...rows.map(({ interval }) => interval.low_bp)) / step_bp) * step_bp : 0);
