/* Which chapters a student leaves out, as far as it was not handed in yet: in this browser alone until then. */

export const KEY = 'book.left-out';

/** Chapter ids that this student ticked here and did not hand in; null where nothing was changed since. Somebody
 * else at the same browser is not shown them. */
export function unsent(student) {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY));
    if (kept?.student !== student || !Array.isArray(kept.chapters)) return null;
    return kept.chapters.filter((one) => typeof one === 'string');
  } catch {
    return null;
  }
}

/** Keep them, or, with null, forget them: the hub has them now. */
export function keepUnsent(student, chapters) {
  try {
    if (chapters === null) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify({ student, chapters }));
  } catch {
    /* a closed or full store: it works until the page is left */
  }
}
