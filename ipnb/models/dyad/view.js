// The co-regulating dyad: what is drawn, and what is said. The shell is shell.js; numbers and most words come from Python.
import * as equations from './equations.js';
import declared from './declaration.js';
import { percent } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { ending, derive } from './derived.js';
import { Pair, Swings } from './step.js';
import { attunement, portrait } from './panels.js';
import { traces } from './traces.js';

const upsets = (size) => (size < 2 ? `${percent(size)} of` : `${size.toFixed(1)} times`);
// of the first upset: below it a person is settled enough to look so
const STIRRED = 0.15;

/** Whether more attunement is better: it depends. */
function verdict({ says, least, apart, curves, coefficients: { d1, f, h } }) {
  if (!f || least === Infinity || least === 0 || d1 > 0) return says;
  const depends = `It depends on the ${h ? 'steadiness that the two have between them' : 'client’s own steadiness'}.`;
  if (!apart) return `${depends} ${says}`;
  const enough = curves.find(({ peak }) => peak !== null);
  return `${depends} ${says} ${enough ? `With these ruptures it takes ${enough.attunement.toFixed(1)}` : 'With these ruptures none is enough'}.`;
}

function comparison(state) {
  const { derived } = state;
  const calm = derived.curves.filter(({ peak }) => peak !== null),
    best = calm.reduce((one, other) => (other.settling > (one?.settling ?? 0) ? other : one), null);
  const began = opening(declared, state, 'New settings.');
  const closest =
    best && derived.coefficients.f && derived.least > 0 && best.attunement < 2.9
      ? ` Closest is not best: it settles fastest at ${best.attunement.toFixed(1)}.`
      : '';
  const cost =
    calm.length > 1 && derived.coefficients.h && state.controls.isTried('attunement')
      ? ` The helper’s highest swing goes from ${percent(calm[0].peak)} of the upset, at an attunement of ${calm[0].attunement.toFixed(1)}, to ${percent(calm.at(-1).peak)}, at ${calm.at(-1).attunement.toFixed(1)}.`
      : '';
  return `${began} ${verdict(derived)}${closest}${cost}`;
}

const words = {
  now({ trajectory, derived: { coefficients } }) {
    const { client, helper } = trajectory.sizes(coefficients),
      apart = trajectory.inTouch(coefficients) ? '' : 'Out of touch. ';
    if (trajectory.carriedAway)
      return `${helper < STIRRED ? 'The client is' : client < STIRRED ? 'The helper is' : 'Both are'} carried away. In this equation nothing stops it.`;
    if (client < STIRRED && helper < STIRRED) return `${apart}Both have settled.`;
    if (client < STIRRED) return `${apart}The client has settled, the helper not yet.`;
    if (helper < STIRRED) return `${apart}The client is stirred, the helper hardly.`;
    return `${apart}The client is stirred, and the helper with them.`;
  },
  ensemble([pair], { settling }) {
    const { client, helper } = pair.tally,
      ended = `The upset ${ending(settling)}`;
    return `${ended}. Highest swings: client ${upsets(client)} the first upset, helper ${upsets(helper)} it.`;
  },
  recent: ({ client, helper }) =>
    `Highest swings so far: client ${upsets(client)} the first upset, helper ${upsets(helper)} it.`,
};

export default simulation(declared, {
  pictures: [traces, portrait, attunement(comparison)],
  derive: (settings) => derive(equations, declared, settings),
  launch: (seed) => new Pair({ declared, seed }),
  mergeTallies: Swings.mergeTallies,
  nudge: { size: 1, words: 'Another upset of the client' },
  span: { burst: 20, ensemble: 1, trajectory: 40, pushed: 20 },
  labels: {
    play: 'Let the upset go its way',
    reseed: ['Another upset', 'Begins at another moment of the swing'],
    seed: 'Upset',
    reducedMotion: 'Show the whole course',
  },
  words,
});
