// When a card is due: FSRS decides (ts-fsrs, MIT); what is stored is short, and read again without trust.

import { Rating, State, createEmptyCard, fsrs } from './ts-fsrs.js';

export const GRADES = [
  ['Again', Rating.Again],
  ['Hard', Rating.Hard],
  ['Good', Rating.Good],
  ['Easy', Rating.Easy],
];
export const SCHEMA = 'ipnb.review/1';
export const NEW_A_DAY = 10;
export const MOST_A_DAY = 99;
/** Minutes: a card that was just answered wrongly may come this much early, once nothing else is left. */
const AHEAD = 20;
const MINUTE = 60_000,
  DAY = 86_400_000;

// without chance in its dates, so that what a button says is what happens
const scheduler = fsrs({ enable_fuzz: false });

/** The local day as 2026-03-02. */
export function dayOf(now) {
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const empty = () => ({ schema: SCHEMA, decks: [], limit: NEW_A_DAY, today: {}, cards: {} });

const isCard = (one) =>
  one !== null &&
  typeof one === 'object' &&
  !Number.isNaN(Date.parse(one.due)) &&
  !Number.isNaN(Date.parse(one.at)) &&
  [one.stability, one.difficulty].every((number) => Number.isFinite(number) && number > 0) &&
  [one.reps, one.lapses, one.state, one.step, one.days].every(
    (number) => Number.isInteger(number) && number >= 0,
  ) &&
  one.state in State;

/** What is kept, from the text in the store; whatever is not sound is left out. */
export function read(text) {
  const kept = empty();
  try {
    const found = JSON.parse(text);
    if (found?.schema !== SCHEMA) return kept;
    if (Array.isArray(found.decks)) kept.decks = found.decks.filter((id) => typeof id === 'string');
    if (Number.isInteger(found.limit)) kept.limit = bounded(found.limit);
    if (typeof found.today?.day === 'string' && Number.isInteger(found.today.met))
      kept.today = { day: found.today.day, met: found.today.met };
    kept.cards = Object.fromEntries(Object.entries(found.cards ?? {}).filter(([, v]) => isCard(v)));
  } catch {
    /* another text: as if nothing were kept */
  }
  return kept;
}

export const bounded = (limit) => Math.min(MOST_A_DAY, Math.max(0, Math.round(limit) || 0));

const toCard = (one) => ({
  due: new Date(one.due),
  last_review: new Date(one.at),
  stability: one.stability,
  difficulty: one.difficulty,
  elapsed_days: 0,
  scheduled_days: one.days,
  learning_steps: one.step,
  reps: one.reps,
  lapses: one.lapses,
  state: one.state,
});
const toKept = (card) => ({
  due: card.due.toISOString(),
  at: card.last_review.toISOString(),
  stability: Number(card.stability.toFixed(4)),
  difficulty: Number(card.difficulty.toFixed(4)),
  days: card.scheduled_days,
  step: card.learning_steps,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state,
});
const cardFor = (kept, now) => (kept ? toCard(kept) : createEmptyCard(now));

/** What each of the four grades would lead to: [word, rating, milliseconds from now]. */
export function previews(kept, now) {
  const would = scheduler.repeat(cardFor(kept, now), now);
  return GRADES.map(([word, rating]) => [word, rating, would[rating].card.due - now]);
}

/** Everything that is kept, after a card was graded. */
export function graded(kept, id, rating, now) {
  const { card } = scheduler.next(cardFor(kept.cards[id], now), now, rating);
  const day = dayOf(now);
  const met = kept.today.day === day ? kept.today.met : 0;
  return {
    ...kept,
    today: { day, met: met + (kept.cards[id] ? 0 : 1) },
    cards: { ...kept.cards, [id]: toKept(card) },
  };
}

/** A card that is learnt for the first time comes within minutes; one that is known, some time on its day. */
function isDue(one, now) {
  if (one.state !== State.Review) return new Date(one.due) <= now;
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return new Date(one.due) < tomorrow;
}

/**
 * What to ask now.
 *
 * @param cards - of the chosen decks, in their order
 * @returns due ids, the longest waiting first; new ones within the day's limit; `soon`, those of the next minutes;
 *   `next`, the date of the earliest that is none of these
 */
export function queue(cards, kept, now) {
  const met = cards.filter(({ id }) => kept.cards[id]).map(({ id }) => ({ id, ...kept.cards[id] }));
  met.sort((one, other) => new Date(one.due) - new Date(other.due));
  const left = kept.limit - (kept.today.day === dayOf(now) ? kept.today.met : 0);
  const fresh = cards.filter(({ id }) => !kept.cards[id]);
  const waiting = met.filter((one) => !isDue(one, now));
  const isSoon = (one) => one.state !== State.Review && new Date(one.due) - now <= AHEAD * MINUTE;
  const later = waiting.find((one) => !isSoon(one));
  return {
    due: met.filter((one) => isDue(one, now)).map(({ id }) => id),
    fresh: fresh.slice(0, Math.max(0, left)).map(({ id }) => id),
    soon: waiting.filter(isSoon).map(({ id }) => id),
    next: later ? new Date(later.due) : null,
    unmet: fresh.length,
  };
}

/** A span as people say it: "1 min", "3 days", "2 months". */
export function span(milliseconds) {
  const said = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  const days = milliseconds / DAY;
  if (milliseconds < 60 * MINUTE) return `${Math.max(1, Math.round(milliseconds / MINUTE))} min`;
  if (days < 1) return said(Math.round(milliseconds / (60 * MINUTE)), 'hour');
  if (days < 45) return said(Math.round(days), 'day');
  if (days < 365) return said(Math.round(days / 30.4), 'month');
  return said(Number((days / 365).toFixed(1)), 'year');
}
