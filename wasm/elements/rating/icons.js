const icons = {
  check: [8, 'M6.5 10.5l2.5 2.5 4.5-5.5'],
  kept: [0, 'M3 12v3.5q0 1.5 1.5 1.5h11q1.5 0 1.5-1.5V12M10 3v9M6.5 8.5L10 12l3.5-3.5'],
  unsent: [8, 'M10 6v5M10 14v0'],
  closed: [8, 'M10 5.5V10l3 2'],
};

/** A sign beside a text. */
export const icon = (draw, name) => draw('icon', 20, ...icons[name]);
