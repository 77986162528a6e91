// Probability: a chance for each statement; told with the Brier score and what calibration would give.

import { h } from '../../ipnb/web/dom.js';
import { count, head, tell, why } from '../verdicts.js';
import { brier, calibration } from './brier.js';

const field = (item) => item.querySelector('.entry input[type=number]');
const two = (number) => number.toFixed(2);
const isSo = (item) => item.querySelector('.reason').dataset.so === '1';

/** A slider beside the field, for hands; keyboards and screen readers have the field, which says the same. */
function addSlider(item, changed) {
  const number = field(item);
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    tabindex: -1,
    'aria-hidden': 'true',
    autocomplete: 'off',
  });
  slider.addEventListener('input', () => {
    number.value = slider.value;
    changed(item);
  });
  number.addEventListener('input', () => follow(item));
  item.querySelector('.entry').append(slider);
}

function follow(item) {
  const slider = item.querySelector('[type=range]');
  slider.value = field(item).value === '' ? 50 : field(item).value;
  slider.classList.toggle('unset', field(item).value === '');
}

export default {
  none: 'Enter a chance first.',
  setUp({ items, changed }) {
    for (const item of items) {
      addSlider(item, changed);
      follow(item);
    }
  },
  given: (item) => field(item).value !== '',
  restored: (items) => items.forEach(follow),
  show(item) {
    const chance = Number(field(item).value),
      so = isSo(item);
    const onItsSide = so ? chance - 50 : 50 - chance;
    const how = onItsSide > 0 ? 'best' : onItsSide === 0 ? 'some' : 'none';
    const penalty = (chance / 100 - Number(so)) ** 2;
    const words = `${so ? 'It is so' : 'It is not so'}. You said ${chance} in 100, which costs ${two(penalty)}.`;
    return tell(item, how, head(how, words), ...why(item.querySelector('.reason')));
  },
  summary(found, items) {
    const answers = items
      .filter((_, i) => found[i] !== null)
      .map((item) => ({ chance: Number(field(item).value) / 100, so: isSo(item) }));
    const result = brier(answers),
      open = found.length - answers.length;
    const parts = [
      `Your Brier score is ${two(result.score)}, where 0 is certain and right and 0.25 is 50 throughout.`,
      `With your numbers a calibrated reader would expect ${two(result.expected)}.`,
      calibration(result),
      answers.length < 10 && `Of ${answers.length} statements chance has a large share.`,
      open && `${count(open, 'statement')} without an answer.`,
    ];
    return parts.filter(Boolean).join(' ');
  },
};
