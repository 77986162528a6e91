// The integration river: what is drawn, and what is said. The shell is shell.js; numbers and most words come from Python.
import { landscape } from '../../dynamics/landscape.js';
import { Trajectory } from '../../dynamics/sde.js';
import { binsOf, Tally, zoneOf } from '../../dynamics/tally.js';
import * as equations from './equations.js';
import declared from './declaration.js';
import { percent, roughly, times } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { riverbed, timeSpent } from './panels.js';
import { water } from './water.js';

const BINS = binsOf({ reach: declared.constants.REACH, bins: 26 });
const { zones } = declared;
const FLOW = zones.find(({ name }) => name === 'flow'),
  BANKS = zones.filter((zone) => zone !== FLOW);

/** Which hollows the bed has: `riverbed` in alt_text.py. */
function bedWords({ coefficients, wells }) {
  const [first, second] = wells.map((x) => zoneOf(zones, x).well);
  const found = !second
    ? `one hollow, ${first}`
    : first === second
      ? `two hollows, both ${first}`
      : `two hollows, one ${first} and one ${second}`;
  return `Integration ${coefficients.I.toFixed(2)}: ${found}.`;
}

/** Until one boat has crossed many times its bars say little of the long run. */
function patience({ derived: { passageTimes }, ensemble }, counted) {
  if (!passageTimes || ensemble.length) return '';
  const [there, back] = passageTimes,
    enough = (20 * there * back) / (there + back);
  if (counted >= enough) return '';
  return ` One boat is far from the long run yet: from the left hollow to the right it takes ${roughly(there)} units of time on average, and ${roughly(there) === roughly(back) ? 'as long' : roughly(back)} back.`;
}

function comparison({ prediction, stale, derived, ensemble }, tally) {
  const [first, second] = Object.keys(derived.shares).sort(
    (p, q) => derived.shares[q] - derived.shares[p],
  );
  const alike = derived.shares[first] - derived.shares[second] < 0.02;
  const truth =
    derived.shares[first] > 0.5
      ? `most of it goes to ${first}`
      : alike
        ? `${first} and ${second} share most of it`
        : `${first} has the largest share, though less than half`;
  const units = Math.round(tally.counted),
    counted = ensemble.length
      ? `the ${ensemble.length} boats above, ${Math.round(units / ensemble.length)} units of time each`
      : `${units} units of time so far`;
  return `${stale ? 'New riverbed: counting began again.' : `You guessed ${prediction}.`} In the long run, ${truth}. Bars: ${counted}.${patience({ derived, ensemble }, tally.counted)}`;
}

const words = {
  now: ({ trajectory, derived }) => {
    const zone = zoneOf(zones, trajectory.eased);
    return zone === FLOW && !derived.wells.some((x) => zoneOf(zones, x) === FLOW)
      ? 'The boat is crossing the flow. Nothing holds it here.'
      : zone.here;
  },
  ensemble: (boats) =>
    `${boats.length} boats on the same river: ${zones
      .map(
        (zone) =>
          `${boats.filter((boat) => zoneOf(zones, boat.x) === zone).length} end in ${zone.name}`,
      )
      .join(', ')}.`,
  recent(summary) {
    if (!summary) return '';
    const visits = BANKS.filter(({ name }) => summary.zones[name].visits).map(
      ({ name, arrival }) =>
        `${arrival} ${summary.zones[name].share > 0.9 ? 'nearly all the time' : times(summary.zones[name].visits)}`,
    );
    return `In flow for ${percent(summary.zones.flow.share)} of ${summary.whole ? 'the last minute' : 'the time so far'}; ${visits.join(', ') || 'never aground'}.`;
  },
};

export default simulation(declared, {
  pictures: [water, riverbed(bedWords), timeSpent(comparison)],
  derive: (settings) => landscape(equations, zones, settings),
  launch: (seed) => new Trajectory({ declared, equations, bins: BINS, seed }),
  mergeTallies: Tally.mergeTallies,
  nudge: { size: 1.5, words: 'A stressor: pushes the boat towards the far bank' },
  labels: {
    play: 'Let the boat drift',
    reseed: ['New weather', 'Another seed'],
    seed: 'Weather',
    reducedMotion: 'Show many journeys',
  },
  words,
});
