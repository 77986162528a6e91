// What follows from a pair's settings: when it settles, how fast, and what the helper pays. As in model.py.
import { appliedToFour, exponential, logRadius, product, scaled } from '../../dynamics/linear.js';
import declared from './declaration.js';

const { PEAK_UNITS, PEAK_ROUNDS, PEAK_STEP, UNSEEN_GROWTH } = declared.constants;
const { phrases } = declared;
const { high: MOST } = declared.parameters.find(({ name }) => name === 'attunement');
const POINTS = 31;
const ATTUNEMENT = Array.from({ length: POINTS }, (_, i) => (i * MOST) / (POINTS - 1));

/** The nearest whole number of steps; halves go up, as in Python. */
const nearest = (steps) => Math.floor(steps + 0.5);

/** Above which attunement a pair that is always in touch settles; `least_attunement`. */
function leastAttunement({ d1, d2, h, f }) {
  if (!f) return d1 > 0 && (d2 > 0 || !h) ? 0 : Infinity;
  if (!h) return Math.max(0, -2 * d1);
  if (d1 > 0 && d2 > 0) return 0;
  return d1 + d2 > 1e-12 ? Math.max(0, (-2 * d1 * d2) / (d1 + d2)) : Infinity;
}

/** From which attunement on it no longer settles; `most_attunement`. */
const mostAttunement = ({ d1, d2, h, f }) =>
  f || !h ? Infinity : d1 > 0 && d2 > 0 ? 2 * Math.sqrt(d1 * d2) : 0;

/** At which attunement the pair would settle, if always in touch; `threshold` in alt_text.py. */
export function threshold(made) {
  const { d1, d2, h, f } = made,
    least = leastAttunement(made),
    most = mostAttunement(made);
  const alone = h ? phrases.both_alone : phrases.alone,
    at = (phrase, attunement) => phrase.replace('{attunement}', attunement.toFixed(2));
  if (!f) {
    if (least === Infinity) return phrases.calms_nothing;
    return most === Infinity ? alone : `${alone} ${at(phrases.up_to, most)}`;
  }
  if (least === Infinity) return phrases.too_little;
  if (d1 > 0 && (d2 > 0 || !h)) return alone;
  if (least === 0) return phrases.any;
  return at(phrases.from, least);
}

/** Whether anything of the client's upset reaches the helper. */
export const movesHelper = ({ c, h }) => Boolean(c && h);

/** What being out of touch does in one round. */
const silence = (equations, settings) =>
  exponential(
    scaled(
      equations.matrix(equations.coefficients({ ...settings, attunement: 0 })),
      settings.round * settings.apart,
    ),
  );

/** The client's part of a matrix, where nothing reaches the helper. */
const clientOf = (matrix) => matrix.slice(0, 2).map((row) => row.slice(0, 2));

/** How fast an upset of the client grows in the long run, below 0 if it settles; `growth`. */
function growth(equations, settings, off) {
  const made = equations.coefficients(settings),
    { c, d1, d2, w, h, f } = made,
    { apart, round } = settings;
  if (apart === 0) {
    const slowest = (gamma) =>
      (gamma ** 2 / 4 > w ** 2 ? Math.sqrt(gamma ** 2 / 4 - w ** 2) : 0) - gamma / 2;
    if (!movesHelper(made)) return slowest(2 * d1 + f * c);
    const middle = d1 + d2 + (f * c * (1 + h)) / 2,
      half = Math.sqrt((d1 - d2 + (f * c * (1 - h)) / 2) ** 2 + h * c ** 2);
    return Math.max(slowest(middle - half), slowest(middle + half));
  }
  const whole = product(off, exponential(scaled(equations.matrix(made), round * (1 - apart))));
  return logRadius(movesHelper(made) ? whole : clientOf(whole)) / round;
}

/** The helper's highest swing after an upset of 1, at whatever moment of the swing it begins; `helper_peak`. */
function peak(together, alone, { round, apart, tempo }) {
  const whole = Math.max(1, nearest(round / PEAK_STEP)),
    on = nearest(((1 - apart) * round) / PEAK_STEP);
  const steps = nearest(Math.max(PEAK_UNITS, PEAK_ROUNDS * round) / PEAK_STEP);
  const inTouch = Float64Array.from(together.flat()),
    silent = Float64Array.from(alone.flat()),
    still = Float64Array.of(1, 0, 0, 0),
    moving = Float64Array.of(0, tempo, 0, 0);
  let highest = 0;
  for (let i = 0; i < steps; i++) {
    const step = i % whole < on ? inTouch : silent;
    appliedToFour(step, still, still);
    appliedToFour(step, moving, moving);
    highest = Math.max(highest, still[2] * still[2] + moving[2] * moving[2]);
  }
  return Math.sqrt(highest);
}

// moving the attunement moves along the curves, and does not change them; a page may have several pairs
const KEPT = 4;
const kept = new Map();

/** Both curves over the attunement; the second has no value where swings grow without end. */
function curvesOf(equations, { attunement: _, seed: __, ...rest }) {
  const wanted = JSON.stringify(rest);
  if (!kept.has(wanted)) kept.set(wanted, drawn(equations, rest));
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  return kept.get(wanted);
}

function drawn(equations, settings) {
  const at = (attunement) => equations.coefficients({ ...settings, attunement });
  const off = silence(equations, settings),
    step = (attunement) => exponential(scaled(equations.matrix(at(attunement)), PEAK_STEP)),
    alone = step(0);
  return ATTUNEMENT.map((attunement) => {
    const settling = -growth(equations, { ...settings, attunement }, off);
    return {
      attunement,
      settling,
      peak: settling > 0 ? peak(step(attunement), alone, settings) : null,
    };
  });
}

/** What becomes of an upset in the long run. */
export const ending = (settling) =>
  settling > UNSEEN_GROWTH ? 'dies away' : settling < -UNSEEN_GROWTH ? 'grows' : 'swings on and on';

export function derive(equations, { dt }, settings) {
  const made = equations.coefficients(settings),
    chosen = { ...settings },
    { round, apart } = settings;
  const coefficients = {
    ...made,
    together: exponential(scaled(equations.matrix(made), dt)),
    alone: exponential(
      scaled(equations.matrix(equations.coefficients({ ...settings, attunement: 0 })), dt),
    ),
    whole: Math.max(1, nearest(round / dt)),
    on: nearest(((1 - apart) * round) / dt),
  };
  return {
    coefficients,
    settling: -growth(equations, settings, silence(equations, settings)),
    least: leastAttunement(made),
    says: threshold(made),
    /** Not before they are drawn, which is ten times a second while a slider moves sixty times. */
    get curves() {
      return curvesOf(equations, chosen);
    },
    attunement: settings.attunement,
    apart,
  };
}
