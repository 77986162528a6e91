/* The bar over the panes: what is marked and how, how far it is, and where to go. */

import { button, h } from '../web/dom.js';
import { isOpen, standing, step } from './queue.js';

const STAGES = {
  first: 'First marking',
  second: 'Second marking, blind',
  agreed: 'Agreeing on two marks',
};

const field = (id, words, control) =>
  h('div', { class: 'field' }, h('label', { for: id }, words), control);
const options = (all) => all.map(([value, words]) => h('option', { value }, words));

function select(id, all, change) {
  return h('select', { id, onchange: (event) => change(event.target.value) }, options(all));
}

export function bar(page) {
  const parts = page.told.parts.map((one) => [one.name, one.title]);
  const controls = {
    part: select('part', parts, (value) => {
      Object.assign(page, { part: value, only: '', stage: 'first' });
      page.open(null);
    }),
    stage: select('stage', Object.entries(STAGES), (value) => {
      page.stage = value;
      page.open(null);
    }),
    only: select('only', [], (value) => {
      page.only = value;
      page.reorder(null);
    }),
    group: select('group', [], (value) => {
      page.group = value ? new Set(page.groups[Number(value)].ids) : null;
      page.reorder();
    }),
    count: h('p', { class: 'count', id: 'progress' }),
    names: button('Show names', () => page.toggleNames(), { 'aria-pressed': 'false' }),
    rubric: button('Change the rubric', () => page.changeRubric()),
    agreement: button('Agreement', () => page.showAgreement()),
  };
  controls.group.addEventListener('focus', () => page.loadGroups());
  controls.group.addEventListener('pointerdown', () => page.loadGroups());
  const move = (words, by, name) =>
    button(words, () => page.go(step(page.ids, page.at, by)), { 'aria-label': name });
  controls.root = h(
    'div',
    { class: 'bar' },
    h(
      'div',
      { class: 'fields' },
      field('part', 'What', controls.part),
      field('stage', 'As', controls.stage),
      field('only', 'How', controls.only),
      field('group', 'Those who judged', controls.group),
    ),
    h(
      'div',
      { class: 'buttons', role: 'group', 'aria-label': 'Texts' },
      move('←', -1, 'The text before'),
      move('→', 1, 'The text after'),
      button('Next to mark', () => page.next(), { class: 'primary' }),
      button('Undo', () => page.undo()),
      controls.names,
      controls.agreement,
      controls.rubric,
      button('Keys', () => page.help(), { 'aria-haspopup': 'dialog' }),
    ),
    controls.count,
  );
  return controls;
}

/** Fills a list only where it has changed, so that one that is open is not closed. */
function refill(list, stamp, nodes) {
  if (list.dataset.stamp === stamp) return;
  list.dataset.stamp = stamp;
  list.replaceChildren(...nodes());
}

function grouped(page) {
  const byItem = new Map();
  page.groups.forEach((one, place) => {
    const label = `${one.section}: ${one.item}`;
    if (!byItem.has(label)) byItem.set(label, h('optgroup', { label }));
    byItem
      .get(label)
      .append(h('option', { value: String(place) }, `${one.option} (${one.ids.length})`));
  });
  return [h('option', { value: '' }, 'anything'), ...byItem.values()];
}

export function drawBar(page) {
  const { bar: controls, classOf } = page;
  const kind = page.told.parts.find((one) => one.name === page.part)?.kind;
  controls.part.value = page.part;
  controls.stage.value = page.stage;
  const criteria = classOf?.scale.criteria ?? [];
  refill(controls.only, criteria.map((one) => one.title).join('\n'), () => [
    h('option', { value: '' }, 'each text whole'),
    ...criteria.map((one) => h('option', { value: one.id }, `one criterion: ${one.title}`)),
  ]);
  controls.only.value = page.only;
  refill(controls.group, page.groups ? `${page.part} ${page.groups.length}` : '', () =>
    page.groups
      ? grouped(page)
      : [h('option', { value: '' }, 'anything'), h('option', { disabled: true }, 'Loading …')],
  );
  if (!page.group) controls.group.value = '';
  controls.names.setAttribute('aria-pressed', String(Boolean(page.names)));
  controls.rubric.hidden = kind !== 'text';
  controls.agreement.hidden = kind !== 'text';
  const open = page.ids.filter((id) => isOpen(page.rows.get(id), page.only)).length;
  const here = page.rows.get(page.at);
  const how = here ? ` This one: ${standing(here, page.only)}.` : '';
  controls.count.textContent = `${page.ids.length - open} of ${page.ids.length} done.${how}`;
}
