// The window of tolerance: what is drawn, and what is said. The shell is simulation.js; numbers and most words come from Python.
import { zoneOf } from '../../dynamics/tally.js';
import * as equations from './equations.js';
import declared from './declaration.js';
import { finely, percent, times } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { Course, TimeOutside } from './step.js';
import { factsOf } from './derived.js';
import { oneStressor, timeOutside } from './panels.js';
import { trace } from './trace.js';

const { zones, phrases } = declared;

function comparison({ guess, stale, facts: { shares, answer: held }, fleet }, tally) {
  const units = Math.round(tally.counted),
    counted = fleet.length
      ? `${fleet.length} runs of ${Math.round(units / fleet.length)} units of time`
      : `${units} units of time so far`;
  const began = stale
    ? 'New settings: counting began again.'
    : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  return `${began} In the long run time outside falls from ${finely(shares.now)} to ${finely(shares.wider)} with the wider window, to ${finely(
    shares.faster,
  )} with faster settling: ${phrases[held]}. Bars: ${counted}.`;
}

const words = {
  now: ({ journey, facts: { parts } }) => journey.zone(parts).here,
  fleet: (runs, { parts }) =>
    `${runs.length} runs with other stressors: ${zones
      .map((zone) => [
        runs.filter((run) => zoneOf(zones, run.y / parts.w) === zone).length,
        zone.arrival,
      ])
      .filter(([count]) => count)
      .map(([count, where]) => `${count} end ${where}`)
      .join(', ')}.`,
  lately(summary) {
    if (!summary) return '';
    const often = (state, count) => (count ? `${state} ${times(count)}` : `never ${state}`),
      { above, below, within } = summary.zones;
    return `Outside for ${percent(1 - within.share)} of ${summary.whole ? 'the last minute' : 'the time so far'}; ${often('flooded', above.visits)}, ${often('shut down', below.visits)}.`;
  },
};

export default simulation(declared, {
  pictures: [trace, oneStressor, timeOutside(comparison)],
  facts: (settings) => factsOf(equations, settings),
  launch: (seed) => new Course({ declared, equations, seed }),
  together: TimeOutside.together,
  span: { watch: 14 },
  nudge: { size: 2, words: 'A stressor twice as hard as usual' },
  said: {
    play: 'Let time go by',
    reseed: ['Other stressors', 'Another seed'],
    seed: 'Stressors',
    calm: 'Show many runs',
  },
  words,
});
