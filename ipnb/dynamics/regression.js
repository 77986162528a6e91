// Least squares from sums of squares and products, as in regression.py.

/** Solves `table x = right` for a symmetric table without a zero among its pivots (Gauss). */
function solved(table, right) {
  const rows = table.map((row, i) => [...row, right[i]]),
    size = rows.length;
  for (let k = 0; k < size; k++)
    for (let i = k + 1; i < size; i++) {
      const share = rows[i][k] / rows[k][k];
      for (let j = k; j <= size; j++) rows[i][j] -= share * rows[k][j];
    }
  const found = new Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let left = rows[i][size];
    for (let j = i + 1; j < size; j++) left -= rows[i][j] * found[j];
    found[i] = left / rows[i][i];
  }
  return found;
}

/** How much the outcome changes for one step of each cause, the other causes held still. */
export const slopes = (moments, outcome, causes) =>
  solved(
    causes.map((i) => causes.map((j) => moments[i][j])),
    causes.map((i) => moments[i][outcome]),
  );
