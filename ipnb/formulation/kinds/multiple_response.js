/* A choice among many, with or without a budget. Stored as the list of what was chosen. */

import { h } from '../../web/dom.js';
import { isFull, keepSome } from './judgement.js';

export const shapes = ['checklist'];

const universe = (kase, section) => kase.items[section].universe;
const chosenIn = (answers, section) => answers[section] ?? [];

export { universe as arguable, universe as items };

export const read = (answers, { section, id }) =>
  chosenIn(answers, section).includes(id) ? 'chosen' : undefined;

/** Any value chooses the item, `undefined` leaves it out. */
export function write(answers, { section, id }, value) {
  const others = chosenIn(answers, section).filter((other) => other !== id);
  answers[section] = value === undefined ? others : [...others, id];
}

export const isAnswered = (answers, judgement) => read(answers, judgement) !== undefined;
export const clean = (value, { ids }) => keepSome(value, ids);

/** Without `of`: any number will do, a budget is a most and not a must. */
export const progress = (kase, answers, section) => ({ done: chosenIn(answers, section).length });

export const missing = (kase, answers, section) =>
  isFull(progress(kase, answers, section)) ? [] : ['nothing chosen'];

export function draw(app, section, { checklist }) {
  const ids = app.inOrder(universe(app.kase, section), section);
  const change = (list, id) =>
    app.change(`${section}.${id}`, app.words.name(id), (answers) => {
      // kept in the case's order, whatever order this reader sees
      answers[section] = universe(app.kase, section).filter((one) => list.includes(one));
    });
  return [
    checklist(app, {
      legend: h('span', { class: 'wb-sr' }, app.words.heading(section)),
      ids,
      max: app.kase.items[section].budget,
      read: () => chosenIn(app.answers, section),
      write: change,
    }),
    app.after(section, ids),
  ];
}

export const words = ({ name }, id, chosen) => chosen.map(name).join('; ');

export function glance({ answers, words: { name } }, section) {
  const chosen = chosenIn(answers, section);
  if (!chosen.length) return h('p', { class: 'wb-hint' }, 'Nothing chosen yet.');
  return h(
    'ul',
    { class: 'wb-plainlist' },
    chosen.map((id) => h('li', {}, name(id))),
  );
}

export const reasons = {
  isListed: () => true,
  listed: chosenIn,
  stored: read,
  said: (answers, judgement) => read(answers, judgement) ?? 'left',
};
