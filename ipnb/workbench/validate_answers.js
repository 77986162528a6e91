/* What of kept answers a case can use: a published case may have changed since. Says the same as answers_shape.py. */

import { asksEvidence, itemsOf, sectionsOf } from './answers.js';
import { arguable } from './argue.js';

const CUES = ['not_asked', 'no_flag'];

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
  const judged = sections
    .filter((name) => kase.items[name].kind !== 'gate' && asksEvidence(kase, name))
    .flatMap((name) => (kase.items[name].kind === 'points' ? [name] : itemsOf(kase, name)));
  const texts = (kase.narrative ?? []).map(({ id }) => id);
  return {
    ...Object.fromEntries(sections.map((name) => [name, sectionReader(kase, name, sentences)])),
    evidence: (value) =>
      each(value, judged, (ids) => {
        const found = some(ids, sentences);
        return found?.length ? found : undefined;
      }),
    confidence: (value) =>
      each(value, sections, (sure) => ([1, 2, 3].includes(sure) ? sure : undefined)),
    narrative: (value) => each(value, texts, text),
    notes: (value) => each(value, [...sections, 'narrative'], text),
    arguments: (value) =>
      each(
        value,
        sections.flatMap((name) => arguable(kase, name)),
        text,
      ),
  };
}

function sectionReader(kase, name, sentences) {
  const { kind, options, actions } = kase.items[name];
  const ids = itemsOf(kase, name);
  if (kind === 'set') return (value) => some(value, ids);
  if (kind === 'gate') return (value) => gate(value, ids, actions, sentences);
  if (kind === 'nominal')
    return (value) => each(value, ids, (option) => (options.includes(option) ? option : undefined));
  return (value) => each(value, ids, (number) => (typeof number === 'number' ? number : undefined));
}

const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const text = (value) => (typeof value === 'string' ? value : undefined);
const some = (value, ids) =>
  Array.isArray(value) ? [...new Set(value.filter((id) => ids.includes(id)))] : undefined;

function each(value, ids, keep) {
  if (!isMapping(value)) return {};
  const kept = Object.entries(value)
    .filter(([id]) => ids.includes(id))
    .map(([id, inner]) => [id, keep(inner)]);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
}

function gate(value, cues, actions, sentences) {
  if (!isMapping(value)) return {};
  const flags = each(value.flags, cues, (flag) =>
    Array.isArray(flag) ? some(flag, sentences) : CUES.includes(flag) ? flag : undefined,
  );
  const chosen = some(value.actions, actions) ?? [];
  return chosen.length || Object.keys(flags).length ? { flags, actions: chosen } : {};
}
