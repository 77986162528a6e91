// A profile of nine domains and the orders of its axes. All of it as in model.py; a test holds the two together.
import { uniforms } from '../../dynamics/random.js';
import { StepClock } from '../../dynamics/discrete_time.js';
import { bands } from './bands.js';
import declared from './declaration.js';

/** PROFILES: differentiation and linkage of each domain, or null where there is not enough information. */
const { PROFILES, SAME, LITTLE, MORE } = declared.constants;
const MOST = 10_000;
const whole = (value) => Math.floor(value + 0.5);

export const score = (d, link, weaker) =>
  weaker ? (d + link > 0 ? (2 * d * link) / (d + link) : 0) : Math.sqrt(d * link);

export function ratings({ profile, domain, differentiation, linkage }) {
  const found = [...PROFILES[whole(profile) - 1]];
  found[whole(domain) - 1] = [differentiation, linkage];
  return found;
}

/** Share of the whole radar that scores fill in this order. */
export const area = (scores, joined) =>
  scores.reduce((sum, r, i) => sum + r * (joined ? scores[(i + 1) % scores.length] : r), 0) /
  scores.length;

/** The order (places in the list) with the largest area: the largest in the middle, falling to both sides in turn. */
export function flattering(scores) {
  const falling = scores.map((_, i) => i).sort((i, j) => scores[j] - scores[i] || i - j);
  return [...falling.filter((_, i) => i % 2).reverse(), ...falling.filter((_, i) => i % 2 === 0)];
}
/** The order with the smallest area: the largest between the two smallest, and so on outwards. */
export function unflattering(scores) {
  const rising = scores.map((_, i) => i).sort((i, j) => scores[i] - scores[j] || i - j),
    one = [rising.pop()],
    other = [];
  for (let low = true; rising.length; low = !low)
    for (const side of [one, other])
      if (rising.length) side.push(low ? rising.shift() : rising.pop());
  return [...other.reverse(), ...one];
}

/** What follows from the settings before any axis moves. */
export function profileOf(settings) {
  const { joined, weaker, differentiation: d, linkage: link } = settings,
    rated = ratings(settings);
  const scores = rated.map((pair) => pair && score(...pair, weaker)),
    places = rated.flatMap((pair, i) => (pair ? [i] : [])),
    known = places.map((i) => scores[i]);
  const [small, large] = [unflattering, flattering].map((arranged) =>
    area(
      arranged(known).map((i) => known[i]),
      joined,
    ),
  );
  const level = known.reduce((sum, value) => sum + value, 0) / known.length,
    now = score(d, link, weaker);
  return {
    rated,
    scores,
    places,
    known,
    small,
    large,
    level,
    bands: bands(rated, settings),
    weakest: places.reduce((least, i) => (scores[i] < scores[least] ? i : least)),
    gains: {
      differentiation: score(Math.min(1, d + MORE), link, weaker) - now,
      linkage: score(d, Math.min(1, link + MORE), weaker) - now,
    },
    answer: large - small <= SAME ? 'same' : large < LITTLE * small ? 'little' : 'much',
  };
}

/** One order of the axes after another; the first is the usual one. */
export class Shuffles {
  constructor({ seed, coefficients }) {
    Object.assign(this, {
      coefficients,
      draw: uniforms(seed),
      order: [...coefficients.places],
      count: 0,
      clock: new StepClock(),
      flattered: false,
    });
    this.tally = {
      areas: [],
      get counted() {
        return this.areas.length;
      },
      clear() {
        this.areas.length = 0;
      },
    };
    this.recent = { summary: () => (this.count ? this : null) };
  }
  get area() {
    return area(
      this.order.map((i) => this.coefficients.scores[i]),
      this.coefficients.joined,
    );
  }
  look() {
    this.count += 1;
    if (this.tally.areas.length < MOST) this.tally.areas.push(this.area);
  }
  step() {
    const order = [...this.order];
    for (let place = order.length - 1; place > 0; place--) {
      const other = Math.floor(this.draw() * (place + 1));
      [order[place], order[other]] = [order[other], order[place]];
    }
    Object.assign(this, { order, flattered: false });
    this.look();
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0; left--) this.step();
  }
  /** The order that flatters most. */
  nudge() {
    Object.assign(this, {
      order: flattering(this.coefficients.known).map((i) => this.coefficients.places[i]),
      flattered: true,
      clock: new StepClock(),
    });
    this.look();
  }
}
