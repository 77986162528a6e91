// The internal working model: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { percent } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
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
function manyRuns(coefficients) {
  const runs = Array.from({ length: RUNS }, (_, i) => {
    const run = new Meetings({ seed: (coefficients.seed + i) % 2 ** 32, coefficients });
    run.travel(coefficients, FAR);
    return run;
  });
  return Object.fromEntries(LEARNERS.map((name) => [name, runs.map(({ turned }) => turned[name])]));
}

function derive(settings) {
  const coefficients = { ...settings };
  let took = null;
  return {
    coefficients,
    needed: inARow(coefficients),
    mean: meanNeeded(coefficients),
    away: staysAway(coefficients),
    runs: () => (took ??= manyRuns(coefficients)),
  };
}

function comparison(state) {
  const { needed, away, coefficients } = state.derived,
    { hurt } = state.trajectory;
  const began = opening(declared, state);
  const end =
    away > 0 && away < 1 ? ` The third stays away for ever with a chance of ${percent(away)}.` : '';
  const cost =
    coefficients.kind < 0.5
      ? ` Turned away so far: ${hurt.counter}, ${hurt.changer} and ${hurt.avoider} times.`
      : '';
  return `${began} If every meeting were kind: ${LEARNERS.map((name) => `${WHO[name]} ${after(needed[name])}`).join(', ')}.${end}${cost}`;
}

const expecting = (trajectory) => LEARNERS.filter((name) => trajectory.belief(name) > 0.5);
const words = {
  now({ trajectory }) {
    const hopeful = expecting(trajectory);
    if (hopeful.length === 3) return 'All three expect to be met.';
    if (!hopeful.length) return 'None of the three expects to be met.';
    if (hopeful.length === 1) return `Only ${WHO[hopeful[0]]} expects to be met.`;
    return `All but ${WHO[LEARNERS.find((name) => !hopeful.includes(name))]} expect to be met.`;
  },
  ensemble: (runs) =>
    `${runs.length} runs of ${runs[0].count} meetings. At their end ${LEARNERS.map((name) => `${WHO[name]} expects to be met in ${runs.filter((run) => run.belief(name) > 0.5).length}`).join(', ')}.`,
  recent(trajectory) {
    if (!trajectory) return '';
    const { met, reached, turned } = trajectory,
      end = trajectory.count >= trajectory.most ? ' The record ends here.' : '';
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
  derive,
  launch: (seed, coefficients) => new Meetings({ seed, coefficients }),
  mergeTallies: Steps.mergeTallies,
  restartsOnChange: true,
  nudge: { size: 1, words: 'Somebody comes to all three, and is kind' },
  labels: {
    play: 'Let them meet people',
    reseed: ['Other meetings', 'The same kindness, other meetings: another seed'],
    seed: 'Meetings',
    reducedMotion: 'Show many runs',
  },
  span: { watch: 20, burst: 100, trajectory: 104 },
  words,
});
