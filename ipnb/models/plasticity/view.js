// Plasticity: what is drawn, and what is said. The shell is shell.js; the numbers' meaning and most words come from Python.
import declared from './declaration.js';
import { signed } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { median, Steps } from '../../dynamics/discrete_time.js';
import { livesStrip } from '../../simulation/lives_strip.js';
import { expected } from './expected.js';
import { answer, inTheEnd, Life, meanPath, turnedAfter, turning } from './step.js';
import { occasions } from './occasions.js';

const { LIVES, FAR } = declared.constants;
// the mean of all lives is drawn so far
const DRAWN = 600;

function derive(settings) {
  const coefficients = { ...settings },
    needed = turning(settings);
  let took = null,
    path = null;
  return {
    coefficients,
    needed,
    answer: answer(settings, needed),
    end: inTheEnd(settings),
    path: () => (path ??= meanPath(coefficients, DRAWN)),
    lives: () =>
      (took ??= Array.from({ length: LIVES }, (_, i) =>
        turnedAfter((coefficients.seed + i) % 2 ** 32, coefficients, FAR),
      )),
  };
}

const ANSWERS = {
  fewer: 'fewer than before',
  alike: 'about as many as before',
  more: 'more than before',
};
function comparison(state) {
  const { coefficients, needed, answer: held, lives } = state.derived;
  const half = median(lives()),
    began = opening(declared, state);
  const mean =
    needed === Infinity
      ? 'In the mean of all lives reaching out never comes to call up warmth.'
      : `In the mean of all lives it takes ${needed}: ${ANSWERS[held]} (${coefficients.history}).`;
  const many =
    half === Infinity
      ? `In most of ${LIVES} lives it does not within ${FAR}.`
      : `The middle one of ${LIVES} lives took ${Math.round(half)}.`;
  return `${began} ${mean} ${many}`;
}

const words = {
  now({ trajectory: { expects, turned, count } }) {
    if (turned === Infinity)
      return expects < -0.1
        ? 'Reaching out calls up shame.'
        : 'Reaching out calls up next to nothing.';
    if (!count) return 'Reaching out calls up warmth from the start.';
    return expects > 0
      ? `After ${turned} occasions reaching out came to call up warmth.`
      : `After ${turned} occasions reaching out called up warmth, and it has swung back.`;
  },
  ensemble: (lives) =>
    `${lives.length} lives with the same past and the same present: in ${lives.filter(({ turned }) => turned < Infinity).length} reaching out came to call up warmth within ${lives[0].count} occasions.`,
  recent(life) {
    if (!life) return '';
    const end =
      life.count >= life.most ? ' The record ends here: start again, or change something.' : '';
    return `After ${life.count} occasions: ${signed(life.expects)} is expected when reaching out, ${signed(life.otherwise)} otherwise (−1 shame, 1 warmth).${end}`;
  },
};

export default simulation(declared, {
  pictures: [
    occasions,
    expected,
    livesStrip({
      title: 'How many it took',
      hint: `dots: ${LIVES} lives; stroke: the mean of all`,
      rows: [{ name: 'lives', label: '' }],
      of: ({ needed, lives }) => ({
        most:
          1.2 *
          Math.max(...lives().filter(Number.isFinite), Number.isFinite(needed) ? needed : 0, 8),
        rows: { lives: { took: lives(), expected: needed } },
      }),
      note: comparison,
    }),
  ],
  derive,
  launch: (seed, coefficients) => new Life({ seed, coefficients }),
  mergeTallies: Steps.mergeTallies,
  restartsOnChange: true,
  nudge: { size: 3, words: 'Reaching out once, and being met three times as warmly as usual' },
  labels: {
    play: 'Let occasions come',
    reseed: ['Another life', 'The same past and present, other occasions: another seed'],
    seed: 'Life',
    reducedMotion: 'Show many lives',
  },
  span: { burst: 200, trajectory: 404 },
  words,
});
