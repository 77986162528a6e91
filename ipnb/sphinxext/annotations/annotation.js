// A note or a highlight as the W3C's Web Annotation Data Model has it: made, read, changed, checked.

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const LONGEST_QUOTE = 2000; // letters of the passage
export const LONGEST_TEXT = 20_000; // letters of a note
const LONGEST_NAME = 500; // letters of an id, an address or a person's name

/** An identifier for which nobody has to be asked. `crypto.randomUUID` is not there on a hub without HTTPS. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

const listOf = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);
const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const typesOf = (value) => listOf(value?.type);

/** The target with a quotation, of several the first. */
const targetOf = (annotation) =>
  listOf(annotation.target).find((target) => isMapping(target) && selectorOf(target)) ?? null;
const selectorOf = (target, type = 'TextQuoteSelector') =>
  listOf(target?.selector).find((selector) => typesOf(selector).includes(type));
const bodyOf = (annotation) =>
  listOf(annotation.body).find((body) => typesOf(body).includes('TextualBody'));
const addressOf = (source) => (isMapping(source) ? source.id : source);

export const sourceOf = (annotation) => addressOf(targetOf(annotation)?.source);
export const quoteOf = (annotation) => selectorOf(targetOf(annotation));
export const positionOf = (annotation) => selectorOf(targetOf(annotation), 'TextPositionSelector');
export const textOf = (annotation) => bodyOf(annotation)?.value ?? '';
export const isNote = (annotation) => textOf(annotation).trim() !== '';
/** When it was last changed; what was never changed has only the time at which it was made. */
export const changedAt = (annotation) => annotation.modified ?? annotation.created ?? '';

/** Who made it: `{ id, name }`; whoever has no id is known by the name. */
export function creatorOf(annotation) {
  const found = listOf(annotation.creator)[0];
  if (!isMapping(found)) return { id: typeof found === 'string' ? found : '', name: '' };
  const name = typeof found.name === 'string' ? found.name : '';
  return { id: typeof found.id === 'string' ? found.id : name, name };
}

/** The chapter's name: the last part of its address, so that a chapter that moves keeps its notes. */
export function chapterOf(address) {
  try {
    const { pathname } = new URL(address, 'http://nowhere.invalid/');
    return decodeURIComponent(pathname.replace(/\/+$/, '').split('/').pop()).replace(
      /\.html?$/,
      '',
    );
  } catch {
    return '';
  }
}

/** A highlight, or with a text a note. */
export function make({ source, quote, position, text = '', creator, now = new Date() }) {
  const at = now.toISOString();
  const bare = {
    id: newId(),
    type: 'Annotation',
    motivation: 'highlighting',
    created: at,
    modified: at,
    creator: { id: creator, type: 'Person' },
    target: {
      source,
      selector: [
        { type: 'TextQuoteSelector', ...quote },
        { type: 'TextPositionSelector', ...position },
      ],
    },
  };
  return text ? withText(bare, text, now) : bare;
}

/** The same with another text, or as a highlight without one; all else that stands in it stays. */
export function withText(annotation, text, now = new Date()) {
  const before = bodyOf(annotation);
  const others = listOf(annotation.body).filter((body) => body !== before);
  const own = text.trim()
    ? [{ type: 'TextualBody', format: 'text/plain', ...before, value: text }]
    : [];
  const { body: _, ...rest } = annotation;
  const bodies = [...own, ...others];
  return {
    ...rest,
    motivation: own.length ? 'commenting' : 'highlighting',
    modified: now.toISOString(),
    ...(bodies.length && { body: bodies.length === 1 ? bodies[0] : bodies }),
  };
}

/** The same under an id of its own; `via` says from which it comes. */
export const copyOf = (annotation) => ({ ...annotation, id: newId(), via: annotation.id });

const isWords = (value, most) => typeof value === 'string' && value !== '' && value.length <= most;
const isTime = (value) =>
  value === undefined || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));

const CHECKS = [
  [isMapping, 'it is not an annotation'],
  [(one) => typesOf(one).includes('Annotation'), 'its type is not Annotation'],
  [(one) => isWords(one.id, LONGEST_NAME), 'it has no id, or one that is too long'],
  [(one) => targetOf(one), 'it quotes no passage'],
  [(one) => isWords(sourceOf(one), 4 * LONGEST_NAME), 'it does not say to which page it belongs'],
  [(one) => chapterOf(sourceOf(one)), 'the address of its page is damaged'],
  [
    (one) => isWords(quoteOf(one).exact, 2 * LONGEST_QUOTE),
    `its passage is empty, or longer than ${2 * LONGEST_QUOTE} letters`,
  ],
  [
    (one) => [quoteOf(one).prefix ?? '', quoteOf(one).suffix ?? ''].every((at) => at.length <= 200),
    'what stands around its passage is too long',
  ],
  [
    (one) => typeof textOf(one) === 'string' && textOf(one).length <= LONGEST_TEXT,
    `its text is longer than ${LONGEST_TEXT} letters`,
  ],
  [(one) => isTime(one.created) && isTime(one.modified), 'its date cannot be read'],
  [(one) => creatorOf(one).name.length <= LONGEST_NAME, 'the name of its author is too long'],
];

/** What is wrong with something that should be an annotation of a passage, in words; null if nothing is. */
export const faultOf = (value) => CHECKS.find(([isMet]) => !isMet(value))?.[1] ?? null;
