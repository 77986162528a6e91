/* One page a section, drawn by the kind of its question. */

import { itemsOf, rangeOf, shapeOf, totalPoints } from './answers.js';
import { argue } from './argue.js';
import { drawDeck } from './deck.js';
import { pointsBar } from './marks.js';
import { button, h } from '../web/dom.js';
import {
  answerFor,
  checklist,
  choice,
  confidence,
  evidenceRow,
  judgementBox,
  notesToSelf,
} from './pieces.js';

const DRAW = {
  deck: drawDeck,
  window: drawWindow,
  list: drawList,
  set: drawSet,
  points: drawPoints,
  gate: drawGate,
  estimate: drawEstimates,
};

export const drawSection = (app, section) => [
  ...DRAW[shapeOf(app.kase, section)](app, section),
  confidence(app, section),
  notesToSelf(app, section),
  argue(app, section),
];

/** Above stands at the top and below at the bottom, so that the row of columns reads like a course through the session; what cannot be told stands apart. */
function drawWindow(app, section) {
  const options = ['above', 'within', 'below', 'not_enough'].filter((option) =>
    app.kase.items[section].options.includes(option),
  );
  const column = (id) =>
    choice(app, {
      legend: app.words.name(id),
      name: app.words.name(id),
      options,
      look: 'column',
      ...answerFor(app, { section, id }),
    });
  return [
    h('div', { class: 'wb-window' }, itemsOf(app.kase, section).map(column)),
    app.after(section, itemsOf(app.kase, section)),
  ];
}

function drawList(app, section) {
  const { options, needs_evidence } = app.kase.items[section];
  return itemsOf(app.kase, section).map((id) => {
    const [judgement, name] = [{ section, id }, app.words.name(id)];
    const gloss = app.words.gloss(id);
    const field = choice(app, {
      legend: [name, gloss && h('small', {}, ` ${gloss}`)],
      name,
      options,
      ...answerFor(app, judgement),
    });
    const after = app.after(section, [id]);
    return needs_evidence?.length
      ? judgementBox(app, judgement, field, evidenceRow(app, judgement), after)
      : h('div', { class: 'wb-judgement' }, field, after);
  });
}

function drawSet(app, section) {
  const read = () => app.answers[section] ?? [];
  const write = (list, id) =>
    app.change(`${section}.${id}`, app.words.name(id), (answers) => {
      answers[section] = list;
    });
  const ids = itemsOf(app.kase, section);
  return [
    checklist(app, {
      legend: h('span', { class: 'wb-sr' }, app.words.heading(section)),
      ids,
      max: app.kase.items[section].budget,
      read,
      write,
    }),
    app.after(section, ids),
  ];
}

// ---------------------------------------------------------------- points

function drawPoints(app, section) {
  const points = () => app.answers[section] ?? {};
  const total = h('p', { class: 'wb-hint' });
  const clear = button(
    'Clear all points',
    () =>
      app.change(`${section} cleared`, `${app.words.title(section)}, cleared`, (answers) => {
        delete answers[section];
      }),
    { class: 'wb-quiet' },
  );
  app.bind(() => {
    const sum = totalPoints(points());
    total.textContent = `${sum} of 100 placed, ${100 - sum} left`;
    clear.classList.toggle('wb-gone', !sum);
  });
  const rows = app.kase.items[section].options.map((option) =>
    pointsRow(app, section, option, points),
  );
  const rule =
    'Choose at least two sentences, unless half the points or more are on ‘not enough information’.';
  return [
    h('div', { class: 'wb-points-head' }, total, clear),
    pointsBar(app, section),
    h('p', { class: 'wb-hint wb-under-bar' }, rule),
    judgementBox(
      app,
      { section, id: section },
      h('div', { class: 'wb-points' }, rows),
      evidenceRow(app, { section, id: section }),
      app.after(section, [section]),
    ),
  ];
}

function pointsRow(app, section, option, points) {
  const word = app.words.word(option);
  const put = (wanted) => {
    const room = 100 - totalPoints(points()) + (points()[option] ?? 0);
    const value = Math.max(0, Math.min(wanted, room));
    if (wanted > room) app.tell(`Only ${room} left: take points back elsewhere first.`);
    app.change(`${section}.${option}`, `${word}, points`, (answers) => {
      answers[section] = { ...answers[section], [option]: value };
    });
  };
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    'aria-label': `Points for ${word}`,
    oninput: () => put(Number(slider.value)),
  });
  const nudge = (by, sign, label) =>
    button(sign, () => put((points()[option] ?? 0) + by), {
      class: 'wb-nudge',
      'aria-label': label,
    });
  const out = h('output', { 'aria-hidden': 'true' });
  app.bind(() => {
    slider.value = points()[option] ?? 0;
    slider.setAttribute('aria-valuetext', `${slider.value} points`);
    out.textContent = slider.value;
  });
  return h(
    'div',
    { class: 'wb-points-row' },
    app.mark(option),
    h('span', {}, word),
    nudge(-5, '−', `5 fewer for ${word}`),
    slider,
    nudge(5, '+', `5 more for ${word}`),
    out,
  );
}

// ---------------------------------------------------------------- numbers

/** What was written, with a point or a comma; NaN if it is no number, undefined if nothing stands there. */
export function numberIn(text) {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (!plain) return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

function drawEstimates(app, section) {
  return itemsOf(app.kase, section).map((id) => {
    const [name, fieldId] = [app.words.name(id), app.freshId()];
    const fault = h('p', { class: 'wb-fault', id: `${fieldId}-fault`, role: 'alert' });
    const [least, most] = rangeOf(app.kase, section, id);
    const stored = () => app.answers[section]?.[id];
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
      app.refused.set(`${section}.${id}`, ok ? '' : field.value); // stays in sight when the page is left and come back to
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
  });
}

// ---------------------------------------------------------------- safety

function drawGate(app, section) {
  const read = () => app.answers[section]?.actions ?? [];
  const write = (list, id) =>
    app.change(`${section}.${id}`, app.words.name(id), (answers) => {
      answers[section] = { flags: {}, ...answers[section], actions: list };
    });
  const cues = itemsOf(app.kase, section).map((id) => {
    const [judgement, name] = [{ section, id }, app.words.name(id)];
    return judgementBox(
      app,
      judgement,
      choice(app, {
        legend: name,
        name,
        options: ['flag', 'not_asked', 'no_flag'],
        ...answerFor(app, judgement),
      }),
      evidenceRow(app, judgement),
      app.after(section, [id]),
    );
  });
  const { actions } = app.kase.items[section];
  return [
    ...cues,
    checklist(app, {
      legend: 'What would you do before the session ends?',
      ids: actions,
      read,
      write,
    }),
    app.after(section, actions),
  ];
}
