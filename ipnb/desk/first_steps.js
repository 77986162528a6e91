import { h } from '../web/dom.js';

/** What a student who has begun nothing yet needs to know, in the order in which it is needed. */
export function firstSteps(book) {
  const read =
    book &&
    h(
      'li',
      {},
      'Read the first chapters of ',
      h('a', { href: book }, 'the book'),
      ', or come back to them as you go.',
    );
  return h(
    'section',
    { class: 'steps', 'aria-labelledby': 'desk-steps' },
    h('h2', { id: 'desk-steps' }, 'What to do first'),
    h(
      'ol',
      {},
      read,
      h(
        'li',
        {},
        h('b', {}, 'Begin'),
        ' opens the case with its form. Every answer is saved as you give it, so you can close the page and come back.',
      ),
      h(
        'li',
        {},
        h('b', {}, 'Submit'),
        ' from here when you are ready, and again if you change your mind: the latest counts. After the due date it counts as late.',
      ),
      h(
        'li',
        {},
        'When your work has been marked, ',
        h('b', {}, 'Read feedback'),
        ' appears here: your mark, and the reasons sentence by sentence.',
      ),
    ),
  );
}
