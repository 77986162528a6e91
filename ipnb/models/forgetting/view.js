// Forgetting: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { leftOver, typicalMiss } from './panels.js';
import { savings } from './pictures.js';
import { planOf, Reading } from './step.js';

const ANSWERS = { near: 'hardly off', off: 'somewhat off', far: 'far off' };

function derive(settings) {
  const coefficients = { ...settings, ...planOf(settings) };
  return { coefficients, answer: coefficients.answer };
}

function comparison(state) {
  const { misses, answer, isUntested } = state.derived.coefficients,
    [seen, tested] = misses.best.map((value) => value.toFixed(1)),
    began = opening(declared, state, 'New settings.');
  if (isUntested)
    return `${began} Least squares misses by ${seen}, and nothing is left on which to test it: ${ANSWERS[answer]}.`;
  return `${began} Least squares misses by ${seen} where it was fitted and by ${tested} where it had seen nothing: ${ANSWERS[answer]}.`;
}

/** A time as people say it. */
function spoken(minutes) {
  if (minutes < 60) return `${Math.round(minutes)} minutes`;
  if (minutes < 2880) return `${Math.round(minutes / 60)} hours`;
  return `${Math.round(minutes / 1440)} days`;
}

const words = {
  now({ trajectory, derived, compared }) {
    if (!compared) return `After ${spoken(trajectory.now)}.`;
    const [seen, tested] = derived.coefficients.misses.best;
    return `All is in sight: off by ${seen.toFixed(1)} where fitted, by ${tested.toFixed(1)} where it had seen nothing.`;
  },
  ensemble(_, { coefficients }) {
    const [seen, tested] = coefficients.misses.best;
    return `All is in sight: off by ${seen.toFixed(1)} where fitted, by ${tested.toFixed(1)} where it had seen nothing.`;
  },
  recent: (reading) =>
    reading
      ? 'Each point is a mean of many lists, learned and relearned by one person, in per cent of the time saved.'
      : '',
};

export default simulation(declared, {
  pictures: [savings, typicalMiss(comparison), leftOver],
  derive,
  launch: () => new Reading(),
  mergeTallies: Steps.mergeTallies,
  nudge: { size: 1, words: 'On to the next measurement' },
  span: { watch: 0, burst: 300, ensemble: 1, trajectory: 300, pushed: 0 },
  labels: { play: 'Let time go by', reducedMotion: 'Show all' },
  words,
});
