/* What those who teach see of a student who works, said where it happens, with a switch that ends it. */

import { h } from '../web/dom.js';

const WORDS = {
  on: 'Your instructors see what you have begun and since which day, how many judgements you have made in it, never which, and the day on which you were last here.',
  off: 'Your instructors do not see what you have begun or when you were last here. They see that you keep it to yourself, and what you submit.',
};

/** What is said once it has been switched. */
export const SWITCHED = {
  on: 'Your instructors see it from now on.',
  off: 'It is not shared any more, and what was shared has been removed.',
};

/** The sentence and its switch; `change(wanted)` with "on" or "off". Gives { root, draw(sharing, isBusy) }. */
export function sharingSwitch(change) {
  const words = h('p', { id: 'desk-sharing' });
  const box = h('input', {
    type: 'checkbox',
    role: 'switch',
    'aria-describedby': 'desk-sharing',
    onclick(event) {
      // it moves once the server has kept what was wanted
      event.preventDefault();
      if (box.getAttribute('aria-disabled') !== 'true') change(box.checked ? 'on' : 'off');
    },
  });
  const root = h('div', { class: 'sharing' }, words, h('label', {}, box, ' Let them see this'));
  return {
    root,
    draw(sharing, isBusy) {
      root.hidden = !(sharing in WORDS);
      words.textContent = WORDS[sharing] ?? '';
      box.setAttribute('aria-disabled', String(isBusy));
      box.checked = sharing === 'on';
    },
  };
}
