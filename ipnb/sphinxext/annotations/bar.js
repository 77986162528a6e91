// The small bar beside a selection: highlight it, or write a note on it.

import { button, h } from '../ipnb/web/dom.js';
import { LONGEST_QUOTE } from './annotation.js';
import { homeOf, isInText } from './page_text.js';

const PAUSE = 200; // milliseconds after which a selection is taken to be done

/** Where the bar stands among the elements: the next thing after the paragraph, so that Tab leads into it. */
function neighbourOf(range, root) {
  let at = homeOf(range);
  if (!root.contains(at)) return root.lastElementChild;
  while (!at.parentElement.matches('section, article')) at = at.parentElement;
  return at;
}

/**
 * Let the bar come and go with the selection.
 *
 * @param {Element} root - The chapter.
 * @param {(range: Range) => ({start: number, end: number} | null)} lettersOf
 * @param {(letters: {start: number, end: number}, isNote: boolean, at: DOMRect) => void} onChoose
 */
export function makeBar(root, lettersOf, onChoose) {
  const isTouched = matchMedia('(pointer: coarse)').matches;
  let chosen = null,
    waiting = 0;
  const choose = (isNote) => () => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const at = range?.getBoundingClientRect();
    hide();
    getSelection().removeAllRanges();
    onChoose(chosen, isNote, at);
  };
  const buttons = [button('Highlight', choose(false)), button('Note', choose(true))];
  const tooLong = h('p', {}, `Select at most ${LONGEST_QUOTE.toLocaleString('en-GB')} letters.`);
  const bar = h(
    'div',
    {
      class: `notes-ui notes-bar${isTouched ? ' touched' : ''}`,
      popover: 'manual',
      role: 'group',
      tabindex: -1,
      'aria-label': 'The selected passage',
      // a press must not end the selection
      onmousedown: (event) => event.preventDefault(),
    },
    ...buttons,
    tooLong,
  );

  const isShown = () => bar.isConnected && bar.matches(':popover-open');
  function hide() {
    if (isShown()) bar.hidePopover();
  }

  function place(range) {
    if (isTouched) return; // at the foot of the window: the system's own menu is beside the selection
    const lines = [...range.getClientRects()];
    const last = lines.at(-1) ?? range.getBoundingClientRect();
    const below = last.bottom + 8;
    const top =
      below + bar.offsetHeight < innerHeight ? below : lines[0].top - bar.offsetHeight - 8;
    const most = document.body.clientWidth - bar.offsetWidth - 8;
    const left = Math.max(8, Math.min(last.right - bar.offsetWidth / 2, most));
    Object.assign(bar.style, { left: `${left}px`, top: `${Math.max(8, top)}px` });
  }

  function offer() {
    const selection = getSelection();
    if (isShown() && bar.contains(document.activeElement)) return;
    const range = selection.isCollapsed ? null : selection.getRangeAt(0);
    chosen = range && isInText(root, range) ? lettersOf(range) : null;
    if (!chosen) {
      hide();
      return;
    }
    const isLong = chosen.end - chosen.start > LONGEST_QUOTE;
    tooLong.hidden = !isLong;
    buttons.forEach((one) => {
      one.hidden = isLong;
    });
    const neighbour = neighbourOf(range, root);
    if (neighbour.nextElementSibling !== bar) {
      hide();
      neighbour.after(bar);
    }
    if (!isShown()) bar.showPopover();
    place(range);
  }

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, PAUSE);
  };
  document.addEventListener('selectionchange', soon);
  addEventListener('scroll', () => isShown() && soon(), { passive: true });
  addEventListener('keydown', (event) => {
    if (!isShown()) return;
    if (event.key === 'Escape') {
      getSelection().removeAllRanges();
      hide();
    }
    // some browsers go on from the selection, others from where the focus was last
    if (event.key === 'Tab' && !event.shiftKey && !bar.contains(document.activeElement)) {
      event.preventDefault();
      (buttons[0].hidden ? bar : buttons[0]).focus();
    }
  });
  soon();
}
