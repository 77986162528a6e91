// People drawn for studies, and intervals made from them alone. All of it as in model.py; a test holds the two together.
import { exponentials, normals, uniforms } from '../../dynamics/random.js';
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
export function picks(count, seed) {
  const draw = uniforms((seed + 2 ** 31) % 2 ** 32);
  return () => Array.from({ length: count }, () => Math.floor(draw() * count));
}

/** The averages of all resamples, in the order in which they are drawn. */
export function resample(values, seed) {
  const count = values.length,
    draw = uniforms((seed + 2 ** 31) % 2 ** 32);
  return Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[Math.floor(draw() * count)];
    return sum / count;
  });
}

/** As many of the lowest averages as of the highest are cut off. */
export function intervalOf(averages, level) {
  const cut = whole(((100 - level) / 200) * RESAMPLES),
    ordered = Float64Array.from(averages).sort();
  return [ordered[cut], ordered[RESAMPLES - 1 - cut]];
}

/** One study: its people, its resamples, its interval, and where that lies: −1 below the truth, 0 round it, 1 above. */
export function studyOf(study, settings) {
  const seed = seedOf(settings.seed, study),
    values = peopleOf(seed, settings),
    averages = resample(values, seed),
    [low, high] = intervalOf(averages, settings.level);
  const lies = high < settings.truth ? -1 : low > settings.truth ? 1 : 0;
  return { seed, values, averages, low, high, lies };
}

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
