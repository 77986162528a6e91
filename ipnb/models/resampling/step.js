// People drawn for studies, and intervals made from them alone. All of it as in model.py; a test holds the two together.
import { choices, exponentials, normals } from '../../dynamics/random.js';
import { density, normalAtMost } from '../../dynamics/normal.js';
import { Steps } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

export const { RESAMPLES, STUDIES, MORE } = declared.constants;
const { SLOW, FAST, SAME, HALF, LOWEST_LEVEL, Z } = declared.constants;

export const whole = (value) => Math.floor(value + 0.5);
export const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** After so many steps all resamples are there, and the interval with them. */
export const MADE = SLOW + Math.ceil((RESAMPLES - SLOW) / FAST);

export const seedOf = (seed, study) => (seed * STUDIES + study) % 2 ** 32;

/** The people of one study, days fewer; each place has two candidates. */
export function peopleOf(seed, { people, truth, spread, bell, answers }) {
  const draw = bell ? normals(seed) : exponentials(seed),
    days = () => truth + spread * (bell ? draw() : draw() - 1);
  return Array.from({ length: whole(people) }, () => {
    const [first, second] = [days(), days()];
    return !answers && first < 0 ? second : first;
  });
}

/** Gives one resample after another: which of so many people are drawn, with replacement. */
export const picks = (count, seed) => choices((seed + 2 ** 31) % 2 ** 32, count, count);

/** The averages of all resamples, in the order in which they are drawn. */
export function resample(values, seed) {
  const count = values.length,
    days = Float64Array.from(values),
    averages = [],
    next = picks(count, seed);
  for (let made = 0; made < RESAMPLES; made++) {
    const drawn = next();
    let sum = 0;
    for (let i = 0; i < count; i++) sum += days[drawn[i]];
    averages.push(sum / count);
  }
  return averages;
}

/** What chance makes of one study: its people and its resamples. The level of the interval changes nothing of it. */
export function drawStudy(study, settings) {
  const seed = seedOf(settings.seed, study),
    values = peopleOf(seed, settings),
    averages = resample(values, seed);
  return { seed, values, averages, ordered: Float64Array.from(averages).sort() };
}

/** Its interval, for which as many of the lowest averages are cut off as of the highest, and where that lies: −1 below the
 *  truth, 0 round it, 1 above. */
export function intervalOf({ ordered, ...drawn }, { level, truth }) {
  const cut = whole(((100 - level) / 200) * RESAMPLES),
    [low, high] = [ordered[cut], ordered[RESAMPLES - 1 - cut]];
  const lies = high < truth ? -1 : low > truth ? 1 : 0;
  return { ...drawn, low, high, lies };
}

export const studyOf = (study, settings) => intervalOf(drawStudy(study, settings), settings);

// ---------------------------------------------------------------- closed forms, as in model.py

function belowZero({ truth, spread, bell }) {
  if (bell) {
    const edge = -truth / spread,
      share = normalAtMost(edge),
      height = density(edge);
    const square =
      (truth ** 2 + spread ** 2) * share - height * spread * (2 * truth + spread * edge);
    return [share, truth * share - spread * height, square];
  }
  const least = truth - spread,
    edge = Math.max(0, -least / spread),
    left = Math.exp(-edge);
  const share = 1 - left,
    one = 1 - left * (1 + edge),
    two = 2 - left * (edge ** 2 + 2 * edge + 2);
  return [
    share,
    least * share + spread * one,
    least ** 2 * share + 2 * least * spread * one + spread ** 2 * two,
  ];
}

/** Mean and standard deviation of all who would answer. */
export function answering(settings) {
  const { truth, spread, answers } = settings;
  if (answers) return [truth, spread];
  const [share, mean, square] = belowZero(settings),
    average = truth * (1 + share) - mean;
  return [average, Math.sqrt((truth ** 2 + spread ** 2) * (1 + share) - square - average ** 2)];
}

/** How wide an interval is on average with so many people. */
export function typicalWidth(count, settings) {
  const [, spread] = answering(settings),
    short = (Math.sqrt((count - 1) / count) * 4 * (count - 1)) / (4 * count - 3);
  return (2 * Z[whole(settings.level) - LOWEST_LEVEL] * spread * short) / Math.sqrt(count);
}

/** Which of the guesses holds. */
export function answer(settings) {
  const count = whole(settings.people),
    share = typicalWidth(MORE * count, settings) / typicalWidth(count, settings);
  return share >= SAME ? 'same' : share >= HALF ? 'half' : 'quarter';
}

// ---------------------------------------------------------------- one step after another

/** First resamples, one by one and then some at a time; then a hundred studies, one by one. */
export class Making extends Steps {
  constructor() {
    super(MADE + STUDIES);
    this.recent = { summary: () => (this.count ? this : null) };
  }
  step() {}
  nudge(steps) {
    this.count = Math.min(this.most, this.count + steps);
  }
  get resamples() {
    const { count } = this;
    return count <= SLOW ? count : Math.min(RESAMPLES, SLOW + (count - SLOW) * FAST);
  }
  get isMade() {
    return this.count >= MADE;
  }
  get isSlow() {
    return this.count <= SLOW;
  }
  get studies() {
    return Math.max(0, this.count - MADE);
  }
  get isOver() {
    return this.count >= this.most;
  }
}
