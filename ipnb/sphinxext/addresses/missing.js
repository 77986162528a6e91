// On the page for a missing page: where the site begins, and what may have been meant.

import { listed, nearest, ROOT, wordsOf } from './nearest.js';

/** The reader's choice of colours, where storage is allowed and whole. */
function colours() {
  try {
    return JSON.parse(localStorage.getItem('book.settings'))?.theme;
  } catch {
    return null;
  }
}

export async function show() {
  const [place, front, byHand, search] = ['near', 'front', 'by-hand', 'search'].map((id) =>
    document.getElementById(id),
  );
  const chosen = colours();
  if (chosen) document.documentElement.dataset.theme = chosen;
  if (front) {
    Object.assign(front, { href: new URL('index.html', ROOT).href, hidden: false });
    byHand.hidden = true;
  }
  search.action = new URL('search.html', ROOT).href;
  search.hidden = false;
  const asked = location.pathname + location.hash;
  search.q.value = wordsOf(asked);
  const links = await nearest(asked).catch(() => []); // without the index the search is still at hand
  if (links.length) place.replaceChildren(...listed('You may have meant', links));
}
