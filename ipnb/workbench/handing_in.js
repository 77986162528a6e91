/* Submitting where the work ends, and taking the equivalent case instead: the desk's steps, for the case that is open.
 *
 * Messages to Python { verb: "standing" | "submit" | "begin" }, back { verb, row?, desk?, to?, receipt?, refused? }, where
 * `row` is the desk's row of this case. On a published page there is nobody to hand in to. */

import { gaps } from './answers.js';
import { againWords, dueOf, dueWords, isPast, lateWords, shortly, wasLate } from './late.js';
import { button, h, plural } from '../web/dom.js';

const UNSAVED =
  'Your last answers are not saved yet, so nothing is submitted. It is tried again; see the message at the top.';

/** What comes back is drawn wherever `bind` refers to `app.standing`. Asked only where it is needed: the kernel that answers is the one that saves. */
export function createHandingIn(app) {
  const { model } = app;
  let waiting = false; // a submission that waits for the last answer to be saved
  app.standing = {
    asked: false,
    row: null,
    desk: '',
    said: '',
    refused: '',
    asking: false,
    busy: false,
  };
  const heard = (message) => {
    if (!['standing', 'submit', 'begin'].includes(message.verb)) return;
    const { row, receipt, refused = '', to } = message;
    Object.assign(
      app.standing,
      { busy: false, refused },
      row && { row },
      message.desk && { desk: message.desk },
    );
    if (message.verb === 'submit' && receipt) {
      app.standing.said = `Submitted ${shortly(receipt.time)}${row && wasLate(row) ? ', late' : ''}. Receipt ${receipt.digest.slice(0, 12)}: what arrived is exactly what you have.`;
      app.say(app.standing.said);
    }
    if (refused) app.say(refused);
    if (to) location.assign(to);
    app.refresh();
  };
  const send = (verb) => {
    app.standing.busy = true;
    model.send({ verb });
    app.refresh();
  };
  model.on('msg:custom', heard);
  app.handing = {
    ask() {
      if (!app.standing.asked && app.keeper.hosted() && model.send) {
        app.standing.asked = true;
        model.send({ verb: 'standing' });
      }
    },
    begin: () => send('begin'),
    /** Only what is saved can be handed in: the answer of a moment ago first. */
    submit() {
      app.flush();
      app.standing.asking = false;
      waiting = true;
      app.handing.onStatus();
      app.refresh();
    },
    onStatus() {
      if (!waiting || app.keeper.state() === 'saving') return;
      waiting = false;
      if (['saved', 'new'].includes(app.keeper.state())) send('submit');
      else app.tell(UNSAVED);
    },
    stop: () => model.off('msg:custom', heard),
  };
}

/** The last lines of *At a glance*: how it stands, and the step that ends the work. */
export function drawHandingIn(app) {
  if (app.practice || !app.keeper.hosted()) return null;
  app.handing.ask();
  const holder = h('section', { class: 'wb-handing', 'aria-label': 'Hand in' });
  let drawn = '';
  app.bind(() => {
    const { asked, row, said, refused, asking, busy, desk } = app.standing;
    const open = gaps(app.kase, app.answers, app.words.name).length;
    const key = JSON.stringify([asked, row, said, refused, asking, busy, desk, open]);
    if (drawn === key) return;
    drawn = key;
    const had = holder.contains(document.activeElement);
    holder.replaceChildren(...(row ? standing(app, open) : elsewhere(app)).filter(Boolean));
    if (had) (holder.querySelector('button') ?? holder.querySelector('p'))?.focus();
  });
  return holder;
}

function elsewhere({ standing: { refused, desk } }) {
  if (!refused)
    return [h('p', { class: 'wb-hint' }, 'Looking whether this can be handed in from here …')];
  return [
    h('p', { class: 'wb-hint' }, `This cannot be handed in from here. ${refused}`),
    deskLink(desk),
  ];
}

export const deskLink = (desk) =>
  desk ? h('a', { class: 'wb-desk-link', href: desk }, 'Your desk') : null;

function standing(app, open) {
  const { row, said, refused, asking, busy, desk } = app.standing;
  const put = (values) => () => {
    Object.assign(app.standing, values);
    app.refresh();
  };
  const again = row.submitted && !row.changed;
  const press = button(
    busy ? 'One moment' : row.submitted ? 'Submit again' : 'Submit',
    put({ asking: true, said: '', refused: '' }),
    { class: again || isPast(row) ? null : 'wb-primary', 'aria-disabled': busy ? 'true' : null },
  );
  return [
    h('h3', {}, 'Hand in'),
    h('p', { tabindex: -1 }, said || standingWords(row)),
    refused && h('p', { class: 'wb-fault' }, refused),
    asking
      ? question(app, row, open, put({ asking: false }))
      : h('div', { class: 'wb-row wb-tight' }, press, deskLink(desk)),
  ];
}

function standingWords(row) {
  const due = dueOf(row) && `${row.opens ? 'You have until' : 'Due'} ${dueWords(row)}.`;
  const last =
    row.submitted &&
    `You submitted ${shortly(row.submitted)}${wasLate(row) ? ', late' : ''}; receipt ${row.receipt}. ${row.changed ? 'Something has changed since.' : 'Nothing has changed since.'}`;
  return [due, last].filter(Boolean).join(' ') || 'Nothing is submitted yet.';
}

function question(app, row, open, takeBack) {
  const gaps = open
    ? `${plural(open, 'thing is', 'things are')} still open, named above; you may submit with gaps.`
    : 'Everything is answered.';
  return h(
    'div',
    { class: 'wb-check', role: 'group', 'aria-label': 'Submit this?' },
    h('p', {}, `${lateWords(row)}${gaps}${againWords(row)}`),
    h(
      'div',
      { class: 'wb-row wb-tight' },
      button('Submit now', app.handing.submit, { class: 'wb-primary' }),
      button('Not yet', takeBack),
    ),
  );
}
