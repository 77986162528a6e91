// Plasticity: what is drawn, and what is said. The shell is simulation.js; the numbers' meaning and most words come from Python.
import declared from '../models/plasticity.js';
import { simulation } from '../simulation.js';
import { middle, Steps } from '../steps.js';
import { livesStrip } from './lives_strip.js';
import { Life, turnedAfter, turning } from './plasticity_life.js';
import { plane } from './plasticity_plane.js';
import { slope } from './plasticity_slope.js';

const LIVES = 24, FAR = 1200; // lives are counted so far: on the way a dot more or less does not matter

/** Which of the guesses holds for a number: `answer` in ipnb/models/plasticity.py says it of the average path. */
const answerOf = (needed, history) => (needed < 0.75 * history ? 'fewer' : needed <= 1.25 * history ? 'alike' : 'more');
const called = (value) => value.toFixed(2).replace('-', '−');
const often = (value) => (value === Infinity ? 'never turns' : value === 0 ? 'has turned already' : `turns after ${Math.round(value)}`);

function facts(settings) {
  const parts = { ...settings };
  let took = null;
  return {
    parts,
    needed: turning(settings),
    lives: () => took ??= Array.from({ length: LIVES }, (_, i) => turnedAfter((parts.seed + i) % 2 ** 32, parts, FAR)),
  };
}

const SAID = { fewer: 'fewer than before', alike: 'about as many as before', more: 'more than before' };
function comparison({ guess, stale, facts: { parts, needed, lives } }) {
  const half = middle(lives()), began = stale ? 'New settings: counting began again.' : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  const many = half === Infinity ? `Most of ${LIVES} lives do not turn within ${FAR}.` : `The middle one of ${LIVES} lives took ${Math.round(half)}: ${SAID[answerOf(half, parts.history)]} (${parts.history}).`;
  return `${began} ${many} The average path ${often(needed)}.`;
}

const words = {
  now({ journey }) {
    const { expects, turned, count } = journey;
    if (turned === Infinity) return expects < -0.7 ? 'The arrow points to shame: that is what reaching out calls up.' : 'The arrow is on its way: reaching out calls up less shame.';
    if (!count || !turned) return expects > 0 ? 'The arrow points to being met.' : 'The arrow points nowhere yet: reaching out calls up nothing.';
    return expects > 0 ? `The arrow turned after ${turned}: reaching out calls up being met.` : `The arrow turned after ${turned}, and has swung back.`;
  },
  fleet: (lives) => `${lives.length} lives with the same past and the same present: in ${lives.filter(({ turned }) => turned < Infinity).length} the arrow turned within ${lives[0].count} experiences.`,
  lately(life) {
    if (!life) return '';
    const end = life.count >= life.most ? ' The record ends here: start again, or change something.' : '';
    return `After ${life.count} experiences reaching out calls up ${life.expects > 0 ? 'being met' : 'shame'} (${called(life.expects)}, from −1 to 1).${end}`;
  },
};

export default simulation(declared, {
  pictures: [plane, slope, livesStrip({
    title: 'How many it took', hint: `dots: ${LIVES} lives; stroke: the average path`, rows: [{ name: 'lives', label: '' }],
    of: ({ parts, needed, lives }) => ({ most: Math.max(parts.history * 1.5, ...lives().filter(Number.isFinite), 20), rows: { lives: { took: lives(), expected: needed } } }),
    note: comparison,
  })],
  facts,
  launch: (seed, parts) => new Life({ seed, parts }),
  together: Steps.together,
  anew: true,
  nudge: { size: 3, words: 'One experience of being met, three times as strong as usual' },
  said: { play: 'Let experiences come', reseed: ['Another life', 'The same past and present, other experiences: another seed'], seed: 'Life', calm: 'Show many lives' },
  span: { burst: 300, journey: 404 },
  words,
});
