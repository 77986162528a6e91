// The long run of arousal under stressors, marched up from the lowest cell: as shot_noise.py, which says why.

import { SHOT_NOISE_CELLS as CELLS } from './constants.js';

/** At which rates neighbouring cells exchange what they hold: [upwards, downwards] (Scharfetter and Gummel). */
function rates(speed, diffusion, step) {
  const ratio = diffusion ? (speed * step) / diffusion : Infinity;
  if (!(Math.abs(ratio) <= 500)) return [Math.max(speed, 0) / step, Math.max(-speed, 0) / step];
  const spread = diffusion / step ** 2;
  return Math.abs(ratio) < 1e-9
    ? [spread, spread]
    : [(spread * -ratio) / Math.expm1(-ratio), (spread * ratio) / Math.expm1(ratio)];
}

/** { upTo(y): share of time at or below y, density(y) } */
export function longRun({ rate, push, settling, width, unrest, outside }) {
  const size = Math.abs(push),
    sign = Math.sign(push),
    slowest = settling * outside,
    diffusion = unrest ** 2 / 2;
  const mean = (rate * size) / slowest,
    spread = Math.sqrt((rate * size ** 2 + diffusion) / slowest),
    low = (-7 * unrest) / Math.sqrt(2 * slowest);
  const step = (Math.max(mean + 6 * spread, width) + 8 * size - low) / CELLS,
    first = Math.round(low / step);
  const carried = Math.exp(-step / size),
    over = ((rate * size) / step) * -Math.expm1(-step / size);
  const below = new Float64Array(CELLS + 1);
  let weight = 1,
    crossing = 0;
  for (let i = 0; ; i++) {
    below[i + 1] = below[i] + weight;
    if (i === CELLS - 1) break;
    const edge = (first + i + 0.5) * step,
      [up, down] = rates(
        -settling * edge * (Math.abs(edge) <= width ? 1 : outside),
        diffusion,
        step,
      );
    crossing = crossing * carried + weight * over;
    weight = (weight * up + crossing) / down;
  }
  const total = below[CELLS],
    // in cells from the lowest edge
    at = (y) => y / step - first + 0.5;
  const under = (y) => {
    const place = Math.max(0, Math.min(CELLS, at(y))),
      cell = Math.min(CELLS - 1, Math.floor(place));
    return (below[cell] + (below[cell + 1] - below[cell]) * (place - cell)) / total;
  };
  const dense = (y) => {
    const cell = Math.floor(at(y));
    return cell < 0 || cell >= CELLS ? 0 : (below[cell + 1] - below[cell]) / total / step;
  };
  return sign > 0
    ? { upTo: under, density: dense }
    : { upTo: (y) => 1 - under(-y), density: (y) => dense(-y) };
}
