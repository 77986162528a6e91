// What every simulation needs of numbers: the weather, the steps, the zones, and the time spent in them.
import { Pace } from './steps.js';

/** Numbers in [0, 1) from a seed (mulberry32): the same bits as `uniforms` in ipnb/models/random.py. */
export function uniforms(seed) {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), 1 | counter);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers, two from each pair of uniforms (Box and Muller). */
export function normals(seed) {
  const uniform = uniforms(seed);
  let second = null;
  return () => {
    if (second !== null) {
      const kept = second;
      second = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())),
      angle = 2 * Math.PI * uniform();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** Exponential numbers of mean 1. */
export function exponentials(seed) {
  const uniform = uniforms(seed);
  return () => -Math.log(1 - uniform());
}

const NONE = [];

/** Jumps at the times of a Poisson process: counts down what is expected before the next one, as `_Jumps` in ipnb/models/drift.py. */
export class Jumps {
  constructor(seed) {
    this.exponential = exponentials((seed + 2 ** 31) % 2 ** 32); // half the whole cycle away from the weather
    this.left = this.exponential();
  }
  /** The sizes of the jumps of one step. */
  step(expected, mean) {
    this.left -= expected;
    if (this.left > 0) return NONE;
    const sizes = [];
    while (this.left <= 0) {
      sizes.push(mean * this.exponential());
      this.left += this.exponential();
    }
    return sizes;
  }
}

/** The zone in which `x` lies; the last zone has no upper bound (null). */
export const zoneOf = (zones, x) => zones.find(({ up_to: bound }) => bound === null || x <= bound);

/** Equal bins from -reach to reach, for counting time. */
export function binsOf({ reach, bins }) {
  const width = (2 * reach) / bins;
  return {
    width,
    count: bins,
    of: (x) => Math.max(0, Math.min(bins - 1, Math.floor((x + reach) / width))),
    centre: (i) => -reach + (i + 0.5) * width,
  };
}

function sumByZone(zones, pairs) {
  const sums = Object.fromEntries(zones.map(({ name }) => [name, 0]));
  for (const [x, amount] of pairs) sums[zoneOf(zones, x).name] += amount;
  return sums;
}

/** How long was spent in each bin. */
export class Tally {
  constructor(bins) {
    this.bins = bins;
    this.clear();
  }
  clear() {
    this.time = new Float64Array(this.bins.count);
    this.counted = 0;
  }
  add(x, time) {
    this.time[this.bins.of(x)] += time;
    this.counted += time;
  }
  shares(zones) {
    return sumByZone(
      zones,
      [...this.time].map((time, i) => [this.bins.centre(i), time / (this.counted || 1)]),
    );
  }
  static together(tallies) {
    const all = new Tally(tallies[0].bins);
    for (const { time, counted } of tallies) {
      time.forEach((amount, i) => {
        all.time[i] += amount;
      });
      all.counted += counted;
    }
    return all;
  }
}

const SAMPLE = 0.05; // units of time between two points of the trail, and of the record of the last minute
const SETTLED = 20; // samples in a row that make a stay: a boat that only touches a bank is not aground

/** Which zone was seen at each sample of the last minute (a minute at the pace of the screen). */
export class LastMinute {
  constructor(zones, pace, settled = SETTLED) {
    Object.assign(this, { zones, settled, size: Math.round((60 * pace) / SAMPLE), seen: [] });
  }
  /** `x` is counted; `drawn`, where the picture is smoother, decides what was a stay. */
  note(x, drawn = x) {
    this.seen.push([x, drawn].map((at) => this.zones.indexOf(zoneOf(this.zones, at))));
    if (this.seen.length > 2 * this.size) this.seen = this.seen.slice(-this.size);
  }
  /** { whole: the minute is full, zones: { name: { share, visits } } }, or null when nothing was seen yet */
  summary() {
    const seen = this.seen.slice(-this.size),
      found = this.zones.map(() => ({ share: 0, visits: 0 }));
    if (!seen.length) return null;
    let stay = null,
      run = 0;
    seen.forEach(([counted, zone], i) => {
      found[counted].share += 1 / seen.length;
      run = zone === seen[i - 1]?.[1] ? run + 1 : 1;
      if (run === this.settled && zone !== stay) {
        stay = zone;
        found[zone].visits += 1;
      }
    });
    return {
      whole: seen.length === this.size,
      zones: Object.fromEntries(this.zones.map(({ name }, i) => [name, found[i]])),
    };
  }
}

/** One boat: dx = drift dt + noise dW by Euler-Maruyama, as `sail` in ipnb/models/drift.py takes its steps. */
export class Journey {
  constructor({ declared, equations, bins, seed }) {
    Object.assign(this, {
      declared,
      equations,
      pace: new Pace(declared.dt),
      normal: normals(seed),
      time: 0,
      trail: [],
      pushed: null,
    });
    this.x = this.eased = declared.start;
    this.tally = new Tally(bins);
    this.lately = new LastMinute(declared.zones, declared.pace);
  }
  step(parts) {
    const { dt } = this.declared,
      { drift, noise } = this.equations;
    this.x =
      this.x + drift(this.x, parts) * dt + noise(this.x, parts) * Math.sqrt(dt) * this.normal();
    this.eased += ((this.x - this.eased) * dt) / 0.45; // what is drawn is eased; what is counted is x itself
    this.time += dt;
    this.tally.add(this.x, dt);
    if (this.time - (this.trail.at(-1)?.time ?? -1) > SAMPLE - dt / 2) {
      this.trail.push({ time: this.time, x: this.eased });
      this.lately.note(this.x, this.eased);
    }
  }
  travel(parts, units) {
    for (let left = this.pace.take(units); left > 0; left--) this.step(parts);
    if (this.trail.length > 1200) this.trail.splice(0, this.trail.length - 900);
  }
  /** A stressor: a push towards the far bank. */
  nudge(size) {
    const direction = this.x > 0 ? -1 : 1;
    this.x += direction * size;
    this.pushed = { time: this.time, x: this.eased, direction };
  }
}

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

/** Mean time from one hollow to the next, by the exact double integral: `passage_time` in ipnb/models/landscape.py. */
function passage(height, sigma, start, end) {
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

/** What the settings make of the river: its height, its pull, where it is deepest, and the long run in closed form. */
export function landscape(equations, zones, settings) {
  const parts = equations.parts(settings),
    sigma = equations.noise(0, parts);
  const height = (x) => equations.height(x, parts),
    drift = (x) => equations.drift(x, parts);
  const deepest = FINE.reduce((best, x) => (height(x) < height(best) ? x : best)),
    lowest = height(deepest);
  const weight = (x) => Math.exp((-2 * (height(x) - lowest)) / sigma ** 2),
    total = FINE.reduce((sum, x) => sum + weight(x), 0) / 100;
  const hollows = FINE.flatMap((x, i) =>
    i && drift(FINE[i - 1]) > 0 && drift(x) <= 0 ? [restBetween(drift, FINE[i - 1], x)] : [],
  );
  return {
    parts,
    height,
    drift,
    deepest,
    hollows,
    crossing:
      hollows.length > 1
        ? [
            passage(height, sigma, ...hollows),
            passage((x) => height(-x), sigma, -hollows[1], -hollows[0]),
          ]
        : null,
    density: (x) => weight(x) / total,
    shares: sumByZone(
      zones,
      FINE.map((x) => [x, weight(x) / total / 100]),
    ),
  };
}
