// The page of all notes: listed by chapter, changed, shared as a file, taken along as text.

import { button, h, plural } from '../ipnb/web/dom.js';
import { changedAt, chapterOf, sourceOf, withText } from './annotation.js';
import { asMarkdown } from './essay.js';
import { makeNews, sayUnkept } from './news.js';
import { LARGEST_FILE, merge, readNotes } from './notes_file.js';
import { peopleList } from './people.js';
import { noteRow } from './note_row.js';
import { fileName, saveNotes, saveText } from './saving.js';
import { openNotes } from './store.js';
import { counted } from './words.js';

const NOT_HERE = 'Pages that this edition does not have';

/** What reading a file came to, in sentences. */
export function outcome({ added, renewed, doubled, known, full }, faults, warnings) {
  const came = [
    added && `${plural(added, 'entry', 'entries')} came in`,
    renewed && `${renewed} replaced an older version`,
    doubled && `${doubled} differed from one of the same time, and both are kept`,
    known && `${known} ${known === 1 ? 'was' : 'were'} here already`,
  ].filter(Boolean);
  const shown = faults.slice(0, 3);
  return [
    ...warnings,
    came.length && `${came.join('; ')}.`,
    full && `${full} did not fit: remove some notes first, or read in single chapters.`,
    ...shown,
    faults.length > shown.length && `${faults.length - shown.length} more were left out.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Notes by chapter, in the book's order; those of unknown pages come last. */
export function byChapter(list, chapters) {
  const known = chapters.map((chapter) => ({
    ...chapter,
    notes: list.filter((one) => chapterOf(sourceOf(one)) === chapter.name),
  }));
  const names = new Set(chapters.map(({ name }) => name));
  const rest = list.filter((one) => !names.has(chapterOf(sourceOf(one))));
  return [...known, { name: '', title: NOT_HERE, href: null, notes: rest }].filter(
    ({ notes }) => notes.length,
  );
}

function render({ model, el }) {
  const chapters = model.get('chapters');
  const notes = openNotes();
  const { line, say } = makeNews();

  // ---------------------------------------------------------------- what is chosen for a file
  const name = h('input', {
    type: 'text',
    maxlength: 80,
    autocomplete: 'name',
    value: notes.settings().name,
    onchange: () => notes.change({ name: name.value.trim() }),
  });
  const where = h('select', { onchange: () => show() });
  const withOthers = h('input', { type: 'checkbox', onchange: () => show() });
  const others = h('label', { class: 'tick-label' }, withOthers, 'also the notes of others');
  const file = h('input', { type: 'file', accept: '.json,.jsonld,application/json', hidden: true });
  file.addEventListener('change', () => readIn(file.files[0]));

  const inChapter = (list) =>
    where.value ? list.filter((one) => chapterOf(sourceOf(one)) === where.value) : list;
  const chosen = () =>
    inChapter(notes.all()).filter((one) => notes.isMine(one) || withOthers.checked);
  const nameFor = (creator) =>
    notes.settings().ids.includes(creator.id) ? '' : creator.name || 'Somebody';
  const markdown = () => asMarkdown(byChapter(chosen(), chapters), nameFor);

  const save = button('Save as a file', () => saveNotes(notes, chosen(), where.value));
  const saveAsText = button('Save as text', () =>
    saveText(fileName([where.value], 'md'), markdown(), 'text/markdown'),
  );
  const copy = button('Copy as text', async () => {
    await navigator.clipboard.writeText(markdown());
    say('Copied, with passages, notes and links.');
  });
  const read = button('Read in a file', () => file.click());
  const print = button('Print', () => window.print());

  // ---------------------------------------------------------------- changes, which can be taken back

  /** Write and remove; `before` is how to take it back. */
  function change(put, gone, words, focus = true) {
    const before = [...put, ...gone].map((one) => [one, notes.get(one)]);
    put.forEach((one) => notes.put(one));
    gone.forEach((one) => notes.remove(one));
    show();
    if (notes.unkept().length) {
      sayUnkept(notes, say);
      return;
    }
    const back = () => {
      before.forEach(([one, old]) => (old ? notes.put(old) : notes.remove(one)));
      show();
      say('Taken back.');
    };
    say(words, [['Undo', back]], focus);
  }

  async function readIn(source) {
    file.value = '';
    if (!source) return;
    if (source.size > LARGEST_FILE) {
      const size = (source.size / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });
      say(
        `This file has ${size} MB, and at most ${LARGEST_FILE / 1e6} are read. Ask for one with fewer chapters. Nothing was changed.`,
      );
      return;
    }
    const { annotations, faults, warnings } = readNotes(await source.text());
    const found = merge(notes.all(), annotations);
    const words = outcome(found, faults, warnings) || 'The file holds no notes.';
    if (found.put.length) change(found.put, [], words);
    else say(words, [], true);
  }

  // ---------------------------------------------------------------- the list
  const list = h('div', { class: 'notes-list' });
  const none = h(
    'p',
    {},
    'No notes so far. Open a chapter and select a passage, or press “Notes” at its head.',
  );
  const people = peopleList(notes, { change, say, again: () => show() });
  const sure = h(
    'div',
    { class: 'kept-sure', role: 'group', 'aria-label': 'Delete everything', hidden: true },
    h('p', {}, 'This takes all notes and highlights out of this browser, those of others too.'),
    button('Yes, delete everything', () => {
      sure.hidden = true;
      change([], notes.all(), 'Everything is deleted.');
    }),
    ' ',
    button('Leave it', () => {
      sure.hidden = true;
      clear.focus();
    }),
  );
  const clear = button('Delete everything', () => {
    sure.hidden = false;
    sure.querySelector('button').focus();
  });

  const drafts = new Map(); // id -> what is being written in the list
  function keep(annotation, seen) {
    const kept = notes.put(annotation, seen);
    show();
    list.querySelector(`li[data-note="${CSS.escape(kept.id)}"] button`)?.focus();
    if (notes.unkept().length) sayUnkept(notes, say);
    else say('Kept in this browser.');
    return kept;
  }

  const section = ({ title, href, notes: own }) =>
    h(
      'section',
      {},
      h('h2', {}, href ? h('a', { href }, title) : title),
      h(
        'ul',
        {},
        own.map((one) =>
          noteRow(one, {
            href,
            isMine: notes.isMine(one),
            drafts,
            keep,
            remove: () => change([], [one], 'Deleted.'),
          }),
        ),
      ),
    );

  function show() {
    const all = notes.all();
    const groups = byChapter(all, chapters);
    const before = where.value;
    where.replaceChildren(
      h('option', { value: '' }, 'All chapters'),
      ...groups
        .filter(({ href }) => href)
        .map(({ name: value, title }) => h('option', { value }, title)),
    );
    where.value = groups.some((group) => group.name === before) ? before : '';
    const seen = inChapter(all).filter((one) => !notes.isHidden(one));
    list.replaceChildren(...byChapter(seen, chapters).map(section));
    none.hidden = all.length > 0;
    clear.hidden = all.length === 0;
    others.hidden = all.every(notes.isMine);
    people.show(all);
    const mine = all.filter(notes.isMine);
    tally.textContent = all.length ? `Yours: ${counted(mine)}.` : '';
    for (const one of [save, saveAsText, copy, print]) one.disabled = chosen().length === 0;
  }
  const tally = h('p', {});

  el.replaceChildren(
    h(
      'div',
      { class: 'your-notes live' },
      none,
      tally,
      h(
        'div',
        { class: 'notes-tools' },
        h('label', {}, 'Chapters', where),
        h('label', {}, 'Your name in the file (it may stay empty)', name),
        others,
        h('div', { class: 'row' }, save, read, file, saveAsText, copy, print),
      ),
      people.place,
      list,
      h('p', { class: 'row' }, clear),
      sure,
      line,
    ),
  );
  if (!navigator.clipboard) copy.hidden = true;
  show();
  if (!notes.canKeep)
    say('This browser does not let these pages keep anything: notes are lost when a page is left.');
  // another tab's change waits while something is written here
  addEventListener('storage', ({ key }) => notes.isOurs(key) && !drafts.size && show());
  addEventListener('pagehide', () =>
    notes
      .all()
      .filter(({ id }) => drafts.has(id))
      .forEach((one) => notes.put(withText(one, drafts.get(one.id)), changedAt(one))),
  );
  addEventListener('pageshow', ({ persisted }) => persisted && show());
}

export default { render };
