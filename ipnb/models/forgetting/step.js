// Curves of forgetting, their fit, and how far they miss. All of it as in model.py; a test holds the two together.
import { Steps } from '../../dynamics/discrete_time.js';
import { smallest } from '../../dynamics/minimum.js';
import declared from './declaration.js';

const { PEOPLE, INTERVALS, FIRST, DAY, LEAST, MOST, NEAR, FAR } = declared.constants;
const whole = (value) => Math.floor(value + 0.5);

export const personOf = (place) => PEOPLE[whole(place) - 1];

/** The time since the first interval, in the curve's own measure: 0 after 20 minutes, 1 after a day. */
export const elapsed = (minutes, shape) =>
  shape ? Math.log(minutes / FIRST) / Math.log(DAY / FIRST) : (minutes - FIRST) / (DAY - FIRST);

/** Per cent saved after so many minutes. */
export const at = ({ level, kept, shape }, minutes) => level * kept ** elapsed(minutes, shape);

const pointsOf = ({ minutes, savings }, from, to) =>
  minutes.map((time, i) => ({ minutes: time, savings: savings[i], place: i })).slice(from, to);

/** The curve whose squared misses have the smallest sum; for a given share kept the best level has a formula. */
function leastSquares(points, shape) {
  const times = points.map(({ minutes }) => elapsed(minutes, shape));
  const level = (kept) => {
    const form = times.map((time) => kept ** time);
    const sum = (of) => form.reduce((total, value, i) => total + of(value, i), 0);
    return sum((value, i) => value * points[i].savings) / sum((value) => value * value);
  };
  const lost = (kept) => {
    const start = level(kept);
    return points.reduce(
      (sum, { savings }, i) => sum + (savings - start * kept ** times[i]) ** 2,
      0,
    );
  };
  const kept = smallest(lost, LEAST, MOST);
  return { level: level(kept), kept, shape };
}

export const residuals = (curve, points) =>
  points.map(({ minutes, savings }) => savings - at(curve, minutes));

/** A curve's typical miss, the root of the mean square of its residuals. */
export const miss = (curve, points) =>
  Math.sqrt(residuals(curve, points).reduce((sum, one) => sum + one * one, 0) / points.length);

/** What follows from the settings before any time goes by. */
export function planOf({ person, shown, other, level, kept, shape }) {
  const isSame = whole(person) === whole(other),
    isUntested = isSame && whole(shown) === INTERVALS.length,
    seen = pointsOf(personOf(person), 0, whole(shown)),
    tested = pointsOf(personOf(other), isSame && !isUntested ? whole(shown) : 0),
    own = { level, kept, shape },
    best = leastSquares(seen, shape),
    missed = miss(best, tested);
  return {
    isSame,
    isUntested,
    seen,
    tested,
    own,
    best,
    misses: {
      own: [miss(own, seen), miss(own, tested)],
      best: [miss(best, seen), missed],
    },
    answer: missed <= NEAR ? 'near' : missed <= FAR ? 'off' : 'far',
  };
}

/** Steps of the reading, and how far it goes: from before the first interval until after the last, in the logarithm of the time. */
const STEPS = 300;
export const START = 12,
  END = 65_000;

/** Time goes by, and what was measured comes into sight. */
export class Reading extends Steps {
  constructor() {
    super(STEPS);
    const reading = this;
    this.tally = {
      // nothing is compared before all is in sight
      get counted() {
        return reading.count >= reading.most ? 1 : 0;
      },
      clear() {},
    };
    this.recent = { summary: () => (this.count ? this : null) };
  }
  step() {}
  /** Minutes after learning. */
  get now() {
    return START * (END / START) ** (this.count / this.most);
  }
  /** On to the next interval. */
  nudge(size, { tested }) {
    const next = tested.find(({ minutes }) => minutes > this.now);
    this.count = next
      ? Math.ceil((this.most * Math.log(next.minutes / START)) / Math.log(END / START))
      : this.most;
  }
}
