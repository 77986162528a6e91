// The co-regulating dyad: what is drawn, and what is said. The shell is simulation.js; numbers and most words come from Python.
import * as equations from '../equations/dyad.js';
import declared from '../models/dyad.js';
import { simulation } from '../simulation.js';
import { factsOf } from './dyad_facts.js';
import { Pair, Swings } from './dyad_pair.js';
import { attunement, portrait } from './dyad_panels.js';
import { traces } from './dyad_traces.js';

const percent = (share) => `${Math.round(share * 100)} %`;
const upsets = (size) => (size < 2 ? `${percent(size)} of` : `${size.toFixed(1)} times`);
const STIRRED = 0.15; // of the first upset: below it a person is settled enough to look so

/** Whether more attunement is better: it depends. */
function verdict({ least, apart, curves }) {
  if (least === Infinity) return 'With these two no attunement is enough: between them there is too little steadiness.';
  if (least === 0) return 'With these two any attunement will do: each would settle alone.';
  const depends = 'It depends on the steadiness that the two have between them.';
  if (!apart) return `${depends} Here an upset grows below an attunement of ${least.toFixed(2)}, and dies away above it.`;
  const enough = curves.find(({ peak }) => peak !== null);
  const met = enough ? `with these ruptures it takes ${enough.attunement.toFixed(1)}` : 'with these ruptures none is enough';
  return `${depends} Always in touch, an attunement of ${least.toFixed(2)} would be enough; ${met}.`;
}

function comparison({ guess, stale, facts }) {
  const calm = facts.curves.filter(({ peak }) => peak !== null), best = calm.reduce((one, other) => (other.settling > (one?.settling ?? 0) ? other : one), null);
  const began = stale ? 'New settings.' : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  const closest = best && facts.least > 0 && best.attunement < 2.9 ? ` Closest is not best: it settles fastest at ${best.attunement.toFixed(1)}.` : '';
  const cost = calm.length && facts.parts.h ? ` The helper’s highest swing goes from ${percent(calm[0].peak)} of the upset to ${percent(calm.at(-1).peak)}.` : '';
  return `${began} ${verdict(facts)}${closest}${cost}`;
}

const words = {
  now({ journey, facts: { parts } }) {
    const { client, helper } = journey.sizes(parts), apart = journey.inTouch(parts) ? '' : 'Out of touch. ';
    if (journey.carriedAway) return 'Both are carried away. In this equation nothing stops it.';
    if (client < STIRRED && helper < STIRRED) return `${apart}Both have settled.`;
    if (client < STIRRED) return `${apart}The client has settled, the helper not yet.`;
    if (helper < STIRRED) return `${apart}The client is stirred, the helper hardly.`;
    return `${apart}The client is stirred, and the helper with them.`;
  },
  fleet([pair], { settling }) {
    const { client, helper } = pair.tally, ended = settling > 0 ? 'The upset dies away' : 'The upset grows';
    return `${ended}. Highest swings: client ${upsets(client)} the first upset, helper ${upsets(helper)} it.`;
  },
  lately: ({ client, helper }) => `Highest swings so far: client ${upsets(client)} the first upset, helper ${upsets(helper)} it.`,
};

export default simulation(declared, {
  pictures: [traces, portrait, attunement(comparison)],
  facts: (settings) => factsOf(equations, declared, settings),
  launch: (seed) => new Pair({ declared, seed }),
  together: Swings.together,
  nudge: { size: 1, words: 'Another upset of the client' },
  span: { burst: 20, fleet: 1, journey: 40, pushed: 20 },
  said: { play: 'Let the upset go its way', reseed: ['Another upset', 'Begins at another moment of the swing'], seed: 'Upset', calm: 'Show the whole course' },
  words,
});
