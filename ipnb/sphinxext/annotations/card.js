// One note, opened: the passage, its text to read or to write, and what can be done with it.

import { button, h, moment } from '../ipnb/web/dom.js';
import { LONGEST_TEXT, changedAt, quoteOf, textOf, withText } from './annotation.js';
import { beginning, personOf } from './words.js';

const PAUSE = 500; // milliseconds without a key, after which the text is kept

const LOST =
  'The place of this note was not found: the passage was changed or taken out in this edition. The note is kept.';

/**
 * The card, one for all notes.
 *
 * @param {object} acts - `keep(annotation, seen)` gives what was kept; `remove`, `hide`, `point`, `closed`.
 */
export function makeCard(acts) {
  const card = h('div', { class: 'notes-ui note-card', popover: 'auto', role: 'dialog' });
  let open = null; // { annotation, seen, isDraft, isMine }
  let waiting = 0;
  const field = h('textarea', { rows: 4, maxlength: LONGEST_TEXT, oninput: changed });
  const status = h('p', { role: 'status', class: 'note-status' });

  function changed() {
    status.textContent = '';
    clearTimeout(waiting);
    if (!open.isDraft) waiting = setTimeout(keep, PAUSE);
  }

  /** Keep what is written, if it differs from what is kept. */
  function keep() {
    clearTimeout(waiting);
    const { annotation, seen, isDraft } = open;
    if (field.value === textOf(annotation) && !(isDraft && open.isWanted)) return;
    const next =
      field.value === textOf(annotation) ? annotation : withText(annotation, field.value);
    const kept = acts.keep(next, isDraft ? null : seen);
    open = { ...open, annotation: kept, seen: changedAt(kept), isDraft: false };
    status.textContent = 'Kept in this browser.';
  }

  const close = () => card.hidePopover();
  const highlight = () => {
    open.isWanted = true;
    keep();
    close();
  };
  const remove = () => {
    const { annotation } = open;
    open = null;
    close();
    acts.remove(annotation);
  };
  const cancel = () => {
    open = null;
    close();
  };

  card.addEventListener('beforetoggle', ({ newState }) => {
    if (newState !== 'closed') return;
    clearTimeout(waiting);
    if (open?.isMine) keep(); // what was typed is not lost by a press beside the card
    const id = open?.annotation.id;
    open = null;
    acts.closed(id);
  });

  function choiceOf(choices) {
    const list = h('select', {
      onchange: () => {
        open.annotation = choices[list.selectedIndex].annotation();
        quote.textContent = quoteOf(open.annotation).exact;
        acts.point(open.annotation);
      },
    });
    list.append(...choices.map(({ words }) => h('option', {}, words)));
    return h('label', {}, 'Passage', list);
  }
  const quote = h('blockquote');

  function own({ annotation, isDraft, choices }) {
    field.value = textOf(annotation);
    const buttons = isDraft
      ? [button('Keep note', close), button('Highlight only', highlight), button('Cancel', cancel)]
      : [button('Done', close), button('Delete', remove)];
    buttons[0].classList.add('first');
    return [
      choices?.length > 1 && choiceOf(choices),
      h('label', {}, 'Your note', field),
      status,
      h('div', { class: 'row' }, buttons),
    ];
  }

  function theirs({ annotation }) {
    const name = personOf(annotation);
    return [
      textOf(annotation) && h('p', { class: 'note-text' }, textOf(annotation)),
      h(
        'div',
        { class: 'row' },
        button('Close', close, { class: 'first' }),
        button('Remove', remove),
        button(`Hide all of ${beginning(name, 30)}`, () => {
          open = null;
          close();
          acts.hide(annotation);
        }),
      ),
    ];
  }

  /** Beside the passage where there is room; on a narrow page the style sheet puts it at the foot. */
  function place(rect) {
    if (!rect) return;
    const room = document.body.clientWidth; // without the gutter of the scroll bar
    const left = Math.max(8, Math.min(rect.left, room - card.offsetWidth - 8));
    const below = rect.bottom + 10;
    const top =
      below + card.offsetHeight < innerHeight
        ? below
        : Math.max(
            8,
            Math.min(rect.top - card.offsetHeight - 10, innerHeight - card.offsetHeight - 8),
          );
    card.style.setProperty('--left', `${left}px`);
    card.style.setProperty('--top', `${top}px`);
  }

  /**
   * Show one.
   *
   * @param {{annotation: object, isMine: boolean, isDraft?: boolean,
   *   choices?: {words: string, annotation: () => object}[]}} entry
   * @param {DOMRect} [rect] - Where its passage is in the window.
   */
  function show(entry, rect) {
    open = { ...entry, seen: changedAt(entry.annotation) };
    status.textContent = '';
    quote.textContent = quoteOf(entry.annotation).exact;
    const who = entry.isMine ? '' : personOf(entry.annotation);
    const title = entry.isDraft ? 'New note' : who ? `Note of ${who}` : 'Note';
    const when = changedAt(entry.annotation);
    card.setAttribute('aria-label', title);
    const parts = [
      h(
        'p',
        { class: 'note-title' },
        title,
        when && !entry.isDraft && h('small', {}, moment(when)),
      ),
      quote,
      entry.isLost && h('p', { class: 'note-lost' }, LOST),
      ...(entry.isMine ? own(entry) : theirs(entry)),
    ];
    card.replaceChildren(...parts.filter(Boolean));
    card.showPopover();
    place(rect);
    // a note that is only read does not call for the keyboard of a phone
    const writes = entry.isMine && (entry.isDraft || !matchMedia('(pointer: coarse)').matches);
    (writes ? field : card.querySelector('.first')).focus({ preventScroll: true });
  }

  // the page may be left in the middle of a sentence
  addEventListener('pagehide', () => open?.isMine && keep());

  // a keyboard on the screen covers the foot of a phone's window
  visualViewport?.addEventListener('resize', () => {
    const covered = innerHeight - visualViewport.height - visualViewport.offsetTop;
    card.style.setProperty('--covered', `${Math.max(0, covered)}px`);
  });

  return { card, show, isOpen: () => card.matches(':popover-open') };
}
