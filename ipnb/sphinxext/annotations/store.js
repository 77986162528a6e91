// Where notes are kept: the browser's store, an entry each, so that two tabs never overwrite each other's notes.

import {
  chapterOf,
  changedAt,
  copyOf,
  creatorOf,
  faultOf,
  newId,
  positionOf,
  sourceOf,
} from './annotation.js';

export const PREFIX = 'book.note/'; // then the chapter's name, then the id
export const SETTINGS = 'book.notes'; // who reads here, and whose notes are hidden

const keyOf = (annotation) => `${PREFIX}${chapterOf(sourceOf(annotation))}/${annotation.id}`;

function browserStore() {
  try {
    return window.localStorage;
  } catch {
    return null; // forbidden
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What another program may have written there is passed over. */
const sound = (value) => (faultOf(value) ? null : value);

const inOrder = (one, other) =>
  (Number(positionOf(one)?.start) || 0) - (Number(positionOf(other)?.start) || 0) ||
  String(one.created ?? '').localeCompare(String(other.created ?? ''));

/** The notes of this browser; what its store does not take is held until the page is left. */
export function openNotes(store = browserStore()) {
  const held = new Map(); // key -> annotation that the store did not take
  let ownSettings = null; // the same for the settings
  let ownId = null; // until a first note is written: who only looks leaves nothing

  const keys = (chapter = '') =>
    [...new Set([...(store ? Object.keys(store) : []), ...held.keys()])].filter((key) =>
      key.startsWith(chapter ? `${PREFIX}${chapter}/` : PREFIX),
    );
  const read = (key) => held.get(key) ?? sound(parsed(store?.getItem(key) ?? null));

  function write(annotation) {
    const key = keyOf(annotation);
    try {
      store.setItem(key, JSON.stringify(annotation));
      held.delete(key);
    } catch {
      held.set(key, annotation);
    }
    return annotation;
  }

  /** Keep one, and with the first the id of its author. If it was changed elsewhere since `seen`, both stay, and the answer has an id of its own. */
  function put(annotation, seen = null) {
    if (ownId && creatorOf(annotation).id === ownId) {
      change(settings());
      ownId = null;
    }
    const there = seen && read(keyOf(annotation));
    const isOvertaken = there && changedAt(there) !== seen;
    return write(isOvertaken ? copyOf(annotation) : annotation);
  }

  function remove(annotation) {
    held.delete(keyOf(annotation));
    store?.removeItem(keyOf(annotation));
  }

  function settings() {
    const kept = ownSettings ?? parsed(store?.getItem(SETTINGS) ?? null);
    const texts = (list) =>
      Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
    const found = {
      ids: texts(kept?.ids),
      name: typeof kept?.name === 'string' ? kept.name : '',
      hidden: texts(kept?.hidden),
    };
    return found.ids.length ? found : { ...found, ids: [(ownId ??= newId())] };
  }

  function change(wanted) {
    try {
      store.setItem(SETTINGS, JSON.stringify(wanted));
      ownSettings = null;
    } catch {
      ownSettings = wanted;
    }
    return wanted;
  }

  return {
    all: (chapter) => keys(chapter).map(read).filter(Boolean).sort(inOrder),
    get: (annotation) => read(keyOf(annotation)),
    put,
    remove,
    settings,
    change: (some) => change({ ...settings(), ...some }),
    isMine: (annotation) => settings().ids.includes(creatorOf(annotation).id),
    isHidden: (annotation) => settings().hidden.includes(creatorOf(annotation).id),
    /** What is held in this page alone. */
    unkept: () => [...held.values()],
    /** Try once more, as after something was cleared; whether all is kept now. */
    again: () => {
      [...held.values()].forEach(write);
      return held.size === 0;
    },
    isOurs: (key) => key === null || key === SETTINGS || key.startsWith(PREFIX),
    canKeep: store !== null,
  };
}
