/* The desk: one row an assignment, one first step a row.
 *
 * Traits   rows     what `Exchange.rows` says, one object an assignment
 *          base     address of the student's own server, book  address of the book ("" where there is none)
 *          student  who is signed in, barred  why they can hand in nothing, trouble  why the list could not be read
 * Messages to Python {verb: "begin" | "submit" | "feedback" | "look", id}, back {verb, id, receipt?, refused?} */

import {
  againWords,
  dueOf,
  dueWords,
  isSafe,
  lateWords,
  shortly,
  wasLate,
} from '../workbench/late.js';

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const LOST = 'The page has lost its connection. Reload it: your answers are saved.';
const PATIENCE = 30_000,
  EVERY = 60_000,
  NOBODY_THERE = 15 * 60_000;

/** `make("p", { className: "due" }, "text", child)` */
function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  const { data, ...rest } = properties;
  Object.assign(node, rest);
  for (const [name, value] of Object.entries(data ?? {})) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
}

function untilDue(due, now) {
  const days = Math.floor((due - now) / 864e5);
  if (days < 0) return 'past due; you can still submit, and it counts as late';
  if (days === 0) return 'within a day';
  return days === 1 ? 'in a day' : `in ${days} days`;
}

/** One of: faulty, new, gone, open, ready, sent, changed, news, read. Each row says one thing and offers one first step. */
function stage(row) {
  if (row.faulty) return 'faulty';
  if (row.feedback_waits) return 'news';
  if (row.feedback && !row.changed) return 'read';
  if (!row.begun) return row.submitted ? 'gone' : 'new';
  if (row.submitted) return row.changed ? 'changed' : 'sent';
  return row.parts && !row.open.length ? 'ready' : 'open';
}

function stateWords(row, at) {
  return {
    faulty: 'This one cannot be shown; your instructor can see why',
    new: 'Not begun',
    gone: 'Submitted; your own copy is not in its folder any more',
    open: row.unreadable
      ? 'Begun'
      : row.started
        ? `In progress, ${row.done} of ${row.parts} parts complete`
        : 'Begun, nothing answered yet',
    ready: 'Everything is answered, not submitted yet',
    sent: `Submitted ${row.submitted && shortly(row.submitted)}${wasLate(row) ? ', late' : ''}`,
    changed: isSafe(row) ? 'Submitted in time; changed since then' : 'Changed since you submitted',
    news: 'Feedback is ready',
    read: 'Feedback received',
  }[at];
}

function meter(row) {
  return make(
    'span',
    { className: 'meter', data: { 'aria-hidden': 'true' } },
    make('i', { style: `inline-size: ${(100 * row.done) / row.parts}%` }),
  );
}

function stillOpen(row) {
  return make(
    'details',
    { className: 'open' },
    make('summary', {}, 'What is still open'),
    make('ul', {}, ...row.open.map((words) => make('li', {}, words))),
  );
}

/** "06-recovery" -> "Assignment 6: recovery"; any other name as it is. */
function numbered(id) {
  const [, number, name] = id.match(/^0*(\d+)[a-z]?-(.+)$/) ?? [];
  return number ? `Assignment ${number}: ${name.replaceAll('-', ' ')}` : id;
}

/** What a student who has begun nothing yet needs to know, in the order in which it is needed. */
function firstSteps(book) {
  const read =
    book &&
    make(
      'li',
      {},
      'Read the first chapters of ',
      make('a', { href: book }, 'the book'),
      ', or come back to them as you go.',
    );
  return make(
    'section',
    { className: 'steps', data: { 'aria-labelledby': 'desk-steps' } },
    make('h2', { id: 'desk-steps' }, 'What to do first'),
    make(
      'ol',
      {},
      read,
      make(
        'li',
        {},
        make('b', {}, 'Begin'),
        ' opens the case with its form. Every answer is saved as you give it, so you can close the page and come back.',
      ),
      make(
        'li',
        {},
        make('b', {}, 'Submit'),
        ' from here when you are ready, and again if you change your mind: the latest counts. After the due date it counts as late.',
      ),
      make(
        'li',
        {},
        'When your work has been marked, ',
        make('b', {}, 'Read feedback'),
        ' appears here: your mark, and the reasons sentence by sentence.',
      ),
    ),
  );
}

function render({ model, el }) {
  let asking = null,
    busy = null,
    waiting = 0; // the row that is asked "submit now?", the step under way, its timer
  const barred = make('p', { className: 'say trouble' });
  const say = make('p', { className: 'say', data: { role: 'status' } });
  const trouble = make('p', { className: 'say trouble', data: { role: 'alert' } });
  const greeting = make('p'),
    steps = make('div'),
    place = make('div');
  el.append(
    make(
      'section',
      { className: 'desk', data: { 'aria-labelledby': 'desk-title' } },
      make('header', {}, make('h1', { id: 'desk-title' }, 'Your desk'), greeting),
      barred,
      say,
      trouble,
      steps,
      place,
    ),
  );

  const url = (kind, path) =>
    model.get('base') + kind + path.split('/').map(encodeURIComponent).join('/');
  const rowOf = (id) => model.get('rows').find((row) => row.id === id);
  const fail = (words) => {
    clearTimeout(waiting);
    busy = null;
    trouble.textContent = words;
  };

  function act(verb, row) {
    if (busy) return;
    busy = { verb, id: row.id };
    asking = null;
    say.textContent = trouble.textContent = '';
    waiting = setTimeout(() => {
      fail(LOST);
      draw();
    }, PATIENCE);
    draw();
    model.send({ verb, id: row.id });
  }
  function ask(row) {
    asking = row.id;
    say.textContent = '';
    draw(`${row.id}:submit`);
  }
  const button = (row, verb, words, first, onclick = () => act(verb, row)) => {
    const ours = busy?.id === row.id && busy.verb === verb;
    return make(
      'button',
      {
        type: 'button',
        className: first ? 'first' : '',
        onclick,
        data: {
          'data-key': `${row.id}:${verb}`,
          'aria-label': `${words}: ${row.title}`,
          ...(busy && { 'aria-disabled': 'true' }),
        },
      },
      ours ? 'One moment' : words,
    );
  };
  const link = (row, words, href, first) =>
    make(
      'a',
      {
        href,
        className: first ? 'first' : '',
        data: { 'data-key': `${row.id}:link`, 'aria-label': `${words}: ${row.title}` },
      },
      words,
    );

  function acts(row, at, next) {
    const open = (words, first) =>
      row.begun && link(row, words, url('voila/render/', row.notebook), first);
    const submit = (words, first) =>
      row.begun && asking !== row.id && button(row, 'ask', words, first, () => ask(row));
    const read = (first) => row.feedback && button(row, 'feedback', 'Read feedback', first);
    return {
      faulty: () => [open('Open', false)],
      new: () => [button(row, 'begin', 'Begin', next)],
      gone: () => [button(row, 'begin', 'Begin again', false)],
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

  function other(row) {
    const { title, note, begun } = row.instead;
    return make(
      'details',
      { className: 'open' },
      make(
        'summary',
        {},
        begun ? 'The other case, which you have begun' : 'Would you rather take another case?',
      ),
      make(
        'p',
        {},
        `“${title}” has the same form and counts the same. ${note.length ? `It touches on ${note.join(', ')}. ` : ''}No reason is needed; what you did here stays, and you can come back to it.`,
      ),
      button(row.instead, 'begin', begun ? 'Go on with it instead' : 'Begin it instead', false),
    );
  }

  /** What was handed in before: it does not count any more, and can still be looked up. */
  function before(row) {
    const read = (one) =>
      one.feedback &&
      make(
        'a',
        {
          href: url('files/', one.feedback),
          data: {
            'aria-label': `Feedback on what was handed in ${shortly(one.time)}: ${row.title}`,
          },
        },
        'Feedback',
      );
    return make(
      'details',
      { className: 'open' },
      make(
        'summary',
        {},
        row.earlier.length === 1 ? 'An earlier attempt' : `${row.earlier.length} earlier attempts`,
      ),
      make(
        'ul',
        {},
        ...row.earlier.map((one) =>
          make(
            'li',
            {},
            shortly(one.time),
            ', receipt ',
            make('code', {}, one.receipt),
            one.feedback ? ', ' : '',
            read(one),
          ),
        ),
      ),
    );
  }

  function question(row) {
    const words = row.unreadable
      ? 'Your answers cannot be read as they are. Open the form first: it says what happened.'
      : row.open.length
        ? 'Some of it is still open. You may submit with gaps.'
        : 'Everything is answered.';
    return make(
      'div',
      { className: 'ask', data: { role: 'group', 'aria-label': `Submit ${row.title}` } },
      make('p', {}, lateWords(row), words, row.unreadable ? '' : againWords(row)),
      row.open.length && !row.unreadable ? stillOpen(row) : null,
      make(
        'div',
        {},
        button(row, 'submit', 'Submit now', true),
        button(row, 'not-yet', 'Not yet', false, () => {
          asking = null;
          draw(`${row.id}:ask`);
        }),
      ),
    );
  }

  /** Whatever a row holds, the others are drawn. */
  function item(row, next) {
    try {
      return drawn(row, next);
    } catch (error) {
      console.warn(`The desk cannot draw ${row.id}`, error);
      return drawn(
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
    return make(
      'p',
      { className: 'receipt' },
      'Receipt ',
      make('code', {}, row.receipt),
      at === 'sent' ? '' : ` of ${shortly(row.submitted)}${wasLate(row) ? ', late' : ''}`,
    );
  }

  function drawn(row, next) {
    const at = stage(row),
      due = dueOf(row);
    return make(
      'li',
      { data: { 'data-id': row.id, 'data-stage': at } },
      make('p', { className: 'due' }, numbered(row.id)),
      make('h2', {}, row.title),
      due &&
        make(
          'p',
          { className: 'due' },
          `Due ${dueWords(row)}`,
          row.submitted ? '' : ` · ${untilDue(due, Date.now())}`,
        ),
      at === 'new' &&
        row.note.length &&
        make('p', { className: 'due' }, `Content: ${row.note.join(', ')}`),
      make(
        'p',
        { className: 'state' },
        make('b', {}, stateWords(row, at)),
        at === 'open' && row.started && !row.unreadable ? meter(row) : null,
      ),
      row.unreadable &&
        make(
          'p',
          { className: 'due' },
          'Your answers could not be read here. Open the form: it says what happened.',
        ),
      row.submitted && receipt(row, at),
      row.earlier.length ? before(row) : null,
      ['open', 'changed'].includes(at) &&
        row.started &&
        !row.unreadable &&
        row.open.length &&
        asking !== row.id
        ? stillOpen(row)
        : null,
      row.instead && ['new', 'open'].includes(at) && other(row),
      make('div', { className: 'acts' }, ...acts(row, at, next)),
      asking === row.id && question(row),
    );
  }

  /** Draw all rows. Focus stays on the control that had it; where that is gone, it goes to `key`, or to the row's first step. */
  function draw(
    key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined,
  ) {
    const rows = model.get('rows'),
      now = new Date();
    const waits = rows.filter(
        (row) =>
          !['sent', 'read', 'gone', 'faulty'].includes(stage(row)) &&
          !(stage(row) === 'changed' && isSafe(row)),
      ),
      todo = waits.length;
    const news = rows
      .filter((row) => row.feedback_waits)
      .map((row) => ` Feedback on “${row.title}” is ready.`)
      .join('');
    const words =
      (todo
        ? `There ${todo === 1 ? 'is' : 'are'} ${NUMBERS[todo] ?? todo} ${todo === 1 ? 'thing' : 'things'} for you here.`
        : 'Nothing waits for you.') + news;
    const who = model.get('student') ? ` You are signed in as ${model.get('student')}.` : '';
    greeting.textContent = `${day.format(now)}.${who}${rows.length ? ` ${words}` : ''}`;
    barred.textContent = model.get('barred') ?? '';
    const opened = [...place.querySelectorAll('details[open]')].map((node) => [
      node.closest('li[data-id]').dataset.id,
      node.firstChild.textContent,
    ]);
    place.replaceChildren(
      rows.length
        ? make('ol', { className: 'rows' }, ...rows.map((row) => item(row, row === waits[0])))
        : make(
            'p',
            { className: 'nothing' },
            'Nothing has been released yet. This page will show it when it is.',
          ),
    );
    for (const [id, words] of opened) {
      const again = [...place.querySelectorAll(`li[data-id="${CSS.escape(id)}"] details`)].find(
        (node) => node.firstChild.textContent === words,
      );
      again?.setAttribute('open', '');
    }
    steps.replaceChildren(
      rows.length && !rows.some((row) => row.begun || row.submitted)
        ? firstSteps(model.get('book'))
        : '',
    );
    if (!key) return;
    const id = key.slice(0, key.lastIndexOf(':'));
    (
      place.querySelector(`[data-key="${CSS.escape(key)}"]`) ??
      place.querySelector(`li[data-id="${CSS.escape(id)}"] .acts > *`)
    )?.focus();
  }

  const onMessage = ({ verb, id, receipt, refused }) => {
    if (busy?.verb === verb && busy.id === id) fail('');
    const row = rowOf(id); // also of a case taken instead: it has a row of its own now
    if (refused) trouble.textContent = refused;
    else if (verb === 'begin') location.assign(url('voila/render/', row.notebook));
    else if (verb === 'feedback') location.assign(url('files/', row.feedback));
    else if (verb === 'submit')
      say.textContent = `Submitted “${row.title}”, ${shortly(receipt.time)}. Receipt ${receipt.digest.slice(0, 12)}: what arrived is exactly what you have.`;
    draw();
  };
  // the sentence about the last step goes when the list has news of its own
  const onRows = () => {
    if (!busy) {
      say.textContent = '';
      draw();
    }
  };
  const onTrouble = () => {
    trouble.textContent = model.get('trouble');
  };

  // Is there news? On coming back, and every minute in sight while somebody is there: asking counts as activity, and a
  // desk forgotten on a lit screen must not keep a server alive for ever.
  let touched = Date.now();
  const touch = () => {
    touched = Date.now();
  };
  const look = () => {
    if (document.visibilityState === 'visible' && !busy && !asking) model.send({ verb: 'look' });
  };
  const timer = setInterval(() => {
    if (Date.now() - touched < NOBODY_THERE) look();
  }, EVERY);
  document.addEventListener('visibilitychange', look);
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, touch);
  model.on('msg:custom', onMessage);
  model.on('change:rows', onRows);
  model.on('change:trouble', onTrouble);
  draw();
  onTrouble();
  return () => {
    clearInterval(timer);
    clearTimeout(waiting);
    document.removeEventListener('visibilitychange', look);
    for (const event of ['pointerdown', 'keydown']) removeEventListener(event, touch);
    model.off('msg:custom', onMessage);
    model.off('change:rows', onRows);
    model.off('change:trouble', onTrouble);
  };
}
export default { render };
