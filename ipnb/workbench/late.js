/* When work is due, and what is said to whoever would be late: the same words on the desk and in the form.
 *
 * row  { due, submitted, extended, opens }: ISO times or null, as `Exchange.rows` gives them; whether the date is the
 *      student's own; when a sitting opens, where there is one */

const dayOf = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const zone = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const short = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const shortly = (iso) => short.format(new Date(iso));

/** When it is due; nothing where there is no date, or none that exists. */
export function dueOf(row) {
  const due = row.due ? new Date(row.due) : null;
  return due && !Number.isNaN(due.getTime()) ? due : null;
}

export const dueWords = (row) =>
  `${dayOf.format(dueOf(row))}, ${zone.format(dueOf(row))}${row.extended ? `, with your ${row.opens ? 'extra time' : 'extension'}` : ''}`;

/** When a sitting opens, and until when this student has time. */
export function sittingWords(row) {
  const opens = new Date(row.opens);
  return `${dayOf.format(opens)}, ${zone.format(opens)}; you have time until ${dueWords(row)}`;
}

export const isPast = (row, now = Date.now()) => Boolean(dueOf(row)) && now > dueOf(row);
export const wasLate = (row) => Boolean(row.submitted) && isPast(row, new Date(row.submitted));

/** Handed in in time, and what is handed in now would be late: not a thing to press without a thought. */
export const isSafe = (row) => Boolean(row.submitted) && isPast(row) && !wasLate(row);

/** What is said before anything is handed in late; nothing while there is time. */
export function lateWords(row) {
  if (!isPast(row)) return '';
  const late = row.opens
    ? `Your time ended ${dueWords(row)}. What you submit now is marked as handed in after it, and your instructor decides. `
    : `It was due ${dueWords(row)}, so what you submit now counts as late. `;
  if (!row.submitted) return late;
  return isSafe(row)
    ? `${late}It replaces what you submitted in time (${shortly(row.submitted)}): that one then counts no more. `
    : `${late}It replaces what you submitted ${shortly(row.submitted)}. `;
}

/** Whether one may come back to it. */
export const againWords = (row) =>
  isPast(row)
    ? ''
    : dueOf(row)
      ? ' You can submit again until it is due, and the latest counts.'
      : ' You can submit again later, and the latest counts.';
