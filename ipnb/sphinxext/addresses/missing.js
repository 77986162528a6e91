// On the page for a missing page: where the site begins, and what may have been meant.

import { listed, nearest, ROOT, wordsOf } from './nearest.js';

export async function show() {
  const [place, front, byHand, search] = ['near', 'front', 'by-hand', 'search'].map((id) =>
    document.getElementById(id),
  );
  const colours = localStorage.getItem('book.colours');
  if (colours) document.documentElement.dataset.theme = colours;
  if (front) {
    Object.assign(front, { href: new URL('index.html', ROOT).href, hidden: false });
    byHand.hidden = true;
  }
  search.action = new URL('search.html', ROOT).href;
  search.hidden = false;
  const asked = location.pathname + location.hash;
  search.q.value = wordsOf(asked);
  const links = await nearest(asked);
  if (links.length) place.replaceChildren(...listed('You may have meant', links));
}
