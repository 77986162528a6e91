/* What the desk says of what a browser keeps, and that nothing of it has left. */

import { plural } from '../web/dom.js';

const AGAIN =
  'Exercises stand at the end of each chapter of the book; one is done once you have checked an answer.';

/** `view` is { here, all, isApart }: what the store holds (null where it cannot be read), and that with a file. */
export function leaving(row, at, { here, all, isApart }) {
  if (isApart && !all.done.size)
    return 'The book is served at another address, and what your browser keeps of it cannot be seen from here. Bring it as a file: “I did some of it in another browser”, below, says how.';
  if (here === null && !all.done.size)
    return 'This browser does not let this page look into its store, so nothing can be counted from here. Allow it to keep data of this site, or bring what you did as a file (below).';
  if (!all.done.size && !all.cards)
    return row.handed_in
      ? `This browser keeps nothing of the exercises. What you handed in stays as it is. ${AGAIN}`
      : `This browser keeps nothing of the exercises so far. ${AGAIN} If you did them in another browser, hand in from there, or bring a file (below).`;
  const kept = `This browser keeps ${plural(at.here, 'exercise')} done and ${plural(all.cards, 'card')} of the review met, by whoever used it.`;
  if (!row.submitted) return `${kept} Until now nothing of this has left this browser.`;
  if (!at.isNews) return `${kept} All of it is handed in.`;
  return `${kept} What is new since you handed in has not left this browser: ${plural(at.fresh, 'exercise')}.`;
}
