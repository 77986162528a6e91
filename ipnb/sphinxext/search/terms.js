// What counts as a word of the search: the same when the index is made and when a reader asks.

import { oneSpelling, wordsIn } from './spelling.js';

const SMALL = new Set(
  (
    'a about after all also an and any are as at be because been before both but by can did do does each for from had has ' +
    'have he her him his how if in into is it its more most no not of on one only or other our out over own said say says she so some such ' +
    'than that the their them then there these they this those to too two up was we were what when where which who whom whose why will with ' +
    'would you your'
  ).split(' '),
);

/** A word as it stands in the index, or null for one that says nothing. */
export function processTerm(term) {
  const word = oneSpelling(term);
  return word.length < 2 || SMALL.has(word) || /^\d{1,3}$/.test(word) ? null : word;
}

export const OPTIONS = {
  fields: ['title', 'names', 'text'],
  storeFields: ['page', 'at', 'title', 'in'],
  tokenize: wordsIn,
  processTerm,
};
