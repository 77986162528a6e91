/* Two authors at once: both texts side by side where they differ, and the choice between them. */

import { button, h } from '../../web/dom.js';

const AROUND = 2;

/** The lines in which two texts differ, with two around them: [from, mine, theirs]; lines from 1. */
export function differing(mine, theirs) {
  const [a, b] = [mine.split('\n'), theirs.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1;
  const from = Math.max(0, start - AROUND);
  const cut = (lines) => lines.slice(from, lines.length - Math.max(0, end - AROUND)).join('\n');
  return [from + 1, cut(a), cut(b)];
}

export function showBoth(title, mine, theirs) {
  const [from, ours, others] = differing(mine, theirs);
  const text = (name, words) =>
    h(
      'section',
      {},
      h('h3', {}, name),
      h('pre', { tabindex: 0, role: 'region', 'aria-label': name }, words || '(nothing)'),
    );
  const dialog = h(
    'dialog',
    { 'aria-label': title, class: 'both', onclose: () => dialog.remove() },
    h('h2', {}, title),
    h('p', {}, `They differ from line ${from} on.`),
    h(
      'div',
      { class: 'sides' },
      text('Yours, in the editor', ours),
      text('Theirs, as saved', others),
    ),
    h(
      'p',
      {},
      button('Close', () => dialog.close()),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
