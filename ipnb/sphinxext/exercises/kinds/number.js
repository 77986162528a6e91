// Number: how far off the reader's number was, and the sentence that the right one comes from.

import { count, head, tell, why } from '../verdicts.js';
import { distance, written } from './distance.js';

const field = (item) => item.querySelector('.entry input');
const WORDS = { best: 'Near enough', some: 'Not far off', none: 'Far off' };

export default {
  none: 'Enter a number first.',
  given: (item) => field(item).value !== '',
  show(item) {
    const [given, value, tolerance, far] = [
      field(item).value,
      item.dataset.value,
      item.dataset.tolerance,
      item.dataset.far,
    ].map(Number);
    const off = Math.abs(given - value) - 1e-9;
    const how = off <= tolerance ? 'best' : off <= far ? 'some' : 'none';
    const reason = item.querySelector('.reason');
    const known = reason.querySelector('.answer strong').textContent;
    const words = `${WORDS[how]}. You said ${written(given)}: ${distance(given, value)}. It is ${known}.`;
    return tell(item, how, head(how, words), ...why(reason));
  },
  summary(found) {
    const of = (wanted) => found.filter((how) => how === wanted).length;
    if (found.length === 1) return `${WORDS[found[0]]}.`;
    const open = found.filter((how) => how === null).length;
    const parts = [`${of('best')} of ${found.length} near enough`];
    if (of('some')) parts.push(`${of('some')} not far off`);
    if (open) parts.push(`${count(open, 'question')} without a number`);
    return `${parts.join(', ')}.`;
  },
};
