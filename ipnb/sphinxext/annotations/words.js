// How notes and people are called, on the pages and for those who listen.

import { plural } from '../ipnb/web/dom.js';
import { creatorOf, isNote, quoteOf } from './annotation.js';

/** The beginning of a passage. */
export function beginning(text, most = 50) {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** A person's name; who has chosen none is told apart by nothing. */
export const personOf = (annotation) => creatorOf(annotation).name.trim() || 'Somebody';

/** "Note on “…”", "Mira’s highlight: “…”": the name of a button that opens it. */
export function nameOf(annotation, isMine) {
  const what = isNote(annotation) ? 'note on' : 'highlight:';
  const quote = `“${beginning(quoteOf(annotation).exact)}”`;
  if (isMine) return `${what[0].toUpperCase()}${what.slice(1)} ${quote}`;
  return `${personOf(annotation)}’s ${what} ${quote}`;
}

/** "2 notes, 1 highlight". */
export function counted(list) {
  const texts = list.filter(isNote).length;
  const marks = list.length - texts;
  return (
    [texts && plural(texts, 'note'), marks && plural(marks, 'highlight')]
      .filter(Boolean)
      .join(', ') || 'none so far'
  );
}
