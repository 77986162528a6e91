/* What earlier classes answered: the judgement at the cursor first, then all of them. */

import { button, h } from '../../web/dom.js';
import { percent, table } from './tables.js';

const signed = (number) => `${number < 0 ? '−' : '+'}${Math.abs(Math.round(100 * number))}%`;
const range = (one, write) => `${write(one.value)} (${write(one.low)} to ${write(one.high)})`;

const facility = (one) =>
  one.facility ? range(one.facility, percent) : `${one.right} of ${one.students}`;
const discrimination = (one) =>
  one.discrimination ? range(one.discrimination, signed) : 'not told of so few';
const misled = (one) => [
  one.distractor && h('p', {}, `${one.distractor.by} answered “${one.distractor.words}”.`),
  one.misleading.map((it) =>
    h('p', {}, `${it.sentence}: chosen by ${it.times} of ${it.of}; ${it.side}.`),
  ),
];

/** The judgements that a line of one of the files is about. */
export const atLine = (items, part, line) => items.filter((one) => one.lines[part] === line);

export function createEarlier(pane, { jump }) {
  const words = pane.querySelector('.words');
  const here = pane.querySelector('.here');
  const all = pane.querySelector('.found');
  let items = [];
  let cursor = null;

  function card(one) {
    return h(
      'section',
      { class: 'card' },
      h('h3', {}, `${one.title}: ${one.item}`),
      h('p', {}, one.words),
      h(
        'dl',
        {},
        h('dt', {}, 'Right'),
        h('dd', {}, `${facility(one)}, of ${one.students} students`),
        h('dt', {}, 'Best third above the lowest'),
        h('dd', {}, discrimination(one)),
        h('dt', {}, 'Misled'),
        h('dd', {}, one.distractor || one.misleading.length ? misled(one) : 'nobody was'),
      ),
      one.concerns.map((it) => h('p', { class: 'concern' }, it.problem, ' ', it.remedy)),
    );
  }
  function drawHere() {
    if (!items.length) return here.replaceChildren();
    const found = cursor ? atLine(items, cursor.part, cursor.line) : [];
    here.replaceChildren(
      h('h3', {}, 'At the cursor'),
      ...(found.length
        ? found.map(card)
        : [h('p', {}, 'This line is no judgement that was counted.')]),
    );
  }
  return {
    show(checked) {
      if (!checked.is_thorough) return;
      const found = checked.earlier;
      items = found?.items ?? [];
      words.replaceChildren(
        h('p', {}, found?.words ?? 'Counts are shown as soon as case and key can be used.'),
        ...(found?.caveat ? [h('p', { class: 'soft' }, found.caveat)] : []),
      );
      drawHere();
      const rows = items.map((one) => [
        button(`${one.section}, ${one.item}`, () => jump('key', one.lines.key), { class: 'link' }),
        facility(one),
        discrimination(one),
        misled(one),
        one.concerns.map((it) => h('p', {}, it.problem, ' ', it.remedy)),
      ]);
      all.replaceChildren(
        ...(rows.length
          ? [
              table(
                'All judgements, those first that need a look',
                ['Judgement', 'Right', 'Best third above the lowest', 'Misled', 'What to look at'],
                rows,
              ),
            ]
          : []),
      );
    },
    moved(part, line) {
      cursor = { part, line };
      drawHere();
    },
  };
}
