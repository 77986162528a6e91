// Equations linear in several states, x' = A x: exact steps and what becomes of them, as linear.py and dyad.py.
// Plain loops: a curve over one setting takes some hundred thousand of these sums while a slider moves.

import { EXPONENTIAL_TERMS } from './constants.js';

const SQUARINGS = 17;

function square(size) {
  const rows = [];
  for (let i = 0; i < size; i++) rows.push(new Array(size).fill(0));
  return rows;
}

export function scaled(matrix, factor, found = square(matrix.length)) {
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j < matrix.length; j++) found[i][j] = matrix[i][j] * factor;
  return found;
}

/** `found` is written over, where somebody has one to spare. */
export function product(left, right, found = square(left.length)) {
  const size = left.length;
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

/** The same for four states in one list of numbers, row after row: what a highest swing is looked for with, step by step. */
export function appliedToFour(flat, state, found) {
  const a = state[0],
    b = state[1],
    c = state[2],
    d = state[3];
  found[0] = flat[0] * a + flat[1] * b + flat[2] * c + flat[3] * d;
  found[1] = flat[4] * a + flat[5] * b + flat[6] * c + flat[7] * d;
  found[2] = flat[8] * a + flat[9] * b + flat[10] * c + flat[11] * d;
  found[3] = flat[12] * a + flat[13] * b + flat[14] * c + flat[15] * d;
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
  let found = square(size),
    spare = square(size);
  for (let i = 0; i < size; i++) found[i][i] = 1;
  for (let term = EXPONENTIAL_TERMS; term > 0; term--) {
    [found, spare] = [product(small, found, spare), found];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) found[i][j] = (i === j ? 1 : 0) + found[i][j] / term;
  }
  for (; halvings > 0; halvings--) [found, spare] = [product(found, found, spare), found];
  return found;
}

/** The logarithm of a matrix's spectral radius, from the growth of its powers (Gelfand's formula). */
export function logRadius(matrix) {
  const shrunk = square(matrix.length),
    found = square(matrix.length);
  let power = matrix,
    log = 0;
  for (let k = 0; k < SQUARINGS; k++) {
    const large = norm(power);
    log += Math.log(large) / 2 ** k;
    scaled(power, 1 / large, shrunk);
    power = product(shrunk, shrunk, found);
  }
  return log + Math.log(norm(power)) / 2 ** SQUARINGS;
}
