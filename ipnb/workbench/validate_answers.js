/* What of kept answers a case can use: a published case may have changed since. Says the same as sanitise_answers.py. */

import { kindOf } from '../formulation/kinds/index.js';
import { keepEach, keepSome } from '../formulation/kinds/judgement.js';
import vocabulary from '../formulation/vocabulary.js';
import { itemsOf, sectionsOf } from './answers.js';
import { arguable } from './argue.js';

const SURE = Object.keys(vocabulary.sureness).map(Number);

export function fitting(kase, stored) {
  const readers = readersOf(kase);
  const kept = Object.entries(stored ?? {})
    .filter(([part]) => Object.hasOwn(readers, part))
    .map(([part, value]) => [part, readers[part](value)]);
  return Object.fromEntries(
    kept.filter(([, value]) =>
      Array.isArray(value) ? value.length : value && Object.keys(value).length,
    ),
  );
}

function readersOf(kase) {
  const sentences = kase.sentences.map(({ id }) => id);
  const sections = sectionsOf(kase);
  const judged = sections.flatMap((name) => {
    const kind = kindOf(kase, name);
    return kind.keepsEvidenceApart ? kind.cites(kase, name) : [];
  });
  const texts = (kase.narrative ?? []).map(({ id }) => id);
  return {
    ...Object.fromEntries(sections.map((name) => [name, sectionReader(kase, name, sentences)])),
    evidence: (value) =>
      keepEach(value, judged, (ids) => {
        const found = keepSome(ids, sentences);
        return found?.length ? found : undefined;
      }),
    confidence: (value) =>
      keepEach(value, sections, (sure) => (SURE.includes(sure) ? sure : undefined)),
    narrative: (value) => keepEach(value, texts, text),
    notes: (value) => keepEach(value, [...sections, 'narrative'], text),
    arguments: (value) =>
      keepEach(
        value,
        sections.flatMap((name) => arguable(kase, name)),
        text,
      ),
  };
}

function sectionReader(kase, name, sentences) {
  const [kind, spec, ids] = [kindOf(kase, name), kase.items[name], itemsOf(kase, name)];
  return (value) => kind.clean(value, { spec, ids, sentences });
}

const text = (value) => (typeof value === 'string' ? value : undefined);
