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
const AS_IT_IS = { prefix: false, fuzzy: false };

/** A word with two neighbours exchanged: one slip of the fingers, which counts as two changed letters otherwise. */
export const exchanged = (word) =>
  slips(word, 1)
    ? Array.from({ length: word.length - 1 }, (_, i) => i)
        .map((i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
        .filter((other) => other !== word)
    : [];

/** A word, and in a forgiving search what it may have been meant to be. */
const forgiven = (word, isForgiving) =>
  isForgiving
    ? { combineWith: 'OR', queries: [word, { queries: exchanged(word), ...AS_IT_IS }] }
    : word;

/** A word with a hyphen is found where it stands as one word, too. */
function queryOf(word, isForgiving) {
  const found = wordsIn(word).filter(processTerm);
  if (found.length < 2) return found.length ? forgiven(found[0], isForgiving) : null;
  return {
    combineWith: 'OR',
    queries: [found.at(-1), { combineWith: 'AND', queries: found.slice(0, -1) }],
  };
}

/** All words must be there; while somebody types, the last one may only have begun. */
function queriesOf(words, typing, isForgiving) {
  const queries = words
    .split(/\s+/)
    .map((word) => queryOf(word, isForgiving))
    .filter(Boolean);
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
    const isStrict = way === WAYS[0];
    const query = queriesOf(words, typing && isStrict, !isStrict);
    for (const place of query.queries.length ? index.search(query, { ...COMMON, ...way }) : [])
      if (!found.has(place.id)) found.set(place.id, place);
    if (isStrict) exact = found.size > 0;
    if (found.size >= ENOUGH) break;
  }
  return { found: [...found.values()], exact };
}
