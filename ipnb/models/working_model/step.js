// Three learners and the meetings they learn from. The step is that of model.py.
import { uniforms } from '../../dynamics/random.js';
import { Steps } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

export const { LEARNERS } = declared.constants;
const { LONGEST, TELLING } = declared.constants;
/** What one meeting tells the learner who allows for change, in log odds. */
const EVIDENCE = Math.log(TELLING / (1 - TELLING));

/** Log odds after time for a change (Glaze, Kable and Gold 2015). */
export function leak(odds, hazard) {
  const stay = (1 - hazard) / hazard;
  return odds + Math.log(stay + Math.exp(-odds)) - Math.log(stay + Math.exp(odds));
}
const heard = (odds, met, hazard) => leak(odds, hazard) + (met ? EVIDENCE : -EVIDENCE);
const whole = (count) => Math.floor(count + 0.5);

/** The second learner's log odds after the history: first the warm times, then the cold. */
export function firstOdds({ warm, cold, hazard }) {
  let odds = 0;
  for (let i = 1; i < whole(warm); i++) odds = heard(odds, true, hazard);
  for (let i = 1; i < whole(cold); i++) odds = heard(odds, false, hazard);
  return odds;
}

export class Meetings extends Steps {
  constructor({ seed, coefficients }) {
    super(LONGEST);
    Object.assign(this, {
      coefficients,
      uniform: uniforms(seed),
      met: [],
      reached: [],
      odds: firstOdds(coefficients),
      hurt: { counter: 0, changer: 0, avoider: 0 },
    });
    this.own = {
      counter: [whole(coefficients.warm), whole(coefficients.cold)],
      avoider: [whole(coefficients.warm), whole(coefficients.cold)],
    };
    this.beliefs = { counter: [], changer: [], avoider: [] };
    this.turned = { counter: Infinity, changer: Infinity, avoider: Infinity };
    this.recent = { summary: () => (this.met.length ? this : null) };
    this.believe();
  }
  believe() {
    const {
      own: { counter, avoider },
      beliefs,
    } = this;
    beliefs.counter.push(counter[0] / (counter[0] + counter[1]));
    beliefs.changer.push(1 / (1 + Math.exp(-this.odds)));
    beliefs.avoider.push(avoider[0] / (avoider[0] + avoider[1]));
    for (const name of LEARNERS)
      if (this.turned[name] === Infinity && beliefs[name].at(-1) > 0.5)
        this.turned[name] = this.met.length;
  }
  step() {
    const met = this.uniform() < this.coefficients.kind,
      comes = this.uniform() < this.coefficients.holding;
    this.meet(met, comes);
  }
  meet(met, comes) {
    const { coefficients, own, hurt } = this,
      reaches = own.avoider[0] > own.avoider[1] || comes || !coefficients.avoids;
    own.counter[met ? 0 : 1] += 1;
    if (reaches) own.avoider[met ? 0 : 1] += 1;
    this.odds = heard(this.odds, met, coefficients.hazard);
    if (!met) {
      hurt.counter += 1;
      hurt.changer += 1;
      if (reaches) hurt.avoider += 1;
    }
    this.met.push(met);
    this.reached.push(reaches);
    this.believe();
  }
  /** Somebody comes, and is kind: so many meetings that even the one who stays away has. */
  nudge(times) {
    for (let i = 0; i < times; i++) {
      this.count += 1;
      this.meet(true, true);
    }
  }
  belief(name) {
    return this.beliefs[name].at(-1);
  }
}

/** How many kind meetings in a row each needs, as `in_a_row` in model.py. */
export function inARow(coefficients) {
  const { warm, cold, hazard, avoids, holding } = coefficients,
    counter = Math.max(0, whole(cold) - whole(warm) + 1);
  let changer = 0;
  for (let odds = firstOdds(coefficients); odds <= 0; changer++) odds = heard(odds, true, hazard);
  return { counter, changer, avoider: slowed(counter, { avoids, holding }) };
}
const slowed = (counter, { avoids, holding }) =>
  !counter || !avoids ? counter : holding ? counter / holding : Infinity;

/** How many meetings on average (Wald), as `mean_needed`; for the one who allows for change there is no formula. */
export function meanNeeded(coefficients) {
  const { counter: steps } = inARow(coefficients),
    lean = 2 * coefficients.kind - 1,
    counter = !steps ? 0 : lean > 1e-9 ? steps / lean : Infinity;
  return { counter, avoider: slowed(counter, coefficients) };
}

/** How likely the third ends by reaching out no more: `stays_away_for_ever`. */
export function staysAway({ warm, cold, kind, holding, avoids }) {
  if (holding || !avoids) return 0;
  const steps = whole(warm) - whole(cold);
  return steps <= 0 || kind <= 0.5 ? 1 : ((1 - kind) / kind) ** steps;
}
