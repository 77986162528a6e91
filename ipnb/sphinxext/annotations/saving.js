// A file that the reader saves: the only way in which notes leave the browser.

import { h } from '../ipnb/web/dom.js';
import { named, writeNotes } from './notes_file.js';

/** Let the browser save a text under a name. */
export function saveText(name, text, type) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** "notes-mira-reading-evidence-2026-03-02.json", of letters that every system takes. */
export function fileName(parts, ending, now = new Date()) {
  const plain = parts.map((part) =>
    part
      .normalize('NFKD')
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase(),
  );
  return `${['notes', ...plain, now.toISOString().slice(0, 10)].filter(Boolean).join('-')}.${ending}`;
}

/** Save notes as a file that a reading group can share, with the reader's name if there is one. */
export function saveNotes(notes, list, where = '') {
  const { ids, name } = notes.settings();
  const label = ['Notes', name && `of ${name}`, where && `on ${where}`].filter(Boolean).join(' ');
  const text = writeNotes(named(list, ids, name), { label, creator: { id: ids[0], name } });
  saveText(fileName([name, where], 'json'), text, 'application/json');
}
