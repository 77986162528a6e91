// How far a second rating could lie from the first. All of it as in bands.py; a test holds the two together.
import { normalAtMost } from '../../dynamics/normal.js';
import declared from './declaration.js';

const { SPREAD, GRID_REACH, GRID_WIDTH, HALVINGS } = declared.constants;
const ERRORS = Array.from(
  { length: Math.round((2 * GRID_REACH) / GRID_WIDTH) },
  (_, i) => -GRID_REACH + GRID_WIDTH * (i + 0.5),
);
const density = (error) => Math.exp((-error * error) / 2),
  TOTAL = ERRORS.reduce((sum, error) => sum + density(error), 0);
const WEIGHTS = ERRORS.map((error) => density(error) / TOTAL);

/** How likely a second rating gives at most this score. */
function atMost(score, [differentiation, linkage], error, weaker) {
  if (score >= 1) return 1;
  let within = 0;
  for (let i = 0; i < ERRORS.length; i++) {
    const d = Math.max(0, Math.min(1, differentiation + error * ERRORS[i])),
      over = weaker ? score * d : score * score,
      under = weaker ? 2 * d - score : d,
      bound = under > 0 ? Math.min(1, over / under) : 1;
    within += WEIGHTS[i] * normalAtMost((bound - linkage) / error);
  }
  const edge = weaker ? score / (2 - score) : score * score;
  return (
    within + normalAtMost((edge - differentiation) / error) * normalAtMost((linkage - 1) / error)
  );
}

function quantile(share, ...rating) {
  let low = 0,
    high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (atMost(middle, ...rating) >= share) high = middle;
    else low = middle;
  }
  return high;
}

// while one slider is drawn most of the nine domains stay as they are
const known = new Map();
const MANY = 1000;
function band(rating, error, weaker) {
  const key = `${rating} ${error} ${weaker}`;
  if (known.size > MANY) known.clear();
  if (!known.has(key))
    known.set(
      key,
      [0.025, 0.975].map((share) => quantile(share, rating, error, weaker)),
    );
  return known.get(key);
}

/** Where 95 of 100 second ratings would put each score; null where a domain is not rated. */
export function bands(rated, { reliability, weaker }) {
  const error = SPREAD * Math.sqrt(2 * (1 - reliability));
  return rated.map((pair) => pair && band(pair, error, weaker));
}
