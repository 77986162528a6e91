// Choice: the reason for the option that was chosen.

import { shuffled } from '../order.js';
import { count, grade, head, tell, why } from '../verdicts.js';

const ALONE = { best: 'Best supported.', some: 'Defensible.', none: 'Not supported.' };

/** Show options in this reader's order; the page has one already if there is none. */
function putInOrder(item, reader) {
  const choices = item.querySelector('.choices[data-drawn]');
  if (choices && reader !== null)
    choices.append(...shuffled([...choices.children], reader, choices.dataset.drawn));
}

/** Show reasons in the order of their options. */
function putReasonsInOrder(item) {
  const places = [...item.querySelectorAll('.choices input')].map(({ value }) => value);
  const placeOf = ({ dataset }) => places.indexOf(dataset.option);
  const reasons = [...item.querySelectorAll('.reason')];
  item.querySelector('details').append(...reasons.sort((a, b) => placeOf(a) - placeOf(b)));
}

export default {
  setUp({ items, reader }) {
    for (const item of items) putInOrder(item, reader);
  },
  reasoned: ({ items }) => items.forEach(putReasonsInOrder),
  given: (item) => Boolean(item.querySelector('input:checked')),
  show(item) {
    const { value } = item.querySelector('input:checked');
    const reason = [...item.querySelectorAll('.reason')].find(
      ({ dataset }) => dataset.option === value,
    );
    const how = grade(Number(reason.dataset.credit));
    // the answer itself is marked above
    return tell(item, how, head(how, reason.querySelector('.how').cloneNode(true)), ...why(reason));
  },
  summary(found) {
    const open = found.filter((how) => how === null).length;
    const of = (wanted) => found.filter((how) => how === wanted).length;
    if (found.length === 1) return ALONE[found[0]];
    const parts = [`${of('best')} of ${found.length} best supported`];
    if (of('some')) parts.push(`${of('some')} defensible`);
    if (open) parts.push(`${count(open, 'question')} without an answer`);
    return `${parts.join(', ')}.`;
  },
};
