// Written by ipnb/models/equations.py from ipnb/models/dyad.py. Mark: ec2743655a0350ef
export const parts = ({ attunement: c, client: d1, helper: d2, apart: s, round: T, tempo: w, mutual: h }) => {
  return { c, d1, d2, w, h };
};
export const matrix = ({ c, d1, d2, w, h }) => [
  [0, 1, 0, 0],
  [-w*w, -c - 2*d1, 0, c],
  [0, 0, 0, 1],
  [0, c*h, -w*w, -c*h - 2*d2],
];
