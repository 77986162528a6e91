// Kick, payback and floor over time. The step and the closed forms are those of model.py.
import { normals } from '../../dynamics/random.js';
import { StepClock } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

export const { STOPS, WELL } = declared.constants;
const { QUICK, SLOW, SINKS, PULSE, PAUSE, COMES_BACK, SWING, CALMS, HALVINGS } = declared.constants;
/** Steps between two points of the trail, and how many points are kept. */
const SAMPLE = 2,
  KEPT = 1600;

export const felt = (mood, support) => (mood < 0 ? mood / (1 + support) : mood);

/** What one step of `dt` multiplies and adds: the exact solution of three linear equations. */
export function coefficientsOf(settings, dt) {
  const { kick, payback, recovery, sinks } = settings,
    whole = (units) => Math.round(units / dt);
  return {
    ...settings,
    kick,
    payback,
    recovery,
    sinking: SINKS * sinks,
    quick: Math.exp(-dt / QUICK),
    slow: Math.exp(-dt / SLOW),
    rises: Math.exp(-dt / recovery),
    bySlow: 1 / (1 / recovery - 1 / SLOW),
    byQuick: 1 / (1 / recovery - 1 / QUICK),
    fade: Math.exp(-dt / CALMS),
    stir: SWING * Math.sqrt(1 - Math.exp((-2 * dt) / CALMS)),
    back: COMES_BACK * settings.costs,
    pulse: whole(PULSE),
    pause: whole(PAUSE),
    stops: whole(STOPS),
  };
}

/** `advance` in model.py. */
function advance([kick, payback, lost], given, coefficients) {
  const aim = coefficients.kick * given,
    steady = coefficients.payback * aim,
    fading = (coefficients.payback * (kick - aim) * QUICK) / (QUICK - SLOW),
    left = payback - steady - fading;
  const start =
    lost +
    coefficients.sinking *
      (steady * coefficients.recovery + left * coefficients.bySlow + fading * coefficients.byQuick);
  const sunk =
    coefficients.sinking *
    (steady * coefficients.recovery +
      left * coefficients.bySlow * coefficients.slow +
      fading * coefficients.byQuick * coefficients.quick);
  return [
    aim + (kick - aim) * coefficients.quick,
    steady + left * coefficients.slow + fading * coefficients.quick,
    start * coefficients.rises - sunk,
  ];
}

/** Uses, and the sum of moods, before and after the substance goes. */
class Uses {
  constructor() {
    this.clear();
  }
  clear() {
    Object.assign(this, { counted: 0, uses: [0, 0], time: [0, 0], mood: [0, 0] });
  }
  /** Uses in 60 units of time; before so many have gone by, those that were. */
  rate(when) {
    return (this.uses[when] / Math.max(STOPS, this.time[when])) * STOPS;
  }
  mean(when) {
    return this.time[when] ? this.mood[when] / this.time[when] : null;
  }
}
export function mergeTallies(tallies) {
  const all = new Uses();
  for (const { counted, uses, time, mood } of tallies) {
    all.counted += counted;
    for (const when of [0, 1]) {
      all.uses[when] += uses[when];
      all.time[when] += time[when];
      all.mood[when] += mood[when];
    }
  }
  return all;
}

export class Course {
  constructor({ declared: { dt }, seed, coefficients }) {
    Object.assign(this, {
      dt,
      coefficients,
      normal: normals(seed),
      clock: new StepClock(dt),
      steps: 0,
      state: [0, 0, -coefficients.loss],
      owed: 0,
      load: 0,
      since: coefficients.pause,
      trail: [],
      used: [],
      tally: new Uses(),
    });
    this.recent = { summary: () => (this.steps ? this : null) };
    this.mark();
  }
  get time() {
    return this.steps * this.dt;
  }
  get gone() {
    return this.steps >= this.coefficients.stops;
  }
  get floor() {
    return this.state[2] - this.coefficients.distress - this.load;
  }
  get bare() {
    return this.floor + this.state[0] - this.state[1] - this.owed;
  }
  get mood() {
    return felt(this.bare, this.coefficients.support);
  }
  mark() {
    this.trail.push({ time: this.time, mood: this.mood, floor: this.floor });
  }
  step() {
    const { coefficients } = this,
      { mood, bare } = this,
      when = this.gone ? 1 : 0;
    if (
      (coefficients.after > 0 || !this.gone) &&
      mood < -coefficients.limit &&
      this.since >= coefficients.pause
    ) {
      this.since = 0;
      this.used.push({ time: this.time, other: this.gone && coefficients.after === 1 });
      this.tally.uses[when] += 1;
    }
    this.state = advance(this.state, this.since < coefficients.pulse ? 1 : 0, coefficients);
    this.owed =
      this.owed * coefficients.slow + coefficients.back * (mood - bare) * (1 - coefficients.slow);
    this.load =
      this.load * coefficients.fade +
      (coefficients.weather ? coefficients.stir * this.normal() : 0);
    this.since += 1;
    this.steps += 1;
    this.tally.counted += this.dt;
    this.tally.time[when] += this.dt;
    this.tally.mood[when] += this.mood * this.dt;
    if (this.steps % SAMPLE === 0) this.mark();
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0; left--) this.step();
    if (this.trail.length > 2 * KEPT) this.trail.splice(0, this.trail.length - KEPT);
    if (this.used.length > KEPT) this.used.splice(0, this.used.length - KEPT / 2);
  }
  /** A blow: more to carry for a while. */
  nudge(size) {
    this.load += size;
    this.mark();
  }
}

// ---------------------------------------------------------------- closed forms

/** The mood in the end without any substance: -d / (1 + (1 - k) c). */
export const settles = ({ distress, costs }, support) =>
  -distress / (1 + (1 - COMES_BACK * costs) * support);
/** The lowest mood if nothing is ever used: `_lowest` in closed_form.py. */
function lowest({ distress, costs, recovery }, loss, support) {
  const owed = (COMES_BACK * costs * support) / (1 + support),
    alpha = (1 - owed) / SLOW,
    rises = 1 / recovery,
    per = owed / SLOW;
  const whole = (distress * per) / alpha,
    lost = (loss * per) / (alpha - rises),
    end = -distress - whole,
    floor = -loss - lost,
    debt = whole + lost;
  const mood = (time) =>
    (end + floor * Math.exp(-time * rises) + debt * Math.exp(-time * alpha)) / (1 + support);
  const when = !debt
    ? 0
    : !floor
      ? Infinity
      : Math.max(0, Math.log((-alpha * debt) / (rises * floor)) / (alpha - rises));
  return Math.min(mood(0), mood(when));
}
/** How much company keeps from the first use, for what was lost before. */
export function enough(settings, loss) {
  const { distress, limit, costs } = settings;
  let low = Math.max(0, (distress + loss) / limit - 1);
  if (!costs) return low;
  let high = low / (1 - COMES_BACK);
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (lowest(settings, loss, middle) >= -limit) high = middle;
    else low = middle;
  }
  return high;
}
/** Which of the guesses holds. */
export function answer(settings) {
  const mood = settles(settings, settings.support);
  if (mood >= WELL - 1e-12) return 'well';
  return mood >= -settings.limit - 1e-12 ? 'bearable' : 'low';
}
