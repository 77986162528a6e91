// One life: experiences come, and an arrow of two weights turns. The step is that of ipnb/models/plasticity.py.
import { normals } from '../engine.js';
import { Steps } from '../steps.js';

export const LONGEST = 2000; // experiences of a present, as in ipnb/models/plasticity.py
const PURE = [Math.SQRT1_2, -Math.SQRT1_2];
const RECENT = 40;

/** The arrow after one experience: w + eta y (x - f y w), y = w x. */
export function learn([w1, w2], [x1, x2], plasticity, forgetting) {
  const answer = w1 * x1 + w2 * x2;
  return [w1 + plasticity * answer * (x1 - forgetting * answer * w1), w2 + plasticity * answer * (x2 - forgetting * answer * w2)];
}

/** What reaching out calls up, from -1 (shame) to 1 (being met). */
export const expectation = ([w1, w2]) => 2 * w1 * w2 / (w1 * w1 + w2 * w2);

/** Draws experiences: the second number goes with the first as closely as `together` says. */
function source(seed) {
  const normal = normals(seed);
  return (together) => { const first = normal(), other = normal(); return [first, together * first + Math.sqrt(1 - together * together) * other]; };
}

const pastOf = ({ history }) => Math.floor(history + 0.5);

export class Life extends Steps {
  constructor({ seed, parts }) {
    super(LONGEST);
    Object.assign(this, { parts, draw: source(seed), weight: [1, 0], past: pastOf(parts), called: [0], tips: [[1, 0]], recent: [], turned: Infinity });
    this.lately = { summary: () => (this.count ? this : null) };
    for (let i = 0; i < this.past; i++) this.take(this.draw(-parts.shame), parts.then);
    if (parts.pure) { this.weight = PURE; this.called[this.past] = expectation(PURE); this.tips[this.past] = PURE; }
    this.look();
  }
  take(experience, plasticity) {
    this.weight = learn(this.weight, experience, plasticity, this.parts.forgetting);
    this.called.push(expectation(this.weight));
    this.tips.push(this.weight);
    this.recent.push(experience);
    if (this.recent.length > 3 * RECENT) this.recent = this.recent.slice(-RECENT);
  }
  look() { if (this.turned === Infinity && this.called.at(-1) > 0) this.turned = this.count; }
  step() {
    this.take(this.draw(this.parts.warmth), this.parts.now);
    this.look();
  }
  /** One experience so many times as strong as usual: reaching out, and being met. */
  nudge(strength) {
    this.count += 1;
    this.take([strength, strength], this.parts.now);
    this.look();
  }
  get expects() { return this.called.at(-1); }
  get length() { return Math.hypot(...this.weight); }
}

/** After how many experiences one life turns, up to a limit: no record is kept, so many lives are quickly counted. */
export function turnedAfter(seed, parts, limit) {
  const draw = source(seed), past = pastOf(parts);
  let weight = [1, 0];
  for (let i = 0; i < past; i++) weight = learn(weight, draw(-parts.shame), parts.then, parts.forgetting);
  if (parts.pure) weight = PURE;
  for (let count = 0; count <= limit; count++) {
    if (weight[0] * weight[1] > 0) return count;
    weight = learn(weight, draw(parts.warmth), parts.now, parts.forgetting);
  }
  return Infinity;
}

/** The average path in closed form: what reaching out calls up after `count` experiences of the present. */
export function averagePath({ history, shame, then, warmth, now, pure }) {
  const learned = shame * then * history, from = pure ? 0 : Math.exp(-2 * learned); // the angle's tangent, from the old pattern
  return (count) => { const tangent = from * Math.exp(2 * warmth * now * count); return (tangent * tangent - 1) / (tangent * tangent + 1); };
}

/** After how many experiences the average path turns: `turning` in ipnb/models/plasticity.py. */
export function turning({ history, shame, then, warmth, now, pure }) {
  const learned = shame * then * history;
  if (!learned && !pure) return 0;
  return warmth > 0 && !pure ? learned / (warmth * now) : Infinity;
}
