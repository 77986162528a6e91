/* What the author has to know or to decide, above the editor. One notice a subject. */

import { button, h } from '../../web/dom.js';

export function createNotices(place) {
  const shown = new Map();
  function drop(key) {
    shown.get(key)?.remove();
    shown.delete(key);
  }
  function put(key, words, acts = [['Close', () => {}]]) {
    const buttons = acts.map(([label, does, keeps]) =>
      button(label, () => {
        if (!keeps) drop(key);
        does();
      }),
    );
    const node = h(
      'div',
      { class: 'notice' },
      h('p', {}, words),
      buttons.length ? h('p', { class: 'row' }, buttons) : null,
    );
    drop(key);
    shown.set(key, node);
    place.append(node);
  }
  return { put, drop };
}
