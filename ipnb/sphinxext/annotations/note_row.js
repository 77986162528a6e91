// One note in the list of all: its passage with a link to it, its text, and a field to change it.

import { button, h, moment } from '../ipnb/web/dom.js';
import { LONGEST_TEXT, changedAt, isNote, quoteOf, textOf, withText } from './annotation.js';
import { beginning, nameOf, personOf } from './words.js';

/**
 * A list item.
 *
 * @param {object} annotation
 * @param {{href: string | null, isMine: boolean, drafts: Map, keep: Function, remove: Function}} about
 *   `href` of the chapter; `drafts`, id -> text that is being written.
 */
export function noteRow(annotation, { href, isMine, drafts, keep, remove }) {
  const name = nameOf(annotation, isMine);
  const quote = quoteOf(annotation).exact;
  const when = changedAt(annotation);
  const said = [!isMine && personOf(annotation), when && moment(when)];
  const text = h('p', { class: 'note-text' }, textOf(annotation));
  const edit = button(isNote(annotation) ? 'Edit' : 'Add a note', begin, {
    'aria-label': `${isNote(annotation) ? 'Edit' : 'Add a note'}: ${name}`,
  });
  const actions = h(
    'div',
    { class: 'row' },
    h('span', { class: 'note-meta' }, said.filter(Boolean).join(', ')),
    isMine && edit,
    button('Delete', remove, { 'aria-label': `Delete: ${name}` }),
  );
  text.hidden = !isNote(annotation);
  const row = h(
    'li',
    { 'data-note': annotation.id },
    h(
      'blockquote',
      {},
      href ? h('a', { href: `${href}#note=${encodeURIComponent(annotation.id)}` }, quote) : quote,
    ),
    text,
    actions,
  );

  function begin() {
    const { id } = annotation;
    const field = h('textarea', {
      rows: 4,
      maxlength: LONGEST_TEXT,
      'aria-label': `Your note on “${beginning(quote)}”`,
      oninput: () => drafts.set(id, field.value),
    });
    field.value = drafts.get(id) ?? textOf(annotation);
    drafts.set(id, field.value);
    const done = button('Keep', () => {
      drafts.delete(id);
      keep(withText(annotation, field.value), changedAt(annotation));
    });
    const leave = button('Leave it', () => {
      drafts.delete(id);
      form.remove();
      text.hidden = !isNote(annotation);
      actions.hidden = false;
      edit.focus();
    });
    const form = h('div', { class: 'note-form' }, field, h('div', { class: 'row' }, done, leave));
    text.hidden = actions.hidden = true;
    text.after(form);
    field.focus();
  }
  if (drafts.has(annotation.id)) begin(); // the list was drawn anew while something was written
  return row;
}
