/* The pieces that questions are made of: radios, check boxes, evidence, how sure, notes. */

import { kindOf } from '../formulation/kinds/index.js';
import { setItem } from '../formulation/kinds/judgement.js';
import { evidenceOf, mayCite, narrativeOf } from './answers.js';
import { chip, chooseSentences, toggleEvidence } from './case_pane.js';
import { button, h } from '../web/dom.js';

/** What radios of one judgement read and write; `undefined` clears. Sentences put aside by a change of mind come back with it. */
export function answerFor(app, judgement) {
  const { section, id } = judgement;
  const { kase, words } = app;
  const key = `${section}.${id}`;
  const kind = kindOf(kase, section);
  const read = () => kind.read(app.answers, judgement);
  const write = (value) =>
    app.change(
      value === undefined ? `${key} cleared` : key,
      `${words.name(id)}, ${value === undefined ? 'cleared' : words.word(value)}`,
      (answers) => {
        const had = evidenceOf(kase, answers, judgement);
        if (had.length) app.dropped.set(key, had);
        const sentences = app.dropped.get(key) ?? [];
        kind.write(answers, judgement, value, { spec: kase.items[section], sentences });
      },
    );
  return { read, write };
}

/** Radios under a legend. `look`: pills, stack or column. Delete, or the button, clears. `picked` hears of a press by mouse or finger. */
export function choice(
  app,
  { legend, name, options, read, write, picked, look = 'pills', optionText = null, className = '' },
) {
  const { words } = app;
  const group = app.freshId();
  const radios = options.map((option) =>
    h('input', { type: 'radio', name: group, value: option, onchange: () => write(option) }),
  );
  let pressed = false; // the arrow keys also "click" a radio: they only walk
  const press = picked && {
    onpointerdown: () => {
      pressed = true;
    },
    onkeydown: () => {
      pressed = false;
    },
    onclick: (event) => {
      if (!pressed || event.target.type !== 'radio') return;
      pressed = false;
      picked();
    },
  };
  const text = (option) => {
    if (optionText) return optionText[option];
    if (look !== 'stack') return words.short(option);
    return [
      h('span', {}, words.word(option)),
      words.hint(option) && h('small', {}, words.hint(option)),
    ];
  };
  const labels = options.map((option, i) =>
    h(
      'label',
      { class: 'wb-option', 'data-o': optionText ? null : words.look(option) },
      radios[i],
      !optionText && app.mark(option),
      h('span', { class: 'wb-option-text' }, text(option)),
    ),
  );
  const wipe = () => {
    write(undefined);
    radios[0].focus();
  };
  const clear = button('Clear', wipe, {
    class: 'wb-quiet wb-clear',
    'aria-label': `Clear ${name}`,
  });
  app.bind(() => {
    const value = read();
    radios.forEach((radio) => {
      radio.checked = radio.value === String(value);
    });
    clear.classList.toggle('wb-gone', value === undefined);
  });
  const keys = (event) => {
    if (
      !['Delete', 'Backspace'].includes(event.key) ||
      event.target.type !== 'radio' ||
      read() === undefined
    )
      return;
    event.preventDefault();
    wipe();
  };
  const field = h(
    'fieldset',
    { role: 'radiogroup', 'aria-labelledby': `${group}-l`, onkeydown: keys },
    h('legend', { id: `${group}-l` }, legend),
    h('div', { class: 'wb-options', ...press }, labels),
  );
  return h('div', { class: `wb-choice wb-${look} ${className}` }, field, clear);
}

export function checklist(app, { legend, ids, read, write, max }) {
  const boxes = ids.map((id) => {
    const box = h('input', {
      type: 'checkbox',
      onchange: () => {
        if (box.checked && max && read().length >= max) {
          box.checked = false;
          return app.tell(`The budget is ${max}: take one back first.`);
        }
        write(
          box.checked
            ? ids.filter((other) => other === id || read().includes(other))
            : read().filter((other) => other !== id),
          id,
        );
      },
    });
    app.bind(() => {
      box.checked = read().includes(id);
    });
    return h(
      'label',
      { class: 'wb-option' },
      box,
      h('span', { class: 'wb-option-text' }, app.words.name(id)),
    );
  });
  const left = h('p', { class: 'wb-hint' });
  if (max)
    app.bind(() => {
      left.textContent = `${read().length} chosen, at most ${max}`;
    });
  return h(
    'fieldset',
    { class: 'wb-choice wb-stack wb-checklist' },
    h('legend', {}, legend),
    max && left,
    h('div', { class: 'wb-options' }, boxes),
  );
}

export function judgementBox(app, judgement, ...children) {
  const activate = () => app.makeActive(judgement);
  const box = h(
    'div',
    {
      class: 'wb-judgement',
      'data-judgement': judgement.id,
      onfocusin: activate,
      onclick: activate,
    },
    children,
  );
  app.bind(() => box.classList.toggle('wb-active', app.active?.id === judgement.id));
  return box;
}

export function evidenceRow(app, judgement) {
  const { kase, words } = app;
  const name = words.name(judgement.id);
  const chosen = h('span', { class: 'wb-chips' });
  const choose = button('Choose sentences', () => chooseSentences(app, judgement), {
    class: 'wb-choose wb-quiet',
    'aria-label': `Choose sentences for ${name}`,
  });
  const row = h(
    'div',
    { class: 'wb-evidence' },
    h('span', { class: 'wb-because' }, 'because of'),
    chosen,
    choose,
  );
  const takeBack = (id) => {
    app.makeActive(judgement);
    toggleEvidence(app, id);
    choose.focus();
  };
  app.bind(() => {
    const ids = evidenceOf(kase, app.answers, judgement);
    row.hidden = !mayCite(kase, app.answers, judgement);
    if (chosen.dataset.ids === ids.join()) return;
    chosen.dataset.ids = ids.join();
    chosen.replaceChildren(...ids.map((id) => chip(app, id, () => takeBack(id))));
  });
  return row;
}

export function confidence(app, section) {
  const legend = [
    'How sure are you of this page?',
    h('small', {}, ' Kept to see how well you know what you know; it does not touch the grade.'),
  ];
  const read = () => app.answers.confidence?.[section];
  const write = (value) =>
    app.change(
      `confidence.${section}`,
      `how sure: ${app.words.sure[value] ?? 'cleared'}`,
      (answers) =>
        setItem(
          answers,
          { section: 'confidence', id: section },
          value === undefined ? undefined : Number(value),
        ),
    );
  return choice(app, {
    legend,
    name: 'how sure you are',
    options: Object.keys(app.words.sure),
    optionText: app.words.sure,
    read,
    write,
    className: 'wb-sure',
  });
}

/** A box to write in. What is typed counts after a short rest, and at once when the page is left. Undo inside it is the browser's own. */
export function writingBox(
  app,
  { part, id, label, describedby, rows, onText = () => {}, most = 40000 },
) {
  const stored = () =>
    part === 'narrative' ? narrativeOf(app.answers, id) : (app.answers[part]?.[id] ?? '');
  const key = `${part}.${id}`;
  const commit = () => {
    if (area.value === stored() || area.value.length > most) return;
    app.change(
      key,
      `writing, ${label}`,
      (answers) => setItem(answers, { section: part, id }, area.value || undefined),
      { within: 3000 },
    );
  };
  const area = h('textarea', {
    rows,
    'aria-label': label,
    'aria-describedby': describedby,
    lang: 'en-GB',
    spellcheck: 'true',
    oninput: () => {
      onText(area.value);
      app.later(key, commit, 400);
    },
    onblur: () => app.flush(),
  });
  app.bind(() => {
    if (app.isWaiting(key) || area.value.length > most || area.value === stored()) return;
    area.value = stored();
    onText(area.value);
  });
  return area;
}

export function notesToSelf(app, section) {
  const box = h(
    'details',
    { class: 'wb-notes' },
    h('summary', {}, 'Notes to yourself'),
    h('p', { class: 'wb-hint', id: `${app.uid}-notes` }, app.words.said.notes),
    writingBox(app, {
      part: 'notes',
      id: section,
      label: `Notes to yourself on ${app.words.title(section)}`,
      describedby: `${app.uid}-notes`,
      rows: 4,
    }),
  );
  box.open = Boolean(app.answers.notes?.[section]);
  return box;
}
