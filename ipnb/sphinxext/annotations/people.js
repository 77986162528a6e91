// Whose notes are here besides the reader's own: shown or hidden, removed, or the reader's from another device.

import { button, h } from '../ipnb/web/dom.js';
import { creatorOf } from './annotation.js';
import { counted, personOf } from './words.js';

/** Others with their notes; of two names under one id the later one. */
export function others(all, isMine) {
  const found = new Map();
  for (const one of all.filter((each) => !isMine(each))) {
    const { id } = creatorOf(one);
    if (!found.has(id)) found.set(id, { id, name: personOf(one), notes: [] });
    const person = found.get(id);
    person.notes.push(one);
    if (creatorOf(one).name) person.name = personOf(one);
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * The list of people; it is filled by `show`.
 *
 * @param {object} notes - The store.
 * @param {object} acts - `change(put, gone, words)`; `again()` shows the page anew; `say(words, offers, focus)`.
 */
export function peopleList(notes, { change, again, say }) {
  const list = h('ul');
  const place = h('section', { class: 'people' }, h('h2', {}, 'Notes of others'), list);

  function setHidden(id, on) {
    const rest = notes.settings().hidden.filter((one) => one !== id);
    notes.change({ hidden: on ? [...rest, id] : rest });
    again();
    list.querySelector(`button[data-person="${CSS.escape(id)}"]`)?.focus();
  }

  function adopt(id, name) {
    const { ids } = notes.settings();
    notes.change({ ids: [...ids, id] });
    again();
    const back = () => {
      notes.change({ ids });
      again();
    };
    say(`The notes of ${name} count as yours now.`, [['Undo', back]], true);
  }

  const row = ({ id, name, notes: own }) => {
    const isHidden = notes.settings().hidden.includes(id);
    const act = (words, onclick, rest = {}) =>
      button(words, onclick, { 'aria-label': `${words}: ${name}`, ...rest });
    return h(
      'li',
      {},
      h('span', {}, h('b', {}, name), `: ${counted(own)}${isHidden ? ', hidden' : ''}`),
      h(
        'span',
        { class: 'row' },
        act(isHidden ? 'Show' : 'Hide', () => setHidden(id, !isHidden), { 'data-person': id }),
        act('Remove', () => change([], own, `Removed: all of ${name}.`)),
        id && act('These are mine', () => adopt(id, name)),
      ),
    );
  };

  function show(all) {
    const people = others(all, notes.isMine);
    place.hidden = people.length === 0;
    list.replaceChildren(...people.map(row));
  }
  return { place, show };
}
