// A town that follows the arrows: exact slopes, and families one by one. All of it as in model.py; a test holds the two together.
import { Steps } from '../../dynamics/discrete_time.js';
import { normals } from '../../dynamics/random.js';
import { slopes } from '../../dynamics/regression.js';
import declared from './declaration.js';

const { VARIABLES, ARROWS, CHOICES, WAYS, ALIKE, LONGEST } = declared.constants;
export const CARE = VARIABLES.indexOf('care'),
  SECURITY = VARIABLES.indexOf('security');
const COUNT = VARIABLES.length,
  EVERY = VARIABLES.map((_, i) => i);

export const heldStill = ({ held }) => CHOICES[Math.floor(held + 0.5) - 1];

/** How strong each arrow is: steps of its end for one step of its start. */
export const strengths = (settings) =>
  ARROWS.map(([, end, name, factor]) =>
    settings.lot && end === CARE ? 0 : factor * (name ? settings[name] : 1),
  );

/** How much each variable (rows) answers to one step of each variable's own noise (columns). */
function responsesOf(strong) {
  const found = EVERY.map((i) => EVERY.map((j) => (i === j ? 1 : 0)));
  for (const end of EVERY)
    ARROWS.forEach(([from, to], arrow) => {
      if (to === end)
        found[from].forEach((value, j) => {
          found[end][j] += strong[arrow] * value;
        });
    });
  return found;
}

const sumOf = (one, other) => one.reduce((sum, value, i) => sum + value * other[i], 0);

/** The slope of care with the variables of each choice held still. */
const everySlope = (moments) =>
  CHOICES.map((held) => slopes(moments, SECURITY, [CARE, ...held])[0]);

function answerOf(raw, left) {
  if (Math.abs(left - raw) <= ALIKE) return 'alike';
  return left < raw ? 'nearer' : 'further';
}

/** Of each way from care to security: missing, open, half open or closed. */
function waysOf(settings, strong) {
  const held = heldStill(settings),
    half = settings.exact ? '' : 'half open',
    isHeld = (i) => held.includes(i);
  return WAYS.map(({ arrows, closes, opens }) => {
    if (arrows.some((arrow) => strong[arrow] === 0)) return 'missing';
    if (opens.length && !opens.some(isHeld)) return 'closed';
    if (closes.some(isHeld)) return half || 'closed';
    return opens.length && half ? half : 'open';
  });
}

/** What follows from the settings before any family comes. */
export function townOf(settings) {
  const strong = strengths(settings),
    responses = responsesOf(strong),
    covariance = responses.map((row) => responses.map((other) => sumOf(row, other))),
    isNoisy = (i) => !settings.exact && i !== CARE && i !== SECURITY,
    // as much noise as there is truth
    noise = EVERY.map((i) => (isNoisy(i) ? Math.sqrt(covariance[i][i]) : 0)),
    measured = covariance.map((row, i) =>
      row.map((value, j) => value + (i === j ? noise[i] ** 2 : 0)),
    ),
    every = everySlope(measured),
    place = Math.floor(settings.held + 0.5) - 1,
    // all that one step of care sets going, and not what set care going
    direct = strong[ARROWS.findIndex(([from, to]) => from === CARE && to === SECURITY)],
    round = ARROWS.reduce((sum, [from, to], first) => {
      const second = ARROWS.findIndex(([start, end]) => start === to && end === SECURITY);
      return from === CARE && second >= 0 ? sum + strong[first] * strong[second] : sum;
    }, 0),
    effect = direct + round;
  return {
    strong,
    responses,
    noise,
    every,
    place,
    effect,
    raw: every[0],
    left: every[place],
    spread: EVERY.map((i) => Math.sqrt(covariance[i][i])),
    ways: waysOf(settings, strong),
    answer: answerOf(Math.abs(every[0] - effect), Math.abs(every[place] - effect)),
  };
}

/** Families of the town, one after another, and what a researcher would find in them. */
export class Town extends Steps {
  constructor({ seed, coefficients }) {
    super(LONGEST);
    Object.assign(this, {
      coefficients,
      draw: normals(seed),
      shown: [],
      sums: new Array(COUNT).fill(0),
      products: EVERY.map(() => new Array(COUNT).fill(0)),
    });
    this.recent = { summary: () => (this.count ? this : null) };
  }
  step() {
    const { responses, noise } = this.coefficients,
      drawn = Array.from({ length: 2 * COUNT }, this.draw),
      own = drawn.slice(0, COUNT),
      measured = EVERY.map((i) => sumOf(responses[i], own) + noise[i] * drawn[COUNT + i]);
    this.shown.push([measured[CARE], measured[SECURITY]]);
    for (const i of EVERY) {
      this.sums[i] += measured[i];
      for (const j of EVERY) this.products[i][j] += measured[i] * measured[j];
    }
  }
  /** A hundred families at once. */
  nudge(families) {
    for (let i = 0; i < families && this.count < this.most; i++) {
      this.count += 1;
      this.step();
    }
  }
  /** What these families give for each choice of what is held still. */
  get fitted() {
    return everySlope(
      this.products.map((row, i) =>
        row.map((sum, j) => sum - (this.sums[i] * this.sums[j]) / this.count),
      ),
    );
  }
}
