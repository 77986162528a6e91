// The window of tolerance: what is drawn, and what is said. The shell is simulation.js; numbers and most words come from Python.
import { zoneOf } from '../engine.js';
import * as equations from '../equations/window_of_tolerance.js';
import declared from '../models/window_of_tolerance.js';
import { longRun } from '../shot_noise.js';
import { simulation } from '../simulation.js';
import { Course, TimeOutside } from './window_course.js';
import { oneStressor, timeOutside } from './window_panels.js';
import { trace } from './window_trace.js';

const MORE = 1.2; // the question: 20 % wider, 20 % faster
const { zones } = declared;
const TIMES = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];
const percent = (share) => (share > 0 && share < 0.005 ? 'under 1 %' : `${Math.round(share * 100)} %`);

/** Which of the guesses holds in the long run; `answer` in ipnb/models/window_of_tolerance.py. */
function answer({ now, wider, faster }) {
  const gains = { wider: now - wider, faster: now - faster };
  if (Math.abs(gains.wider - gains.faster) <= 0.1 * Math.max(gains.wider, gains.faster)) return 'alike';
  return gains.wider > gains.faster ? 'wider' : 'faster';
}

function facts(settings) {
  const made = equations.parts(settings), { r, w, sigma, q, kappa, mu } = made;
  const parts = { ...made, more: MORE, faster: { ...made, kappa: kappa * MORE } };
  const run = { rate: r, push: mu, settling: kappa, width: w, unrest: sigma, outside: q };
  const outside = (changed) => { const { width, ...rest } = { ...run, ...changed }, { upTo } = longRun({ width, ...rest }); return 1 - upTo(width) + upTo(-width); };
  const shares = { now: outside({}), wider: outside({ width: w * MORE }), faster: outside({ settling: kappa * MORE }) };
  return { parts, shares, answer: answer(shares), mean: r * mu / kappa / q, spread: Math.sqrt((r * mu ** 2 + sigma ** 2 / 2) / kappa / q) };
}

const SAID = {
  wider: 'the wider window helps more',
  faster: 'the faster settling helps more',
  alike: 'the two help much alike',
};
function comparison({ guess, stale, facts: { shares, answer: held }, fleet }, tally) {
  const units = Math.round(tally.counted), counted = fleet.length ? `${fleet.length} runs of ${Math.round(units / fleet.length)} units of time` : `${units} units of time so far`;
  const began = stale ? 'New settings: counting began again.' : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  return `${began} In the long run time outside falls from ${percent(shares.now)} to ${percent(shares.wider)} with the wider window, to ${
    percent(shares.faster)} with faster settling: ${SAID[held]}. Bars: ${counted}.`;
}

const words = {
  now: ({ journey, facts: { parts } }) => journey.zone(parts).here,
  fleet: (runs, { parts }) => `${runs.length} runs with other stressors: ${zones.map((zone) =>
    [runs.filter((run) => zoneOf(zones, run.y / parts.w) === zone).length, zone.arrival]).filter(([count]) => count).map(([count, where]) => `${count} end ${where}`).join(', ')}.`,
  lately(summary) {
    if (!summary) return '';
    const often = (state, count) => (count ? `${state} ${TIMES[count] ?? `${count} times`}` : `never ${state}`), { above, below, within } = summary.zones;
    return `Outside for ${percent(1 - within.share)} of ${summary.whole ? 'the last minute' : 'the time so far'}; ${often('flooded', above.visits)}, ${often('shut down', below.visits)}.`;
  },
};

export default simulation(declared, {
  pictures: [trace, oneStressor, timeOutside(comparison)],
  facts,
  launch: (seed) => new Course({ declared, equations, seed }),
  together: TimeOutside.together,
  span: { watch: 14 },
  nudge: { size: 2, words: 'A stressor twice as hard as usual' },
  said: { play: 'Let time go by', reseed: ['Other stressors', 'Another seed'], seed: 'Stressors', calm: 'Show many runs' },
  words,
});
