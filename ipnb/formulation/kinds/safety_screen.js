/* Safety: each cue shown by sentences, not asked yet, or no sign of it; then what to do before the session ends.
 *
 * Stored as { flags: cue -> sentences | 'not_asked' | 'no_flag', actions: [id] }: the sentences of a cue are its answer. */

import { h } from '../../web/dom.js';
import {
  countAnswered,
  isFull,
  isMapping,
  keepEach,
  keepSome,
  knownSentences,
  openItems,
  withoutSentence,
} from './judgement.js';

const WITHOUT_SENTENCES = ['not_asked', 'no_flag'];
const FLAGS = ['flag', ...WITHOUT_SENTENCES];

export const shapes = ['screen'];
export const keepsEvidenceApart = false;

const cues = (kase, section) => kase.items[section].cues;

export { cues as items, cues as cites };

export const arguable = (kase, section) => [...cues(kase, section), ...kase.items[section].actions];

const flagIn = (answers, { section, id }) => answers[section]?.flags?.[id];
const actionsIn = (answers, section) => answers[section]?.actions ?? [];

export function read(answers, judgement) {
  const flag = flagIn(answers, judgement);
  return Array.isArray(flag) ? 'flag' : flag;
}

function setFlag(answers, { section, id }, value) {
  const { [id]: _, ...flags } = answers[section]?.flags ?? {};
  if (value !== undefined) flags[id] = value;
  answers[section] = { actions: [], ...answers[section], flags };
}

/** `sentences` were chosen for the cue before: they come back with "the text shows it". */
export const write = (answers, judgement, value, { sentences }) =>
  setFlag(answers, judgement, value === 'flag' ? sentences : value);

export { flagIn as evidence, setFlag as setEvidence };

export const isAnswered = (answers, judgement) =>
  actionsIn(answers, judgement.section).includes(judgement.id) ||
  read(answers, judgement) !== undefined;

export function clean(value, { spec, ids, sentences }) {
  if (!isMapping(value)) return {};
  const flags = keepEach(value.flags, ids, (flag) => {
    if (Array.isArray(flag)) return keepSome(flag, sentences);
    return WITHOUT_SENTENCES.includes(flag) ? flag : undefined;
  });
  const actions = keepSome(value.actions, spec.actions) ?? [];
  return actions.length || Object.keys(flags).length ? { flags, actions } : {};
}

export const needsEvidence = (spec, answers, judgement) => read(answers, judgement) === 'flag';

export const progress = (kase, answers, section) =>
  countAnswered(kase, answers, section, cues(kase, section), read);

export function missing(kase, answers, section, name) {
  const far = progress(kase, answers, section);
  const isBare = (id) => {
    const flag = flagIn(answers, { section, id });
    return Array.isArray(flag) && !knownSentences(kase, flag).length;
  };
  return [
    ...openItems(far),
    ...(isFull(far) && !actionsIn(answers, section).length ? ['no action chosen'] : []),
    ...withoutSentence(cues(kase, section), isBare, name),
  ];
}

export function draw(app, section, { answerFor, checklist, choice, evidenceRow, judgementBox }) {
  const { actions } = app.kase.items[section];
  const boxes = cues(app.kase, section).map((id) => {
    const [judgement, name] = [{ section, id }, app.words.name(id)];
    return judgementBox(
      app,
      judgement,
      choice(app, { legend: name, name, options: FLAGS, ...answerFor(app, judgement) }),
      evidenceRow(app, judgement),
      app.after(section, [id]),
    );
  });
  const change = (list, id) =>
    app.change(`${section}.${id}`, app.words.name(id), (answers) => {
      answers[section] = { flags: {}, ...answers[section], actions: list };
    });
  return [
    ...boxes,
    checklist(app, {
      legend: 'What would you do before the session ends?',
      ids: actions,
      read: () => actionsIn(app.answers, section),
      write: change,
    }),
    app.after(section, actions),
  ];
}

/** Beside a sentence, in place of the beginning of a cue. */
export const citeTag = 'Safety';

/** A flag in words; the list under `actions` is of actions, any other of sentences. */
export function words({ name, number, word }, id, value) {
  if (!Array.isArray(value)) return word(value);
  return id === 'actions' ? value.map(name).join('; ') : `sentence ${value.map(number).join(', ')}`;
}

export function glance({ kase, answers, words: { name, number, word }, mark }, section) {
  const raised = cues(kase, section).filter((id) =>
    ['flag', 'not_asked'].includes(read(answers, { section, id })),
  );
  const cueLines = raised.map((id) => {
    const flag = read(answers, { section, id });
    const cited = knownSentences(kase, flagIn(answers, { section, id })).map(number).join(', ');
    return h(
      'li',
      { class: 'wb-with-mark' },
      mark(flag),
      h('span', {}, `${name(id)}: ${word(flag).toLowerCase()}${cited && ` (${cited})`}`),
    );
  });
  const actionLines = actionsIn(answers, section).map((id) =>
    h(
      'li',
      { class: 'wb-with-mark' },
      h('span', { class: 'wb-arrow', 'aria-hidden': 'true' }, '→'),
      h('span', {}, name(id)),
    ),
  );
  if (!cueLines.length && !actionLines.length)
    return h('p', { class: 'wb-hint' }, 'Nothing raised yet.');
  return h('ul', { class: 'wb-plainlist' }, cueLines, actionLines);
}

/** An action is chosen or left; a cue shown by other sentences than the key's has a reason of its own. */
export const reasons = {
  isListed: (spec, id) => spec.actions.includes(id),
  listed: actionsIn,
  stored: flagIn,
  said(answers, judgement, { enough }) {
    const flag = flagIn(answers, judgement);
    if (!Array.isArray(flag)) return flag;
    return flag.some((sentence) => enough.flat().includes(sentence)) ? 'flag' : 'flag_elsewhere';
  },
  whyFor: (answers, section, said) => (said === 'flag_elsewhere' ? 'flag' : said),
  sentences: 'The text shows it in',
};
