// Prediction error: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { signed } from '../../dynamics/numbers.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { stages } from './course.js';
import { atTheTest, surprises } from './panels.js';
import { Learner, planOf } from './step.js';

const ANSWERS = { little: 'next to nothing', part: 'a part', most: 'most of it' };

function derive(settings) {
  const coefficients = { ...settings, ...planOf(settings) };
  return { coefficients, answer: coefficients.answer };
}

function comparison(state) {
  const { inTheMean, compared, answer, course } = state.derived.coefficients;
  return `${opening(declared, state, 'New settings.')} In the mean of all learners ${signed(inTheMean)} of the fright is expected: ${ANSWERS[answer]}. It would be ${signed(compared)} ${course.compared}.`;
}

/** In which stage the learner is, in words. */
function stageOf({ count, coefficients: { course, lengths } }) {
  let until = 0;
  const now = lengths.findIndex((length) => count <= (until += length));
  const { words, where } = course.stages[Math.max(0, now)];
  return `${words}, in the ${where}`;
}

const words = {
  now: ({ trajectory }) =>
    trajectory.isDone
      ? `All stages are over: ${trajectory.coefficients.course.asked} calls up ${signed(trajectory.atTest)} of the fright.`
      : `Stage by stage: ${stageOf(trajectory)}.`,
  ensemble(learners) {
    const found = learners.map(({ atTest }) => atTest);
    return `${learners.length} learners at the test: ${signed(Math.min(...found))} to ${signed(Math.max(...found))} of the fright is expected.`;
  },
  recent(learner) {
    if (!learner) return '';
    const end = learner.isDone ? ' The course ends here: start again, or change something.' : '';
    return `Occasion ${learner.count} of ${learner.most}: ${signed(learner.expectations.at(-1))} was expected, and ${learner.outcomes.at(-1) ? 'a fright' : 'nothing'} came.${end}`;
  },
};

export default simulation(declared, {
  pictures: [stages, atTheTest(comparison), surprises],
  derive,
  launch: (seed, coefficients) => new Learner({ seed, coefficients }),
  mergeTallies: Steps.mergeTallies,
  restartsOnChange: true,
  nudge: { size: 1, words: 'A fright on the next occasion, whatever was to come' },
  span: { watch: 0, burst: 200, ensemble: declared.constants.LIVES, trajectory: 200, pushed: 190 },
  labels: {
    play: 'Let occasions come',
    reseed: ['Another learner', 'The same stages, other occasions: another seed'],
    seed: 'Learner',
    reducedMotion: 'Show many learners',
  },
  words,
});
