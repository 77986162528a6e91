/* The case-formulation workbench: a case on the left, one question at a time on the right.
 *
 * Traits   case     the released case (schema ipnb.case/1)
 *          answers  the student's judgements (schema ipnb.answers/1), written here, kept by the host
 *          edit     who changed the answers last, written here (see workbench/keeper.js)
 *          status   what the host says about keeping, and the feedback once there is one
 *
 * How it is built: each step is drawn once; `app.bind(fn)` registers a small function that brings one piece of
 * the page up to date, so focus never jumps while a student works. Nothing here knows what a right answer is. */

import { isFull, progress, progressText, sectionsOf } from "./workbench/answers.js";
import { backToTask, citationsOnce, drawCase } from "./workbench/case_pane.js";
import { drawFeedback } from "./workbench/feedback.js";
import { drawGlance } from "./workbench/glance.js";
import { createHistory } from "./workbench/history.js";
import { createKeeper } from "./workbench/keeper.js";
import { createMark } from "./workbench/marks.js";
import { drawNarrative, drawRubric } from "./workbench/narrative.js";
import { drawNote } from "./workbench/note.js";
import { drawNotices, saveNote } from "./workbench/notices.js";
import { button, h } from "./workbench/page.js";
import { drawSection } from "./workbench/steps.js";
import { createWords } from "./workbench/words.js";

const SPECIAL = { note: drawNote, glance: drawGlance, feedback: drawFeedback, narrative: drawNarrative };
const FULL_WIDTH = new Set(["note", "glance"]);
const SEEN = 7000; // how long a short message stands

// ---------------------------------------------------------------- the app: answers, undo, what is in view

function createApp(model, root) {
  const kase = model.get("case");
  const words = createWords(kase);
  const waiting = new Map(); // what was typed and not yet counted: key -> { timer, run }
  let ids = 0;
  const app = {
    model, root, kase, words, mark: createMark(words), history: createHistory(),
    uid: `wb${Math.random().toString(36).slice(2, 9)}`,
    step: null, side: "rubric", cursor: {}, active: null, asked: null, cameFrom: null, caseKeys: null,
    dropped: new Map(), dismissed: new Set(), leftOver: [], seenFeedback: false,
    shellBinds: [], stepBinds: [], cardBinds: [], sideBinds: [], binds: null, committing: false,
    get answers() { return model.get("answers") ?? {}; },
    get status() { return model.get("status") ?? {}; },
    get feedback() { return app.status.feedback; },
    get steps() { return stepsOf(app); },

    freshId: () => `${app.uid}-${(ids += 1)}`,
    bind(refresh) { refresh(); app.binds.push(refresh); },
    refresh: () => [app.shellBinds, app.sideBinds, app.stepBinds, app.cardBinds].forEach((binds) => binds.forEach((refresh) => refresh())),
    /** Draw with a fresh list of refreshers, which lives as long as what was drawn. */
    collect(list, draw) {
      const outer = app.binds;
      app.binds = app[list] = [];
      const drawn = draw();
      app.binds = outer;
      return drawn;
    },
    onCard: (draw) => app.collect("cardBinds", draw),

    /** Heard; with `tell` also seen. */
    say(text) { app.live.textContent = ""; requestAnimationFrame(() => { app.live.textContent = text; }); },
    tell(text) {
      app.say(text);
      app.toast.textContent = text;
      clearTimeout(app.toastTimer);
      app.toastTimer = setTimeout(() => { app.toast.textContent = ""; }, SEEN);
    },

    change(key, label, edit, { within } = {}) {
      const before = app.answers;
      const next = structuredClone(before);
      edit(next);
      app.history.record({ key, label, step: app.step, before, after: next, within });
      commit(app, next);
    },
    replaceAnswers: (answers, label) => app.change(`replace ${Date.now()}`, label, (next) => {
      Object.keys(next).forEach((key) => delete next[key]);
      Object.assign(next, structuredClone(answers));
    }),
    later(key, run, ms) {
      clearTimeout(waiting.get(key)?.timer);
      const timer = setTimeout(() => { waiting.delete(key); run(); }, ms);
      waiting.set(key, { timer, run });
    },
    isWaiting: (key) => waiting.has(key),
    flush() {
      const due = [...waiting.values()];
      waiting.clear();
      due.forEach(({ timer, run }) => { clearTimeout(timer); run(); });
    },

    goTo: (step, options) => goTo(app, step, options),
    drawSide: () => drawSide(app),
    /** On a phone one pane is shown at a time; both are on wider pages. */
    showPane(pane) { root.dataset.pane = pane; app.refresh(); },
    makeActive(judgement) {
      if (app.active?.id === judgement.id && app.active.section === judgement.section) return;
      app.active = judgement;
      app.refresh();
    },
    dismiss(text) { app.dismissed.add(text); app.refresh(); },
  };
  app.citations = citationsOnce(app);
  return app;
}

function stepsOf({ kase, feedback }) {
  const own = [...sectionsOf(kase), ...(kase.narrative?.length ? ["narrative"] : [])];
  return feedback ? ["feedback", ...own, "glance"] : ["note", ...own, "glance"];
}

function commit(app, answers) {
  app.committing = true;
  app.model.set("answers", { schema: "ipnb.answers/1", case: app.kase.id, ...answers });
  app.committing = false;
  app.keeper.send();
  app.refresh();
}

function travel(app, way) {
  app.flush();
  const moved = app.history[way](app.answers);
  if (!moved) return;
  commit(app, moved.answers);
  app.tell(`${way === "undo" ? "Undone" : "Done again"}: ${moved.entry.label}`);
}

// ---------------------------------------------------------------- a step

function goTo(app, step, { focus = true } = {}) {
  app.flush();
  app.step = step;
  app.active = null;
  app.asked = null;
  app.cameFrom = null;
  app.caseKeys = null;
  app.cardBinds = [];
  app.root.dataset.pane = "task";
  app.root.dataset.layout = FULL_WIDTH.has(step) ? "full" : "two";
  app.root.dataset.step = step;
  if (step === "feedback") app.seenFeedback = true;
  app.keeper.remember("step", step);
  drawSide(app);
  drawTask(app);
  if (focus) {
    app.task.querySelector("h2").focus({ preventScroll: true });
    if (app.root.getBoundingClientRect().top < 0) app.root.scrollIntoView({ block: "start" });
  }
}

function drawTask(app) {
  const { step, words } = app;
  const body = app.collect("stepBinds", () => (SPECIAL[step] ?? drawSection)(app, step));
  const lead = words.lead(step);
  app.task.replaceChildren(h("h2", { tabindex: -1 }, words.heading(step)), ...[lead && h("p", { class: "wb-lead" }, lead), ...body].filter(Boolean),
    ...(step === "note" ? [] : [pager(app)]));
  app.task.scrollTop = 0;
  const first = app.task.querySelector("[data-judgement]");
  if (first && app.kase.items[step]) app.makeActive({ section: step, id: first.dataset.judgement });
  app.refresh();
}

/** The left pane: the case, or on the narrative's page the rubric in its place. */
function drawSide(app) {
  const both = app.step === "narrative" && drawRubric(app).length > 0;
  const showsRubric = both && app.side === "rubric";
  const parts = app.collect("sideBinds", () => (showsRubric ? rubricParts(app) : drawCase(app)));
  if (both) parts[0].append(sideSwitch(app));
  app.case.setAttribute("aria-label", showsRubric ? "How the text is read" : "The case");
  app.case.replaceChildren(...parts);
  app.case.scrollTop = 0;
}

const rubricParts = (app) => [
  h("header", { class: "wb-case-head" }, h("p", { class: "wb-eyebrow" }, "Read and marked by a person"), h("h2", { tabindex: -1 }, "How your text is read")),
  h("div", { class: "wb-rubric", role: "group", "aria-label": "Rubric", tabindex: 0 }, h("p", { class: "wb-hint" }, "Four levels for each, from 0 to 3."), drawRubric(app))];

function sideSwitch(app) {
  const to = (side, label) => button(label, () => {
    app.side = side;
    drawSide(app);
    app.case.querySelector(`[data-side="${side}"]`).focus();
  }, { "data-side": side, "aria-pressed": String(app.side === side) });
  return h("div", { class: "wb-side-switch", role: "group", "aria-label": "Beside the text" }, to("rubric", "How it is read"), to("case", "The case"));
}

function pager(app) {
  const { steps } = app;
  const at = steps.indexOf(app.step);
  const to = (step, label) => step && button(`${label}: ${app.words.title(step)}`, () => goTo(app, step));
  return h("div", { class: "wb-row wb-pager" }, to(steps[at - 1], "Previous"), to(steps[at + 1], "Go on"));
}

// ---------------------------------------------------------------- the shell

function stepsNav(app) {
  const list = h("ol", {});
  let drawn = "";
  const refreshers = new Map();
  app.bind(() => {
    const { steps } = app;
    if (drawn !== steps.join()) {
      drawn = steps.join();
      list.replaceChildren(...steps.map((step) => {
        const [node, refresh] = stepLink(app, step);
        refreshers.set(step, refresh);
        return node;
      }));
    }
    steps.forEach((step) => refreshers.get(step)());
  });
  return h("nav", { class: "wb-steps", "aria-label": "Steps" }, list);
}

function stepLink(app, step) {
  const { kase, words } = app;
  const count = h("span", { class: "wb-count" });
  const link = button([h("span", {}, words.title(step)), count], () => goTo(app, step), { class: "wb-step" });
  const counted = kase.items[step] || step === "narrative";
  const refresh = () => {
    const p = counted && progress(kase, app.answers, step);
    count.textContent = p ? progressText(p) : "";
    link.classList.toggle("wb-full", Boolean(p) && isFull(p));
    if (app.step !== step) return link.removeAttribute("aria-current");
    if (link.hasAttribute("aria-current")) return;
    link.setAttribute("aria-current", "step");
    const strip = link.closest(".wb-steps");
    if (strip) strip.scrollLeft = link.parentElement.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
  };
  return [h("li", {}, link), refresh];
}

function travelButton(app, way, label) {
  const press = button(label, () => travel(app, way), { class: "wb-quiet" });
  app.bind(() => {
    const next = app.history.next[way];
    press.setAttribute("aria-disabled", String(!next));
    press.title = next ? `${label}: ${next.label}` : `Nothing to ${label.toLowerCase()}`;
  });
  return press;
}

function paneSwitch(app) {
  const buttons = [button("Question", () => backToTask(app), { "data-to": "task" }), button("Case", () => app.showPane("case"), { "data-to": "case" })];
  app.bind(() => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.to === app.root.dataset.pane))));
  return h("div", { class: "wb-switch", role: "group", "aria-label": "Show" }, buttons);
}

/** Undo and redo by key; in a box for writing these belong to the browser. */
function shortcuts(app, event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("textarea")) return;
  const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
  if (!way) return;
  event.preventDefault();
  travel(app, way);
}

function firstStep(app) {
  if (app.feedback) return "feedback";
  const began = Object.keys(app.answers).some((key) => !["schema", "case"].includes(key));
  const last = app.keeper.recall("step");
  return began && app.steps.includes(last) ? last : "note";
}

function render({ model, el }) {
  const root = h("div", { class: "wb", "data-pane": "task" });
  const app = createApp(model, root);
  app.keeper = createKeeper({ model, kase: app.kase, view: app.uid, onChange: () => app.refresh() });
  if (!app.keeper.hosted() && !Object.keys(app.answers).length) {
    const kept = app.keeper.fromPage();
    if (kept) model.set("answers", kept);
  }
  app.leftOver = app.keeper.unsaved();
  app.case = h("section", { class: "wb-case", "aria-label": "The case", onkeydown: (event) => app.caseKeys?.(event) });
  app.task = h("section", { class: "wb-task", "aria-label": "The question" });
  app.live = h("div", { class: "wb-sr", role: "status" });
  app.toast = h("p", { class: "wb-toast", "aria-hidden": "true" });
  app.collect("shellBinds", () => root.append(
    h("header", { class: "wb-top" }, stepsNav(app), h("div", { class: "wb-tools" }, saveNote(app), travelButton(app, "undo", "Undo"), travelButton(app, "redo", "Redo"))),
    drawNotices(app), h("div", { class: "wb-panes" }, app.case, app.task), paneSwitch(app), app.toast, app.live));
  el.append(root);
  goTo(app, firstStep(app), { focus: false });
  return live(app);
}

/** Everything that can reach the form from outside; gives what ends it. */
function live(app) {
  const { model, root, keeper } = app;
  const onAnswers = () => { if (!app.committing) app.refresh(); };
  const onStatus = () => {
    keeper.onStatus();
    if (!app.steps.includes(app.step)) goTo(app, app.steps[0], { focus: false }); // "before you begin" gives way to feedback
    if (app.step === "feedback" && app.shownFeedback !== app.feedback) drawTask(app);
    app.shownFeedback = app.feedback;
    app.refresh();
  };
  const onHide = () => { if (document.visibilityState === "hidden") app.flush(); };
  const onKey = (event) => shortcuts(app, event);
  const onLeave = () => app.flush();
  const onStorage = ({ key }) => { // the same published page in another tab
    if (key !== keeper.pageKey || keeper.hosted()) return;
    const other = keeper.fromPage();
    if (other) model.set("answers", other);
  };
  app.shownFeedback = app.feedback;
  model.on("change:answers", onAnswers);
  model.on("change:status", onStatus);
  root.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", onLeave);
  window.addEventListener("storage", onStorage);
  return () => {
    app.flush();
    keeper.stop();
    model.off("change:answers", onAnswers);
    model.off("change:status", onStatus);
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pagehide", onLeave);
    window.removeEventListener("storage", onStorage);
  };
}

export default { render };
