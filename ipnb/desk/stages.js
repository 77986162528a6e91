/* How far an assignment is, and how the desk says so. */

import { isSafe, shortly, sittingWords, wasLate } from '../workbench/late.js';

export function untilDue(due, now) {
  const days = Math.floor((due - now) / 864e5);
  if (days < 0) return 'past due; you can still submit, and it counts as late';
  if (days === 0) return 'within a day';
  return days === 1 ? 'in a day' : `in ${days} days`;
}

/** One of: faulty, waits, new, gone, open, ready, sent, changed, news, read. Each row says one thing and offers one first step. */
export function stage(row) {
  if (row.faulty) return 'faulty';
  if (row.waits) return 'waits'; // a sitting that is not open yet
  if (row.feedback_waits) return 'news';
  if (row.feedback && !row.changed) return 'read';
  if (!row.begun) return row.submitted ? 'gone' : 'new';
  if (row.submitted) return row.changed ? 'changed' : 'sent';
  return row.parts && !row.open.length ? 'ready' : 'open';
}

export function stateWords(row, at) {
  return {
    faulty: 'This one cannot be shown; your instructor can see why',
    waits: row.opens && `A sitting. It opens ${sittingWords(row)}`,
    new: 'Not begun',
    gone: 'Submitted; your own copy is not in its folder any more',
    open: row.unreadable
      ? 'Begun'
      : row.started
        ? `In progress, ${row.done} of ${row.parts} parts complete`
        : 'Begun, nothing answered yet',
    ready: 'Everything is answered, not submitted yet',
    sent: `Submitted ${row.submitted && shortly(row.submitted)}${wasLate(row) ? ', late' : ''}`,
    changed: isSafe(row) ? 'Submitted in time; changed since then' : 'Changed since you submitted',
    news: 'Feedback is ready',
    read: 'Feedback received',
  }[at];
}

/** "06-recovery" -> "Assignment 6: recovery"; any other name as it is. */
export function numbered(id) {
  const [, number, name] = id.match(/^0*(\d+)[a-z]?-(.+)$/) ?? [];
  return number ? `Assignment ${number}: ${name.replaceAll('-', ' ')}` : id;
}

/** Does it wait for something that the student has to do? */
export const isWaiting = (row) => {
  const at = stage(row);
  return (
    !['waits', 'sent', 'read', 'gone', 'faulty'].includes(at) && !(at === 'changed' && isSafe(row))
  );
};
