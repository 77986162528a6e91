// Where a quoted passage stands in a page's text, also after the text was changed or moved.

import search from './approx-string-match.js';

const AROUND = 32; // letters that are kept before and after a passage
const UNLIKE = 0.3; // of a passage's letters may have been changed
const LONGEST_PATTERN = 400; // beyond, the first and last letters of a passage are looked for
// how like a passage and its surroundings must be, taken together: changed; unchanged; unchanged, of a word or two
const SURE = 0.55,
  SURE_OF_SAME = 0.5,
  SURE_OF_WORDS = 0.7;
const FEW = 24; // letters that may well stand in two places by chance

/** The standard counts characters, JavaScript counts halves of those beyond its first 65,536. */
const characters = (text) => [...text].length;

/** The selectors of a passage from `start` to `end` of the text. */
export const selectorsOf = (text, start, end) => ({
  quote: {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(end, end + AROUND),
  },
  position: {
    start: characters(text.slice(0, start)),
    end: characters(text.slice(0, end)),
  },
});

/** Between 0 and 1: how well a text agrees with the pattern that one expects there. */
function likeness(text, pattern) {
  if (!pattern) return 1;
  if (!text) return 0;
  if (text === pattern) return 1;
  return 1 - (search(text, pattern, pattern.length)[0]?.errors ?? pattern.length) / pattern.length;
}

function everyPlace(text, exact) {
  const found = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
    found.push({ start: at, end: at + exact.length, errors: 0 });
  return found;
}

/** Places of what was changed a little; of a long passage by its two ends. */
function nearPlaces(text, exact) {
  if (exact.length < 8) return []; // one short word is like many
  if (exact.length <= LONGEST_PATTERN)
    return search(text, exact, Math.floor(exact.length * UNLIKE));
  const half = LONGEST_PATTERN / 2;
  const most = Math.floor(half * UNLIKE);
  const heads = search(text, exact.slice(0, half), most);
  const tails = search(text, exact.slice(-half), most);
  return heads.flatMap(({ start, errors }) =>
    tails
      .filter(({ end }) => Math.abs(end - start - exact.length) < exact.length * UNLIKE)
      .map((tail) => ({ start, end: tail.end, errors: errors + tail.errors })),
  );
}

/** To whole words: a changed letter at an edge would cut one. */
function toWords(text, { start, end }) {
  const isLetter = (at) => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from > 0 && isLetter(from - 1) && isLetter(from)) from -= 1;
  while (to < text.length && isLetter(to - 1) && isLetter(to)) to += 1;
  return { start: from, end: to };
}

/**
 * Where a passage stands.
 *
 * @param {string} text - The page's text.
 * @param {{exact: string, prefix?: string, suffix?: string}} quote
 * @param {{start: number}} [position] - Where it stood.
 * @returns {{start: number, end: number} | null} Null if nothing there is like it.
 */
export function locate(text, quote, position) {
  const { exact } = quote,
    prefix = quote.prefix ?? '',
    suffix = quote.suffix ?? '';
  const same = everyPlace(text, exact);
  const places = same.length ? same : nearPlaces(text, exact);
  const scored = places.map((place) => {
    const from = Math.max(0, place.start - prefix.length);
    const before = likeness(text.slice(from, place.start), prefix);
    const after = likeness(text.slice(place.end, place.end + suffix.length), suffix);
    const own = 1 - place.errors / exact.length;
    const far = Number.isFinite(position?.start)
      ? Math.abs(place.start - position.start) / text.length
      : 0;
    return { ...place, score: 0.5 * own + 0.25 * before + 0.25 * after - 0.01 * far };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), { score: 0 });
  const least = !same.length ? SURE : exact.length < FEW ? SURE_OF_WORDS : SURE_OF_SAME;
  if (best.score < least - 0.01) return null;
  return same.length ? { start: best.start, end: best.end } : toWords(text, best);
}
