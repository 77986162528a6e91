// Paths of a stochastic differential equation with jumps, step by step. As sde.py.
import { StepClock } from './discrete_time.js';
import { exponentials, normals } from './random.js';
import { LastMinute, SAMPLE, Tally } from './tally.js';

const NONE = [];

/** Jumps at the times of a Poisson process: counts down what is expected before the next one, as `_Jumps` in sde.py. */
export class Jumps {
  constructor(seed) {
    // half the whole cycle away from the noise
    this.exponential = exponentials((seed + 2 ** 31) % 2 ** 32);
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

/** One path: dx = drift dt + noise dW by Euler-Maruyama, as `euler_maruyama` in sde.py takes its steps. */
export class Trajectory {
  constructor({ declared, equations, bins, seed }) {
    Object.assign(this, {
      declared,
      equations,
      clock: new StepClock(declared.dt),
      normal: normals(seed),
      time: 0,
      trail: [],
      pushed: null,
    });
    this.x = this.eased = declared.start;
    this.tally = new Tally(bins);
    this.recent = new LastMinute(declared.zones, declared.speed);
  }
  step(coefficients) {
    const { dt } = this.declared,
      { drift, noise } = this.equations;
    this.x =
      this.x +
      drift(this.x, coefficients) * dt +
      noise(this.x, coefficients) * Math.sqrt(dt) * this.normal();
    // what is drawn is eased; what is counted is x itself
    this.eased += ((this.x - this.eased) * dt) / 0.45;
    this.time += dt;
    this.tally.add(this.x, dt);
    if (this.time - (this.trail.at(-1)?.time ?? -1) > SAMPLE - dt / 2) {
      this.trail.push({ time: this.time, x: this.eased });
      this.recent.note(this.x, this.eased);
    }
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0; left--) this.step(coefficients);
    if (this.trail.length > 1200) this.trail.splice(0, this.trail.length - 900);
  }
  /** A push from where the state is towards the other side of 0. */
  nudge(size) {
    const direction = this.x > 0 ? -1 : 1;
    this.x += direction * size;
    this.pushed = { time: this.time, x: this.eased, direction };
  }
}
