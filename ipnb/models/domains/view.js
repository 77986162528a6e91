// The nine-domain profile: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { percent } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { areasSeen, whereToHelp } from './panels.js';
import { NAMES, pictures } from './pictures.js';
import { profileOf, Shuffles } from './step.js';

function derive(settings) {
  const coefficients = { ...settings, ...profileOf(settings) };
  return { coefficients, answer: coefficients.answer };
}

function comparison(state) {
  const { small, large, answer, joined } = state.derived.coefficients;
  const began = opening(declared, state);
  if (answer === 'same')
    return `${began} The area is ${percent(small)} in every order${joined ? '' : ': a wedge knows no neighbours'}.`;
  return `${began} Over all orders the largest area is ${(large / small).toFixed(2)} times the smallest, with not one score changed.`;
}

const report = ({ level, weakest, places }) =>
  `Level ${level.toFixed(2)}, lowest ${NAMES[weakest].toLowerCase()}, ${places.length} of 9 domains rated`;
const words = {
  now: ({ trajectory: { area, flattered } }) =>
    `${flattered ? 'The order that flatters most' : 'The same scores in another order'}: the radar is ${percent(area)} full.`,
  ensemble: ([run]) =>
    `${run.count} orders of the same axes: the radar was ${percent(Math.min(...run.tally.areas))} to ${percent(Math.max(...run.tally.areas))} full.`,
  recent: (run) =>
    run ? `${report(run.coefficients)}: the same in all ${run.count} orders so far.` : '',
};

export default simulation(declared, {
  pictures: [pictures, areasSeen(comparison), whereToHelp],
  derive,
  launch: (seed, coefficients) => new Shuffles({ seed, coefficients }),
  // one run of orders: there is nothing to add
  mergeTallies: ([first]) => first,
  restartsOnChange: true,
  nudge: { size: 1, words: 'The order of axes that flatters most' },
  span: { watch: 5, burst: 300, ensemble: 1, trajectory: 60, pushed: 0 },
  labels: {
    play: 'Let the axes change places',
    reseed: ['Other orders', 'Another seed'],
    seed: 'Orders',
    reducedMotion: 'Show many orders',
  },
  words,
});
