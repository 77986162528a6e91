/* Reading and writing answers: pure functions over a case and an answers object. No page, no words, no right answers.
 *
 * A judgement is { section, id }: one item of one section. Its evidence is a list of sentence ids. */

/** In the order of the case, which is its author's. */
export const sectionsOf = (kase) => Object.keys(kase.items);

export function itemsOf(kase, section) {
  const { kind, over, only, universe, cues, options } = kase.items[section];
  if (kind === 'set') return universe;
  if (kind === 'gate') return cues;
  if (kind === 'points') return options;
  const ids = Array.isArray(over) ? over : (kase[over] ?? []).map((item) => item.id);
  return only ? ids.filter((id) => only.includes(id)) : ids;
}

/** The lowest and highest number that an estimate takes. */
export const rangeOf = (kase, section, id) =>
  kase.items[section].ranges?.[id] ?? kase.items[section].range;

export const maxEvidence = (kase) => kase.evidence_max ?? 4;
export const sentenceOf = (kase, id) => kase.sentences.find((sentence) => sentence.id === id);

/** How a section is best drawn: over what it asks, and in what form. */
export function shapeOf(kase, section) {
  const { kind, over, options = [] } = kase.items[section];
  if (kind !== 'nominal') return kind; // set, points, gate or estimate
  if (over === 'sentences' || over === 'cards') return 'deck';
  return options.every((option) => ['below', 'within', 'above', 'not_enough'].includes(option))
    ? 'window'
    : 'list';
}

export const asksEvidence = (kase, section) =>
  ['gate', 'points'].includes(kase.items[section].kind) ||
  !!kase.items[section].needs_evidence?.length;

// ---------------------------------------------------------------- one judgement

export function flagOf(answers, { section, id }) {
  const flag = answers[section]?.flags?.[id];
  return Array.isArray(flag) ? 'flag' : flag;
}

export function answerOf(kase, answers, judgement) {
  const { section, id } = judgement;
  const { kind } = kase.items[section];
  if (kind === 'gate') return flagOf(answers, judgement);
  if (kind === 'set') return (answers[section] ?? []).includes(id) ? 'chosen' : undefined;
  return answers[section]?.[id];
}

export function evidenceOf(kase, answers, { section, id }) {
  const stored =
    kase.items[section].kind === 'gate' ? answers[section]?.flags?.[id] : answers.evidence?.[id];
  return Array.isArray(stored) ? stored.filter((sentence) => sentenceOf(kase, sentence)) : [];
}

/** Does this judgement, as it stands, call for sentences? */
export function needsEvidence(kase, answers, judgement) {
  const { section, id } = judgement;
  const { kind, needs_evidence = [] } = kase.items[section];
  if (kind === 'gate') return flagOf(answers, judgement) === 'flag';
  if (kind === 'points')
    return totalPoints(answers[section]) > 0 && (answers[section].not_enough ?? 0) < 50;
  return needs_evidence.includes(answers[section]?.[id]);
}

/** May sentences be chosen for it already? Points may be placed after the sentences. */
export const mayCite = (kase, answers, judgement) =>
  kase.items[judgement.section].kind === 'points' ||
  needsEvidence(kase, answers, judgement) ||
  evidenceOf(kase, answers, judgement).length > 0;

// Writers change `answers` in place; the caller gives them a copy.

export function setEvidence(kase, answers, { section, id }, sentences) {
  if (kase.items[section].kind === 'gate') return setFlag(answers, { section, id }, sentences);
  const { [id]: _, ...others } = answers.evidence ?? {};
  answers.evidence = sentences.length ? { ...others, [id]: sentences } : others;
}

export function setFlag(answers, { section, id }, value) {
  const { [id]: _, ...flags } = answers[section]?.flags ?? {};
  if (value !== undefined) flags[id] = value;
  answers[section] = { actions: [], ...answers[section], flags };
}

/** `undefined` clears the answer. */
export function setItem(answers, { section, id }, value) {
  const { [id]: _, ...others } = answers[section] ?? {};
  answers[section] = value === undefined ? others : { ...others, [id]: value };
}

// ---------------------------------------------------------------- points and sets

export const placed = (points = {}) => Object.entries(points).filter(([, n]) => n);
export const totalPoints = (points = {}) => Object.values(points).reduce((sum, n) => sum + n, 0);

// ---------------------------------------------------------------- narrative

export const narrativeOf = (answers, id) => answers.narrative?.[id] ?? '';
export const countWords = (text) => text.trim().split(/\s+/u).filter(Boolean).length;

// ---------------------------------------------------------------- how far one is

/** { done, of }; `of` is missing where any number will do (a budget is a most, not a must). */
export function progress(kase, answers, section) {
  if (section === 'narrative') {
    return {
      done: kase.narrative.filter((prompt, i) => !narrativeGap(kase, answers, prompt, i)).length,
      of: kase.narrative.length,
    };
  }
  const { kind } = kase.items[section];
  const ids = itemsOf(kase, section);
  if (kind === 'points') return { done: totalPoints(answers[section]), of: 100 };
  if (kind === 'set') return { done: answers[section]?.length ?? 0 };
  return {
    done: ids.filter((id) => answerOf(kase, answers, { section, id }) !== undefined).length,
    of: ids.length,
  };
}

export const progressText = ({ done, of }) =>
  of ? `${done} of ${of}` : done ? `${done} chosen` : 'none yet';
export const isFull = ({ done, of }) => (of ? done >= of : done > 0);

/** What is still open, as [{ section, text }]: never whether an answer is right. `name` gives the words for an id. */
export function gaps(kase, answers, name) {
  const open = sectionsOf(kase).flatMap((section) =>
    [...openIn(kase, answers, section), ...bareIn(kase, answers, section, name)].map((text) => ({
      section,
      text,
    })),
  );
  const texts = (kase.narrative ?? []).map((prompt, i) => narrativeGap(kase, answers, prompt, i));
  return [...open, ...texts.filter(Boolean).map((text) => ({ section: 'narrative', text }))];
}

/** Is nothing open on this page, by the same rules as `gaps` and the desk? */
export const isDone = (kase, answers, section) =>
  !gaps(kase, answers, String).some((gap) => gap.section === section);

function openIn(kase, answers, section) {
  const { done, of } = progress(kase, answers, section);
  const { kind } = kase.items[section];
  if (isFull({ done, of }))
    return kind === 'gate' && !answers[section]?.actions?.length ? ['no action chosen'] : [];
  if (kind === 'points') return [`${of - done} points not placed`];
  if (kind === 'set') return ['nothing chosen'];
  return [`${of - done} open`];
}

function bareIn(kase, answers, section, name) {
  if (!asksEvidence(kase, section)) return [];
  const { kind } = kase.items[section];
  const ids = kind === 'points' ? [section] : itemsOf(kase, section);
  const least = kind === 'points' ? 2 : 1;
  const bare = ids.filter(
    (id) =>
      needsEvidence(kase, answers, { section, id }) &&
      evidenceOf(kase, answers, { section, id }).length < least,
  );
  if (!bare.length) return [];
  return [
    kind === 'points'
      ? 'fewer than two sentences chosen for it'
      : `no sentence yet for ${bare.map(name).join(', ')}`,
  ];
}

function narrativeGap(kase, answers, { id, words: [least, most] = [1, Infinity] }, i) {
  const count = countWords(narrativeOf(answers, id));
  const which = kase.narrative.length > 1 ? `text ${i + 1}: ` : '';
  if (!count) return `${which}nothing written`;
  if (count < least) return `${which}${count} words, ${least} to ${most} asked for`;
  return count > most && `${which}${count} words, at most ${most} asked for`;
}

/** sentence id -> the judgements that cite it */
export function citations(kase, answers) {
  const cited = {};
  for (const section of sectionsOf(kase).filter((name) => asksEvidence(kase, name))) {
    for (const id of kase.items[section].kind === 'points' ? [section] : itemsOf(kase, section)) {
      for (const sentence of evidenceOf(kase, answers, { section, id }))
        (cited[sentence] ??= []).push({ section, id });
    }
  }
  return cited;
}

// ---------------------------------------------------------------- two sets of answers

const META = new Set(['schema', 'case', 'student', 'workspace', 'revision', 'saved_at']);

/** The same text for the same answers, whatever the order of their keys; empty parts do not count. */
export function canonical(answers) {
  const tidy = (value) => {
    if (Array.isArray(value)) return value;
    if (value === null || typeof value !== 'object') return value;
    const kept = Object.keys(value)
      .sort()
      .map((key) => [key, tidy(value[key])])
      .filter(
        ([, part]) =>
          part !== '' &&
          !(part && typeof part === 'object' && !Array.isArray(part) && !Object.keys(part).length),
      );
    return Object.fromEntries(kept);
  };
  return JSON.stringify(
    tidy(Object.fromEntries(Object.entries(answers).filter(([key]) => !META.has(key)))),
  );
}

export const isSame = (one, other) => canonical(one) === canonical(other);

/** Does a copy hold an answer or a text that the saved answers lack? What both answer, differently or not, is no reason to keep it. */
export function adds(copy, saved) {
  return Object.entries(copy)
    .filter(([part]) => !META.has(part))
    .some(([part, value]) => {
      if (!['narrative', 'notes'].includes(part)) return holdsMore(value, saved[part]);
      return Object.entries(value ?? {}).some(
        ([id, text]) => !String(saved[part]?.[id] ?? '').includes(String(text).trim()),
      );
    });
}

function holdsMore(value, saved) {
  if (value === null || typeof value !== 'object') return value != null && saved == null;
  if (Array.isArray(value)) return value.length > 0 && !saved?.length;
  return Object.entries(value).some(([id, inner]) => holdsMore(inner, saved?.[id]));
}

/** The sections in which two sets of answers differ. */
export function differing(one, other) {
  const keys = new Set(
    [...Object.keys(one), ...Object.keys(other)].filter((key) => !META.has(key)),
  );
  return [...keys].filter((key) => !isSame({ [key]: one[key] ?? {} }, { [key]: other[key] ?? {} }));
}
