/* What a browser has kept of the chapter exercises: which were done, on which day, and how many cards were met.
 *
 * Of everything else in the store, answers and texts among it, nothing is taken: it does not leave this function. */

export const DONE = 'book.done';
const EXERCISE = 'book.exercise.';
const REVIEW = 'book.review';
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const MOST = 2000; // as the server takes
const MOST_CARDS = 100_000;
export const MOST_BYTES = 5_000_000; // of a file: what "Your answers" puts back

const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The day of a moment, as the reader's clock has it; null for no moment. */
function dayOf(moment) {
  const at = new Date(moment ?? NaN);
  if (Number.isNaN(at.getTime()) || at.getFullYear() < 2000 || at.getFullYear() > 2999) return null;
  const two = (number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * Read a store, or what a file holds of one.
 *
 * @param entries - key -> text
 * @returns { done: Map of exercise -> day or null, cards, damaged: how many entries could not be read }
 */
export function keptIn(entries) {
  const done = new Map();
  let cards = 0,
    damaged = 0;
  const parsed = (text) => {
    try {
      const value = JSON.parse(text);
      if (isMapping(value)) return value;
    } catch {
      /* counted below */
    }
    damaged += 1;
    return {};
  };
  const add = (id, day) => {
    if (ID.test(id) && (done.has(id) || done.size < MOST)) done.set(id, done.get(id) ?? day);
  };
  for (const [key, text] of entries) {
    if (key === DONE) {
      const kept = parsed(text).done;
      if (isMapping(kept)) Object.entries(kept).forEach(([id, moment]) => add(id, dayOf(moment)));
    } else if (key.startsWith(EXERCISE)) {
      // kept by an edition that did not note when
      if (parsed(text).checked === true) add(key.slice(EXERCISE.length), null);
    } else if (key === REVIEW) {
      const met = parsed(text).cards;
      cards = Math.min(MOST_CARDS, isMapping(met) ? Object.keys(met).length : 0);
    }
  }
  return { done, cards, damaged };
}

/** What this browser keeps; null where it lets pages keep nothing. */
export function keptHere() {
  try {
    return keptIn(Object.entries({ ...window.localStorage }));
  } catch {
    return null;
  }
}

/** What a file of "Download everything" keeps; null for any other file. */
export async function keptInFile(file) {
  if (!file || file.size > MOST_BYTES) return null;
  try {
    const { schema, kept } = JSON.parse(await file.text());
    if (schema !== 'ipnb.kept/1' || !isMapping(kept)) return null;
    return keptIn(Object.entries(kept).filter(([, text]) => typeof text === 'string'));
  } catch {
    return null;
  }
}

/** Two of these together. */
export function together(one, other) {
  const done = new Map(one.done);
  for (const [id, day] of other.done) {
    const days = [done.get(id), day].filter(Boolean).sort();
    done.set(id, days[0] ?? null);
  }
  return {
    done,
    cards: Math.max(one.cards, other.cards),
    damaged: one.damaged + other.damaged,
  };
}
