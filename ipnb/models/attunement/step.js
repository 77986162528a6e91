// Two pairs, moment by moment: in step, out of step, in distress. The step is that of model.py.
import { uniforms } from '../../dynamics/random.js';
import { StepClock } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

export const { PAIRS, STATES } = declared.constants;
const { RETURN, FADES, ALIKE } = declared.constants;
export const MATCHED = 0,
  MISMATCHED = 1,
  DISTRESSED = 2;
// moments of a still face
export const STILL = 25;
// moments of the ribbon
const KEPT = 400;

/** p, q, d and r of both pairs. */
export const chancesOf = (settings) =>
  PAIRS.map((pair) => ({
    p: settings[`slip_${pair}`],
    q: settings[`repair_${pair}`],
    d: settings.distress * settings.hurts,
    r: settings.comfort,
  }));

/** The next moment: `step` in model.py. */
export function next(state, drawn, { p, q, d, r }, answering) {
  if (state === MATCHED) return drawn < (answering ? p : 1) ? MISMATCHED : MATCHED;
  if (state === DISTRESSED) return drawn < r * answering ? MATCHED : DISTRESSED;
  return drawn < q * answering ? MATCHED : drawn < q * answering + d ? DISTRESSED : MISMATCHED;
}

/** What was seen: moments in each state, and how many moments each slip that ended took. */
export class Counts {
  constructor() {
    this.clear();
  }
  clear() {
    Object.assign(this, {
      counted: 0,
      moments: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      mended: [0, 0],
      waited: [0, 0],
    });
  }
  shares(pair) {
    return this.moments[pair].map((count) => count / (this.counted || 1));
  }
  wait(pair) {
    return this.mended[pair] ? this.waited[pair] / this.mended[pair] : null;
  }
  static mergeTallies(tallies) {
    const all = new Counts();
    for (const { counted, moments, mended, waited } of tallies) {
      all.counted += counted;
      for (const pair of [0, 1]) {
        moments[pair].forEach((count, state) => {
          all.moments[pair][state] += count;
        });
        all.mended[pair] += mended[pair];
        all.waited[pair] += waited[pair];
      }
    }
    return all;
  }
}

export class Chain {
  constructor({ seed }) {
    Object.assign(this, {
      draw: uniforms(seed),
      state: [MATCHED, MATCHED],
      count: 0,
      clock: new StepClock(),
      still: 0,
      answering: 1,
      slipped: [null, null],
    });
    // the last ones; the very last is moment `count`
    this.ribbon = [{ state: [MATCHED, MATCHED], still: false }];
    this.tally = new Counts();
    this.recent = { summary: () => (this.count ? this : null) };
  }
  step({ chances, lingers }) {
    const still = this.still > 0,
      answering = still ? 0 : this.answering;
    this.state = this.state.map((state, pair) =>
      next(state, this.draw(), chances[pair], answering),
    );
    this.count += 1;
    if (still) {
      this.still -= 1;
      this.answering = lingers ? RETURN : 1;
    } else this.answering = 1 - (1 - this.answering) * FADES;
    this.ribbon.push({ state: this.state, still });
    this.look();
  }
  look() {
    this.tally.counted += 1;
    this.state.forEach((state, pair) => {
      this.tally.moments[pair][state] += 1;
      if (state !== MATCHED) this.slipped[pair] ??= this.count;
      else if (this.slipped[pair] !== null) {
        this.tally.mended[pair] += 1;
        this.tally.waited[pair] += this.count - this.slipped[pair];
        this.slipped[pair] = null;
      }
    });
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0; left--) this.step(coefficients);
    if (this.ribbon.length > 2 * KEPT) this.ribbon.splice(0, this.ribbon.length - KEPT);
  }
  /** The partner holds a still face for so many moments. */
  nudge(moments) {
    this.still = moments;
  }
}

// ---------------------------------------------------------------- closed forms, as in model.py

/** Share of time in each state, how long a slip lasts, and how likely it ends in distress. */
export function longRun({ p, q, d, r }) {
  const out = p / (q + d),
    hurt = (d * out) / r,
    all = 1 + out + hurt;
  return {
    shares: [1 / all, out / all, hurt / all],
    wait: (1 + d / r) / (q + d),
    hurt: d / (q + d),
  };
}

/** The shares of slips that are not over after 0, 1, 2 ... `most` moments. */
export function stillOut({ q, d, r }, most) {
  const found = [1];
  for (let out = 1, hurt = 0, i = 0; i < most; i++) {
    [out, hurt] = [out * (1 - q - d), hurt * (1 - r) + out * d];
    found.push(out + hurt);
  }
  return found;
}

/** Which of the guesses holds on average. */
export function answer([first, second]) {
  if (Math.max(first.wait, second.wait) <= ALIKE * Math.min(first.wait, second.wait) + 1e-12)
    return 'alike';
  return first.wait < second.wait ? 'first' : 'second';
}
