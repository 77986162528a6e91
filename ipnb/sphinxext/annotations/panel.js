// The notes of a chapter as a list, behind the button at its head; and the way to notes without a pointer.

import { button, h } from '../ipnb/web/dom.js';
import { isNote, quoteOf, textOf } from './annotation.js';
import { beginning, personOf } from './words.js';

const HELP =
  'Select a passage, by finger, mouse or keyboard, and a small bar offers to highlight it or to write a note. ' +
  'By keyboard, Tab leads from the selection into the bar. Without selecting, each paragraph can have a button:';

/**
 * The list and its button.
 *
 * @param {HTMLButtonElement} opener
 * @param {(annotation: object) => void} onOpen
 * @param {(on: boolean) => void} onMode - Whether paragraphs have buttons.
 */
export function makePanel(opener, onOpen, onMode) {
  const list = h('ul'),
    lost = h('ul'),
    lostHead = h('p', { class: 'note-title' }, 'Not found in this edition'),
    none = h('p', {}, 'No notes in this chapter so far.');
  const mode = button('A button at each paragraph', () => setMode(!isOn()), {
    'aria-pressed': 'false',
  });
  const isOn = () => mode.getAttribute('aria-pressed') === 'true';
  function setMode(on) {
    mode.setAttribute('aria-pressed', String(on));
    onMode(on);
    panel.hidePopover();
  }
  const panel = h(
    'div',
    { class: 'notes-ui notes-panel', popover: 'auto', role: 'dialog', 'aria-label': 'Notes' },
    none,
    list,
    lostHead,
    lost,
    h('p', { class: 'hint' }, HELP),
    h(
      'div',
      { class: 'row' },
      mode,
      h('a', { href: opener.dataset.all }, 'Your notes in all chapters'),
    ),
    button('Close', () => panel.hidePopover()),
  );

  const row = ({ annotation, isMine }) =>
    h(
      'li',
      {},
      button(
        h(
          'span',
          {},
          !isMine && `${personOf(annotation)}: `,
          h('q', {}, beginning(quoteOf(annotation).exact, 80)),
          isNote(annotation) && h('span', { class: 'said' }, beginning(textOf(annotation), 120)),
        ),
        () => {
          panel.hidePopover();
          onOpen(annotation);
        },
        { class: 'as-link' },
      ),
    );

  /** List what is placed, and what has lost its place. */
  function fill(placed, unplaced) {
    list.replaceChildren(...placed.map(row));
    lost.replaceChildren(...unplaced.map(row));
    list.hidden = placed.length === 0; // else it is read as a list of nothing
    none.hidden = placed.length + unplaced.length > 0;
    lostHead.hidden = lost.hidden = unplaced.length === 0;
    const count = placed.length + unplaced.length;
    opener.textContent = count ? `Notes (${count})` : 'Notes';
  }
  /** Under its button, with the right edges in line. */
  function place() {
    const { bottom, right } = opener.getBoundingClientRect();
    const top = Math.max(8, Math.min(bottom + 6, innerHeight / 2));
    panel.style.setProperty('--top', `${top}px`);
    panel.style.setProperty('--left', `${Math.max(8, right - panel.offsetWidth)}px`);
  }
  panel.addEventListener('toggle', ({ newState }) => newState === 'open' && place());
  opener.after(panel);
  opener.popoverTargetElement = panel;
  return { fill, show: () => panel.showPopover(), setMode };
}
