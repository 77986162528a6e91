// What is said of an answer, the same for every kind: a sign, words, and the reason from the folded key.

import { h, plural } from '../ipnb/web/dom.js';

const SIGNS = { best: '✓', some: '◐', none: '✗' };

export const grade = (credit) => (credit >= 1 ? 'best' : credit > 0 ? 'some' : 'none');
export const count = plural;

/** A line that begins with the sign; the sign is for those who see it, the words say the same. */
export function head(how, ...words) {
  const sign = h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[how]);
  return h('p', {}, sign, ' ', ...words);
}

/** A copy of what the key says: the nodes of a reason, without the answer at their head. */
export const why = (reason) => [...reason.cloneNode(true).children].slice(1);

/** What has the answer to one question: whoever comes back to it is told what was said of it. */
const answered = (item) => item.querySelector('.choices, .entry input:not([type="range"])');

/** Besides what describes it in the page. */
function describe(field, ...more) {
  field.dataset.described ??= field.getAttribute('aria-describedby') ?? '';
  const ids = [field.dataset.described, ...more].filter(Boolean).join(' ');
  if (ids) field.setAttribute('aria-describedby', ids);
  else field.removeAttribute('aria-describedby');
}

/** Show what is said of a question, and let its folded key be opened. */
export function tell(item, how, ...said) {
  const place = item.querySelector('.verdict');
  place.className = `verdict ${how}`;
  place.replaceChildren(...said);
  place.hidden = false;
  item.querySelector('details').hidden = false;
  const field = answered(item);
  if (field) {
    place.id ||= `${field.name ?? field.getAttribute('aria-labelledby')}.verdict`;
    describe(field, place.id);
  }
  return how;
}

/** Take it back. */
export function withdraw(item) {
  const place = item.querySelector('.verdict');
  if (place) place.hidden = true;
  const field = answered(item);
  if (field) describe(field);
}
