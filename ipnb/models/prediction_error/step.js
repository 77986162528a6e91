// A learner goes through a course of stages, occasion by occasion. All of it as in model.py; a test holds the two together.
import * as associative from '../../dynamics/associative.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { uniforms } from '../../dynamics/random.js';
import declared from './declaration.js';

const { CUES, PLACES, COURSES, LITTLE, MUCH } = declared.constants;
export const NOTHING = CUES.map(() => 0);
const whole = (value) => Math.floor(value + 0.5);

export const courseOf = ({ course }) => COURSES[whole(course) - 1];

/** How many occasions each stage has. */
export const lengthsOf = (stages, settings) =>
  stages.map(({ length }) => (typeof length === 'string' ? whole(settings[length]) : length));

/** Of each occasion: which cues are there (1 or 0), and how surely a fright follows. */
export function occasionsOf(stages, settings) {
  const many = lengthsOf(stages, settings);
  return stages.flatMap(({ cues, frightens }, stage) => {
    const occasion = {
      present: CUES.map((_, cue) => (cues.includes(cue) ? 1 : 0)),
      sure: frightens ? settings.sure : 0,
    };
    return Array.from({ length: many[stage] }, () => occasion);
  });
}

/** What one occasion teaches: the weights after it. */
export function learn(weight, { present }, outcome, { pace, noticed, together }) {
  const all = associative.expected(weight, present);
  return associative.learn(
    weight,
    present,
    (cue) => (PLACES.includes(cue) ? pace * noticed : pace),
    (cue) => outcome - (together ? all : weight[cue]),
  );
}

const sumOf = (weight, cues) => cues.reduce((sum, cue) => sum + weight[cue], 0);

/** The mean of all learners, exactly: before each occasion and after the last. */
export function meanPath(stages, settings) {
  const path = [NOTHING];
  for (const occasion of occasionsOf(stages, settings))
    path.push(learn(path.at(-1), occasion, occasion.sure, settings));
  return path;
}

/** What follows from the settings before anything is learned. */
export function planOf(settings) {
  const course = courseOf(settings),
    path = meanPath(course.stages, settings),
    inTheMean = sumOf(path.at(-1), course.test),
    compared = sumOf(meanPath(course.against, settings).at(-1), course.test);
  return {
    course,
    lengths: lengthsOf(course.stages, settings),
    occasions: occasionsOf(course.stages, settings),
    path,
    inTheMean,
    compared,
    answer: inTheMean < LITTLE ? 'little' : inTheMean <= MUCH ? 'part' : 'most',
  };
}

export class Learner extends Steps {
  constructor({ seed, coefficients }) {
    super(coefficients.occasions.length);
    Object.assign(this, {
      coefficients,
      draw: uniforms(seed),
      weights: [NOTHING],
      outcomes: [],
      expectations: [],
      isFrightened: false,
    });
    const learner = this;
    this.tally = {
      // nothing is compared before the course is over
      get counted() {
        return learner.isDone ? 1 : 0;
      },
      clear() {},
    };
    this.recent = { summary: () => (this.count ? this : null) };
  }
  get isDone() {
    return this.count >= this.most;
  }
  get weight() {
    return this.weights.at(-1);
  }
  /** What the cues of the test call up now. */
  get atTest() {
    return sumOf(this.weight, this.coefficients.course.test);
  }
  get surprises() {
    return this.outcomes.map((outcome, i) => outcome - this.expectations[i]);
  }
  step() {
    const occasion = this.coefficients.occasions[this.outcomes.length],
      drawn = this.draw() < occasion.sure ? 1 : 0,
      outcome = this.isFrightened ? 1 : drawn;
    this.isFrightened = false;
    this.expectations.push(associative.expected(this.weight, occasion.present));
    this.outcomes.push(outcome);
    this.weights.push(learn(this.weight, occasion, outcome, this.coefficients));
  }
  /** A fright on the next occasion, whatever was to come. */
  nudge() {
    if (this.isDone) return;
    this.isFrightened = true;
    this.count += 1;
    this.step();
  }
}
