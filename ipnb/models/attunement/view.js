// The attunement chain: what is drawn, and what is said. The shell is shell.js; numbers and most words come from Python.
import declared from './declaration.js';
import { percent } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import {
  answer,
  Chain,
  chancesOf,
  Counts,
  DISTRESSED,
  longRun,
  MATCHED,
  STATES,
  STILL,
} from './step.js';
import { notOver, timeInStep } from './panels.js';
import { ribbons } from './ribbons.js';

const NAMES = ['The first pair', 'the second'];

function derive(settings) {
  const chances = chancesOf(settings),
    runs = chances.map(longRun);
  return { coefficients: { chances, lingers: settings.lingers }, runs, answer: answer(runs) };
}

const { phrases } = declared;
const ALIKE = 'Both need much the same time';
function held({ runs: [first, second], answer: found }) {
  const more = {
    first: second.shares[0] - first.shares[0],
    second: first.shares[0] - second.shares[0],
  }[found];
  return `${phrases[found] ?? ALIKE}${more === undefined || more < -0.01 ? '' : more > 0.01 ? phrases.less_in_step : phrases.as_much_in_step}.`;
}
function comparison(state, tally) {
  const began = opening(declared, state);
  const seen = [0, 1].map((pair) => tally.wait(pair)),
    so = seen.includes(null)
      ? ''
      : ` So far a slip took ${seen.map((wait) => wait.toFixed(1)).join(' and ')} moments to be over.`;
  return `${began} ${held(state.derived)}${so}`;
}

const words = {
  now({ trajectory: { state, still } }) {
    if (still > 0) return 'A still face: nothing that the other does is answered.';
    if (state[0] === state[1]) return `Both pairs are ${STATES[state[0]]}.`;
    return `${NAMES[0]} is ${STATES[state[0]]}, ${NAMES[1]} ${STATES[state[1]]}.`;
  },
  ensemble(chains) {
    const inStep = [0, 1].map(
        (pair) => chains.filter(({ state }) => state[pair] === MATCHED).length,
      ),
      hurt = [0, 1].map((pair) => chains.filter(({ state }) => state[pair] === DISTRESSED).length);
    return `${chains.length} runs of 200 moments: at the end the first pair is in step in ${inStep[0]} and in distress in ${hurt[0]}, the second in ${inStep[1]} and ${hurt[1]}.`;
  },
  recent(chain) {
    if (!chain) return '';
    const [first, second] = [0, 1].map(
      (pair) =>
        `${percent(chain.tally.shares(pair)[MATCHED])} of the time, with ${chain.tally.mended[pair]} ${chain.tally.mended[pair] === 1 ? 'slip' : 'slips'} mended`,
    );
    return `In step so far: the first pair ${first}; the second ${second}.`;
  },
};

export default simulation(declared, {
  pictures: [ribbons, timeInStep(comparison), notOver],
  derive,
  launch: (seed) => new Chain({ seed }),
  mergeTallies: Counts.mergeTallies,
  nudge: { size: STILL, words: 'A still face' },
  span: { watch: 60, burst: 1000, ensemble: 24, trajectory: 200, pushed: 40 },
  labels: {
    play: 'Let the moments come',
    reseed: ['Another day', 'Other moments: another seed'],
    seed: 'Day',
    reducedMotion: 'Show many runs',
  },
  words,
});
