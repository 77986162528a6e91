/* The case-formulation workbench: a case on the left, one question at a time on the right.
 *
 * Traits   case     the released case (schema ipnb.case/1)
 *          answers  the student's judgements (schema ipnb.answers/1), written here, kept by the host
 *          edit     who changed the answers last, written here (see workbench/keeper.js)
 *          status   what the host says about keeping, and the feedback once there is one
 *
 * An open case adds reasons and a score, as `practice` (workbench/practice.js); an assignment has none.
 *
 * How it is built: each step is drawn once; `app.bind(fn)` registers a small function that brings one piece of
 * the page up to date, so focus never jumps while a student works. Nothing here knows what a right answer is. */

import { unknownSections } from '../formulation/kinds/index.js';
import { argumentAsked } from './argue.js';
import { createApp } from './app.js';
import { drawCase } from './case_pane.js';
import { drawFeedback } from './feedback.js';
import { drawGlance } from './glance.js';
import { createHandingIn, deskLink } from './handing_in.js';
import { createKeeper } from './keeper.js';
import { drawNarrative, drawRubric } from './narrative.js';
import { drawNote } from './note.js';
import { sittingClock } from './clock.js';
import { drawNotices, saveNote } from './notices.js';
import { button, h } from '../web/dom.js';
import { paneSwitch, shortcuts, stepsNav, travelButton } from './shell.js';
import { drawSection } from './sections.js';

const SPECIAL = {
  note: drawNote,
  glance: drawGlance,
  feedback: (app) => drawFeedback(app, app.feedback),
  narrative: drawNarrative,
};
const FULL_WIDTH = new Set(['note', 'glance']);

// ---------------------------------------------------------------- a step

function goTo(app, step, { focus = true, pane = 'task' } = {}) {
  app.flush();
  app.step = step;
  app.active = null;
  app.asked = null;
  app.cameFrom = null;
  app.caseKeys = app.stepKeys = null;
  app.cardBinds = [];
  app.root.dataset.pane = pane;
  app.root.dataset.layout = FULL_WIDTH.has(step) ? 'full' : 'two';
  app.root.dataset.step = step;
  if (step === 'feedback') app.seenFeedback = true;
  app.keeper.remember('step', step);
  drawSide(app);
  drawTask(app);
  if (focus) {
    const heading = app.task.querySelector('h2');
    (heading.checkVisibility?.() === false ? app.case.querySelector('h2') : heading).focus({
      preventScroll: true,
    });
    const { top, bottom } = app.root.getBoundingClientRect();
    const cut = app.practice && bottom > innerHeight; // a page of a book has room for the whole form
    if (top < 0 || cut) app.root.scrollIntoView({ block: 'start' });
  }
}

function drawTask(app) {
  const { step, words } = app;
  const body = app.collect('stepBinds', () =>
    (SPECIAL[step] ?? app.practice?.steps[step] ?? drawSection)(app, step),
  );
  const lead = words.lead(step);
  app.task.replaceChildren(
    h('h2', { tabindex: -1 }, words.heading(step)),
    ...[lead && h('p', { class: 'wb-lead' }, lead), ...body].filter(Boolean),
    ...(step === 'note' ? [] : [pager(app)]),
  );
  app.task.scrollTop = 0;
  const first = app.task.querySelector('[data-judgement]');
  if (first && app.kase.items[step]) app.makeActive({ section: step, id: first.dataset.judgement });
  app.refresh();
}

/** The left pane: the case, or on the narrative's page the rubric in its place. */
function drawSide(app) {
  const both = app.step === 'narrative' && drawRubric(app).length > 0;
  const showsRubric = both && app.side === 'rubric';
  const parts = app.collect('sideBinds', () => (showsRubric ? rubricParts(app) : drawCase(app)));
  if (both) parts[0].append(sideSwitch(app));
  app.case.setAttribute('aria-label', showsRubric ? 'How the text is read' : 'The case');
  app.case.replaceChildren(...parts);
  app.case.scrollTop = 0;
}

const rubricParts = (app) => [
  h(
    'header',
    { class: 'wb-case-head' },
    h('p', { class: 'wb-eyebrow' }, app.words.said.reader),
    h('h2', { tabindex: -1 }, 'How your text is read'),
  ),
  h(
    'div',
    { class: 'wb-rubric', role: 'group', 'aria-label': 'Rubric', tabindex: 0 },
    h('p', { class: 'wb-hint' }, 'Four levels for each, from 0 to 3.'),
    drawRubric(app),
  ),
];

function sideSwitch(app) {
  const to = (side, label) =>
    button(
      label,
      () => {
        app.side = side;
        drawSide(app);
        app.case.querySelector(`[data-side="${side}"]`).focus();
      },
      { 'data-side': side, 'aria-pressed': String(app.side === side) },
    );
  return h(
    'div',
    { class: 'wb-side-switch', role: 'group', 'aria-label': 'Beside the text' },
    to('rubric', 'How it is read'),
    to('case', 'The case'),
  );
}

function pager(app) {
  const { steps } = app;
  const at = steps.indexOf(app.step);
  const to = (step, label) =>
    step && button(`${label}: ${app.words.title(step)}`, () => goTo(app, step));
  return h(
    'div',
    { class: 'wb-row wb-pager' },
    to(steps[at - 1], 'Previous'),
    to(steps[at + 1], 'Go on'),
  );
}

// ---------------------------------------------------------------- the shell

function firstStep(app) {
  if (app.feedback) return 'feedback';
  if (argumentAsked(app)) return argumentAsked(app).section;
  const began = Object.keys(app.answers).some((key) => !['schema', 'case'].includes(key));
  const last = app.keeper.recall('step');
  return began && app.steps.includes(last) ? last : 'note';
}

/** Better a sentence than a form without a question that counts. */
function drawUnknown(kase, sections, el) {
  const asked = sections.map(
    (name) => `“${kase.items[name].title ?? name}” (${kase.items[name].kind})`,
  );
  const text = `This form cannot ask ${asked.join(', ')}. Nothing you have answered is lost. Load the page again; if this stays, tell your instructor.`;
  el.replaceChildren(h('div', { class: 'wb' }, h('p', { class: 'wb-fault', role: 'alert' }, text)));
  return () => {};
}

function render({ model, el, practice }) {
  const unknown = unknownSections(model.get('case'));
  if (unknown.length) return drawUnknown(model.get('case'), unknown, el);
  const root = h('div', { class: 'wb', 'data-pane': 'task' });
  const app = createApp(model, root, practice);
  Object.assign(app, {
    goTo: (step, options) => goTo(app, step, options),
    drawSide: () => drawSide(app),
  });
  app.keeper = createKeeper({
    model,
    kase: app.kase,
    view: app.uid,
    onChange: () => app.refresh(),
  });
  if (!app.keeper.hosted() && !Object.keys(app.answers).length) {
    const kept = app.keeper.fromPage();
    if (kept) model.set('answers', kept);
  }
  app.leftOver = app.keeper.unsaved();
  createHandingIn(app);
  app.case = h('section', {
    class: 'wb-case',
    'aria-label': 'The case',
    onkeydown: (event) => app.caseKeys?.(event),
  });
  app.task = h('section', {
    class: 'wb-task',
    'aria-label': 'The question',
    onkeydown: (event) => app.stepKeys?.(event),
  });
  app.live = h('div', { class: 'wb-sr', role: 'status' });
  app.toast = h('p', { class: 'wb-toast', 'aria-hidden': 'true', popover: 'manual' }); // above everything, wherever the page is
  app.collect('shellBinds', () =>
    root.append(
      h(
        'header',
        { class: 'wb-top' },
        stepsNav(app),
        h(
          'div',
          { class: 'wb-tools' },
          wayBack(app),
          sittingClock(app),
          saveNote(app),
          travelButton(app, 'undo', 'Undo'),
          travelButton(app, 'redo', 'Redo'),
        ),
      ),
      drawNotices(app),
      h('div', { class: 'wb-panes' }, app.case, app.task),
      paneSwitch(app),
      app.toast,
      app.live,
    ),
  );
  el.replaceChildren(root); // in a published page the case stands there as text until now
  // where the form is the page its keys work at once; a page of a book begins at its own head
  const alone = isWholePage() && document.activeElement === document.body;
  goTo(app, firstStep(app), { focus: alone });
  return live(app);
}

/** Does the form stand alone in a page of the student's server, or of Voilà? */
const isWholePage = () => ['page', 'voila'].some((name) => name in document.body.dataset);

/** To the desk, where the page around the form has no such link: in JupyterLab. */
function wayBack(app) {
  const holder = h('span', { class: 'wb-way-back' });
  app.bind(() => {
    const { desk } = app.status;
    if (desk && !isWholePage() && !holder.firstChild) holder.append(deskLink(desk));
  });
  return holder;
}

/** Everything that can reach the form from outside; gives what ends it. */
function live(app) {
  const { model, root, keeper } = app;
  const onAnswers = () => {
    if (!app.committing) app.refresh();
  };
  const onStatus = () => {
    keeper.onStatus();
    app.handing.onStatus();
    if (!app.steps.includes(app.step)) goTo(app, app.steps[0], { focus: false }); // "before you begin" gives way to feedback
    if (app.step === 'feedback' && app.shownFeedback !== app.feedback) drawTask(app);
    app.shownFeedback = app.feedback;
    app.refresh();
  };
  const onHide = () => (document.visibilityState === 'hidden' ? app.flush() : keeper.renew());
  const onLine = () => app.refresh();
  const onKey = (event) => shortcuts(app, event);
  const onLeave = () => app.flush();
  const fromPage = () => model.set('answers', keeper.fromPage() ?? {});
  const onStorage = ({ key }) => {
    // the same published page in another tab
    if (key === keeper.pageKey && !keeper.hosted()) fromPage();
  };
  const onShow = ({ persisted }) => {
    // back to a page that the browser had put aside
    if (persisted && !keeper.hosted()) fromPage();
  };
  app.shownFeedback = app.feedback;
  model.on('change:answers', onAnswers);
  model.on('change:status', onStatus);
  root.addEventListener('keydown', onKey);
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('online', onLine);
  window.addEventListener('offline', onLine);
  window.addEventListener('storage', onStorage);
  window.addEventListener('pageshow', onShow);
  return () => {
    app.flush();
    keeper.stop();
    app.stopClock?.();
    app.handing.stop();
    model.off('change:answers', onAnswers);
    model.off('change:status', onStatus);
    document.removeEventListener('visibilitychange', onHide);
    window.removeEventListener('pagehide', onLeave);
    window.removeEventListener('online', onLine);
    window.removeEventListener('offline', onLine);
    window.removeEventListener('storage', onStorage);
    window.removeEventListener('pageshow', onShow);
  };
}

export default { render };
