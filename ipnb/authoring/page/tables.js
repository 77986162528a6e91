/* Tables of the panes: a caption, heads, rows of cells; wide ones scroll by themselves. */

import { h } from '../../web/dom.js';

export const table = (caption, heads, rows, name = '') =>
  h(
    'div',
    { class: `wide ${name}`, tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(([first, ...rest]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, first),
            rest.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );

export const two = (number) => (number == null ? '–' : number.toFixed(2));
export const percent = (number) => (number == null ? '–' : `${Math.round(100 * number)}%`);
