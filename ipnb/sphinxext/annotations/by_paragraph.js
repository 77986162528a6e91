// A button at each paragraph: notes for whoever selects no text, by keyboard, switch, voice or screen reader.

import { button, h } from '../ipnb/web/dom.js';
import { paragraphsOf, sentencesOf } from './page_text.js';
import { beginning } from './words.js';

/** The letters of a paragraph, and of its sentences if it has several. */
export function passagesOf(words, paragraph) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const whole = words.lettersOf(range);
  if (!whole) return [];
  const text = words.text.slice(whole.start, whole.end);
  const sentences = sentencesOf(text);
  return [
    { words: 'The whole paragraph', letters: whole },
    ...(sentences.length < 2 ? [] : sentences).map(({ start, end }) => ({
      words: beginning(text.slice(start, end), 60),
      letters: { start: whole.start + start, end: whole.start + end },
    })),
  ];
}

/** Put the buttons there, or take them away; `onChoose(paragraph, button)`. */
export function setButtons(root, on, onChoose) {
  root.querySelectorAll('.note-add').forEach((old) => old.remove());
  if (!on) return;
  for (const paragraph of paragraphsOf(root)) {
    const label = `Note on this paragraph: “${beginning(paragraph.textContent.trim().replace(/\s+/g, ' '), 40)}”`;
    const add = button('+', ({ currentTarget }) => onChoose(paragraph, currentTarget), {
      class: 'notes-ui note-add',
      'aria-label': label,
      title: 'Note on this paragraph',
    });
    (paragraph.matches('tr') ? paragraph.lastElementChild : paragraph).append(add);
  }
}

/** That the mode is on, and how to end it, at the head of the chapter; the focus goes there, so that it is read. */
export const modeLine = (onEnd) =>
  h(
    'p',
    { class: 'notes-ui notes-mode', tabindex: -1 },
    'Each paragraph has a button “+” for a note. ',
    button('Take the buttons away', onEnd),
  );
