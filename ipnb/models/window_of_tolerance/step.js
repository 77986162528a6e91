// One stretch of a life: arousal as it is, with a wider window and with faster settling, under the same stressors, and the time outside.
// A wider window has a course of its own where one settles less well outside than inside.
import { normals } from '../../dynamics/random.js';
import { Jumps } from '../../dynamics/sde.js';
import { LastMinute, zoneOf } from '../../dynamics/tally.js';
import { StepClock } from '../../dynamics/discrete_time.js';

// units of time between two points of the trail
const SAMPLE = 0.05;
// points of the trail
const KEPT = 1200;
// samples in a row outside that count as having been there
const STAY = 3;

/** How long arousal was below and above the window, and outside it if the window were wider or settling faster. */
export class TimeOutside {
  constructor() {
    this.clear();
  }
  clear() {
    Object.assign(this, { counted: 0, below: 0, above: 0, wider: 0, faster: 0 });
  }
  add({ y, roomy, quick }, { w, wider, faster }, time) {
    this.counted += time;
    if (Math.abs(y) > w) this[y > 0 ? 'above' : 'below'] += time;
    if (Math.abs(roomy) > wider.w) this.wider += time;
    if (Math.abs(quick) > faster.w) this.faster += time;
  }
  /** Shares of time outside: as it is, with a wider window, with faster settling. */
  shares() {
    const all = this.counted || 1;
    return {
      now: (this.below + this.above) / all,
      wider: this.wider / all,
      faster: this.faster / all,
    };
  }
  static mergeTallies(tallies) {
    const all = new TimeOutside();
    for (const tally of tallies) for (const name of Object.keys(tally)) all[name] += tally[name];
    return all;
  }
}

/** dy = drift dt + noise dW + jumps by Euler-Maruyama, as `euler_maruyama` in ipnb/dynamics/sde.py takes its steps. */
export class Course {
  constructor({ declared, equations, seed }) {
    Object.assign(this, {
      declared,
      equations,
      clock: new StepClock(declared.dt),
      normal: normals(seed),
      jumps: new Jumps(seed),
      time: 0,
      trail: [],
      stressors: [],
    });
    this.y = this.roomy = this.quick = declared.start;
    this.tally = new TimeOutside();
    this.recent = new LastMinute(declared.zones, declared.speed, STAY);
  }
  step(coefficients) {
    const { dt } = this.declared,
      { drift, noise, rate, mean } = this.equations,
      root = Math.sqrt(dt),
      gaussian = this.normal();
    const after = (y, made) => y + drift(y, made) * dt + noise(y, made) * root * gaussian;
    this.y = after(this.y, coefficients);
    this.roomy = after(this.roomy, coefficients.wider);
    this.quick = after(this.quick, coefficients.faster);
    this.time += dt;
    for (const size of this.jumps.step(rate(this.y, coefficients) * dt, mean(this.y, coefficients)))
      this.push(size);
    this.tally.add(this, coefficients, dt);
    if (this.time - (this.trail.at(-1)?.time ?? -1) > SAMPLE - dt / 2) {
      this.mark();
      this.recent.note(this.y / coefficients.w);
    }
  }
  mark() {
    this.trail.push({ time: this.time, y: this.y, roomy: this.roomy, quick: this.quick });
  }
  push(size) {
    this.mark();
    this.stressors.push({ time: this.time, from: this.y, to: this.y + size });
    for (const name of ['y', 'roomy', 'quick']) this[name] += size;
    this.mark();
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0; left--) this.step(coefficients);
    if (this.trail.length > KEPT) this.trail.splice(0, this.trail.length - KEPT * 0.75);
    if (this.stressors.length > KEPT) this.stressors.splice(0, this.stressors.length - 100);
  }
  /** A stressor so many times as hard as usual. */
  nudge(times, coefficients) {
    this.push(times * coefficients.mu);
  }
  zone(coefficients) {
    return zoneOf(this.declared.zones, this.y / coefficients.w);
  }
}
