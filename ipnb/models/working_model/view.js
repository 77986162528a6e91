// The internal working model: what is drawn, and what is said. The shell is simulation.js; most words come from Python.
import declared from './declaration.js';
import { percent } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { livesStrip } from '../../simulation/lives_strip.js';
import { belief } from './belief.js';
import { lanes } from './lanes.js';
import { inARow, LEARNERS, meanNeeded, Meetings, staysAway } from './step.js';

const RUNS = 24,
  FAR = 300;
/** The learners as they are called within a sentence. */
const WHO = Object.fromEntries(
  LEARNERS.map((name) => [name, declared.phrases[name].replace(/^T/, 't')]),
);
const ROWS = LEARNERS.map((name) => ({ name, label: declared.phrases[name] }));
const after = (value) =>
  value === Infinity ? 'never' : value ? `after ${Math.round(value)}` : 'already';

/** How many meetings each needed, in many runs. */
function manyRuns(parts) {
  const runs = Array.from({ length: RUNS }, (_, i) => {
    const run = new Meetings({ seed: (parts.seed + i) % 2 ** 32, parts });
    run.travel(parts, FAR);
    return run;
  });
  return Object.fromEntries(LEARNERS.map((name) => [name, runs.map(({ turned }) => turned[name])]));
}

function facts(settings) {
  const parts = { ...settings };
  let took = null;
  return {
    parts,
    needed: inARow(parts),
    mean: meanNeeded(parts),
    away: staysAway(parts),
    runs: () => (took ??= manyRuns(parts)),
  };
}

function comparison({ guess, stale, facts: { needed, away, parts }, journey: { hurt } }) {
  const began = stale
    ? 'New settings: counting began again.'
    : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  const end =
    away > 0 && away < 1 ? ` The third stays away for ever with a chance of ${percent(away)}.` : '';
  const cost =
    parts.kind < 0.5
      ? ` Turned away so far: ${hurt.counter}, ${hurt.changer} and ${hurt.avoider} times.`
      : '';
  return `${began} If every meeting were kind: ${LEARNERS.map((name) => `${WHO[name]} ${after(needed[name])}`).join(', ')}.${end}${cost}`;
}

const expecting = (journey) => LEARNERS.filter((name) => journey.belief(name) > 0.5);
const words = {
  now({ journey }) {
    const hopeful = expecting(journey);
    if (hopeful.length === 3) return 'All three expect to be met.';
    if (!hopeful.length) return 'None of the three expects to be met.';
    if (hopeful.length === 1) return `Only ${WHO[hopeful[0]]} expects to be met.`;
    return `All but ${WHO[LEARNERS.find((name) => !hopeful.includes(name))]} expect to be met.`;
  },
  fleet: (runs) =>
    `${runs.length} runs of ${runs[0].count} meetings. At their end ${LEARNERS.map((name) => `${WHO[name]} expects to be met in ${runs.filter((run) => run.belief(name) > 0.5).length}`).join(', ')}.`,
  lately(journey) {
    if (!journey) return '';
    const { met, reached, turned } = journey,
      end = journey.count >= journey.most ? ' The record ends here.' : '';
    const came = LEARNERS.filter((name) => turned[name] > 0 && turned[name] < Infinity).map(
      (name) => `${WHO[name]} after ${turned[name]}`,
    );
    return `${met.length} meetings, ${met.filter(Boolean).length} of them kind; the one who stays away was at ${reached.filter(Boolean).length}.${came.length ? ` Came to expect it: ${came.join(', ')}.` : ''}${end}`;
  },
};

export default simulation(declared, {
  pictures: [
    lanes,
    belief,
    livesStrip({
      title: 'How many it took',
      hint: `dots: ${RUNS} runs; stroke: the average, where there is a formula`,
      rows: ROWS,
      of: ({ mean, runs }) => {
        const took = runs(),
          came = LEARNERS.flatMap((name) => took[name]).filter(Number.isFinite);
        return {
          most: Math.max(20, ...came),
          rows: Object.fromEntries(
            LEARNERS.map((name) => [name, { took: took[name], expected: mean[name] ?? Infinity }]),
          ),
        };
      },
      note: comparison,
    }),
  ],
  facts,
  launch: (seed, parts) => new Meetings({ seed, parts }),
  together: Steps.together,
  anew: true,
  nudge: { size: 1, words: 'Somebody comes to all three, and is kind' },
  said: {
    play: 'Let them meet people',
    reseed: ['Other meetings', 'The same kindness, other meetings: another seed'],
    seed: 'Meetings',
    calm: 'Show many runs',
  },
  span: { watch: 20, burst: 100, journey: 104 },
  words,
});
