/* The chapter exercises on the desk: what this browser keeps, what was handed in, and the button between the two.
 *
 * Traits  exercises  an object an assignment: its row, with `exercises` (what is asked), `handed_in`, `left_out`
 * Sends   {verb: "hand-in", id, done, cards, left_out}, once the button is pressed and not before */

import { h, plural } from '../web/dom.js';
import { dueOf, dueWords, isPast, isSafe, lateWords, shortly, wasLate } from '../workbench/late.js';
import { chapterTable } from './exercise_table.js';
import { leaving } from './exercise_words.js';
import { keptHere, keptInFile, together } from './kept_exercises.js';
import { keepUnsent, unsent } from './left_out.js';
import { untilDue } from './stages.js';
import { standing } from './exercise_standing.js';

const NO_FILE =
  'This is no file that the page “Your answers” has written, or it is larger than 5 MB. Nothing was taken from it.';

/** `desk` as in rows.js; gives { draw, root, end }. */
export function createExercises(desk, model) {
  const root = h('div', { class: 'exercises-all' });
  const own = { fromFile: null, fileWords: '', asking: null };
  const isApart = () =>
    Boolean(model.get('book')) &&
    new URL(model.get('book'), location.href).origin !== location.origin;

  /** What can be seen from here of a browser's work: the store, unless the book has another address, and a file. */
  function seen() {
    const here = isApart() ? null : keptHere();
    const empty = { done: new Map(), cards: 0, damaged: 0 };
    return {
      here,
      all: [here, own.fromFile].filter(Boolean).reduce(together, empty),
      isApart: isApart(),
    };
  }

  /** The book leads to all of them by one name, whatever a course calls its own. */
  const isLinked = (row) => [row.id, 'exercises'].includes(desk.linked);
  const ticks = (row) => new Set(unsent(model.get('student')) ?? row.left_out);

  function tick(row, chapter, on) {
    const now = ticks(row);
    if (on) now.add(chapter);
    else now.delete(chapter);
    const same = now.size === row.left_out.length && row.left_out.every((one) => now.has(one));
    keepUnsent(model.get('student'), same ? null : [...now]);
    draw();
  }

  async function take(row, input) {
    const found = await keptInFile(input.files[0]);
    input.value = '';
    if (found) own.fromFile = own.fromFile ? together(own.fromFile, found) : found;
    own.fileWords = found
      ? `From the file: ${plural(found.done.size, 'exercise')} done and ${plural(found.cards, 'card')} met. They are counted above, and nothing is handed in yet.`
      : NO_FILE;
    draw(`${row.id}:file`);
  }

  function send(row) {
    const { all } = seen();
    own.asking = null;
    desk.act('hand-in', row, {
      done: Object.fromEntries(all.done),
      cards: all.cards,
      left_out: [...ticks(row)],
    });
  }

  function ask(row) {
    if (!isPast(row)) {
      send(row);
      return;
    }
    own.asking = row.id;
    draw(`${row.id}:hand-in-now`);
  }

  function takeBack(row) {
    own.asking = null;
    draw(`${row.id}:hand-in`);
  }

  /** Focus and what is unfolded stay as they were. */
  function draw(key = root.contains(document.activeElement) && document.activeElement.dataset.key) {
    const open = [...root.querySelectorAll('details[open]')].map((node) => node.dataset.key);
    root.replaceChildren(...model.get('exercises').map(section));
    open.forEach((one) =>
      root.querySelector(`details[data-key="${one}"]`)?.setAttribute('open', ''),
    );
    if (!key) return;
    // a button that has done its work is gone: the title of its section then
    const title = `${key.slice(0, key.indexOf(':'))}:title`;
    [key, title]
      .map((one) => root.querySelector(`[data-key="${CSS.escape(one)}"]`))
      .find(Boolean)
      ?.focus();
  }

  function section(row) {
    const view = seen();
    const at = standing(row, view.all, ticks(row));
    const id = `desk-exercises-${row.id}`;
    return h(
      'section',
      {
        class: isLinked(row) ? 'exercises linked' : 'exercises',
        'aria-labelledby': id,
        'data-id': row.id,
      },
      h('h2', { id, tabindex: -1, 'data-key': `${row.id}:title` }, row.title),
      dueOf(row) && due(row),
      h('p', { class: 'state' }, h('b', {}, handedInWords(row, at))),
      row.receipt && receipt(row),
      h('p', {}, leaving(row, at, view)),
      view.all.damaged > 0 &&
        h(
          'p',
          { class: 'hint' },
          `${plural(view.all.damaged, 'entry', 'entries')} of the browser’s store cannot be read and ${view.all.damaged === 1 ? 'is' : 'are'} not counted. If an exercise is missing below, open it in the book and check it once more.`,
        ),
      acts(row, at),
      own.asking === row.id && question(row),
      chapterTable(row, at, model.get('book'), (chapter, on) => tick(row, chapter, on)),
      whatIsSent(row, at),
      row.handed_in && whatWasSent(row, at),
      fromFile(row),
    );
  }

  function acts(row, at) {
    const feedback =
      row.feedback && act('feedback', row, 'Read feedback', () => desk.act('feedback', row));
    const hasNews = at.isNews && own.asking !== row.id;
    return h(
      'div',
      { class: 'acts' },
      hasNews && act('hand-in', row, 'Hand in what I have done', () => ask(row), 'first'),
      feedback,
    );
  }

  function act(verb, row, words, onclick, kind) {
    const isOurs = desk.busy?.id === row.id && desk.busy.verb === verb;
    const props = {
      type: 'button',
      class: kind,
      onclick: () => desk.busy || onclick(),
      'data-key': `${row.id}:${verb}`,
      'aria-disabled': desk.busy ? 'true' : null,
    };
    return h('button', props, isOurs ? 'One moment' : words);
  }

  const question = (row) =>
    h(
      'div',
      { class: 'ask', role: 'group', 'aria-label': `Hand in ${row.title}` },
      h(
        'p',
        {},
        lateWords(row),
        isSafe(row) ? 'What was in it is handed in again with the rest.' : '',
      ),
      h(
        'div',
        {},
        act('hand-in-now', row, 'Hand in now', () => send(row), 'first'),
        act('not-yet', row, 'Not yet', () => takeBack(row)),
      ),
    );

  function fromFile(row) {
    const input = h('input', {
      type: 'file',
      accept: '.json,application/json',
      'data-key': `${row.id}:file`,
      onchange: () => take(row, input),
    });
    const answers = model.get('book')
      ? h('a', { href: `${model.get('book')}book/your-answers.html` }, 'Your answers')
      : 'Your answers';
    return h(
      'details',
      { 'data-key': `${row.id}:other` },
      h('summary', {}, 'I did some of it in another browser'),
      h(
        'p',
        {},
        'Hand in from there as well: what is handed in adds up. Or open the page ',
        answers,
        ' of the book there, press “Download everything”, and choose that file here. It is read on this page, and of it, too, only what is named above is handed in.',
      ),
      h('label', {}, 'The file ', input),
      h('p', { role: 'status' }, own.fileWords),
    );
  }

  addEventListener('storage', onStorage);
  document.addEventListener('visibilitychange', onStorage);
  function onStorage() {
    if (document.visibilityState === 'visible') draw();
  }
  return {
    root,
    draw,
    end() {
      removeEventListener('storage', onStorage);
      document.removeEventListener('visibilitychange', onStorage);
    },
    /** The hub has it now. */
    onHandedIn: () => keepUnsent(model.get('student'), null),
  };
}

// ---------------------------------------------------------------- words

const due = (row) =>
  h('p', { class: 'due' }, `Due ${dueWords(row)} · ${untilDue(dueOf(row), Date.now())}`);

const receipt = (row) =>
  h(
    'p',
    { class: 'receipt' },
    'Receipt ',
    h('code', {}, row.receipt),
    ` of ${shortly(row.submitted)}${wasLate(row) ? ', late' : ''}`,
  );

/** "Handed in: 41 of 63 exercises, 8 of 12 chapters". */
export function handedInWords(row, at = standing(row, { done: new Map(), cards: 0 }, new Set())) {
  if (!row.submitted) return 'Nothing is handed in yet';
  if (!row.handed_in)
    return 'What was handed in cannot be read. Hand in once more: nothing that this browser keeps is lost';
  const { before } = at;
  const left = before.left_out ? `, ${before.left_out} of them left out` : '';
  return `Handed in: ${before.done} of ${at.of} exercises; ${before.counting} of ${plural(at.chapters.length, 'chapter')} count${left}`;
}

function whatIsSent(row, at) {
  const fresh = at.chapters.flatMap((chapter) => chapter.exercises.filter((one) => one.isNew));
  return h(
    'details',
    { 'data-key': `${row.id}:sent` },
    h('summary', {}, 'What is sent when you hand in'),
    h(
      'ul',
      {},
      h(
        'li',
        {},
        'the names of the exercises that you have checked, each with the day on which you first did',
      ),
      h(
        'li',
        {},
        `how many chapters you leave out and have not done: ${at.leftOut}; not which, and not why`,
      ),
      h('li', {}, `how many cards of the review you have met: ${at.cards}; they earn nothing`),
      h('li', {}, 'your name on this hub, and the time'),
    ),
    h(
      'p',
      {},
      'Not sent: what you answered, whether it was right, anything that you wrote, your predictions, notes, ticks and settings. What you leave out stands by name in your own folder on this hub, so that your ticks are there next time.',
    ),
    fresh.length > 0 && h('p', {}, 'New since you last handed in, or not handed in yet:'),
    fresh.length > 0 && list(fresh),
    at.aside.length > 0 &&
      h(
        'p',
        {},
        `Also sent, though this course’s list does not have them, perhaps because the book has changed: ${at.aside.join(', ')}. They neither count nor harm.`,
      ),
  );
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A day as it is sent, for people; nothing for one that the hub has from elsewhere and that is none. */
function dayWords(day) {
  const at = new Date(`${day}T12:00`);
  return day && !Number.isNaN(at.getTime()) ? inWords.format(at) : '';
}

const list = (exercises) =>
  h(
    'ul',
    {},
    exercises.map(({ title, day }) => h('li', {}, title, dayWords(day) && `, ${dayWords(day)}`)),
  );

function whatWasSent(row, at) {
  const sent = at.chapters.flatMap((chapter) => chapter.exercises.filter((one) => one.wasSent));
  return h(
    'details',
    { 'data-key': `${row.id}:was` },
    h('summary', {}, 'What was handed in'),
    list(sent.map(({ title, sentDay }) => ({ title, day: sentDay }))),
    h(
      'p',
      {},
      `${plural(row.handed_in.left_out, 'chapter')} left out; ${plural(row.handed_in.cards, 'card')} of the review met.`,
    ),
  );
}
