/* Chapter by chapter: how many exercises are done, whether it counts, and the tick for leaving it out. */

import { h } from '../web/dom.js';

/** `onTick(chapter id, on)`; `book` is the book's address, "" for none. */
export function chapterTable(row, at, book, onTick) {
  return h(
    'details',
    { 'data-key': `${row.id}:chapters` },
    h(
      'summary',
      {},
      `Chapter by chapter: ${at.counting} of ${at.chapters.length} count with what is here`,
    ),
    h('p', {}, row.exercises.rule),
    h(
      'p',
      {},
      'You may leave a chapter out for reasons of your own. No reason is asked, it counts as done, and your instructor sees how many you leave out and not which.',
    ),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Chapter', 'Done', 'Left out'].map((words) => h('th', { scope: 'col' }, words)),
        ),
      ),
      h(
        'tbody',
        {},
        at.chapters.map((chapter) => line(row, chapter, book, onTick)),
      ),
    ),
  );
}

function line(row, chapter, book, onTick) {
  const title = `${chapter.number}. ${chapter.title}`;
  const box = h('input', {
    type: 'checkbox',
    checked: chapter.isLeftOut,
    'data-key': `${row.id}:tick:${chapter.id}`,
    'aria-label': `Left out for reasons of my own: ${chapter.title}`,
    onchange: () => onTick(chapter.id, box.checked),
  });
  const words = `${chapter.done} of ${chapter.exercises.length}`;
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      book ? h('a', { href: `${book}${chapter.page}.html` }, title) : title,
    ),
    h('td', {}, words, chapter.isEnough && h('span', { class: 'counts' }, ' counts')),
    h('td', {}, h('label', { class: 'tick' }, box)),
  );
}
