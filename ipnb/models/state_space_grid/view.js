// The state-space grid: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { stage } from './grid.js';
import { counted, inTime, ROWS } from './panels.js';
import { count, FILMS, filmsOf, MOMENTS, recodingOf, SECONDS, STATES, Viewing } from './step.js';

const ALL = FILMS.length * MOMENTS;
const THREE = ['upset', 'neutral', 'pleased'];

function derive(settings) {
  const recoding = recodingOf(settings),
    found = filmsOf(settings),
    asCoded = filmsOf({ ...settings, carer: 0, child: 0 });
  return {
    coefficients: { ...settings, ...found, recoding, before: asCoded.counts[recoding.which] },
    kindBefore: asCoded.kinds[recoding.which],
  };
}

// ---------------------------------------------------------------- sentences

const clock = (moments) => {
  const all = moments * SECONDS;
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
};
const feeling = (code, side) => (side === STATES.length ? STATES : THREE)[code - 1];
const pairOf = ([carer, child], side) =>
  `the carer ${feeling(carer, side)}, the child ${feeling(child, side)}`;
const namesOf = (kinds) => FILMS.map(({ name }, i) => `${name} ${kinds[i]}`).join(', ');

function comparison(state) {
  const { kinds, answer } = state.derived.coefficients,
    began = opening(declared, state, 'Coded anew.');
  const isOne = declared.predictions.some(({ name }) => name === answer);
  const called = `By this model’s bounds: ${namesOf(kinds)}.`;
  return isOne
    ? `${began} ${called}`
    : `${began} ${called} With these codes it is no longer one of each.`;
}

/** Which counts a new code of one moment has moved, and which it has not. */
function changes({ derived: { coefficients, kindBefore } }) {
  const { recoding, before, counts, kinds } = coefficients,
    { which, at } = recoding,
    now = counts[which];
  if (String(recoding.before) === String(recoding.after))
    return `Moment ${at + 1} stands as it was coded: ${pairOf(recoding.before, STATES.length)}. Move a slider to code it anew.`;
  const moved = ROWS.map(([, words, say]) => [words, String(say(before)), String(say(now))]).filter(
    ([, was, is]) => was !== is,
  );
  const said = moved.length
    ? moved.map(([words, was, is]) => `${words} ${was} → ${is}`).join('; ')
    : 'no count has moved';
  const name =
    kindBefore === kinds[which]
      ? `It is still called ${kindBefore}`
      : `It was called ${kindBefore} and is now called ${kinds[which]}`;
  return `Moment ${at + 1}, now ${pairOf(recoding.after, STATES.length)}: ${said}. ${name}.`;
}

const words = {
  now(state) {
    const { trajectory, derived } = state,
      { side, paths } = derived.coefficients;
    if (!trajectory.count) return 'The first film begins.';
    if (trajectory.isOver) return 'All three films are coded. Compare, then code a moment anew.';
    const { film } = trajectory,
      seen = trajectory.seen(film);
    return `${FILMS[film].title}, ${clock(seen)}: ${pairOf(paths[film][seen - 1], side)}.`;
  },
  ensemble: ([viewing]) =>
    `${FILMS.length} films of ${MOMENTS} moments, ${viewing.count} codes for each of the two: the whole paths.`,
  recent: () => '',
};

/** What the grid shows, for whoever cannot see it. */
function spoken({ derived }, which, seen) {
  const { side, paths } = derived.coefficients;
  if (!seen) return 'A grid, the child’s feelings across and the carer’s upwards: no path yet.';
  const cells = paths[which].slice(0, seen),
    { squares, moves } = count(cells, side ** 2);
  return `${FILMS[which].title}, up to ${clock(seen)}: a path over ${squares} of ${side ** 2} squares with ${moves} moves. It is now where ${pairOf(cells.at(-1), side)}.`;
}

export default simulation(declared, {
  pictures: [stage(spoken), counted(comparison), inTime(changes)],
  derive,
  launch: () => new Viewing(),
  mergeTallies: Steps.mergeTallies,
  nudge: { size: 1, label: 'One moment on', words: 'The next ten seconds', steps: true },
  span: { watch: ALL - 1, burst: ALL, ensemble: 1, trajectory: ALL, pushed: 0 },
  labels: {
    play: 'Let the films run',
    reseed: ['Rewind', 'All three films from their first moment'],
    seed: '',
    reducedMotion: 'Show the whole paths',
  },
  words,
});
