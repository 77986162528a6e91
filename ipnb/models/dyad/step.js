// A client and a helper between an upset and its end: exact steps in touch and out of touch, and the highest swings.
import { uniforms } from '../../dynamics/random.js';
import { applied } from '../../dynamics/linear.js';
import { StepClock } from '../../dynamics/discrete_time.js';

// units of time between two points of the trail
const SAMPLE = 0.1;
const KEPT = 1200;
// times the first upset: nothing would be seen beyond
const CARRIED_AWAY = 12;

/** How long the pair was watched, and how high each swung. */
export class Swings {
  constructor() {
    this.clear();
  }
  clear() {
    Object.assign(this, { counted: 0, client: 0, helper: 0 });
  }
  add(client, helper, time) {
    this.counted += time;
    this.client = Math.max(this.client, Math.abs(client));
    this.helper = Math.max(this.helper, Math.abs(helper));
  }
  /** One upset goes one way only: there is no other trajectory to add. */
  static mergeTallies([first]) {
    return first;
  }
}

/** The beginning, as `upset` in model.py: a client upset by 1 at a moment that the seed tells. */
const upset = (seed, tempo) => {
  const phase = 2 * Math.PI * uniforms(seed)();
  return [Math.cos(phase), tempo * Math.sin(phase), 0, 0];
};

export class Pair {
  constructor({ declared, seed }) {
    Object.assign(this, {
      declared,
      seed,
      clock: new StepClock(declared.dt),
      coefficients: null,
      state: null,
      steps: 0,
      trail: [],
      upsets: [],
      tally: new Swings(),
    });
    this.recent = { summary: () => this.tally };
  }
  get time() {
    return this.steps * this.declared.dt;
  }
  get carriedAway() {
    return this.state !== null && Math.max(...this.state.map(Math.abs)) > CARRIED_AWAY;
  }
  inTouch({ whole, on }) {
    return this.steps % whole < on;
  }
  begin({ w }) {
    this.state ??= upset(this.seed, w);
    if (!this.trail.length) this.mark(true);
  }
  step(coefficients) {
    const touch = this.inTouch(coefficients);
    this.state = applied(touch ? coefficients.together : coefficients.alone, this.state);
    this.steps += 1;
    this.tally.add(this.state[0], this.state[2], this.declared.dt);
    if (this.time - this.trail.at(-1).time > SAMPLE - this.declared.dt / 2) this.mark(touch);
  }
  mark(touch) {
    this.trail.push({ time: this.time, client: this.state[0], helper: this.state[2], touch });
  }
  travel(coefficients, units) {
    if (this.carriedAway && coefficients !== this.coefficients)
      // other settings: a new chance
      Object.assign(this, { state: null, steps: 0, trail: [], upsets: [] });
    this.coefficients = coefficients;
    this.begin(coefficients);
    let left = this.clock.take(units);
    for (; left > 0 && !this.carriedAway; left--) this.step(coefficients);
    // time goes on, though there is nothing left to draw
    this.tally.counted += left * this.declared.dt;
    if (this.trail.length > KEPT) this.trail.splice(0, this.trail.length - KEPT * 0.75);
  }
  /** Another upset of the client: the change that a swing of that size has. */
  nudge(size, coefficients) {
    this.begin(coefficients);
    this.state = this.state.map((value, i) =>
      i === 1 ? value + size * coefficients.w * (value < 0 ? -1 : 1) : value,
    );
    this.upsets.push({ time: this.time, at: this.state[0] });
  }
  /** How stirred each is: the size of a swing that has this feeling and this change. */
  sizes({ w }) {
    const [x1, v1, x2, v2] = this.state ?? [0, 0, 0, 0];
    return { client: Math.hypot(x1, v1 / w), helper: Math.hypot(x2, v2 / w) };
  }
}
