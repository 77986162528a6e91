// What a page has set apart comes when its reader comes to it: what is folded, what a reference says in full, and the
// modules of a model. What an exercise needs, `exercises.js` asks for.

import { fill } from './folded.js';
import { reference } from './notes.js';

// a fold that is opened; if its file cannot be had, the link to it stays
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target.open) fill(target).catch((error) => console.warn('stays apart:', error));
  },
  true, // it does not bubble
);

// a reference in full, where one points at it
async function nameReference({ target }) {
  const link = target.closest?.('main a[href*="#ref-"]');
  if (!link || link.title) return;
  link.title = (await reference(link).catch(() => '')) ?? ''; // without a network the link still leads there
}
for (const kind of ['pointerover', 'focusin']) document.addEventListener(kind, nameReference);

// a model's modules, all at once, a screen or two before they are run
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      for (const href of target.dataset.ahead.split(' '))
        document.head.append(
          Object.assign(document.createElement('link'), { rel: 'modulepreload', href }),
        );
    }
  },
  { rootMargin: '1500px' },
);
for (const place of document.querySelectorAll('[data-ahead]')) near.observe(place);
