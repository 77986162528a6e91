// Equations linear in several states, x' = A x: exact steps and what becomes of them, as ipnb/models/linear.py and dyad.py.

const TERMS = 18; // of the exponential series, as in ipnb/models/linear.py

const map = (rows, change) => rows.map((row, i) => row.map((value, j) => change(value, i, j)));
export const scaled = (matrix, factor) => map(matrix, (value) => value * factor);
export const product = (left, right) => left.map((row) => right[0].map((_, j) => row.reduce((sum, value, k) => sum + value * right[k][j], 0)));
export const applied = (matrix, state) => matrix.map((row) => row.reduce((sum, value, k) => sum + value * state[k], 0));
const norm = (matrix) => Math.max(...matrix.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));

/** exp of a matrix: halved until its norm is at most 1, then by its series, then squared as often. */
export function exponential(matrix) {
  let halvings = 0;
  for (let size = norm(matrix); size > 1; size /= 2) halvings += 1;
  const small = halvings ? scaled(matrix, 2 ** -halvings) : matrix, one = map(matrix, (_, i, j) => (i === j ? 1 : 0));
  let found = one;
  for (let term = TERMS; term > 0; term--) found = map(product(small, found), (value, i, j) => one[i][j] + value / term);
  for (; halvings > 0; halvings--) found = product(found, found);
  return found;
}

const SQUARINGS = 20;

/** The logarithm of a matrix's spectral radius, from the growth of its powers (Gelfand's formula). */
export function logRadius(matrix) {
  let power = matrix, log = 0;
  for (let k = 0; k < SQUARINGS; k++) {
    const size = norm(power);
    log += Math.log(size) / 2 ** k;
    const even = scaled(power, 1 / size);
    power = product(even, even);
  }
  return log + Math.log(norm(power)) / 2 ** SQUARINGS;
}
