// Passages with notes, as the page shows them: coloured and underlined, and a button at the end of the paragraph.

import { button } from '../ipnb/web/dom.js';
import { isNote } from './annotation.js';
import { homeOf } from './page_text.js';
import { nameOf, personOf } from './words.js';

const CAN_DRAW = typeof Highlight === 'function' && 'highlights' in CSS;
const KINDS = ['notes-highlight', 'notes-note', 'notes-theirs', 'notes-current'];

const kindOf = ({ annotation, isMine }) =>
  !isMine ? 'notes-theirs' : isNote(annotation) ? 'notes-note' : 'notes-highlight';

/** Colour passages; the page's own elements stay as they are. An old browser has the buttons alone. */
function colour(placed) {
  if (!CAN_DRAW) return;
  for (const kind of KINDS.slice(0, -1)) {
    const ranges = placed.filter((one) => kindOf(one) === kind).map(({ range }) => range);
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

/** Let one passage stand out, or none. */
export function pointTo(range) {
  if (!CAN_DRAW) return;
  const current = new Highlight(...(range ? [range] : []));
  current.priority = 1;
  CSS.highlights.set(KINDS.at(-1), current);
}

function mark({ annotation, isMine, range }, onOpen) {
  const label = !isMine ? personOf(annotation) : isNote(annotation) ? 'Note' : 'Highlight';
  const isQuiet = isMine && !isNote(annotation) && CAN_DRAW; // the passage itself can be pressed
  return button(label, ({ currentTarget }) => onOpen(annotation, currentTarget), {
    class: `notes-ui note-mark${isMine ? '' : ' theirs'}${isQuiet ? ' quiet' : ''}`,
    'aria-label': nameOf(annotation, isMine),
    'aria-haspopup': 'dialog',
    'data-note': annotation.id,
    onpointerenter: () => pointTo(range),
    onpointerleave: () => pointTo(null),
    onfocus: () => pointTo(range),
    onblur: () => pointTo(null),
  });
}

/** The button of a note, for the focus to come back to. */
export const markOf = (root, id) => root.querySelector(`.note-mark[data-note="${CSS.escape(id)}"]`);

/**
 * Draw all of a chapter anew.
 *
 * @param {Element} root
 * @param {{annotation: object, isMine: boolean, range: Range}[]} placed - In the order of the text.
 * @param {(annotation: object, opener: Element) => void} onOpen
 */
export function draw(root, placed, onOpen) {
  const focused = root.contains(document.activeElement) && document.activeElement.dataset.note;
  root.querySelectorAll('.note-mark').forEach((old) => old.remove());
  colour(placed);
  const homes = new Map();
  for (const one of placed) {
    const home = homeOf(one.range);
    if (!homes.has(home)) homes.set(home, []);
    homes.get(home).push(mark(one, onOpen));
  }
  for (const [home, marks] of homes) {
    // a heading's name is not to grow by its notes
    if (home.matches('h1, h2, h3, h4')) home.after(...marks);
    else home.append(...marks);
  }
  if (focused) markOf(root, focused)?.focus({ preventScroll: true });
}

/** The notes whose passage is at a point of the window. */
export function at(placed, x, y) {
  const isIn = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
  return placed.filter(({ range }) => [...range.getClientRects()].some(isIn));
}
