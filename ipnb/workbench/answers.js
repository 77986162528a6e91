/* Reading and writing answers: pure functions over a case and an answers object. No page, no words, no right answers.
 *
 * A judgement is { section, id }: one item of one section. Its evidence is a list of sentence ids. */

import { kindOf } from '../formulation/kinds/index.js';
import { knownSentences } from '../formulation/kinds/judgement.js';

/** In the order of the case, which is its author's. */
export const sectionsOf = (kase) => Object.keys(kase.items);

export const itemsOf = (kase, section) => kindOf(kase, section).items(kase, section);
export const maxEvidence = (kase) => kase.evidence_max ?? 4;
export const sentenceOf = (kase, id) => kase.sentences.find((sentence) => sentence.id === id);

/** How a section is best drawn: over what it asks, and in what form. */
export const shapeOf = (kase, section) => kindOf(kase, section).shape(kase.items[section]);

export const asksEvidence = (kase, section) =>
  kindOf(kase, section).cites(kase, section).length > 0;

// ---------------------------------------------------------------- one judgement

export const answerOf = (kase, answers, judgement) =>
  kindOf(kase, judgement.section).read(answers, judgement);

export const evidenceOf = (kase, answers, judgement) =>
  knownSentences(kase, kindOf(kase, judgement.section).evidence(answers, judgement));

/** Does this judgement, as it stands, call for sentences? */
export const needsEvidence = (kase, answers, judgement) =>
  kindOf(kase, judgement.section).needsEvidence(kase.items[judgement.section], answers, judgement);

/** May sentences be chosen for it already? */
export const mayCite = (kase, answers, judgement) =>
  kindOf(kase, judgement.section).citesFirst ||
  needsEvidence(kase, answers, judgement) ||
  evidenceOf(kase, answers, judgement).length > 0;

/** Changes `answers` in place; the caller gives a copy. */
export const setEvidence = (kase, answers, judgement, sentences) =>
  kindOf(kase, judgement.section).setEvidence(answers, judgement, sentences);

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
  return kindOf(kase, section).progress(kase, answers, section);
}

export const progressText = ({ done, of }) =>
  of ? `${done} of ${of}` : done ? `${done} chosen` : 'none yet';

/** What is still open, as [{ section, text }]: never whether an answer is right. `name` gives the words for an id. */
export function gaps(kase, answers, name) {
  const open = sectionsOf(kase).flatMap((section) =>
    kindOf(kase, section)
      .missing(kase, answers, section, name)
      .map((text) => ({ section, text })),
  );
  const texts = (kase.narrative ?? []).map((prompt, i) => narrativeGap(kase, answers, prompt, i));
  return [...open, ...texts.filter(Boolean).map((text) => ({ section: 'narrative', text }))];
}

/** Is nothing open on this page, by the same rules as `gaps` and the desk? */
export const isDone = (kase, answers, section) =>
  !gaps(kase, answers, String).some((gap) => gap.section === section);

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
  for (const section of sectionsOf(kase)) {
    for (const id of kindOf(kase, section).cites(kase, section)) {
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
