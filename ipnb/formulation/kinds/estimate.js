/* A number an item, within a range. Stored as item -> number. */

import { h } from '../../web/dom.js';
import { countAnswered, idsOver, itemAnswer, keepNumbers, openItems } from './judgement.js';

export const shapes = ['numbers'];

/** The lowest and highest number that an item takes. */
export const rangeOf = ({ range, ranges }, id) => ranges?.[id] ?? range;

export const clean = (value, { ids }) => keepNumbers(value, ids);
export const missing = (kase, answers, section) => openItems(countAnswered(kase, answers, section));

/** What was written, with a point or a comma; NaN if it is no number, undefined if nothing stands there. */
export function numberIn(text) {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (!plain) return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

export const draw = (app, section, parts) =>
  idsOver(app.kase, section).map((id) => drawNumber(app, { section, id }, parts));

function drawNumber(app, { section, id }, { answerFor }) {
  const [name, fieldId] = [app.words.name(id), app.freshId()];
  const fault = h('p', { class: 'wb-fault', id: `${fieldId}-fault`, role: 'alert' });
  const [least, most] = rangeOf(app.kase.items[section], id);
  const stored = () => itemAnswer(app.answers, { section, id });
  // a field for text: one for numbers drops a decimal comma without a word, and turns with the mouse's wheel
  const field = h('input', {
    type: 'text',
    id: fieldId,
    inputmode: 'decimal',
    autocomplete: 'off',
    'aria-describedby': `${fieldId}-range ${fieldId}-fault`,
    onchange: () => take(),
  });
  const take = () => {
    const value = numberIn(field.value);
    const ok = value === undefined || (value >= least && value <= most);
    const kept = stored() === undefined ? '' : ` ${stored()} is still what is kept.`;
    fault.textContent = ok ? '' : `Not kept: a number from ${least} to ${most}, please.${kept}`;
    field.setAttribute('aria-invalid', String(!ok));
    // stays in sight when the page is left and come back to
    app.refused.set(`${section}.${id}`, ok ? '' : field.value);
    if (!ok) return;
    answerFor(app, { section, id }).write(value);
    const meant = field.value.trim() === String(value ?? '');
    field.value = value ?? '';
    if (meant) return;
    app.tell(`Kept as ${value}.`);
  };
  app.bind(() => {
    if (document.activeElement !== field && !fault.textContent) field.value = stored() ?? '';
  });
  const refused = app.refused.get(`${section}.${id}`);
  if (refused) {
    field.value = refused;
    take();
  }
  return h(
    'div',
    { class: 'wb-judgement wb-estimate' },
    h('label', { for: fieldId }, name),
    field,
    h('span', { class: 'wb-hint', id: `${fieldId}-range` }, `from ${least} to ${most}`),
    fault,
    app.after(section, [id]),
  );
}

export function glance({ kase, answers, words: { name } }, section) {
  return h(
    'ul',
    { class: 'wb-plainlist' },
    idsOver(kase, section).map((id) =>
      h('li', {}, `${name(id)}: ${itemAnswer(answers, { section, id }) ?? 'open'}`),
    ),
  );
}
