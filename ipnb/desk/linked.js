/* The row that a link leads to: a learning platform's link to an assignment ends in `#<assignment>`. */

/** The assignment that this page's address names; "" for none. */
export function linkedId() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ''; // no address that this course has made
  }
}

/** Mark a drawn row if it is the one; a case that was taken instead of the linked one stands for it. The focus can
 * stand on its title, and has a key there so that it stays when the list is drawn anew. */
export function markLinked(drawn, row, id) {
  if (id === '' || (row.id !== id && row.instead?.id !== id)) return drawn;
  drawn.classList.add('linked');
  const title = drawn.querySelector('h2');
  title.tabIndex = -1;
  title.dataset.key = `${row.id}:title`;
  return drawn;
}

/** Bring the row into view and put the focus on its title, which is then read out; false where there is none. */
export function showLinked(place) {
  const title = place.querySelector('.linked h2');
  if (!title) return false;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  title.focus({ preventScroll: true });
  title
    .closest('.linked')
    .scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  return true;
}
