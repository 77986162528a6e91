// Reads a store (localStorage, or key -> text) as things that a reader knows.

import { named, writeNotes } from '../annotations/notes_file.js';
import { PREFIX as NOTE, SETTINGS as NOTES, openNotes } from '../annotations/store.js';
import { counted } from '../annotations/words.js';
import { plural } from '../ipnb/web/dom.js';

const HUB = /^ipnb\.(unsaved\/|probe$)/; // what a form in the hub holds until its notebook has it: not for this page to touch
export const isOurs = (key) => /^(book\.|ipnb[.:])/.test(key) && !HUB.test(key);

const when = (iso) =>
  new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const valueOf = (store, key) =>
  typeof store.getItem === 'function' ? store.getItem(key) : store[key];

function parsed(store, key) {
  try {
    return JSON.parse(valueOf(store, key));
  } catch {
    return null;
  }
}

/** Single judgements in answers: what is chosen, placed or flagged; texts, notes and confidence aside. */
function judgements(answers) {
  const aside = new Set([
    'schema',
    'case',
    'student',
    'workspace',
    'revision',
    'saved_at',
    'evidence',
    'confidence',
    'narrative',
    'notes',
  ]);
  return Object.entries(answers)
    .filter(([part]) => !aside.has(part))
    .reduce((sum, [, given]) => sum + countOf(given), 0);
}

function countOf(given) {
  if (Array.isArray(given)) return given.length;
  if (!isMapping(given)) return 0;
  const { flags, asked, actions } = given;
  if (!flags && !asked && !actions) return Object.keys(given).length;
  return (
    new Set([...Object.keys(flags ?? {}), ...Object.keys(asked ?? {})]).size + countOf(actions)
  );
}

const wordsIn = (texts) =>
  Object.values(texts ?? {})
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length;

// ---------------------------------------------------------------- each kind: { keys, title, href?, detail, file? }

function caseItem(store, id, keys, { things }) {
  const key = `ipnb.answers/${id}`;
  const [title, href] = things[key] ?? [id];
  const kept = parsed(store, key);
  if (!isMapping(kept?.answers))
    return { keys, title, href, detail: 'The page of the form at which you were.' };
  const written = wordsIn(kept.answers.narrative);
  const parts = [plural(judgements(kept.answers), 'judgement'), written && plural(written, 'word')]
    .filter(Boolean)
    .join(', ');
  const answers = { ...kept.answers, schema: 'ipnb.answers/1', case: id, saved_at: kept.at };
  return {
    keys,
    title,
    href,
    detail: `Open case: ${parts}. Kept ${when(kept.at)}.`,
    file: [`answers-${id}.json`, answers],
  };
}

function exerciseItem(store, key, { things }) {
  const [title, href] = things[key] ?? [key.replace('book.exercise.', '')];
  const kept = parsed(store, key);
  const answers = kept?.answers ?? {};
  const written = Object.entries(answers).filter(([, value]) => value !== 'ticked');
  const detail =
    kept?.kind === 'compare'
      ? `Exercise: ${plural(wordsIn(Object.fromEntries(written)), 'word')}${kept.checked ? ', compared' : ''}.`
      : `Exercise: ${plural(Object.keys(answers).length, 'answer')}${kept?.checked ? ', checked' : ''}.`;
  return {
    keys: [key],
    title,
    href,
    detail,
    file: [`exercise-${key.replace('book.exercise.', '')}.json`, kept],
  };
}

/** What a reader foretold before looking. */
function guessItem(store, key, { things }) {
  const name = key.replace('book.guess.', ''),
    [title, href] = things[key] ?? [name];
  const kept = parsed(store, key);
  return {
    keys: [key],
    title,
    href,
    detail: `Prediction: ${plural(wordsIn([kept?.guess ?? '']), 'word')}.`,
    file: [`guess-${name}.json`, kept],
  };
}

function modelItem(store, key, { pages }) {
  const at = key.lastIndexOf(':');
  const [path, name] = [key.slice('ipnb:'.length, at), key.slice(at + 1)];
  const page = Object.keys(pages).find((address) => path.endsWith(`/${address}.html`));
  const [title, href] = pages[page] ?? [path];
  const words = name.replace(/[_-]/g, ' ');
  return {
    keys: [key],
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    href,
    detail: `Model in ‘${title}’: settings and predictions.`,
    file: [`model-${name}.json`, parsed(store, key)],
  };
}

/** Numbers and contacts that a reader wrote down. */
function localHelpItem(store, key) {
  const kept = parsed(store, key);
  return {
    keys: [key],
    title: 'Help where you are',
    detail: `What you wrote down: ${plural(Object.keys(kept?.lines ?? {}).length, 'line')}.`,
    file: ['help-where-you-are.json', kept],
  };
}

/** Cards that were met, and when they come again. */
function reviewItem(store, key, { things }) {
  const [title, href] = things[key] ?? ['Review'];
  const kept = parsed(store, key);
  return {
    keys: [key],
    title,
    href,
    detail: `Cards that you have met, with their dates: ${plural(Object.keys(kept?.cards ?? {}).length, 'card')}.`,
    file: ['review.json', kept],
  };
}

/** Where somebody was in each chapter. */
function placesItem(store, key) {
  const kept = parsed(store, key);
  return {
    keys: [key],
    title: 'Where you were',
    detail: `The place where you last read, in ${plural(Object.keys(isMapping(kept) ? kept : {}).length, 'chapter')}.`,
    file: ['where-you-were.json', kept],
  };
}

/** All notes as one thing, with whose they are; the file is one that a reading group can share. */
function notesItem(store, keys, { things }) {
  const [title, href] = things[NOTES] ?? ['Notes and highlights'];
  const kept =
    typeof store.getItem === 'function' ? store : { ...store, getItem: (key) => store[key] };
  const notes = openNotes(kept);
  const all = notes.all(),
    mine = all.filter(notes.isMine);
  const { ids, name } = notes.settings();
  const others = all.length - mine.length;
  const detail = [
    `Yours: ${counted(mine)}.`,
    others && `Of others: ${counted(all.filter((one) => !notes.isMine(one)))}.`,
    name && 'Also the name that you gave for the file.',
  ];
  const file = writeNotes(named(all, ids, name), { label: 'Notes', creator: { id: ids[0], name } });
  return {
    keys,
    title,
    href,
    detail: detail.filter(Boolean).join(' '),
    file: all.length ? ['notes.json', JSON.parse(file)] : null,
  };
}

const KNOWN = {
  'book.progress': ['Ticks', 'The chapters that you ticked, and your dates.'],
  'book.done': [
    'Exercises done',
    'Which exercises you have checked, and when first. It stays when you begin one anew.',
  ],
  'book.left-out': [
    'Chapters left out',
    'Chapters that you ticked on your desk as left out, until you hand in.',
  ],
  'book.order': [
    'Order of answers',
    'A number, drawn once, which decides the order in which exercises show you their answers.',
  ],
  'book.settings': [
    'Settings',
    'Colours, text size and what else you chose for these pages under “Settings”.',
  ],
};

const isOfNotes = (key) => key === NOTES || key.startsWith(NOTE);

/** Everything that is kept, cases first. */
export function itemsIn(store, names) {
  const keys = Object.keys(store).filter(isOurs).sort();
  const cases = [
    ...new Set(
      keys.map((key) => key.match(/^ipnb\.(?:answers|place)\/([^/]+)/)?.[1]).filter(Boolean),
    ),
  ];
  const ofCase = (id) =>
    keys.filter((key) => key === `ipnb.answers/${id}` || key.startsWith(`ipnb.place/${id}/`));
  const rest = keys.filter((key) => !cases.some((id) => ofCase(id).includes(key)));
  return [
    ...cases.map((id) => caseItem(store, id, ofCase(id), names)),
    ...rest
      .filter((key) => key.startsWith('book.exercise.'))
      .map((key) => exerciseItem(store, key, names)),
    ...rest
      .filter((key) => key.startsWith('book.guess.'))
      .map((key) => guessItem(store, key, names)),
    ...rest.filter((key) => key === 'book.local-help').map((key) => localHelpItem(store, key)),
    ...rest.filter((key) => key === 'book.review').map((key) => reviewItem(store, key, names)),
    ...(rest.some(isOfNotes) ? [notesItem(store, rest.filter(isOfNotes), names)] : []),
    ...rest.filter((key) => key === 'book.place').map((key) => placesItem(store, key)),
    ...rest.filter((key) => key.startsWith('ipnb:')).map((key) => modelItem(store, key, names)),
    ...rest
      .filter((key) => !/^(book\.(exercise\.|guess\.|local-help$|review$|place$)|ipnb:)/.test(key))
      .filter((key) => !isOfNotes(key))
      .map((key) => {
        const [title, detail] = KNOWN[key] ?? [key, 'Kept under this name.'];
        return { keys: [key], title, detail };
      }),
  ];
}
