// One stretch of a life: arousal as it is and as it would be with faster settling, under the same stressors, and the time outside.
import { Jumps, LastMinute, normals, zoneOf } from '../engine.js';

const SAMPLE = 0.05; // units of time between two points of the trail
const KEPT = 1200; // points of the trail
const STAY = 3; // samples in a row outside that count as having been there

/** How long arousal was below and above the window, and outside it if the window were wider or settling faster. */
export class TimeOutside {
  constructor() { this.clear(); }
  clear() { Object.assign(this, { counted: 0, below: 0, above: 0, wider: 0, faster: 0 }); }
  add(y, quick, { w, more }, time) {
    const size = Math.abs(y);
    this.counted += time;
    if (size > w) this[y > 0 ? 'above' : 'below'] += time;
    if (size > w * more) this.wider += time;
    if (Math.abs(quick) > w) this.faster += time;
  }
  /** Shares of time outside: as it is, with a wider window, with faster settling. */
  shares() {
    const all = this.counted || 1;
    return { now: (this.below + this.above) / all, wider: this.wider / all, faster: this.faster / all };
  }
  static together(tallies) {
    const all = new TimeOutside();
    for (const tally of tallies) for (const name of Object.keys(tally)) all[name] += tally[name];
    return all;
  }
}

/** dy = drift dt + noise dW + jumps by Euler-Maruyama, as `paths` in ipnb/models/drift.py takes its steps. */
export class Course {
  constructor({ declared, equations, seed }) {
    Object.assign(this, { declared, equations, normal: normals(seed), jumps: new Jumps(seed), time: 0, trail: [], stressors: [] });
    this.y = this.quick = declared.start;
    this.tally = new TimeOutside();
    this.lately = new LastMinute(declared.zones, declared.pace, STAY);
  }
  step(parts) {
    const { dt } = this.declared, { drift, noise, rate, mean } = this.equations, root = Math.sqrt(dt), weather = this.normal();
    this.y = this.y + drift(this.y, parts) * dt + noise(this.y, parts) * root * weather;
    this.quick = this.quick + drift(this.quick, parts.faster) * dt + noise(this.quick, parts) * root * weather;
    this.time += dt;
    for (const size of this.jumps.step(rate(this.y, parts) * dt, mean(this.y, parts))) this.push(size);
    this.tally.add(this.y, this.quick, parts, dt);
    if (this.time - (this.trail.at(-1)?.time ?? -1) > SAMPLE - dt / 2) {
      this.mark();
      this.lately.note(this.y / parts.w);
    }
  }
  mark() { this.trail.push({ time: this.time, y: this.y, quick: this.quick }); }
  push(size) {
    this.mark();
    this.stressors.push({ time: this.time, from: this.y, to: this.y + size });
    this.y += size;
    this.quick += size;
    this.mark();
  }
  travel(parts, units) {
    for (let left = Math.round(units / this.declared.dt); left > 0; left--) this.step(parts);
    if (this.trail.length > KEPT) this.trail.splice(0, this.trail.length - KEPT * 0.75);
    if (this.stressors.length > KEPT) this.stressors.splice(0, this.stressors.length - 100);
  }
  /** A stressor so many times as hard as usual. */
  nudge(times, parts) { this.push(times * parts.mu); }
  zone(parts) { return zoneOf(this.declared.zones, this.y / parts.w); }
}
