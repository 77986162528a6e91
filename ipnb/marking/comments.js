/* Comments on one text: those it has, and a box in which words are typed or taken from the bank. */

import { button, h } from '../web/dom.js';
import { offered } from './queue.js';

const nameOf = (scale, id) => scale.criteria.find((one) => one.id === id)?.title;

function own(comment, place, page) {
  const about = nameOf(page.scale, comment.criterion);
  const without = () => page.comments.filter((_, other) => other !== place);
  return h(
    'li',
    {},
    h('p', {}, about && h('b', {}, `${about}: `), comment.text),
    h(
      'div',
      { class: 'buttons' },
      button('Edit', () => page.edit(comment, without()), { class: 'plain-button' }),
      button('Remove', () => page.save(without()), { class: 'plain-button' }),
    ),
  );
}

function suggestion(one, page, box) {
  const about = nameOf(page.scale, one.criterion);
  return h(
    'li',
    {},
    button(
      h('span', {}, about && h('b', {}, `${about}: `), one.text),
      () => page.add(box.about(), one.text),
      {
        class: 'suggestion',
        onkeydown: (event) => walk(event, box),
      },
    ),
    button('Forget', () => page.forget(one), {
      class: 'plain-button',
      'aria-label': `Forget: ${one.text.slice(0, 60)}`,
    }),
  );
}

/** Arrows go through what is offered and back into the box. */
function walk(event, box) {
  const all = [...box.list.querySelectorAll('.suggestion')];
  const place = all.indexOf(document.activeElement);
  const to = { ArrowDown: place + 1, ArrowUp: place - 1 }[event.key];
  if (event.key === 'Escape' || to === -1) box.field.focus();
  else if (to !== undefined) all[Math.min(to, all.length - 1)]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * `page`: {scale, comments, bank, current, draft, isOutside, isClosed,
 *  add(criterion, text), save(comments), edit(comment, rest), forget(banked), leave()}
 */
export function commentsPane(page) {
  const about = h(
    'select',
    { id: 'about' },
    h('option', { value: '' }, 'the whole text'),
    page.scale.criteria.map((one) =>
      h(
        'option',
        { value: one.id, selected: one.id === (page.draft?.criterion ?? page.current) },
        one.title,
      ),
    ),
  );
  const field = h('textarea', { id: 'comment', rows: 3, 'aria-describedby': 'comment-help' });
  field.value = page.draft?.text ?? '';
  const list = h('ul', { class: 'bank', 'aria-label': 'From the comment bank' });
  const box = { about: () => about.value, field, list };
  const offer = () =>
    list.replaceChildren(
      ...offered(page.bank, field.value, about.value).map((one) => suggestion(one, page, box)),
    );
  const add = () => field.value.trim() && page.add(about.value, field.value.trim());
  field.addEventListener('input', offer);
  about.addEventListener('change', offer);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) add();
    else if (event.key === 'ArrowDown' && field.selectionEnd === field.value.length)
      list.querySelector('.suggestion')?.focus();
    else if (event.key === 'Escape') page.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  offer();
  return [
    h('h2', {}, 'Comments'),
    page.isOutside &&
      h(
        'p',
        { class: 'help' },
        'The comment was written or changed in Formgrader; what you add goes below it.',
      ),
    h(
      'ol',
      { class: 'comments' },
      page.comments.map((one, place) => own(one, place, page)),
    ),
    !page.isClosed && [
      h('div', { class: 'about-row' }, h('label', { for: 'about' }, 'About'), about),
      h('label', { for: 'comment' }, 'A comment for the student'),
      field,
      h(
        'p',
        { class: 'help', id: 'comment-help' },
        'Enter adds it, Shift+Enter makes a new line, the down arrow goes to the bank.',
      ),
      button('Add comment', add, { class: 'secondary' }),
      list,
    ],
  ];
}
