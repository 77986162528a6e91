/* The rubric of a text: criteria with their levels, the sum, and what both markers gave where it is known. */

import { button, h } from '../web/dom.js';
import { counted, isComplete, letter, NOT_ASKED, points } from './scale.js';

const number = (value) => String(Math.round(value * 100) / 100);
const NOT_PUT = { text: 'This question was not put.', points: 0 };

function levelButton(criterion, place, level, { row, scale, give }) {
  const isGiven = row.levels[criterion.id] === place;
  const was = row.outdated?.[criterion.id] === place;
  const by = Object.keys(row.twice ?? {}).filter((who) => row.twice[who][criterion.id] === place);
  const isOther = scale.rule === 'sum' && level.points !== place;
  const words = h(
    'span',
    { class: 'words' },
    level.text,
    isOther && h('span', { class: 'counts' }, ` (counts ${number(level.points)})`),
    was && h('span', { class: 'tag' }, 'for the earlier text'),
    by.map((who) => h('span', { class: 'tag' }, `${who} marker`)),
  );
  const key = h('kbd', {}, place === NOT_ASKED ? 'x' : String(place));
  const node = button(key, () => give(criterion.id, isGiven ? null : place), {
    class: 'level',
    'aria-pressed': String(isGiven),
    'data-level': String(place),
    'data-was': was,
    disabled: row.blind || Boolean(row.state),
  });
  node.append(words);
  return node;
}

function criterionBox(criterion, place, page) {
  const { scale, current, choose } = page;
  const isCurrent = current === criterion.id;
  const levels = criterion.levels.map((level, number_) =>
    levelButton(criterion, number_, level, page),
  );
  if (scale.rule === 'mean') levels.push(levelButton(criterion, NOT_ASKED, NOT_PUT, page));
  const title = h('h3', { id: `criterion-${criterion.id}` }, criterion.title);
  return h(
    'section',
    {
      class: 'criterion',
      'aria-labelledby': `criterion-${criterion.id}`,
      'data-criterion': criterion.id,
      'aria-current': isCurrent ? 'true' : null,
      onfocusin: () => choose(criterion.id),
    },
    h(
      'div',
      { class: 'criterion-head' },
      h('kbd', { 'aria-hidden': 'true' }, letter(place)),
      title,
      h('p', { class: 'gloss' }, criterion.gloss),
    ),
    h('div', { class: 'levels' }, levels),
  );
}

/** "9 of 15, 24 of 40 points" as far as it is marked. */
export function sumInWords({ scale, row, worth }) {
  if (row.state) return '';
  const sum = counted(scale, row.levels);
  const whole = points(scale, row.levels, worth);
  if (scale.rule === 'none')
    return isComplete(scale, row.levels)
      ? 'Every line is answered.'
      : 'Not every line is answered.';
  if (whole !== null)
    return `${number(sum.got)} of ${number(sum.most)}: ${number(whole)} of ${number(worth)} points`;
  if (!sum.most) return 'No question was put.';
  return `${number(sum.got)} of ${number(sum.most)} so far`;
}

/** What came too late because somebody else was faster: kept, and taken by one press. */
function aside(one, { scale, again }) {
  const title = scale.criteria.find((criterion) => criterion.id === one.criterion)?.title;
  const words =
    one.wanted === 'level'
      ? `${title ?? 'A criterion'}: you gave ${one.level ?? 'no level'} when somebody else was faster.`
      : 'Your comments came when somebody else was faster.';
  return h(
    'div',
    { class: 'notice' },
    h('p', {}, words),
    one.comments?.map(({ text }) => h('p', { class: 'theirs' }, text)),
    button('Use mine', () => again(one), { class: 'secondary' }),
  );
}

/** `page`: {scale, row, worth, current, only, give(criterion, level), choose(criterion), keep(), again(aside)} */
export function rubricPane(page) {
  const { scale, row, only } = page;
  const shown = scale.criteria
    .map((one, place) => [one, place])
    .filter(([one]) => !only || one.id === only);
  const isOld = Object.keys(row.outdated ?? {}).length > 0;
  return [
    h('p', { class: 'sum', id: 'sum' }, h('b', {}, sumInWords(page))),
    isOld &&
      h(
        'div',
        { class: 'notice' },
        h(
          'p',
          {},
          'The student has handed in another text since. Read it, and give levels anew, or keep those that were given.',
        ),
        button('Keep the levels for this text', page.keep, { class: 'secondary' }),
      ),
    row.aside?.map((one) => aside(one, page)),
    row.typed &&
      h(
        'p',
        { class: 'notice' },
        `Formgrader has ${number(row.manual)} points, typed by hand. They stay until every criterion has a level here.`,
      ),
    !scale.criteria.length && h('p', {}, 'There is nothing to give a level to.'),
    shown.map(([one, place]) => criterionBox(one, place, page)),
  ];
}
