// Written by equations.py from ipnb/models/dyad/model.py. Content hash: 09e47382f0bd001f
export const coefficients = ({ attunement: c, client: d1, helper: d2, apart: s, round: T, tempo: w, mutual: h, draws: f }) => {
  return { c, d1, d2, w, h, f };
};
export const matrix = ({ c, d1, d2, w, h, f }) => [
  [0, 1, 0, 0],
  [-w*w, -c*f - 2*d1, 0, c],
  [0, 0, 0, 1],
  [0, c*h, -w*w, -c*f*h - 2*d2],
];
