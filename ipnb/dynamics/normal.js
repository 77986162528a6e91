// The standard normal distribution; Python has it in its standard library and in SciPy.

export const density = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

const FAR = 8,
  PER_UNIT = 64;

/** 1/2 + density times the sum of x^(2n+1) / (1 3 5 ... (2n+1)), whose terms are all of one sign. */
function bySeries(x) {
  let term = x,
    sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

let tables = null;
const made = () => {
  const places = Float64Array.from(
    { length: 2 * FAR * PER_UNIT + 1 },
    (_, i) => i / PER_UNIT - FAR,
  );
  return { places, sums: places.map(bySeries), heights: places.map(density) };
};

/** How likely a number is at most x: by Taylor's series from the nearest of a thousand places, since a band asks for many. */
export function normalAtMost(x) {
  if (Math.abs(x) > FAR) return x > 0 ? 1 : 0;
  const { places, sums, heights } = (tables ??= made()),
    i = ((x + FAR) * PER_UNIT + 0.5) | 0,
    at = places[i],
    h = x - at,
    s = at * at;
  // the density's derivatives are Hermite's polynomials; what is left out is below 1e-15
  const fourth = at * (s - 3) - (h / 5) * (s * (s - 6) + 3),
    third = s - 1 - (h / 4) * fourth,
    second = at - (h / 3) * third;
  return sums[i] + heights[i] * h * (1 - (h / 2) * second);
}
