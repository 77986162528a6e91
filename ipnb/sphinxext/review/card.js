// One card: the question, and what stands behind it once the reader asks; keys count only while the card has the focus.

import { button, h } from '../ipnb/web/dom.js';
import { span } from './schedule.js';

const lines = (text) => text.split('\n').map((line) => h('p', {}, line));

/**
 * @param card - { question, options, answer, reason, href, title }
 * @param grades - [word, rating, milliseconds] of each of the four
 * @param onGrade - is given a rating
 */
export function cardView(card, grades, onGrade) {
  const front = h(
    'div',
    { class: 'front', tabindex: -1 },
    h('p', { class: 'kicker' }, card.title),
    lines(card.question),
    card.options &&
      h(
        'ul',
        {},
        card.options.map((option) => h('li', {}, option)),
      ),
  );
  const back = h('div', { class: 'back', tabindex: -1 });
  const show = button('Show the answer', reveal);
  const actions = h('div', { class: 'row' }, show);
  const view = h(
    'section',
    { class: 'review-card', 'aria-label': 'Card', onkeydown: press },
    front,
    back,
    actions,
  );
  let open = false;

  function reveal() {
    open = true;
    back.append(
      h(
        'div',
        { class: 'answer' },
        lines(card.answer).map((one) => h('strong', {}, one)),
      ),
      ...(card.reason ? lines(card.reason) : []),
      h('p', { class: 'more' }, h('a', { href: card.href }, 'Where it stands')),
    );
    actions.replaceChildren(
      ...grades.map(([word, rating, later]) =>
        button([word, ' ', h('small', {}, span(later))], () => onGrade(rating), { class: 'grade' }),
      ),
    );
    actions.classList.add('grades');
    actions.setAttribute('role', 'group');
    actions.setAttribute('aria-label', 'How did it go, and when does it come again?');
    back.focus();
  }

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const number = Number(event.key);
    if (open && number >= 1 && number <= grades.length) onGrade(grades[number - 1][1]);
    else if (!open && event.key === ' ' && event.target !== show) reveal();
    else return;
    event.preventDefault();
  }
  return { view, focus: () => front.focus() };
}
