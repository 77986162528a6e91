/* One row of the desk: what the assignment is, how far it is, and what can be done with it.
 *
 * `desk` is { busy, asking, url(kind, path), act(verb, row), ask(row), takeBack(row) }: the step under way, the row that
 * is asked "submit now?", and what the buttons do. */

import { h } from '../web/dom.js';
import {
  againWords,
  dueOf,
  dueWords,
  isSafe,
  lateWords,
  shortly,
  wasLate,
} from '../workbench/late.js';
import { numbered, stage, stateWords, untilDue } from './stages.js';

function meter(row) {
  const done = h('i');
  // by property: a style attribute would need leave from the page's security policy
  done.style.inlineSize = `${(100 * row.done) / row.parts}%`;
  return h('span', { class: 'meter', 'aria-hidden': 'true' }, done);
}

function stillOpen(row) {
  return h(
    'details',
    { class: 'open' },
    h('summary', {}, 'What is still open'),
    h(
      'ul',
      {},
      row.open.map((words) => h('li', {}, words)),
    ),
  );
}

const button = (desk, row, verb, words, first, onclick = () => desk.act(verb, row)) => {
  const ours = desk.busy?.id === row.id && desk.busy.verb === verb;
  return h(
    'button',
    {
      type: 'button',
      class: first ? 'first' : null,
      onclick,
      'data-key': `${row.id}:${verb}`,
      'aria-label': `${words}: ${row.title}`,
      'aria-disabled': desk.busy ? 'true' : null,
    },
    ours ? 'One moment' : words,
  );
};
const link = (row, words, href, first) =>
  h(
    'a',
    {
      href,
      class: first ? 'first' : null,
      'data-key': `${row.id}:link`,
      'aria-label': `${words}: ${row.title}`,
    },
    words,
  );

function acts(desk, row, at, next) {
  const open = (words, first) => row.begun && link(row, words, row.form, first);
  const submit = (words, first) =>
    row.begun &&
    desk.asking !== row.id &&
    button(desk, row, 'ask', words, first, () => desk.ask(row));
  const read = (first) => row.feedback && button(desk, row, 'feedback', 'Read feedback', first);
  return {
    faulty: () => [open('Open', false)],
    waits: () => [],
    new: () => [button(desk, row, 'begin', 'Begin', next)],
    gone: () => [button(desk, row, 'begin', 'Begin again', false)],
    open: () => [
      open(row.started ? 'Continue' : 'Open', true),
      row.started && submit('Submit', false),
    ],
    ready: () => [submit('Submit', true), open('Look again', false)],
    sent: () => [open('Open', false)],
    changed: () =>
      isSafe(row)
        ? [open('Open', false), submit('Submit again, late', false), read(false)]
        : [submit('Submit again', true), open('Open', false), read(false)],
    news: () => [read(true), open('Open', false)],
    read: () => [read(true), open('Open', false)],
  }[at]();
}

function other(desk, row) {
  const { title, note, begun } = row.instead;
  return h(
    'details',
    { class: 'open' },
    h(
      'summary',
      {},
      begun ? 'The other case, which you have begun' : 'Would you rather take another case?',
    ),
    h(
      'p',
      {},
      `“${title}” has the same form and counts the same. ${note.length ? `It touches on ${note.join(', ')}. ` : ''}No reason is needed; what you did here stays, and you can come back to it.`,
    ),
    button(desk, row.instead, 'begin', begun ? 'Go on with it instead' : 'Begin it instead', false),
  );
}

/** What was handed in before: it does not count any more, and can still be looked up. */
function before(desk, row) {
  const read = (one) =>
    one.feedback &&
    h(
      'a',
      {
        href: desk.url('files/', one.feedback),
        'aria-label': `Feedback on what was handed in ${shortly(one.time)}: ${row.title}`,
      },
      'Feedback',
    );
  return h(
    'details',
    { class: 'open' },
    h(
      'summary',
      {},
      row.earlier.length === 1 ? 'An earlier attempt' : `${row.earlier.length} earlier attempts`,
    ),
    h(
      'ul',
      {},
      row.earlier.map((one) =>
        h(
          'li',
          {},
          shortly(one.time),
          ', receipt ',
          h('code', {}, one.receipt),
          one.feedback ? ', ' : '',
          read(one),
        ),
      ),
    ),
  );
}

function question(desk, row) {
  const words = row.unreadable
    ? 'Your answers cannot be read as they are. Open the form first: it says what happened.'
    : row.open.length
      ? 'Some of it is still open. You may submit with gaps.'
      : 'Everything is answered.';
  return h(
    'div',
    { class: 'ask', role: 'group', 'aria-label': `Submit ${row.title}` },
    h('p', {}, lateWords(row), words, row.unreadable ? '' : againWords(row)),
    row.open.length && !row.unreadable ? stillOpen(row) : null,
    h(
      'div',
      {},
      button(desk, row, 'submit', 'Submit now', true),
      button(desk, row, 'not-yet', 'Not yet', false, () => desk.takeBack(row)),
    ),
  );
}

/** Whatever a row holds, the others are drawn. */
export function drawRow(desk, row, next) {
  try {
    return drawn(desk, row, next);
  } catch (error) {
    console.warn(`The desk cannot draw ${row.id}`, error);
    return drawn(
      desk,
      {
        ...row,
        title: String(row.id),
        due: null,
        note: [],
        open: [],
        earlier: [],
        instead: null,
        submitted: null,
        faulty: true,
      },
      next,
    );
  }
}

function receipt(row, at) {
  return h(
    'p',
    { class: 'receipt' },
    'Receipt ',
    h('code', {}, row.receipt),
    at === 'sent' ? '' : ` of ${shortly(row.submitted)}${wasLate(row) ? ', late' : ''}`,
  );
}

function drawn(desk, row, next) {
  const at = stage(row);
  const isAsked = desk.asking === row.id;
  const showsOpen =
    ['open', 'changed'].includes(at) && row.started && !row.unreadable && row.open.length > 0;
  return h(
    'li',
    { 'data-id': row.id, 'data-stage': at },
    heading(row, at),
    h(
      'p',
      { class: 'state' },
      h('b', {}, stateWords(row, at)),
      at === 'open' && row.started && !row.unreadable && meter(row),
    ),
    row.unreadable &&
      h(
        'p',
        { class: 'due' },
        'Your answers could not be read here. Open the form: it says what happened.',
      ),
    row.submitted && receipt(row, at),
    row.earlier.length > 0 && before(desk, row),
    showsOpen && !isAsked && stillOpen(row),
    row.instead && ['new', 'open'].includes(at) && other(desk, row),
    h('div', { class: 'acts' }, acts(desk, row, at, next)),
    isAsked && question(desk, row),
  );
}

function heading(row, at) {
  const due = dueOf(row);
  const left = due && !row.submitted && !row.opens ? ` · ${untilDue(due, Date.now())}` : '';
  return [
    h('p', { class: 'due' }, numbered(row.id)),
    h('h2', {}, row.title),
    due &&
      at !== 'waits' &&
      h('p', { class: 'due' }, `${row.opens ? 'A sitting, until' : 'Due'} ${dueWords(row)}`, left),
    at === 'new' &&
      row.note.length > 0 &&
      h('p', { class: 'due' }, `Content: ${row.note.join(', ')}`),
  ];
}
