// What a reader's words find in an index: as they are written first, then what comes near.

import { wordsIn } from './spelling.js';
import { processTerm } from './terms.js';

const ENOUGH = 4; // places from which on nothing farther off is looked for
const COMMON = {
  boost: { title: 3, names: 4 },
  weights: { prefix: 0.5, fuzzy: 0.2 },
  combineWith: 'AND',
};
/** How many letters may be wrong: none in a short word, where one makes another word of it. */
export const slips = (term, most) => {
  const allowed = term.length < 5 ? 0 : term.length < 8 ? 1 : 2;
  return Math.min(allowed, most) || false;
};

/** Ways of looking, the strictest first. */
const WAYS = [
  {},
  { prefix: (term) => term.length > 3, fuzzy: (term) => slips(term, 1) },
  { prefix: (term) => term.length > 3, fuzzy: (term) => slips(term, 2) },
];
const HAS_BEGUN = { prefix: (term) => term.length > 2 };

/** A word with a hyphen is found where it stands as one word, too. */
function queryOf(word) {
  const found = wordsIn(word).filter(processTerm);
  if (found.length < 2) return found[0];
  return {
    combineWith: 'OR',
    queries: [found.at(-1), { combineWith: 'AND', queries: found.slice(0, -1) }],
  };
}

/** All words must be there; while somebody types, the last one may only have begun. */
function queriesOf(words, typing) {
  const queries = words.split(/\s+/).map(queryOf).filter(Boolean);
  if (typing && queries.length)
    queries.push({ combineWith: 'AND', queries: [queries.pop()], ...HAS_BEGUN });
  return { combineWith: 'AND', queries };
}

/**
 * The places in which words stand, the best first.
 *
 * @param {MiniSearch} index
 * @param {string} words as the reader wrote them
 * @param {boolean} typing whether more may come
 * @returns {{ found: object[], exact: boolean }} whether any place has the words as they are written
 */
export function find(index, words, typing = false) {
  const found = new Map();
  let exact = false;
  for (const way of WAYS) {
    const query = queriesOf(words, typing && way === WAYS[0]);
    for (const place of query.queries.length ? index.search(query, { ...COMMON, ...way }) : [])
      if (!found.has(place.id)) found.set(place.id, place);
    if (way === WAYS[0]) exact = found.size > 0;
    if (found.size >= ENOUGH) break;
  }
  return { found: [...found.values()], exact };
}
