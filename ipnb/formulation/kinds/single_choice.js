/* One option an item: sentences, segments, cards or a list of ids, with sentences as evidence where the case asks for them. */

import { h } from '../../web/dom.js';
import {
  countAnswered,
  evidenceApart,
  idsOver,
  itemAnswer,
  keepEach,
  knownSentences,
  openItems,
  setEvidenceApart,
  setItem,
  withoutSentence,
} from './judgement.js';

/** Above stands at the top and below at the bottom, so that the row of columns reads like a course through the session; what cannot be told stands apart. */
const LEVELS = ['above', 'within', 'below', 'not_enough'];

export const shapes = ['deck', 'window', 'list'];

export function shape({ over, options = [] }) {
  if (over === 'sentences' || over === 'cards') return 'deck';
  return options.every((option) => LEVELS.includes(option)) ? 'window' : 'list';
}

/** `sentences` were chosen for it before: they stay where the new answer calls for some. */
export function write(answers, judgement, value, { spec, sentences }) {
  setItem(answers, judgement, value);
  if (!spec.needs_evidence) return;
  setEvidenceApart(answers, judgement, spec.needs_evidence.includes(value) ? sentences : []);
}

export const clean = (value, { spec, ids }) =>
  keepEach(value, ids, (option) => (spec.options.includes(option) ? option : undefined));

export const cites = (kase, section) =>
  kase.items[section].needs_evidence?.length ? idsOver(kase, section) : [];

export const needsEvidence = ({ needs_evidence = [] }, answers, judgement) =>
  needs_evidence.includes(itemAnswer(answers, judgement));

export function missing(kase, answers, section, name) {
  const isBare = (id) =>
    needsEvidence(kase.items[section], answers, { section, id }) &&
    !knownSentences(kase, evidenceApart(answers, { id })).length;
  return [
    ...openItems(countAnswered(kase, answers, section)),
    ...withoutSentence(cites(kase, section), isBare, name),
  ];
}

export const draw = (app, section, parts) =>
  DRAW[shape(app.kase.items[section])](app, section, parts);

const DRAW = {
  deck: (app, section, { drawDeck }) => drawDeck(app, section),
  window: drawWindow,
  list: drawList,
};

function drawWindow(app, section, { answerFor, choice }) {
  const ids = idsOver(app.kase, section);
  const options = LEVELS.filter((option) => app.kase.items[section].options.includes(option));
  const column = (id) =>
    choice(app, {
      legend: app.words.name(id),
      name: app.words.name(id),
      options,
      look: 'column',
      ...answerFor(app, { section, id }),
    });
  return [h('div', { class: 'wb-window' }, ids.map(column)), app.after(section, ids)];
}

function drawList(app, section, { answerFor, choice, evidenceRow, judgementBox }) {
  const { options, needs_evidence } = app.kase.items[section];
  return idsOver(app.kase, section).map((id) => {
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

export const words = ({ word }, id, option) => word(option);

export function glance({ kase, answers, words: { name, word }, mark }, section) {
  return h(
    'ul',
    { class: 'wb-dots' },
    idsOver(kase, section).map((id) => {
      const answer = itemAnswer(answers, { section, id });
      return h(
        'li',
        {},
        mark(answer),
        h(
          'span',
          {},
          name(id),
          h('span', { class: 'wb-sr' }, `: ${answer ? word(answer) : 'open'}`),
        ),
      );
    }),
  );
}
