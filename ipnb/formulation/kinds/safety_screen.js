/* Safety: of each cue two questions, does the text show it and has anybody asked; then what to do before the session ends.
 *
 * Stored as { flags: cue -> sentences | 'no_flag', asked: cue -> 'asked' | 'not_asked' | 'not_needed', actions: [id] }:
 * the sentences of a cue are its answer to the first question. */

import { h } from '../../web/dom.js';
import {
  countAnswered,
  isFull,
  isMapping,
  keepEach,
  keepSome,
  knownSentences,
  openItems,
  setItem,
  withoutSentence,
} from './judgement.js';

const IN_TEXT = ['flag', 'no_flag'];
const WHETHER_ASKED = ['asked', 'not_asked', 'not_needed'];
const BOTH = '+'; // between the two answers, where one name stands for both

export const shapes = ['screen'];
export const keepsEvidenceApart = false;

const cues = (kase, section) => kase.items[section].cues;

export { cues as items, cues as cites };

export const arguable = (kase, section) => [...cues(kase, section), ...kase.items[section].actions];

/** The first edition's form asked one question of a cue: its answers as answers to both. As `up_to_date` in Python. */
function upToDate(given) {
  if (!isMapping(given) || !isMapping(given.flags)) return given;
  const { flags, asked } = given;
  const isOld = asked === undefined || asked === null;
  if (!isOld && !(isMapping(asked) && Object.values(flags).includes('not_asked'))) return given;
  const before = Object.entries(flags)
    .filter(([, flag]) => (isOld && flag) || flag === 'not_asked')
    .map(([cue, flag]) => [cue, flag === 'no_flag' ? 'not_needed' : 'not_asked']);
  const text = Object.entries(flags).map(([cue, flag]) => [
    cue,
    flag === 'not_asked' ? 'no_flag' : flag,
  ]);
  return {
    ...given,
    flags: Object.fromEntries(text),
    asked: { ...Object.fromEntries(before), ...(asked ?? {}) },
  };
}

const screen = (answers, section) => upToDate(answers[section]) ?? {};
const flagIn = (answers, { section, id }) => screen(answers, section).flags?.[id];
const askedIn = (answers, { section, id }) => screen(answers, section).asked?.[id];
const actionsIn = (answers, section) => screen(answers, section).actions ?? [];

/** Write one part; the others stay, and are there. */
function setPart(answers, section, part, value) {
  const empty = { flags: {}, asked: {}, actions: [] };
  answers[section] = { ...empty, ...screen(answers, section), [part]: value };
}

function setCue(answers, { section, id }, part, value) {
  const held = { [part]: screen(answers, section)[part] ?? {} };
  setItem(held, { section: part, id }, value);
  setPart(answers, section, part, held[part]);
}

export function read(answers, judgement) {
  const flag = flagIn(answers, judgement);
  return Array.isArray(flag) ? 'flag' : flag;
}

/** `sentences` were chosen for the cue before: they come back with "the text shows it". */
export const write = (answers, judgement, value, { sentences }) =>
  setCue(answers, judgement, 'flags', value === 'flag' ? sentences : value);

const setFlag = (answers, judgement, sentences) => setCue(answers, judgement, 'flags', sentences);

export { flagIn as evidence, setFlag as setEvidence };

const isWhole = (answers, judgement) =>
  read(answers, judgement) !== undefined && askedIn(answers, judgement) !== undefined;

export const isAnswered = (answers, judgement) =>
  actionsIn(answers, judgement.section).includes(judgement.id) ||
  read(answers, judgement) !== undefined ||
  askedIn(answers, judgement) !== undefined;

export function clean(stored, { spec, ids, sentences }) {
  const value = upToDate(stored);
  if (!isMapping(value)) return {};
  const flags = keepEach(value.flags, ids, (flag) => {
    if (Array.isArray(flag)) return keepSome(flag, sentences);
    return flag === 'no_flag' ? flag : undefined;
  });
  const asked = keepEach(value.asked, ids, (one) =>
    WHETHER_ASKED.includes(one) ? one : undefined,
  );
  const actions = keepSome(value.actions, spec.actions) ?? [];
  const isEmpty = !actions.length && !Object.keys(flags).length && !Object.keys(asked).length;
  return isEmpty ? {} : { flags, asked, actions };
}

export const needsEvidence = (spec, answers, judgement) => read(answers, judgement) === 'flag';

export const progress = (kase, answers, section) =>
  countAnswered(kase, answers, section, cues(kase, section), (given, judgement) =>
    isWhole(given, judgement) ? true : undefined,
  );

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
  const actions = app.inOrder(app.kase.items[section].actions, `${section}.actions`);
  const boxes = app.inOrder(cues(app.kase, section), section).map((id) => {
    const [judgement, name] = [{ section, id }, app.words.name(id)];
    // heard before each question, and seen once over both
    const asked = (question) => [h('span', { class: 'wb-sr' }, `${name}: `), question];
    return judgementBox(
      app,
      judgement,
      h('h3', { class: 'wb-cue' }, name),
      choice(app, {
        legend: asked('Does the text show it?'),
        name: `${name}: does the text show it?`,
        options: IN_TEXT,
        ...answerFor(app, judgement),
      }),
      evidenceRow(app, judgement),
      choice(app, {
        legend: asked('Has anybody asked about it?'),
        name: `${name}: has anybody asked about it?`,
        options: WHETHER_ASKED,
        ...askedFor(app, judgement, name),
      }),
      app.after(section, [id]),
    );
  });
  // kept in the case's order, whatever order this reader sees
  const inCase = (list) =>
    app.kase.items[section].actions.filter((action) => list.includes(action));
  const change = (list, id) =>
    app.change(`${section}.${id}`, app.words.name(id), (answers) =>
      setPart(answers, section, 'actions', inCase(list)),
    );
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

/** What the radios of the second question read and write. */
const askedFor = (app, judgement, name) => ({
  read: () => askedIn(app.answers, judgement),
  write: (value) =>
    app.change(
      `${judgement.section}.${judgement.id} asked${value === undefined ? ' cleared' : ''}`,
      `${name}, ${value === undefined ? 'cleared' : app.words.word(value)}`,
      (answers) => setCue(answers, judgement, 'asked', value),
    ),
});

/** Beside a sentence, in place of the beginning of a cue. */
export const citeTag = 'Safety';

/** An answer in words; the list under `actions` is of actions, any other of sentences. */
export function words({ name, number, word }, id, value) {
  if (!Array.isArray(value)) return word(value);
  return id === 'actions' ? value.map(name).join('; ') : `sentence ${value.map(number).join(', ')}`;
}

export function glance({ kase, answers, words: { name, number, word }, mark }, section) {
  const isRaised = (judgement) =>
    read(answers, judgement) === 'flag' || askedIn(answers, judgement) === 'not_asked';
  const raised = cues(kase, section).filter((id) => isRaised({ section, id }));
  const cueLines = raised.map((id) => {
    const [flag, asked] = [read(answers, { section, id }), askedIn(answers, { section, id })];
    const cited = knownSentences(kase, flagIn(answers, { section, id })).map(number).join(', ');
    const said = [flag && `${word(flag)}${cited && ` (${cited})`}`, asked && word(asked)];
    return h(
      'li',
      { class: 'wb-with-mark' },
      mark(flag === 'flag' ? flag : asked),
      h('span', {}, `${name(id)}: ${said.filter(Boolean).join('; ').toLowerCase()}`),
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

const withoutPlace = (answer) => answer.replace('flag_elsewhere', 'flag');

/** An action is chosen or left; of a cue both answers together have a verdict, by the names of both. */
export const reasons = {
  isListed: (spec, id) => spec.actions.includes(id),
  listed: actionsIn,
  stored: (answers, judgement) => [flagIn(answers, judgement), askedIn(answers, judgement)],
  said(answers, judgement, { enough }) {
    const flag = flagIn(answers, judgement);
    const asked = askedIn(answers, judgement);
    if (flag === undefined || asked === undefined) return undefined;
    if (!Array.isArray(flag)) return `${flag}${BOTH}${asked}`;
    const isThere = flag.some((sentence) => enough.flat().includes(sentence));
    return `${isThere ? 'flag' : 'flag_elsewhere'}${BOTH}${asked}`;
  },
  whyFor: (answers, section, said) => withoutPlace(said).split(BOTH),
  word: ({ word }, answer) => withoutPlace(answer).split(BOTH).map(word).join('; '),
  isOffered: (answer) => !answer.startsWith('flag_elsewhere'),
  sentences: 'The text shows it in',
};
