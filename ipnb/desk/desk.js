/* The desk: one row an assignment, one first step a row.
 *
 * Traits   rows     what `Exchange.rows` says, one object an assignment, with the address of its form
 *          base     address of the student's own server, book  address of the book ("" where there is none)
 *          student  who is signed in, barred  why they can hand in nothing, trouble  why the list could not be read
 *          sharing  whether instructors see what was begun: "on", "off", "" where there is nothing to switch
 *          exercises  assignments of chapter exercises, which have a section of their own (exercises.js)
 * Messages to Python {verb: "begin" | "submit" | "feedback" | "look" | "hand-in", id} or {verb: "share", id: "on" | "off"},
 * back {verb, id, receipt?, refused?} */

import { h } from '../web/dom.js';
import { shortly } from '../workbench/late.js';
import { createExercises, handedInWords } from './exercises.js';
import { firstSteps } from './first_steps.js';
import { linkedId, markLinked, showLinked } from './linked.js';
import { drawRow } from './rows.js';
import { SWITCHED, sharingSwitch } from './sharing.js';
import { isWaiting } from './stages.js';

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const LOST = 'The page has lost its connection. Reload it: your answers are saved.';
const NOT_HERE =
  'What the link leads to is not here yet. This page will show it when it is released.';
const PATIENCE = 30_000;
const EVERY = 60_000;
const NOBODY_THERE = 15 * 60_000;

function render({ model, el }) {
  const page = frame((wanted) => desk.act('share', { id: wanted }));
  el.append(page.root);
  let waiting = 0; // the timer of the step under way
  const desk = {
    busy: null,
    asking: null,
    linked: linkedId(),
    url: (kind, path) =>
      model.get('base') + kind + path.split('/').map(encodeURIComponent).join('/'),
    act(verb, row, more = {}) {
      if (desk.busy) return;
      desk.busy = { verb, id: row.id };
      desk.asking = null;
      page.say.textContent = page.trouble.textContent = '';
      waiting = setTimeout(() => {
        desk.end(LOST);
        desk.draw();
      }, PATIENCE);
      desk.draw();
      model.send({ verb, id: row.id, ...more });
    },
    /** The step under way has come to an end, well ("") or not. */
    end(words) {
      clearTimeout(waiting);
      desk.busy = null;
      page.trouble.textContent = words;
    },
    ask(row) {
      desk.asking = row.id;
      page.say.textContent = '';
      desk.draw(`${row.id}:submit`);
    },
    takeBack(row) {
      desk.asking = null;
      desk.draw(`${row.id}:ask`);
    },
    draw(key) {
      draw(desk, model, page, key);
      desk.exercises.draw();
    },
  };
  desk.exercises = createExercises(desk, model);
  page.root.append(desk.exercises.root);
  return live(desk, model, page);
}

function frame(share) {
  const page = {
    barred: h('p', { class: 'say trouble' }),
    say: h('p', { class: 'say', role: 'status' }),
    trouble: h('p', { class: 'say trouble', role: 'alert' }),
    greeting: h('p'),
    steps: h('div'),
    sharing: sharingSwitch(share),
    place: h('div'),
  };
  page.root = h(
    'section',
    { class: 'desk', 'aria-labelledby': 'desk-title' },
    h('header', {}, h('h1', { id: 'desk-title' }, 'Your desk'), page.greeting),
    page.barred,
    page.say,
    page.trouble,
    page.steps,
    page.sharing.root,
    page.place,
  );
  return page;
}

// ---------------------------------------------------------------- drawing

/** Draw all rows. Focus stays on the control that had it; where that is gone, it goes to `key`, or to the row's first step. */
function draw(desk, model, { barred, greeting, steps, sharing, place }, key = focused(place)) {
  const rows = model.get('rows');
  const next = rows.find(isWaiting);
  greeting.textContent = greetingWords(model, rows);
  barred.textContent = model.get('barred') ?? '';
  sharing.draw(model.get('sharing'), Boolean(desk.busy));
  const reopen = openDetails(place);
  const drawn = rows.map((row) => markLinked(drawRow(desk, row, row === next), row, desk.linked));
  if (drawn.length) place.replaceChildren(h('ol', { class: 'rows' }, drawn));
  else place.replaceChildren(model.get('exercises').length ? '' : nothingYet());
  reopen();
  const isNew = rows.length && !rows.some((row) => row.begun || row.submitted);
  steps.replaceChildren(isNew ? firstSteps(model.get('book')) : '');
  if (!key) return;
  const id = key.slice(0, key.lastIndexOf(':'));
  (
    place.querySelector(`[data-key="${CSS.escape(key)}"]`) ??
    place.querySelector(`li[data-id="${CSS.escape(id)}"] .acts > *`)
  )?.focus();
}

const nothingYet = () =>
  h('p', { class: 'nothing' }, 'Nothing has been released yet. This page will show it when it is.');

const everything = (model) => [...model.get('rows'), ...model.get('exercises')];

const focused = (place) =>
  place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;

function greetingWords(model, rows) {
  const todo = rows.filter(isWaiting).length;
  const news = [...rows, ...model.get('exercises')]
    .filter((row) => row.feedback_waits)
    .map((row) => ` Feedback on “${row.title}” is ready.`)
    .join('');
  const things = `${NUMBERS[todo] ?? todo} ${todo === 1 ? 'thing' : 'things'}`;
  const words = todo
    ? `There ${todo === 1 ? 'is' : 'are'} ${things} for you here.`
    : 'Nothing waits for you.';
  const who = model.get('student') ? ` You are signed in as ${model.get('student')}.` : '';
  return `${day.format(new Date())}.${who}${rows.length ? ` ${words}${news}` : ''}`;
}

/** What is unfolded now; gives what unfolds it again in rows drawn anew. */
function openDetails(place) {
  const opened = [...place.querySelectorAll('details[open]')].map((node) => [
    node.closest('li[data-id]').dataset.id,
    node.firstChild.textContent,
  ]);
  return () => {
    for (const [id, words] of opened) {
      const again = [...place.querySelectorAll(`li[data-id="${CSS.escape(id)}"] details`)].find(
        (node) => node.firstChild.textContent === words,
      );
      again?.setAttribute('open', '');
    }
  };
}

// ---------------------------------------------------------------- what reaches the desk

/** Everything that can reach the desk from outside; gives what ends it. */
function live(desk, model, { say, trouble, root }) {
  const onMessage = ({ verb, id, receipt, refused }) => {
    if (desk.busy?.verb === verb && desk.busy.id === id) desk.end('');
    // also of a case taken instead: it has a row of its own now
    const row = everything(model).find((one) => one.id === id);
    if (refused) trouble.textContent = refused;
    else if (verb === 'share') say.textContent = SWITCHED[id];
    else if (verb === 'begin') location.assign(row.form);
    else if (verb === 'feedback') location.assign(desk.url('files/', row.feedback));
    else if (verb === 'hand-in') {
      desk.exercises.onHandedIn();
      say.textContent = `${handedInWords(row)}. That was ${shortly(receipt.time)}; receipt ${receipt.digest.slice(0, 12)}.`;
    } else if (verb === 'submit')
      say.textContent = `Submitted “${row.title}”, ${shortly(receipt.time)}. Receipt ${receipt.digest.slice(0, 12)}: what arrived is exactly what you have.`;
    desk.draw();
  };
  // the sentence about the last step goes when the list has news of its own
  const onRows = () => {
    if (desk.busy) return;
    say.textContent = '';
    desk.draw();
    goToLinked();
  };
  const onExercises = () => {
    if (!desk.busy) desk.exercises.draw();
    goToLinked();
  };
  const onTrouble = () => {
    trouble.textContent = model.get('trouble');
  };
  // once: whoever has gone on to another row is not taken back by the next news
  let isShown = !desk.linked;
  const goToLinked = () => {
    isShown ||= showLinked(root);
  };
  const onLink = () => {
    desk.linked = linkedId();
    desk.draw();
    isShown = !desk.linked;
    goToLinked();
  };
  const stopLooking = lookForNews(desk, model);
  model.on('msg:custom', onMessage);
  model.on('change:rows', onRows);
  model.on('change:exercises', onExercises);
  model.on('change:trouble', onTrouble);
  addEventListener('hashchange', onLink);
  desk.draw();
  onTrouble();
  goToLinked();
  if (!isShown && !model.get('trouble')) say.textContent = NOT_HERE;
  return () => {
    stopLooking();
    removeEventListener('hashchange', onLink);
    desk.end('');
    model.off('msg:custom', onMessage);
    model.off('change:rows', onRows);
    model.off('change:exercises', onExercises);
    desk.exercises.end();
    model.off('change:trouble', onTrouble);
  };
}

/** Is there news? On coming back, and every minute in sight while somebody is there: asking counts as activity, and a
 * desk forgotten on a lit screen must not keep a server alive for ever. */
function lookForNews(desk, model) {
  let touched = Date.now();
  const touch = () => {
    touched = Date.now();
  };
  const look = () => {
    if (document.visibilityState !== 'visible' || desk.busy || desk.asking) return;
    model.send({ verb: 'look' });
  };
  const timer = setInterval(() => {
    if (Date.now() - touched < NOBODY_THERE) look();
  }, EVERY);
  document.addEventListener('visibilitychange', look);
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, touch);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    for (const event of ['pointerdown', 'keydown']) removeEventListener(event, touch);
  };
}

export default { render };
