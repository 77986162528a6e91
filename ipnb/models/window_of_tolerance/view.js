// The window of tolerance: what is drawn, and what is said. The shell is shell.js; numbers and most words come from Python.
import { zoneOf } from '../../dynamics/tally.js';
import * as equations from './equations.js';
import declared from './declaration.js';
import { finely, percent, times } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { Course, TimeOutside } from './step.js';
import { derive } from './derived.js';
import { oneStressor, timeOutside } from './panels.js';
import { trace } from './trace.js';

const { zones, phrases } = declared;

function comparison(state, tally) {
  const { ensemble, derived } = state,
    { shares, answer: held } = derived;
  const units = Math.round(tally.counted),
    counted = ensemble.length
      ? `${ensemble.length} runs of ${Math.round(units / ensemble.length)} units of time`
      : `${units} units of time so far`;
  const began = opening(declared, state);
  return `${began} In the long run time outside falls from ${finely(shares.now)} to ${finely(shares.wider)} with the wider window, to ${finely(
    shares.faster,
  )} with faster settling: ${phrases[held]}. Bars: ${counted}.`;
}

const words = {
  now: ({ trajectory, derived: { coefficients } }) => trajectory.zone(coefficients).here,
  ensemble: (runs, { coefficients }) =>
    `${runs.length} runs with other stressors: ${zones
      .map((zone) => [
        runs.filter((run) => zoneOf(zones, run.y / coefficients.w) === zone).length,
        zone.arrival,
      ])
      .filter(([count]) => count)
      .map(([count, where]) => `${count} end ${where}`)
      .join(', ')}.`,
  recent(summary) {
    if (!summary) return '';
    const often = (state, count) => (count ? `${state} ${times(count)}` : `never ${state}`),
      { above, below, within } = summary.zones;
    return `Outside for ${percent(1 - within.share)} of ${summary.whole ? 'the last minute' : 'the time so far'}; ${often('flooded', above.visits)}, ${often('shut down', below.visits)}.`;
  },
};

export default simulation(declared, {
  pictures: [trace, oneStressor, timeOutside(comparison)],
  derive: (settings) => derive(equations, settings),
  launch: (seed) => new Course({ declared, equations, seed }),
  mergeTallies: TimeOutside.mergeTallies,
  span: { watch: 14 },
  nudge: { size: 2, words: 'A stressor twice as hard as usual' },
  labels: {
    play: 'Let time go by',
    reseed: ['Other stressors', 'Another seed'],
    seed: 'Stressors',
    reducedMotion: 'Show many runs',
  },
  words,
});
