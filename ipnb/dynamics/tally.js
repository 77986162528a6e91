// Zones of a state, and the time that was spent in them.

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

/** Sums of amounts by the zone in which their places lie. */
export function sumByZone(zones, pairs) {
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
  static mergeTallies(tallies) {
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

// units of time between two points of the trail, and of the record of the last minute
export const SAMPLE = 0.05;
// samples in a row that make a stay: a path that only touches a zone has not stayed
const SETTLED = 20;

/** Which zone was seen at each sample of the last minute (a minute at the pace of the screen). */
export class LastMinute {
  constructor(zones, speed, settled = SETTLED) {
    Object.assign(this, { zones, settled, size: Math.round((60 * speed) / SAMPLE), seen: [] });
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
