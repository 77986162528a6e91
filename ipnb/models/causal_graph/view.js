// The causal graph: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { signed } from '../../dynamics/numbers.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { leftOver, waysThere } from './panels.js';
import { NAMED, pictures } from './pictures.js';
import { Town, townOf } from './step.js';

const { ALIKE } = declared.constants;
const ANSWERS = {
  nearer: 'what is left lies nearer to it',
  alike: 'the gap stays as it was',
  further: 'what is left lies further away from it',
};
const heldName = ({ held }) => NAMED[Math.floor(held + 0.5) - 1][1];

function derive(settings) {
  const coefficients = { ...settings, ...townOf(settings) };
  return { coefficients, answer: coefficients.answer };
}

function comparison(state) {
  const { raw, left, effect, answer, place } = state.derived.coefficients;
  const kept = place ? `, with ${heldName(state.settings)} held still by ${signed(left)}` : '';
  return `${opening(declared, state)} In the whole town security changes by ${signed(raw)} for one step of care${kept}. The true effect is ${signed(effect)}: ${ANSWERS[answer]}.`;
}

const among = (count) => (count === 1 ? 'One family' : `${count} families`);
const words = {
  now: ({ trajectory }) =>
    trajectory.count < 3
      ? `${among(trajectory.count)}: too few for a line.`
      : `${among(trajectory.count)}: for each step of care security changes by ${signed(trajectory.fitted[0])}.`,
  ensemble: ([town]) =>
    `${among(town.count)}: for each step of care security changes by ${signed(town.fitted[0])}.`,
  recent(town) {
    if (!town) return '';
    const { raw, effect } = town.coefficients;
    if (town.count < 200) return 'With so few families chance still moves every line.';
    const gap = Math.abs(raw - effect);
    return gap > ALIKE
      ? `However many families come, the line of all of them stays ${gap.toFixed(2)} from the true effect: more families do not mend a bias.`
      : 'The line of all families comes to lie at the true effect.';
  },
};

export default simulation(declared, {
  pictures: [pictures, leftOver(comparison), waysThere],
  derive,
  launch: (seed, coefficients) => new Town({ seed, coefficients }),
  mergeTallies: Steps.mergeTallies,
  restartsOnChange: true,
  nudge: { size: 100, words: 'A hundred more families' },
  span: { watch: 60, burst: 600, ensemble: 1, trajectory: 400, pushed: 0 },
  labels: {
    play: 'Let families come',
    reseed: ['Other families', 'The same town, other families: another seed'],
    seed: 'Families',
    reducedMotion: 'Show 400 families',
  },
  words,
});
