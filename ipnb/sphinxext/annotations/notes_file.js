// The file that a reading group shares: an AnnotationCollection with one page; written, read, merged.

import { CONTEXT, changedAt, copyOf, creatorOf, faultOf, newId, textOf } from './annotation.js';

/** What wrote a file, as the standard names software; a later form of the file has another version. */
const GENERATOR = {
  id: 'urn:uuid:6d0c1f3e-6f0b-4c1e-9a55-3f0e2b7d5a10',
  type: 'Software',
  name: 'ipnb.notes',
  'schema:softwareVersion': '1',
};
const VERSION = 'schema:softwareVersion';
const versionOf = (data) =>
  data?.generator?.name === GENERATOR.name ? String(data.generator[VERSION]) : GENERATOR[VERSION];
export const LARGEST_FILE = 5_000_000; // bytes
export const MOST_ENTRIES = 5000;
/** Letters of all notes together: the rest of a browser's five million is for answers. */
export const MOST_KEPT = 3_000_000;

const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The text of a file; each annotation is a line, so that a damaged line takes no other with it.
 *
 * @param {object[]} annotations
 * @param {{label: string, creator: {id: string, name?: string}, now?: Date, extra?: object}} about
 *   Whoever writes the file, and what else is said of the collection.
 */
export function writeNotes(annotations, { label, creator, now = new Date(), extra = {} }) {
  const author = { id: creator.id, type: 'Person', ...(creator.name && { name: creator.name }) };
  const head = {
    '@context': CONTEXT,
    id: newId(),
    type: 'AnnotationCollection',
    label,
    creator: author,
    generator: GENERATOR,
    generated: now.toISOString(),
    total: annotations.length,
    ...extra,
  };
  const lines = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  if (annotations.length) {
    const items = annotations.map((one) => JSON.stringify(one)).join(',\n');
    const page = `"id": "${newId()}", "type": "AnnotationPage", "startIndex": 0, "items": [\n${items}\n]`;
    lines.push(`"first": {${page}}`);
  }
  return `{${lines.join(',\n')}}\n`;
}

/** The same notes with the name of their author, who may have chosen it after writing them. */
export const named = (annotations, ids, name) =>
  annotations.map((one) => {
    if (!ids.includes(creatorOf(one).id)) return one;
    const { name: _, ...creator } = isMapping(one.creator) ? one.creator : { id: ids[0] };
    return { ...one, creator: { type: 'Person', ...creator, ...(name && { name }) } };
  });

/** The entries of anything that the standard lets annotations come in, or null. */
function entriesOf(data) {
  if (Array.isArray(data)) return data;
  if (!isMapping(data)) return null;
  if ([data.type].flat().includes('Annotation')) return [data];
  const page = isMapping(data.first) ? data.first : data;
  return Array.isArray(page.items) ? page.items : null;
}

/** A file that is no JSON any more: the lines that can still be read, and the numbers of those that cannot. */
function salvage(text) {
  const begins = text.indexOf('"items"');
  if (begins < 0) return null;
  const lines = text.slice(begins).split('\n').slice(1);
  return lines
    .filter((line) => /\S/.test(line) && !/^\s*\][\s\]}]*$/.test(line))
    .map((line) => {
      try {
        return JSON.parse(line.trim().replace(/,$/, ''));
      } catch {
        return undefined;
      }
    });
}

const OTHER = 'This is not a file of notes. Nothing was changed.';

/**
 * What a file holds.
 *
 * @param {string} text
 * @returns {{annotations: object[], faults: string[], warnings: string[]}} Faults name the entry, counted from 1;
 *   with no annotation at all, the first warning says why.
 */
export function readNotes(text) {
  let data, entries;
  const warnings = [];
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
    entries = entriesOf(data);
    if (!entries && Number.isInteger(data?.total) && data.total === 0) entries = [];
  } catch {
    entries = salvage(text);
    if (entries) warnings.push('This file is damaged; what could be read of it was taken.');
  }
  if (!entries) return { annotations: [], faults: [], warnings: [OTHER] };
  if (versionOf(data) !== GENERATOR[VERSION])
    warnings.push(
      `This file was written by another version of these pages (${versionOf(data).slice(0, 40)}, here ${GENERATOR[VERSION]}). What is understood was taken, and the rest is kept with it.`,
    );
  if (entries.length > MOST_ENTRIES)
    warnings.push(
      `The file has ${entries.length} entries; the first ${MOST_ENTRIES} were read. Ask for single chapters to get the others.`,
    );
  const annotations = [],
    faults = [];
  entries.slice(0, MOST_ENTRIES).forEach((entry, i) => {
    const fault = entry === undefined ? 'it is damaged' : faultOf(entry);
    if (fault) faults.push(`Entry ${i + 1} was left out: ${fault}.`);
    else annotations.push(withoutContext(entry));
  });
  return { annotations, faults, warnings };
}

function withoutContext(annotation) {
  const { '@context': context, ...rest } = annotation;
  return context === CONTEXT || context === undefined ? rest : annotation;
}

/** With keys in one order, at every depth. */
const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted)
    : isMapping(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;
const content = ({ creator: _, ...rest }) => JSON.stringify(sorted(rest));
/** Whether two say the same of the same passage, whoever's name stands there. */
const saysTheSame = (one, other) => content(one) === content(other);

/**
 * What changes if notes of a file come to those that are kept.
 *
 * Of two with one id the newer stays; if both are of one time and differ, both stay, the second under an id of
 * its own, which names the first in `via`.
 *
 * @param {object[]} kept
 * @param {object[]} incoming
 * @param {number} [room] - Letters that may be kept in all.
 * @returns {{put: object[], added: number, renewed: number, doubled: number, known: number, full: number}}
 */
export function merge(kept, incoming, room = MOST_KEPT) {
  const byId = new Map(kept.map((one) => [one.id, one]));
  const copies = new Set(kept.filter((one) => one.via).map((one) => `${one.via} ${textOf(one)}`));
  const found = { put: [], added: 0, renewed: 0, doubled: 0, known: 0, full: 0 };
  let left = room - kept.reduce((sum, one) => sum + JSON.stringify(one).length, 0);

  const take = (annotation, how) => {
    const before = byId.get(annotation.id);
    const more = JSON.stringify(annotation).length - (before ? JSON.stringify(before).length : 0);
    if (more > left) {
      found.full += 1;
      return;
    }
    left -= more;
    byId.set(annotation.id, annotation);
    found.put.push(annotation);
    found[how] += 1;
  };

  for (const one of incoming) {
    const before = byId.get(one.id);
    const later = before && Date.parse(changedAt(one)) - Date.parse(changedAt(before));
    if (!before) take(one, 'added');
    else if (later > 0) take(one, 'renewed');
    else if (later < 0) found.known += 1;
    else if (saysTheSame(one, before)) {
      found.known += 1;
      // somebody has chosen a name since
      if (creatorOf(one).name && creatorOf(one).name !== creatorOf(before).name) {
        byId.set(one.id, one);
        found.put.push(one);
      }
    } else if (copies.has(`${one.id} ${textOf(one)}`)) found.known += 1;
    else {
      copies.add(`${one.id} ${textOf(one)}`);
      take(copyOf(one), 'doubled');
    }
  }
  return found;
}
