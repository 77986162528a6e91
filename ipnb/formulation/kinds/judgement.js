/* What the kinds of items share: reading, changing and cleaning parts of stored answers.
 *
 * A judgement is { section, id }: one item of one section. Writers change `answers` in place; the caller gives them a copy. */

/** Ids of a section over sentences, segments, cards or a list of ids. */
export function idsOver(kase, section) {
  const { over, only } = kase.items[section];
  const ids = Array.isArray(over) ? over : (kase[over] ?? []).map((item) => item.id);
  return only ? ids.filter((id) => only.includes(id)) : ids;
}

export const itemAnswer = (answers, { section, id }) => answers[section]?.[id];

/** `undefined` clears the answer. */
export function setItem(answers, { section, id }, value) {
  const { [id]: _, ...others } = answers[section] ?? {};
  answers[section] = value === undefined ? others : { ...others, [id]: value };
}

export const evidenceApart = (answers, { id }) => answers.evidence?.[id];

export function setEvidenceApart(answers, { id }, sentences) {
  const { [id]: _, ...others } = answers.evidence ?? {};
  answers.evidence = sentences.length ? { ...others, [id]: sentences } : others;
}

export const isFull = ({ done, of }) => (of ? done >= of : done > 0);

/** { done, of } of a section with one answer an item. */
export function countAnswered(
  kase,
  answers,
  section,
  ids = idsOver(kase, section),
  read = itemAnswer,
) {
  const answered = ids.filter((id) => read(answers, { section, id }) !== undefined);
  return { done: answered.length, of: ids.length };
}

export const openItems = ({ done, of }) => (done < of ? [`${of - done} open`] : []);

/** For which judgements a sentence is called for and none is chosen. `isBare` tells it of one id. */
export function withoutSentence(ids, isBare, name) {
  const bare = ids.filter(isBare);
  return bare.length ? [`no sentence yet for ${bare.map(name).join(', ')}`] : [];
}

/** Those of the stored sentences that the case has. */
export const knownSentences = (kase, stored) =>
  Array.isArray(stored) ? stored.filter((id) => kase.sentences.some((s) => s.id === id)) : [];

export const isMapping = (value) =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const keepSome = (value, ids) =>
  Array.isArray(value) ? [...new Set(value.filter((id) => ids.includes(id)))] : undefined;

export function keepEach(value, ids, keep) {
  if (!isMapping(value)) return {};
  const kept = Object.entries(value)
    .filter(([id]) => ids.includes(id))
    .map(([id, inner]) => [id, keep(inner)]);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
}

export const keepNumbers = (value, ids) =>
  keepEach(value, ids, (number) => (typeof number === 'number' ? number : undefined));

export const USUAL = {
  items: idsOver,
  arguable: idsOver,
  cites: () => [],
  read: itemAnswer,
  write: setItem,
  isAnswered: (answers, judgement) => itemAnswer(answers, judgement) !== undefined,
  evidence: evidenceApart,
  setEvidence: setEvidenceApart,
  needsEvidence: () => false,
  keepsEvidenceApart: true,
  citesFirst: false,
  progress: countAnswered,
  words: (labels, id, value) => String(value),
  heading: (title) => title,
  citeTag: null,
  reasons: {
    isListed: () => false,
    listed: () => [],
    stored: itemAnswer,
    said: itemAnswer,
    /** Under which names the reasons for an answer stand. */
    whyFor: (answers, section, said) => [said],
    word: ({ word }, answer) => word(answer),
    /** Is it an answer that a reader can choose as it stands? */
    isOffered: () => true,
    sentences: 'Enough to argue it:',
  },
};
