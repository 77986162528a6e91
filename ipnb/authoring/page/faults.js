/* Faults and notes in words below the editor; each leads to its line. */

import { button, clock, h, plural } from '../../web/dom.js';

const WHERE = { case: 'case', key: 'key', '': '' };

export function createFaults(place, summary, { jump }) {
  let spoken = '';

  function item(fault) {
    const where = [WHERE[fault.part], fault.line && `line ${fault.line}`]
      .filter(Boolean)
      .join(', ');
    const title = [where, fault.field].filter(Boolean).join(': ') || 'the case as a whole';
    const lead =
      fault.part && fault.line
        ? button(title, () => jump(fault.part, fault.line), { class: 'link' })
        : title;
    return h(
      'li',
      { class: fault.is_note ? 'note' : 'fault' },
      h('p', {}, h('b', {}, fault.is_note ? 'Note' : 'Fault'), ' ', lead),
      h('p', {}, fault.problem, ' ', fault.remedy),
    );
  }

  /** Shows what a check found; says it aloud only where the numbers are other ones. */
  function show(faults, { isThorough }) {
    const bad = faults.filter((one) => !one.is_note);
    const notes = faults.filter((one) => one.is_note);
    const words = [
      bad.length ? plural(bad.length, 'fault') : 'No faults',
      notes.length && plural(notes.length, 'note'),
    ];
    const text = words.filter(Boolean).join(', ');
    summary.dataset.state = bad.length ? 'bad' : 'good';
    const more = isThorough ? `checked ${clock(Date.now())}` : 'simulated respondents follow';
    if (text !== spoken) summary.firstElementChild.textContent = text;
    summary.lastElementChild.textContent = ` (${more})`;
    spoken = text;
    place.replaceChildren(
      ...(faults.length
        ? [h('ol', {}, [...bad, ...notes].map(item))]
        : [h('p', {}, 'Nothing stands in the way of students.')]),
    );
  }
  return { show };
}
