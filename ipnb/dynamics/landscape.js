// A potential in one dimension: its wells, the long run in closed form, and passage times. As landscape.py.
import { sumByZone } from './tally.js';

const FINE = Array.from({ length: 800 }, (_, i) => -3.995 + i / 100);

/** The place between two at which the pull changes its sign. */
function restBetween(drift, left, right) {
  for (let i = 0; i < 50; i++) {
    const middle = (left + right) / 2;
    if (drift(middle) > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** Mean time from one well to the next, by the exact double integral: `mean_first_passage_time` in landscape.py. */
function meanFirstPassageTime(height, sigma, start, end) {
  const CELLS = 2000,
    low = FINE[0],
    step = (end - low) / CELLS,
    scale = 2 / sigma ** 2;
  let below = 0,
    time = 0;
  for (let i = 0; i < CELLS; i++) {
    // in the middle of each cell
    const x = low + (i + 0.5) * step,
      weight = Math.exp(-scale * (height(x) - height(start))) * step;
    if (x >= start) time += ((below + weight / 2) / weight) * step * step;
    below += weight;
  }
  return scale * time;
}

/** What the settings make of the potential: its height, its drift, where it is deepest, and the long run in closed form. */
export function landscape(equations, zones, settings) {
  const coefficients = equations.coefficients(settings),
    sigma = equations.noise(0, coefficients);
  const height = (x) => equations.height(x, coefficients),
    drift = (x) => equations.drift(x, coefficients);
  const deepest = FINE.reduce((best, x) => (height(x) < height(best) ? x : best)),
    lowest = height(deepest);
  const weight = (x) => Math.exp((-2 * (height(x) - lowest)) / sigma ** 2),
    total = FINE.reduce((sum, x) => sum + weight(x), 0) / 100;
  const wells = FINE.flatMap((x, i) =>
    i && drift(FINE[i - 1]) > 0 && drift(x) <= 0 ? [restBetween(drift, FINE[i - 1], x)] : [],
  );
  return {
    coefficients,
    height,
    drift,
    deepest,
    wells,
    passageTimes:
      wells.length > 1
        ? [
            meanFirstPassageTime(height, sigma, ...wells),
            meanFirstPassageTime((x) => height(-x), sigma, -wells[1], -wells[0]),
          ]
        : null,
    density: (x) => weight(x) / total,
    shares: sumByZone(
      zones,
      FINE.map((x) => [x, weight(x) / total / 100]),
    ),
  };
}
