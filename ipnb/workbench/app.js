/* One form: its answers and how they change, what was done and can be taken back, what is in view.
 *
 * `goTo(step)`, `drawSide()` and `keeper` are put in by workbench.js, which knows the steps. */

import { shuffled } from '../dynamics/shuffle.js';
import { sectionsOf } from './answers.js';
import { citationsOnce } from './case_pane.js';
import { createHistory } from './history.js';
import { createMark } from './marks.js';
import { createWords } from './labels.js';

const SEEN = 7000; // how long a short message stands

/** practice: what an open case brings, reasons and steps of its own (practice.js). */
export function createApp(model, root, practice) {
  const kase = model.get('case');
  const words = createWords(kase, practice?.words);
  const waiting = new Map(); // what was typed and not yet counted: key -> { timer, run }
  let ids = 0;
  const app = {
    model,
    root,
    kase,
    words,
    practice,
    mark: createMark(words),
    history: createHistory(),
    uid: `wb${Math.random().toString(36).slice(2, 9)}`,
    step: null,
    side: 'rubric',
    cursor: {},
    active: null,
    asked: null,
    cameFrom: null,
    caseKeys: null,
    stepKeys: null,
    dropped: new Map(),
    refused: new Map(),
    dismissed: new Set(),
    leftOver: [],
    seenFeedback: false,
    shellBinds: [],
    stepBinds: [],
    cardBinds: [],
    sideBinds: [],
    binds: null,
    committing: false,
    get answers() {
      return model.get('answers') ?? {};
    },
    get status() {
      return model.get('status') ?? {};
    },
    get feedback() {
      return app.status.feedback;
    },
    get steps() {
      return stepsOf(app);
    },

    /** What is chosen from a list, in an order of this reader's own: the file's could say which come first. */
    inOrder: (list, name) => shuffled(list, readerOf(app), `${kase.id}.${name}`),
    freshId: () => `${app.uid}-${(ids += 1)}`,
    bind(refresh) {
      refresh();
      app.binds.push(refresh);
    },
    refresh: () =>
      [app.shellBinds, app.sideBinds, app.stepBinds, app.cardBinds].forEach((binds) =>
        binds.forEach((refresh) => refresh()),
      ),
    /** Draw with a fresh list of refreshers, which lives as long as what was drawn. */
    collect(list, draw) {
      const outer = app.binds;
      app.binds = app[list] = [];
      const drawn = draw();
      app.binds = outer;
      return drawn;
    },
    onCard: (draw) => app.collect('cardBinds', draw),
    /** What an open case says below an answer; a graded one says nothing. */
    after: (section, ids) => practice?.after(app, section, ids),

    /** Heard; with `tell` also seen. */
    say(text) {
      app.live.textContent = '';
      requestAnimationFrame(() => {
        app.live.textContent = text;
      });
    },
    tell(text) {
      app.say(text);
      app.toast.textContent = text;
      show(app.toast, true);
      clearTimeout(app.toastTimer);
      app.toastTimer = setTimeout(() => {
        app.toast.textContent = '';
        show(app.toast, false);
      }, SEEN);
    },

    change(key, label, edit, { within } = {}) {
      const before = app.answers;
      const next = structuredClone(before);
      edit(next);
      app.history.record({ key, label, step: app.step, before, after: next, within });
      commit(app, next);
    },
    replaceAnswers: (answers, label) =>
      app.change(`replace ${Date.now()}`, label, (next) => {
        Object.keys(next).forEach((key) => delete next[key]);
        Object.assign(next, structuredClone(answers));
      }),
    later(key, run, ms) {
      clearTimeout(waiting.get(key)?.timer);
      const timer = setTimeout(() => {
        waiting.delete(key);
        run();
      }, ms);
      waiting.set(key, { timer, run });
    },
    isWaiting: (key) => waiting.has(key),
    flush() {
      const due = [...waiting.values()];
      waiting.clear();
      due.forEach(({ timer, run }) => {
        clearTimeout(timer);
        run();
      });
    },

    /** On a phone one pane is shown at a time; both are on wider pages. */
    showPane(pane) {
      root.dataset.pane = pane;
      app.refresh();
    },
    makeActive(judgement) {
      if (app.active?.id === judgement.id && app.active.section === judgement.section) return;
      app.active = judgement;
      app.refresh();
    },
    dismiss(text) {
      app.dismissed.add(text);
      app.refresh();
    },
  };
  app.citations = citationsOnce(app);
  return app;
}

/** A browser without popovers shows it at the foot of the form. */
function show(toast, open) {
  if (toast.isConnected && toast.togglePopover) toast.togglePopover(open);
}

function stepsOf({ kase, feedback, practice }) {
  const own = [
    ...sectionsOf(kase),
    ...(kase.narrative?.length ? ['narrative'] : []),
    'glance',
    ...Object.keys(practice?.steps ?? {}),
  ];
  return [feedback ? 'feedback' : 'note', ...own];
}

function commit(app, answers) {
  app.committing = true;
  app.model.set('answers', { schema: 'ipnb.answers/1', case: app.kase.id, ...answers });
  app.committing = false;
  app.keeper.send();
  app.refresh();
}

export function travel(app, way) {
  app.flush();
  const moved = app.history[way](app.answers);
  if (!moved) return;
  commit(app, moved.answers);
  app.tell(`${way === 'undo' ? 'Undone' : 'Done again'}: ${moved.entry.label}`);
}

/** Whose order it is: the student's, who sees the same in every folder; in a book the reader's. */
const readerOf = ({ practice, status }) => practice?.reader ?? status.student ?? '';
