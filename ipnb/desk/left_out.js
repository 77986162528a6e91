/* Which chapters a student leaves out, as far as it was not handed in yet: in this browser alone until then. */

export const KEY = 'book.left-out';

/** Chapter ids that were ticked here and not handed in; null where nothing was changed since. */
export function unsent() {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : null;
  } catch {
    return null;
  }
}

/** Keep them, or, with null, forget them: the hub has them now. */
export function keepUnsent(chapters) {
  try {
    if (chapters === null) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(chapters));
  } catch {
    /* a closed or full store: it works until the page is left */
  }
}
