/* Changing words and points of a rubric's levels: first the list of marks that change, then, if agreed, the change. */

import { button, h, plural } from '../web/dom.js';
import { speak } from './notices.js';
import { orGone } from './texts.js';

const id = (criterion, level, what) => `${what}-${criterion.id}-${level}`;

function levelRow(criterion, level, place) {
  return h(
    'div',
    { class: 'level-row' },
    h('label', { for: id(criterion, place, 'text') }, `Level ${place}`),
    h('textarea', { id: id(criterion, place, 'text'), rows: 2 }, level.text),
    h('label', { for: id(criterion, place, 'points') }, 'counts'),
    h('input', {
      id: id(criterion, place, 'points'),
      inputmode: 'decimal',
      size: 5,
      value: String(level.points),
    }),
  );
}

const value = (criterion, place, what) =>
  document.getElementById(id(criterion, place, what)).value.trim();
const typed = (scale) =>
  scale.criteria.map((one) =>
    one.levels.map((_, place) => {
      const points = value(one, place, 'points').replace(',', '.');
      return { text: value(one, place, 'text'), points: points === '' ? null : Number(points) };
    }),
  );

function listed(found) {
  if (!found.length) return h('p', {}, 'No mark changes.');
  const body = found.map((one) =>
    h(
      'tr',
      {},
      h('td', {}, `${one.assignment}, ${one.part}`),
      h('td', {}, one.name),
      h('td', {}, String(one.before)),
      h('td', {}, one.typed === null ? String(one.after) : `stays ${one.typed}, typed by hand`),
    ),
  );
  const heads = ['Text', 'Student', 'Points now', 'Points then'];
  return h(
    'div',
    { class: 'scrolls', tabindex: '0', role: 'group', 'aria-label': 'Marks that change' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((one) => h('th', { scope: 'col' }, one)),
        ),
      ),
      h('tbody', {}, body),
    ),
  );
}

export function changeRubric(page) {
  const { scale } = page.classOf;
  const answer = h('div', { role: 'status' });
  const ask = async (agreed) => {
    const body = { version: scale.version, levels: typed(scale), agreed };
    const { ok, data } = await orGone(page.ask.ask('POST', ['rubric', scale.name], body));
    if (!ok) return answer.replaceChildren(h('p', { class: 'notice' }, data.problem));
    if (data.done) {
      dialog.close();
      await page.open();
      return speak(page, `The rubric is changed, and ${plural(data.number, 'mark')} with it.`);
    }
    const ours = data.listed.filter((one) => one.typed === null).length;
    return answer.replaceChildren(
      listed(data.listed),
      button(`Change the rubric and ${plural(ours, 'mark')}`, () => ask(data.digest), {
        class: 'primary',
      }),
    );
  };
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'rubric-title', class: 'wide' },
    h('h2', { id: 'rubric-title' }, 'Change the rubric'),
    h(
      'p',
      {},
      `It is changed for the whole course, in every assignment that is marked by “${scale.name}”. Whoever has a level keeps it, with its new words and points. The book and the form go on showing the rubric’s own words: tell students what you changed.`,
    ),
    scale.criteria.map((one) =>
      h(
        'fieldset',
        {},
        h('legend', {}, one.title),
        one.levels.map((level, place) => levelRow(one, level, place)),
      ),
    ),
    h(
      'div',
      { class: 'buttons' },
      button('List what changes', () => ask(), { class: 'primary' }),
      button('Close', () => dialog.close()),
    ),
    answer,
  );
  dialog.addEventListener('input', () => answer.replaceChildren());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
