/* The text for the supervisor: a box a prompt, a count of words against the range, and the rubric it is read with. */

import { countWords, narrativeOf } from './answers.js';
import { button, h } from '../web/dom.js';
import { writingBox } from './pieces.js';

export const MOST_SIGNS = 40000;

export function drawNarrative(app) {
  return app.kase.narrative.map((prompt, i) => {
    const id = `${app.uid}-${prompt.id}`;
    const count = h('p', { class: 'wb-count-line wb-hint', id: `${id}-count` });
    const fault = h('p', { class: 'wb-fault', id: `${id}-fault`, role: 'alert' });
    const range = prompt.words ? `${prompt.words[0]} to ${prompt.words[1]} words asked for` : '';
    const onText = (text) => tellCount(text, prompt, range, count, fault);
    const title = app.kase.narrative.length > 1 ? `Text ${i + 1}` : 'Your text';
    return h(
      'section',
      { class: 'wb-writing' },
      app.kase.narrative.length > 1 && h('p', { class: 'wb-eyebrow' }, title),
      h('h3', { class: 'wb-prompt', id: `${id}-prompt` }, prompt.prompt),
      writingBox(app, {
        part: 'narrative',
        id: prompt.id,
        label: title,
        describedby: `${id}-prompt ${id}-count ${id}-fault`,
        rows: 12,
        onText,
        most: MOST_SIGNS,
      }),
      count,
      fault,
      app.words.rubric(prompt.rubric) &&
        readRubric(app, onText, narrativeOf(app.answers, prompt.id)),
      app.after('narrative', [prompt.id]),
    );
  });
}

/** On a phone the rubric is one press away; beside the text it stands there already. */
function readRubric(app, onText, text) {
  onText(text);
  return button(
    'How it will be read',
    () => {
      app.side = 'rubric';
      app.drawSide();
      app.showPane('case');
      app.case.querySelector('h2').focus();
    },
    { class: 'wb-quiet wb-narrow-only' },
  );
}

function tellCount(text, { words }, range, count, fault) {
  const n = countWords(text);
  const where = !words || !n ? '' : n < words[0] ? 'short' : n > words[1] ? 'long' : 'within';
  count.dataset.where = where;
  count.textContent = [
    `${n} ${n === 1 ? 'word' : 'words'}`,
    range,
    where === 'within' && 'within the range',
  ]
    .filter(Boolean)
    .join(' · ');
  const over =
    text.length > MOST_SIGNS
      ? `Not saved: this text has ${text.length.toLocaleString('en-GB')} signs and the form keeps at most ${MOST_SIGNS.toLocaleString('en-GB')}. Shorten it; until then the last shorter version stays saved.`
      : '';
  if (fault.textContent !== over) fault.textContent = over;
}

/** The four levels of each criterion, for the prompt's own rubric. */
export function drawRubric(app) {
  const names = [...new Set(app.kase.narrative.map(({ rubric = 'formulation' }) => rubric))].filter(
    (name) => app.words.rubric(name),
  );
  return names
    .flatMap((name) => [
      names.length > 1 && h('h3', { class: 'wb-rubric-for' }, forTexts(app.kase, name)),
      ...app.words
        .rubric(name)
        .map((criterion) => drawCriterion(criterion, names.length > 1 ? 'h4' : 'h3')),
    ])
    .filter(Boolean);
}

function forTexts({ narrative }, name) {
  const numbers = narrative.flatMap(({ rubric = 'formulation' }, i) =>
    rubric === name ? [i + 1] : [],
  );
  return `Text ${numbers.join(' and ')}`;
}

const drawCriterion = ([criterion, gloss, levels], heading) =>
  h(
    'section',
    { class: 'wb-criterion' },
    h(heading, {}, criterion, gloss && h('small', {}, ` ${gloss}`)),
    h(
      'ol',
      { start: 0 },
      levels.map((text, level) => h('li', {}, h('b', {}, level), h('span', {}, text))),
    ),
  );
