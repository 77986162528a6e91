// The integration river: what is drawn, and what is said. The shell is simulation.js; numbers and most words come from Python.
import { landscape } from '../../dynamics/landscape.js';
import { Journey } from '../../dynamics/sde.js';
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
function bedWords({ parts, hollows }) {
  const [first, second] = hollows.map((x) => zoneOf(zones, x).hollow);
  const found = !second
    ? `one hollow, ${first}`
    : first === second
      ? `two hollows, both ${first}`
      : `two hollows, one ${first} and one ${second}`;
  return `Integration ${parts.I.toFixed(2)}: ${found}.`;
}

/** Until one boat has crossed many times its bars say little of the long run. */
function patience({ facts: { crossing }, fleet }, counted) {
  if (!crossing || fleet.length) return '';
  const [there, back] = crossing,
    enough = (20 * there * back) / (there + back);
  if (counted >= enough) return '';
  return ` One boat is far from the long run yet: from the left hollow to the right it takes ${roughly(there)} units of time on average, and ${roughly(there) === roughly(back) ? 'as long' : roughly(back)} back.`;
}

function comparison({ guess, stale, facts, fleet }, tally) {
  const [first, second] = Object.keys(facts.shares).sort(
    (p, q) => facts.shares[q] - facts.shares[p],
  );
  const alike = facts.shares[first] - facts.shares[second] < 0.02;
  const truth =
    facts.shares[first] > 0.5
      ? `most of it goes to ${first}`
      : alike
        ? `${first} and ${second} share most of it`
        : `${first} has the largest share, though less than half`;
  const units = Math.round(tally.counted),
    counted = fleet.length
      ? `the ${fleet.length} boats above, ${Math.round(units / fleet.length)} units of time each`
      : `${units} units of time so far`;
  return `${stale ? 'New riverbed: counting began again.' : `You guessed ${guess}.`} In the long run, ${truth}. Bars: ${counted}.${patience({ facts, fleet }, tally.counted)}`;
}

const words = {
  now: ({ journey, facts }) => {
    const zone = zoneOf(zones, journey.eased);
    return zone === FLOW && !facts.hollows.some((x) => zoneOf(zones, x) === FLOW)
      ? 'The boat is crossing the flow. Nothing holds it here.'
      : zone.here;
  },
  fleet: (boats) =>
    `${boats.length} boats on the same river: ${zones
      .map(
        (zone) =>
          `${boats.filter((boat) => zoneOf(zones, boat.x) === zone).length} end in ${zone.name}`,
      )
      .join(', ')}.`,
  lately(summary) {
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
  facts: (settings) => landscape(equations, zones, settings),
  launch: (seed) => new Journey({ declared, equations, bins: BINS, seed }),
  together: Tally.together,
  nudge: { size: 1.5, words: 'A stressor: pushes the boat towards the far bank' },
  words,
});
