/* What a student has to know about keeping, and what to do about it: one quiet box above the panes, gone when it is over. */

import { differing } from "./answers.js";
import { correctionsNotice } from "./errata.js";
import { brief, button, h, moment } from "./page.js";

export function drawNotices(app) {
  const holder = h("div", { class: "wb-notices" });
  app.bind(() => {
    const notices = [saving, conflict, unsaved, told, correctionsNotice, arrived].map((notice) => notice(app)).filter(Boolean);
    const key = notices.map((notice) => notice.key).join("|");
    if (holder.dataset.key === key) return;
    const news = notices.filter((notice) => !(holder.dataset.key ?? "").split("|").includes(notice.key));
    holder.dataset.key = key;
    holder.replaceChildren(...notices.map(drawNotice));
    if (news.length) app.say(news.map((notice) => notice.title).join(" "));
  });
  return holder;
}

const drawNotice = ({ kind = "plain", title, text, acts }) => h("section", { class: `wb-notice wb-${kind}` },
  h("p", { class: "wb-notice-title" }, title), text && h("p", {}, text), h("div", { class: "wb-row wb-tight" }, acts));

// ---------------------------------------------------------------- not saved

function saving(app) {
  const state = app.keeper.state();
  const { saved_at, reason = "" } = app.status;
  const since = saved_at ? `Not saved since ${moment(saved_at)}` : "Not saved yet";
  const where = app.keeper.hasCopy() ? "in this page and in this browser" : "in this page only, so copy or download them before you close it";
  const acts = () => [state !== "nowhere" && button("Try again", () => app.keeper.send()), ...takeAway(app, app.answers)];
  if (state === "stopped") {
    return { key: `stopped ${saved_at}`, kind: "trouble", title: `${since}: the notebook’s engine has stopped, or is busy.`,
      text: `Your answers are kept ${where}. If this does not pass within a minute, reload the page (in JupyterLab: restart the kernel and run the cell again); the form then offers to put them back.`, acts: acts() };
  }
  if (state === "retrying") return { key: `retrying ${reason}`, kind: "trouble", title: `Not saved: retrying. ${reason}`, text: `Your answers are kept ${where}.`, acts: acts() };
  if (state === "refused") return { key: `refused ${reason}`, kind: "trouble", title: `${since}. ${reason}`, text: `Your answers are kept ${where}.`, acts: acts() };
  if (state === "nowhere") return { key: "nowhere", kind: "trouble", title: "This browser does not let the page keep anything.", text: "Your answers last only while this page is open.", acts: acts() };
  return null;
}

function takeAway(app, answers) {
  const text = () => JSON.stringify(answers, null, 1);
  return [button("Copy my answers", async () => app.tell(await copy(text()) ? "Copied." : "This browser does not allow copying; download them instead.")),
    button("Download my answers", () => download(`answers-${app.kase.id}.json`, text()))];
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no clipboard without HTTPS: the old way
    const area = h("textarea", { class: "wb-sr" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

export function download(name, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---------------------------------------------------------------- two versions

const inSections = (app, sections) => sections.map((section) => (["evidence", "confidence", "notes"].includes(section)
  ? { evidence: "Evidence", confidence: "How sure", notes: "Notes" }[section] : app.words.title(section))).join(", ") || "nothing that shows";

/** status.conflict { file, page: { at, answers }, other: { at, answers } } : `page` is what this form shows. */
function conflict(app) {
  const found = app.status.conflict;
  if (!found) return null;
  const choose = (which, done) => () => { app.keeper.choose(which); app.tell(done); };
  return {
    key: `conflict ${found.file}`, kind: "trouble",
    title: "This case was changed in two places at once. Nothing is lost: both versions are kept.",
    text: `This page (${moment(found.page.at)}) and the other one (${moment(found.other.at)}) differ in: ${inSections(app, differing(app.answers, found.other.answers))}. Until you choose, this page is kept as ${found.file}.`,
    acts: [
      button("Go on with this page", choose("page", "This page’s answers are now the ones that count. The other version is kept beside them."), { class: "wb-primary" }),
      button("Go on with the other one", choose("other", "The other version is now the one that counts. This page’s is kept beside it."))],
  };
}

/** Answers in this browser that never reached the notebook. */
function unsaved(app) {
  if (app.keeper.state() === "stopped") return null;
  const [copyHere] = app.leftOver;
  if (!copyHere) return null;
  const done = () => { app.keeper.forget(copyHere.key); app.leftOver = app.keeper.unsaved(); app.refresh(); };
  const { saved_at } = app.status;
  return {
    key: `unsaved ${copyHere.key}`, title: `This browser kept answers from ${moment(copyHere.at)} that never reached the notebook.`,
    text: `${saved_at ? `The saved ones are from ${moment(saved_at)}.` : "Nothing is saved in the notebook yet."} They differ in: ${inSections(app, differing(app.answers, copyHere.answers))}.`,
    acts: [
      button("Use the kept answers", () => { app.replaceAnswers(copyHere.answers, "kept answers put back"); done(); }, { class: "wb-primary" }),
      button("Stay with the saved ones", done),
      button("Download the kept ones", () => download(`answers-${app.kase.id}-kept.json`, JSON.stringify(copyHere.answers, null, 1)))],
  };
}

// ---------------------------------------------------------------- news

function told(app) {
  const { told: text } = app.status;
  if (!text || app.dismissed.has(text)) return null;
  return { key: `told ${text}`, title: text, acts: [button("All right", () => app.dismiss(text))] };
}

function arrived(app) {
  if (!app.feedback || app.seenFeedback) return null;
  return { key: "feedback", title: "Feedback has arrived.", acts: [button("Read the feedback", () => app.goTo("feedback"), { class: "wb-primary" })] };
}

// ---------------------------------------------------------------- the line beside Undo

export function saveNote(app) {
  const note = h("span", { class: "wb-save" });
  app.bind(() => {
    const state = app.keeper.state();
    const at = app.keeper.keptAt();
    const text = {
      saved: `Saved ${at && brief(at)}`, saving: "Saving…", retrying: "Not saved: retrying", stopped: "Not saved", refused: "Not saved",
      conflict: "Two versions kept", page: `Kept in this browser ${at && brief(at)}`, nowhere: "Kept while this page is open", new: "Kept as you go",
    }[state];
    if (note.textContent !== text) note.textContent = text;
    const trouble = ["retrying", "stopped", "refused", "conflict"].includes(state);
    if (note.dataset.trouble === "true" && !trouble && state !== "saving") app.say(text);
    if (state !== "saving") note.dataset.trouble = String(trouble);
  });
  return note;
}
