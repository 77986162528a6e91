/* Marks: a letter, a pattern and a colour, so that no one of them is needed. */

import { placed } from '../formulation/kinds/allocation.js';
import { h } from '../web/dom.js';

export const createMark = (words) => (option) =>
  h(
    'span',
    { class: 'wb-mark', 'data-o': words.look(option), 'aria-hidden': 'true' },
    words.letter(option),
  );

/** How the points of a section are spread. */
export function pointsBar(app, section) {
  const bar = h('div', { class: 'wb-bar', 'aria-hidden': 'true' });
  app.bind(() =>
    bar.replaceChildren(
      ...placed(app.answers[section]).map(([option, n]) => {
        const part = h(
          'span',
          { class: 'wb-bar-part', 'data-o': app.words.look(option) },
          h('b', {}, app.words.letter(option)),
        );
        part.style.flexGrow = n; // by property: a style attribute would need leave from the page's security policy
        return part;
      }),
    ),
  );
  return bar;
}
