// The standard normal distribution; Python has it in its standard library and in SciPy.

export const density = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** How likely a number is at most x: 1/2 + density times the sum of x^(2n+1) / (1 3 5 ... (2n+1)), whose terms are all of one sign. */
export function normalAtMost(x) {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let term = x,
    sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}
