// What has just happened, said aloud and at the foot of the window, with what can be done about it.

import { button, h } from '../ipnb/web/dom.js';
import { saveNotes } from './saving.js';

/** A line that stays until it is closed, or the next thing happens. */
export function makeNews() {
  const words = h('p', { role: 'status' });
  const actions = h('div', { class: 'row' });
  const close = button('Close', () => line.hidePopover(), { 'aria-label': 'Close this message' });
  const line = h('div', { class: 'notes-ui notes-news', popover: 'manual' }, words, actions);

  /** Say something; `offers` are pairs of a button's words and what it does. */
  function say(text, offers = [], focus = false) {
    const buttons = offers.map(([label, act]) =>
      button(label, () => {
        line.hidePopover();
        act();
      }),
    );
    actions.replaceChildren(...buttons, close);
    line.hidePopover();
    line.showPopover(); // above everything that was opened before
    words.textContent = text;
    if (focus) (buttons[0] ?? close).focus();
  }
  return { line, say };
}

const guarded = new WeakSet();

/** Ask before the page is left while notes stand in it alone. */
function guard(notes) {
  if (guarded.has(notes)) return;
  guarded.add(notes); // not before there is a reason: with a listener some browsers keep no page for the way back
  addEventListener('beforeunload', (event) => {
    if (notes.unkept().length) event.preventDefault();
  });
}

/** Say that the browser's store did not take a note, which is in this page alone; and help before it is lost. */
export function sayUnkept(notes, say) {
  const why = notes.canKeep
    ? 'The browser’s store is full'
    : 'This browser does not let these pages keep anything';
  const held = notes.unkept();
  guard(notes);
  say(
    `${why}: ${held.length === 1 ? 'a note is' : `${held.length} notes are`} in this open page only. Save them as a file before you leave; “Your notes” can read it in again.`,
    [
      ['Save as a file', () => saveNotes(notes, notes.unkept(), 'not-kept')],
      ['Try again', () => (notes.again() ? say('Kept in this browser.') : sayUnkept(notes, say))],
    ],
  );
}
