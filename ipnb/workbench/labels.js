/* The words of a case: first the case's own labels, then the words that Python, the book and this form share. */

import vocabulary from '../formulation/vocabulary.js';

/** Steps that only this form has: [name, heading, lead] as in vocabulary.sections. */
const STEPS = {
  note: ['Start', 'Before you begin', ''],
  glance: ['At a glance', 'Your formulation at a glance', ''],
  feedback: ['Feedback', 'Feedback, sentence by sentence', ''],
};
const LOOKS = 6; // colours and patterns in the style sheet for options that it does not know by name

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const fromId = (id) => capital(String(id).replaceAll('_', ' '));

/** One letter for each word, two where words share their first: "Mechanism", "Metaphor" -> "Mc", "Mt". */
export function lettersFor(words) {
  return words.map((word) => {
    const rivals = words.filter(
      (other) => other !== word && other[0].toLowerCase() === word[0].toLowerCase(),
    );
    if (!rivals.length) return word[0].toUpperCase();
    const at = [...word].findIndex(
      (sign, i) => i > 0 && rivals.every((other) => other[i] !== sign),
    );
    return word[0].toUpperCase() + (word[at] ?? '');
  });
}

export function createWords(kase, own = {}) {
  const { labels = {} } = kase;
  const stock = (step) => own.steps?.[step] ?? STEPS[step] ?? vocabulary.sections[step];
  const split = (option) => (labels[option] ?? '').split(/:\s+/, 2); // "Definition: says what a word is to mean"
  const named = new Map(
    [...(kase.segments ?? []), ...(kase.cards ?? [])].map((item) => [
      item.id,
      item.text ?? item.label ?? item.id,
    ]),
  );
  const strange = [
    ...new Set(Object.values(kase.items).flatMap(({ options = [] }) => options)),
  ].filter((option) => !vocabulary.options[option]);
  const letters = new Map();
  for (const { options = [] } of Object.values(kase.items)) {
    const own = options.filter((option) => strange.includes(option));
    lettersFor(own.map((option) => split(option)[0] || fromId(option))).forEach((letter, i) =>
      letters.set(own[i], letter),
    );
  }

  const words = {
    sure: vocabulary.sureness,
    said: own.said ?? vocabulary.form, // an open case, which nobody marks, says some things otherwise
    bands: vocabulary.bands,
    fivePs: ['predisposing', 'precipitating', 'presenting', 'perpetuating', 'protective'],
    word: (option) => split(option)[0] || (vocabulary.options[option]?.[0] ?? fromId(option)),
    short: (option) => words.word(option).replace(' information', ''),
    hint: (option) =>
      split(option)[1] ?? (labels[option] ? '' : (vocabulary.options[option]?.[2] ?? '')),
    letter: (option) => vocabulary.options[option]?.[1] ?? letters.get(option) ?? '·',
    /** What the style sheet knows the option by. */
    look: (option) =>
      strange.includes(option)
        ? `look-${(strange.indexOf(option) % LOOKS) + 1}`
        : (option ?? 'blank'),
    number: (id) =>
      /^[a-z]*0*\d+$/i.test(id)
        ? Number(id.match(/\d+/)[0])
        : kase.sentences.findIndex((s) => s.id === id) + 1,
    gloss: (id) => vocabulary.domains[id]?.[1] ?? '',
    title: (step) => kase.items[step]?.title ?? stock(step)?.[0] ?? fromId(step),
    heading: (step) =>
      kase.items[step]?.question ?? kase.items[step]?.title ?? stock(step)?.[1] ?? fromId(step),
    lead: (step) => kase.items[step]?.hint ?? stock(step)?.[2] ?? '',
    rubric: (name = 'formulation') => vocabulary.rubrics[name],
    /** What people read for the id of an item, a sentence, a section or an option. */
    name(id) {
      if (named.has(id)) return named.get(id);
      if (labels[id]) return labels[id].replace('->', '→');
      if (vocabulary.domains[id]) return vocabulary.domains[id][0];
      if (kase.items[id]) return words.title(id);
      return kase.sentences.some((s) => s.id === id) ? `Sentence ${words.number(id)}` : fromId(id);
    },
  };
  return words;
}
