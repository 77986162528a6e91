// What follows from a pair's settings: when it settles, how fast, and what the helper pays. As in ipnb/models/dyad.py.
import { applied, exponential, logRadius, product, scaled } from '../linear.js';

const MOST = 3, POINTS = 31;
const ATTUNEMENT = Array.from({ length: POINTS }, (_, i) => i * MOST / (POINTS - 1));
const PEAK_UNITS = 40, PEAK_STEP = 0.08;

/** Above which attunement a pair that is always in touch settles; `least_attunement`. */
function leastAttunement({ d1, d2, h }) {
  if (d1 > 0 && d2 > 0) return 0;
  if (!h) return d2 > 0 ? -2 * d1 : Infinity;
  return d1 + d2 > 1e-12 ? -2 * d1 * d2 / (d1 + d2) : Infinity;
}

/** What being out of touch does in one round. */
const silence = (equations, settings) => exponential(scaled(equations.matrix(equations.parts({ ...settings, attunement: 0 })), settings.round * settings.apart));

/** How fast an upset grows in the long run, below 0 if it settles; `growth`. */
function growth(equations, settings, off) {
  const { c, d1, d2, w, h } = equations.parts(settings), { apart, round } = settings;
  if (apart === 0) {
    const middle = d1 + d2 + c * (1 + h) / 2, half = Math.sqrt((d1 - d2 + c * (1 - h) / 2) ** 2 + h * c ** 2);
    const slowest = (gamma) => (gamma ** 2 / 4 > w ** 2 ? Math.sqrt(gamma ** 2 / 4 - w ** 2) : 0) - gamma / 2;
    return Math.max(slowest(middle - half), slowest(middle + half));
  }
  const on = exponential(scaled(equations.matrix(equations.parts(settings)), round * (1 - apart)));
  return logRadius(product(off, on)) / round;
}

/** The helper's highest swing after an upset of 1 that begins at its height. */
function peak(together, alone, { round, apart }) {
  const on = Math.round(round * (1 - apart) / PEAK_STEP), whole = Math.max(1, Math.round(round / PEAK_STEP));
  let state = [1, 0, 0, 0], next = [0, 0, 0, 0], highest = 0;
  for (let i = 0; i * PEAK_STEP < PEAK_UNITS; i++) {
    [state, next] = [applied(i % whole < on ? together : alone, state, next), state];
    highest = Math.max(highest, Math.abs(state[2]));
  }
  return highest;
}

let kept = { for: '', curves: [] }; // moving the attunement moves along the curves, and does not change them

/** Both curves over the attunement; the second has no value where swings grow without end. */
function curvesOf(equations, { attunement: _, seed: __, ...rest }) {
  const wanted = JSON.stringify(rest);
  if (kept.for !== wanted) kept = { for: wanted, curves: drawn(equations, rest) };
  return kept.curves;
}

function drawn(equations, settings) {
  const at = (attunement) => equations.parts({ ...settings, attunement });
  const off = silence(equations, settings), step = (attunement) => exponential(scaled(equations.matrix(at(attunement)), PEAK_STEP)), alone = step(0);
  return ATTUNEMENT.map((attunement) => {
    const settling = -growth(equations, { ...settings, attunement }, off);
    return { attunement, settling, peak: settling > 0 ? peak(step(attunement), alone, settings) : null };
  });
}

export function factsOf(equations, { dt }, settings) {
  const made = equations.parts(settings), { round, apart } = settings;
  const parts = {
    ...made,
    together: exponential(scaled(equations.matrix(made), dt)),
    alone: exponential(scaled(equations.matrix(equations.parts({ ...settings, attunement: 0 })), dt)),
    whole: Math.max(1, Math.round(round / dt)),
    on: Math.round((1 - apart) * round / dt),
  };
  return { parts, settling: -growth(equations, settings, silence(equations, settings)), least: leastAttunement(made), curves: curvesOf(equations, settings), attunement: settings.attunement, apart };
}
