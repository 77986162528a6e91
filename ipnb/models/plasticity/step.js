// One life: occasions come, and two expectations move. The step is that of model.py.
import * as associative from '../../dynamics/associative.js';
import { uniforms } from '../../dynamics/random.js';
import { Steps } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

const { LONGEST, REACHING, ABOVE, FEWER, MORE } = declared.constants;
const LATEST = 40;

/** What place and reaching out call up after one occasion: v + eta x (outcome - v x), or v + eta x outcome. */
export function learn(weight, [reached, outcome], plasticity, { rule, place }) {
  const present = [place, reached],
    surprise = outcome - rule * associative.expected(weight, present);
  return associative.learn(
    weight,
    present,
    () => plasticity,
    () => surprise,
  );
}

/** Draws occasions: whether one reached out, and what came. `met` and `otherwise` say how surely; below 0 it is shame. */
function source(seed) {
  const uniform = uniforms(seed);
  return (met, otherwise) => {
    const reached = uniform() < REACHING ? 1 : 0,
      sure = reached ? met : otherwise;
    return [reached, uniform() < Math.abs(sure) ? Math.sign(sure) : 0];
  };
}

const pastOf = ({ history }) => Math.floor(history + 0.5);
const expects = ([v0, v1]) => v0 + v1;

export class Life extends Steps {
  constructor({ seed, coefficients }) {
    super(LONGEST);
    Object.assign(this, {
      coefficients,
      draw: source(seed),
      weight: [0, 0],
      past: pastOf(coefficients),
      called: [0],
      anyway: [0],
      latest: [],
      turned: Infinity,
    });
    this.recent = { summary: () => (this.count ? this : null) };
    for (let i = 0; i < this.past; i++)
      this.take(this.draw(-coefficients.shame, 0), coefficients.then);
    this.latest = [];
    this.look();
  }
  take(occasion, plasticity) {
    this.weight = learn(this.weight, occasion, plasticity, this.coefficients);
    this.called.push(expects(this.weight));
    this.anyway.push(this.weight[0]);
    this.latest.push(occasion);
    if (this.latest.length > LATEST) this.latest.shift();
  }
  look() {
    if (this.turned === Infinity && this.expects > ABOVE) this.turned = this.count;
  }
  step() {
    this.take(
      this.draw(this.coefficients.warmth, this.coefficients.otherwise),
      this.coefficients.now,
    );
    this.look();
  }
  /** Reaching out once, and being met so many times as strongly as usual. */
  nudge(strength) {
    this.count += 1;
    this.take([1, strength], this.coefficients.now);
    this.look();
  }
  get expects() {
    return this.called.at(-1);
  }
  get otherwise() {
    return this.anyway.at(-1);
  }
  get adds() {
    return this.weight[1];
  }
}

/** After how many occasions one life turns, up to a limit: no record is kept, so many lives are quickly counted. */
export function turnedAfter(seed, coefficients, limit) {
  const draw = source(seed),
    past = pastOf(coefficients);
  let weight = [0, 0];
  for (let i = 0; i < past; i++)
    weight = learn(weight, draw(-coefficients.shame, 0), coefficients.then, coefficients);
  for (let count = 0; count <= limit; count++) {
    if (expects(weight) > ABOVE) return count;
    weight = learn(
      weight,
      draw(coefficients.warmth, coefficients.otherwise),
      coefficients.now,
      coefficients,
    );
  }
  return Infinity;
}

/** One step of the mean over all lives: v + eta (b - C v), with C = E[x x'] and b = E[x outcome]. */
function meanStep([v0, v1], met, otherwise, plasticity, { rule, place }) {
  const b0 = place * (REACHING * met + (1 - REACHING) * otherwise),
    b1 = REACHING * met;
  return [
    v0 + plasticity * (b0 - rule * place * (v0 + REACHING * v1)),
    v1 + plasticity * (b1 - rule * REACHING * (place * v0 + v1)),
  ];
}

/** The mean over all lives at the turn. */
function meanAtTurn(coefficients) {
  let weight = [0, 0];
  for (let i = 0; i < pastOf(coefficients); i++)
    weight = meanStep(weight, -coefficients.shame, 0, coefficients.then, coefficients);
  return weight;
}
const meanLater = (weight, coefficients) =>
  meanStep(weight, coefficients.warmth, coefficients.otherwise, coefficients.now, coefficients);

/** The mean over all lives at the turn and after each of `count` occasions. */
export function meanPath(coefficients, count) {
  const path = [meanAtTurn(coefficients)];
  for (let i = 0; i < count; i++) path.push(meanLater(path[i], coefficients));
  return path;
}

/** After how many occasions the mean of all lives turns: `turning` in model.py. */
export function turning(coefficients) {
  if (coefficients.rule) {
    let weight = meanAtTurn(coefficients);
    for (let count = 0; count <= LONGEST; count++) {
      if (expects(weight) > ABOVE) return count;
      weight = meanLater(weight, coefficients);
    }
    return Infinity;
  }
  const [begun, after] = meanPath(coefficients, 1).map(expects),
    rate = after - begun;
  return rate > ABOVE ? Math.floor((ABOVE - begun) / rate) + 1 : Infinity;
}

/** Which of the guesses holds for the mean of all lives. */
export function answer(coefficients, needed = turning(coefficients)) {
  return needed < FEWER * coefficients.history
    ? 'fewer'
    : needed <= MORE * coefficients.history
      ? 'alike'
      : 'more';
}

/** What is expected in the long run, on average: `in_the_end` in model.py. */
export function inTheEnd({ warmth: p, otherwise: q, rule, place }) {
  if (rule) return { reaching: p, otherwise: q * place, adds: p - q * place };
  const grows = (rate) => (Math.abs(rate) < ABOVE ? 0 : rate > 0 ? Infinity : -Infinity),
    anyway = place * (REACHING * p + (1 - REACHING) * q);
  return { reaching: grows(anyway + REACHING * p), otherwise: grows(anyway), adds: grows(p) };
}
