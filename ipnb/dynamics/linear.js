// Equations linear in several states, x' = A x: exact steps and what becomes of them, as linear.py and dyad.py.
// Plain loops: a curve over one setting takes some hundred thousand of these sums while a slider moves.

import { EXPONENTIAL_TERMS } from './constants.js';

const SQUARINGS = 17;

const square = (size) => Array.from({ length: size }, () => new Array(size).fill(0));

export function scaled(matrix, factor) {
  const found = square(matrix.length);
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j < matrix.length; j++) found[i][j] = matrix[i][j] * factor;
  return found;
}

export function product(left, right) {
  const size = left.length,
    found = square(size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += left[i][k] * right[k][j];
      found[i][j] = sum;
    }
  return found;
}

export function applied(matrix, state, found = new Array(state.length)) {
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i];
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += row[k] * state[k];
    found[i] = sum;
  }
  return found;
}

function norm(matrix) {
  let largest = 0;
  for (const row of matrix) {
    let sum = 0;
    for (const value of row) sum += Math.abs(value);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** exp of a matrix: halved until its norm is at most 1, then by its series, then squared as often. */
export function exponential(matrix) {
  const size = matrix.length;
  let halvings = 0;
  for (let large = norm(matrix); large > 1; large /= 2) halvings += 1;
  const small = halvings ? scaled(matrix, 2 ** -halvings) : matrix;
  let found = square(size);
  for (let i = 0; i < size; i++) found[i][i] = 1;
  for (let term = EXPONENTIAL_TERMS; term > 0; term--) {
    found = product(small, found);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) found[i][j] = (i === j ? 1 : 0) + found[i][j] / term;
  }
  for (; halvings > 0; halvings--) found = product(found, found);
  return found;
}

/** The logarithm of a matrix's spectral radius, from the growth of its powers (Gelfand's formula). */
export function logRadius(matrix) {
  let power = matrix,
    log = 0;
  for (let k = 0; k < SQUARINGS; k++) {
    const large = norm(power);
    log += Math.log(large) / 2 ** k;
    power = scaled(power, 1 / large);
    power = product(power, power);
  }
  return log + Math.log(norm(power)) / 2 ** SQUARINGS;
}
