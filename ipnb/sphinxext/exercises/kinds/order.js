// Order: steps are moved by buttons; credit is counted in pairs.

import { h } from '../../ipnb/web/dom.js';
import { shuffled } from '../order.js';
import { head, tell, why } from '../verdicts.js';
import { pairs, placesOf } from './pairs.js';

const listOf = (item) => item.querySelector('.ordered');
const steps = (item) => [...listOf(item).children];
const given = (item) => steps(item).map(({ dataset }) => dataset.step);
const key = (item) =>
  listOf(item)
    .dataset.order.split(' ')
    .map((group) => group.split('|'));
const kept = (item) => item.querySelector('input[type=hidden]');
const words = (step) => step.querySelector('span').textContent;

/** The first step cannot come earlier, nor the last one later; the buttons stay, so that the focus stays too. */
function mark(item) {
  const all = steps(item);
  all.forEach((step, i) => {
    const [earlier, later] = step.querySelectorAll('button');
    earlier.setAttribute('aria-disabled', String(i === 0));
    later.setAttribute('aria-disabled', String(i === all.length - 1));
  });
}

function move(item, step, by) {
  const all = steps(item),
    to = all.indexOf(step) + by;
  if (to < 0 || to >= all.length) return null;
  if (by < 0) all[to].before(step);
  else all[to].after(step);
  mark(item);
  kept(item).value = given(item).join(' ');
  return `${to + 1} of ${all.length}: ${words(step)}`;
}

function addButtons(item, changed) {
  for (const step of steps(item)) {
    const act = (sign, name, by) => {
      const button = h('button', { type: 'button', 'aria-label': `${name}: ${words(step)}` }, sign);
      button.addEventListener('click', () => {
        const news = move(item, step, by);
        if (!news) return;
        changed(item, news);
        button.focus(); // moving a step takes the focus from it in some browsers
      });
      return button;
    };
    step.append(h('span', { class: 'moves' }, act('↑', 'Earlier', -1), act('↓', 'Later', 1)));
  }
}

const put = (item, order) => {
  const known = new Map(steps(item).map((step) => [step.dataset.step, step]));
  if (order.length === known.size && order.every((step) => known.has(step)))
    listOf(item).append(...order.map((step) => known.get(step)));
  mark(item);
};

/** Before anybody has moved a step: this reader's own order, or that of the page. */
let reader = null;
function begin(item) {
  const order = given(item).sort();
  put(
    item,
    reader === null
      ? item.dataset.first.split(' ')
      : shuffled(order, reader, listOf(item).dataset.drawn),
  );
  kept(item).value = '';
}

export default {
  none: 'Put the steps in order first.',
  setUp({ items, reader: number, changed }) {
    reader = number;
    for (const item of items) {
      item.dataset.first = given(item).join(' ');
      addButtons(item, changed);
      begin(item);
    }
  },
  /** An order stands there in any case; that it is checked commits it. */
  commit(items) {
    for (const item of items) kept(item).value = given(item).join(' ');
  },
  given: (item) => kept(item).value !== '',
  restored(items) {
    for (const item of items) if (kept(item).value) put(item, kept(item).value.split(' '));
  },
  cleared: (items) => items.forEach(begin),
  show(item) {
    const order = given(item),
      places = placesOf(key(item));
    const { right, all } = pairs(order, key(item));
    const told = [...item.querySelectorAll('details .reason')].map((reason) => {
      const at = order.indexOf(reason.dataset.option);
      const how = places.get(reason.dataset.option).includes(at) ? 'best' : 'none';
      const step = reason.querySelector('.answer strong').cloneNode(true);
      const note = how === 'best' ? '' : ` You had it in place ${at + 1}.`;
      return h(
        'li',
        { class: `of-one ${how}` },
        head(how, ...step.childNodes, note),
        ...why(reason),
      );
    });
    const how = right === all ? 'best' : right > all / 2 ? 'some' : 'none';
    return tell(item, how, h('ol', {}, ...told));
  },
  summary(_, items) {
    return items
      .map((item) => {
        const { right, all } = pairs(given(item), key(item));
        if (right === all) return 'Every step is in its place.';
        return `${right} of ${all} pairs of steps stand the right way round.`;
      })
      .join(' ');
  },
};
