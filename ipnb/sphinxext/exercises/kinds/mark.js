// Mark the sentence: a reason for each that was marked, and for each that should have been.

import { h } from '../../ipnb/web/dom.js';
import { count, grade, head, tell, why } from '../verdicts.js';

const WORDS = { best: 'this one does', some: 'comes near', none: 'does not' };

const rows = (item) =>
  [...item.querySelectorAll('.sentence input')].map((box, i) => {
    const reason = item.querySelectorAll('.reason')[i];
    return { box, reason, number: i + 1, how: grade(Number(reason.dataset.credit)) };
  });

const said = ({ box, reason, number, how }) => {
  const words = box.checked ? WORDS[how] : 'overlooked: this one does too';
  return h(
    'div',
    { class: `of-one ${box.checked ? how : 'none'}` },
    head(box.checked ? how : 'none', `Sentence ${number}, ${words}.`),
    ...why(reason),
  );
};

export default {
  none: 'Mark a sentence first.',
  given: (item) => Boolean(item.querySelector('.sentence :checked')),
  show(item) {
    const all = rows(item);
    const right = all.filter(({ how }) => how === 'best'),
      found = right.filter(({ box }) => box.checked);
    const wrong = all.filter(({ box, how }) => box.checked && how === 'none');
    const best = found.length === right.length && !wrong.length;
    const near = found.length || all.some(({ box, how }) => box.checked && how === 'some');
    const told = all.filter(({ box, how }) => box.checked || how === 'best');
    return tell(item, best ? 'best' : near ? 'some' : 'none', ...told.map(said));
  },
  summary(_, items) {
    const all = items.flatMap(rows);
    const right = all.filter(({ how }) => how === 'best');
    const found = right.filter(({ box }) => box.checked).length;
    const wrong = all.filter(({ box, how }) => box.checked && how === 'none').length;
    const near = all.filter(({ box, how }) => box.checked && how === 'some').length;
    const parts = [`${found} of ${count(right.length, 'sentence')} found`];
    if (near) parts.push(`${near} marked that ${near === 1 ? 'comes' : 'come'} near`);
    if (wrong) parts.push(`${wrong} marked that ${wrong === 1 ? 'does' : 'do'} not`);
    return `${parts.join(', ')}.`;
  },
};
