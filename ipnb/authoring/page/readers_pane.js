/* Simulated respondents: a careful and a hurried reader section by section, what to add, and who games the form. */

import { button, h, plural } from '../../web/dom.js';
import { table, two } from './tables.js';

const NO_ADVICE = 'Nothing to add: here words alone lead nowhere.';

function advice({ advice: all, is_wide: isWide, careful, hurried }, jumpTo) {
  const apart = isWide ? 'Far enough apart. ' : 'Too near. ';
  const lines = all.map((one) =>
    h(
      'li',
      {},
      one.text,
      ' ',
      one.item && button(`Go to ${one.item}`, () => jumpTo(one.item), { class: 'link' }),
    ),
  );
  const close =
    careful > 0 || hurried > 0
      ? 'Look at which items both answer by their first word.'
      : 'Nothing of it is graded yet.';
  if (!lines.length) return isWide ? `${apart}${NO_ADVICE}` : `${apart}${close}`;
  return [apart, h('ul', {}, lines)];
}

export function createReaders(pane, { jumpTo }) {
  const place = pane.querySelector('.found');
  return {
    show(checked) {
      if (!checked.is_thorough) return;
      const found = checked.respondents;
      if (!found) {
        place.replaceChildren(
          h('p', {}, 'Respondents are tried as soon as case and key can be used.'),
        );
        return;
      }
      const gaps = found.gaps.map((one) => [
        [one.title, h('br'), h('span', { class: 'soft' }, plural(one.judgements, 'judgement'))],
        two(one.careful),
        two(one.hurried),
        two(one.apart),
        advice(one, jumpTo),
      ]);
      const bots = found.bots.map((one) => [
        one.name,
        two(one.total),
        one.limit,
        one.ok ? 'fine' : h('b', { class: 'bad' }, 'out of bounds'),
      ]);
      const guessing = found.guessing.map((one) => [
        one.section,
        String(one.judgements),
        one.option ? `${one.option}: ${two(one.credit)}` : 'no one answer for all',
        one.standing,
      ]);
      place.replaceChildren(
        table(
          'A careful and a hurried reader (skill, 0 to 1)',
          ['Section', 'Careful', 'Hurried', 'Apart', 'What to add or change'],
          gaps,
          'gaps',
        ),
        table(
          'What others earn who have not read the case, or know the key',
          ['Respondent', 'Earns', 'Limit', 'Verdict'],
          bots,
        ),
        table(
          'How far each section can be guessed',
          ['Section', 'Judgements', 'Best single answer, before correction', 'Standing'],
          guessing,
        ),
      );
    },
  };
}
