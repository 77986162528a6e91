/* The case: numbered sentences to read, to walk through (a section over sentences), or to choose as evidence. */

import { kindOf } from '../formulation/kinds/index.js';
import {
  answerOf,
  asksEvidence,
  citations,
  evidenceOf,
  maxEvidence,
  mayCite,
  sectionsOf,
  sentenceOf,
  setEvidence,
} from './answers.js';
import { corrected } from './errata.js';
import { button, h, spoken } from '../web/dom.js';

/** "evidence": choose sentences; "cursor": walk the lines to judge; "read": just the text. */
function caseMode({ kase, step }) {
  if (!kase.items[step]) return 'read';
  if (asksEvidence(kase, step)) return 'evidence';
  return kase.items[step].over === 'sentences' ? 'cursor' : 'read';
}

/** Not the options of a list box: of these NVDA shows none but the selected one, and the case could not be read. */
const LINE_ROLES = { evidence: 'checkbox', cursor: 'button' };

export function drawCase(app) {
  const mode = caseMode(app);
  const reading = mode === 'read';
  const list = h(
    'div',
    {
      class: 'wb-lines',
      role: 'group',
      tabindex: reading ? 0 : null,
      onkeydown: (event) => caseKeys(app, event, mode),
    },
    app.kase.segments.map((segment) => caseSegment(app, segment, mode)),
  );
  app.bind(() =>
    list.setAttribute(
      'aria-label',
      mode === 'evidence' ? `Sentences: evidence for ${activeName(app)}` : 'Sentences',
    ),
  );
  return [caseHead(app, mode), list];
}

const activeName = (app) => (app.active ? app.words.name(app.active.id) : 'a judgement');

function caseHead(app, mode) {
  const { kase } = app;
  const prompt = h('p');
  const row = h(
    'div',
    { class: 'wb-choosing-row' },
    prompt,
    button('Done', () => backToTask(app), { class: 'wb-quiet' }),
  );
  if (mode === 'evidence')
    app.bind(() => {
      const open = app.active && mayCite(kase, app.answers, app.active);
      row.classList.toggle('wb-idle', !open);
      const count = app.active ? evidenceOf(kase, app.answers, app.active).length : 0;
      prompt.replaceChildren(
        ...(open
          ? [
              'Choosing sentences for ',
              h('strong', {}, activeName(app)),
              ` · ${count} of at most ${maxEvidence(kase)}`,
            ]
          : ['Answer first, then choose the sentences that made you think so.']),
      );
    });
  const session = /^\d+$/.test(kase.setting?.session) ? `Session ${kase.setting.session} · ` : '';
  return h(
    'header',
    { class: 'wb-case-head' },
    h(
      'p',
      { class: 'wb-eyebrow' },
      `${session || 'Everyone here is invented'}${session && 'an invented case'}`,
    ),
    h('h2', { tabindex: -1 }, kase.title),
    mode === 'evidence' && row,
  );
}

function caseSegment(app, { id, label }, mode) {
  const headingId = `${app.uid}-${id}`;
  const heading = h('h3', { class: 'wb-segment-name', id: headingId }, label);
  const lines = app.kase.sentences
    .filter((sentence) => sentence.seg === id)
    .map((sentence) => caseLine(app, sentence, mode));
  return h(
    'div',
    { class: 'wb-segment', role: 'group', 'aria-labelledby': headingId },
    heading,
    lines,
  );
}

function caseLine(app, { id, speaker, text }, mode) {
  const reading = mode === 'read';
  const marks = h('span', { class: 'wb-cites' });
  const line = h(
    'div',
    {
      class: 'wb-line',
      'data-id': id,
      'data-speaker': speaker,
      tabindex: -1,
      role: LINE_ROLES[mode],
      onclick: reading ? null : () => pickLine(app, id, mode),
    },
    h('span', { class: 'wb-no' }, `${app.words.number(id)} `),
    h(
      'span',
      { class: 'wb-text' },
      speaker && h('span', { class: 'wb-speaker' }, `${speaker} `),
      h('span', {}, text),
      corrected(app, id),
    ),
    marks,
  );
  app.bind(() => refreshLine(app, line, marks, mode));
  return line;
}

/** Marks beside the text show one section over sentences: the one at hand, else the first. */
function markedSection({ kase, step }) {
  const over = sectionsOf(kase).filter((section) => kase.items[section].over === 'sentences');
  return over.includes(step) ? step : over[0];
}

function refreshLine(app, line, marks, mode) {
  const { kase, answers, words } = app;
  const { id } = line.dataset;
  const isEvidence =
    mode === 'evidence' && app.active && evidenceOf(kase, answers, app.active).includes(id);
  const chosen = Boolean(isEvidence || (mode === 'cursor' && app.cursor[app.step] === id));
  line.classList.toggle('wb-chosen', chosen);
  if (mode !== 'read') {
    line.setAttribute(mode === 'evidence' ? 'aria-checked' : 'aria-current', String(chosen));
    line.tabIndex = id === cursorLine(app) ? 0 : -1;
  }
  const section = markedSection(app);
  const answer = section && answerOf(kase, answers, { section, id });
  const cited = app.citations()[id] ?? [];
  const key = JSON.stringify([answer, cited]);
  if (marks.dataset.key === key) return;
  marks.dataset.key = key;
  marks.replaceChildren(
    ...(answer ? [spoken(` (marked ${words.word(answer)})`), app.mark(answer)] : []),
    ...cited.map((judgement) => citeMark(app, judgement)),
  );
}

function citeMark({ kase, words }, { section, id }) {
  const title = words.name(id);
  const tag =
    kindOf(kase, section).citeTag ??
    (sentenceOf(kase, id) ? words.title(section) : title).slice(0, 3);
  return h(
    'span',
    { class: 'wb-cite', title: `Cited for ${title}` },
    spoken(` cited for ${title} `),
    h('span', { 'aria-hidden': 'true' }, tag),
  );
}

const cursorLine = (app) => app.cursor.case ?? app.kase.sentences[0].id;
const lineOf = (app, id) => app.case.querySelector(`[data-id="${CSS.escape(id)}"]`);

function pickLine(app, id, mode) {
  app.cursor.case = id;
  if (mode === 'evidence') toggleEvidence(app, id);
  else walkTo(app, id);
  lineOf(app, id)?.focus({ preventScroll: true });
}

/** The question follows the line, if the section asks about it. */
function walkTo(app, id) {
  if (app.asked?.includes(id)) app.cursor[app.step] = id;
  app.showPane('task');
}

function caseKeys(app, event, mode) {
  if (event.key === 'Escape') return backToTask(app);
  if (mode === 'read') return;
  const ids = app.kase.sentences.map((sentence) => sentence.id);
  const here = ids.indexOf(event.target.closest('[data-id]')?.dataset.id ?? cursorLine(app));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: ids.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    app.cursor.case = ids[Math.max(0, Math.min(ids.length - 1, to))];
    if (mode === 'cursor' && app.asked?.includes(app.cursor.case))
      app.cursor[app.step] = app.cursor.case;
    app.refresh();
    focusLine(app, app.cursor.case);
  } else if (event.key === ' ' || event.key === 'Enter') {
    event.preventDefault();
    if (mode === 'evidence') toggleEvidence(app, ids[here]);
    else backToTask(app);
  }
}

export function focusLine(app, id) {
  const line = lineOf(app, id);
  line?.focus({ preventScroll: true });
  reveal(app, line);
}

/** Scrolls the case alone where it scrolls by itself, so that the page around the form keeps still. */
function reveal(app, line) {
  if (!line) return;
  const pane = app.case;
  if (pane.scrollHeight <= pane.clientHeight + 1) return line.scrollIntoView({ block: 'nearest' });
  const head = pane.querySelector('.wb-case-head').offsetHeight;
  const { top, bottom } = line.getBoundingClientRect();
  const box = pane.getBoundingClientRect();
  if (top < box.top + head + 8) pane.scrollTop += top - box.top - head - 8;
  else if (bottom > box.bottom - 24) pane.scrollTop += bottom - box.bottom + 24;
}

// ---------------------------------------------------------------- evidence

export function toggleEvidence(app, sentence) {
  const { kase, words, active } = app;
  if (!active) return;
  const max = maxEvidence(kase);
  const chosen = evidenceOf(kase, app.answers, active);
  if (!mayCite(kase, app.answers, active))
    return app.tell(`${words.name(active.id)}: answer first, then choose sentences.`);
  const drop = chosen.includes(sentence);
  if (!drop && chosen.length >= max)
    return app.tell(`At most ${max} sentences: take one back first.`);
  const next = drop
    ? chosen.filter((id) => id !== sentence)
    : [...chosen, sentence].sort((a, b) => words.number(a) - words.number(b));
  const [name, no] = [words.name(active.id), words.number(sentence)];
  app.change(`evidence ${active.id} ${sentence}`, `${name}, sentence ${no}`, (answers) =>
    setEvidence(kase, answers, active, next),
  );
  app.say(
    `Sentence ${no} ${drop ? 'taken back from' : 'chosen for'} ${name}. ${next.length} of at most ${max}.`,
  );
}

export function chooseSentences(app, judgement) {
  app.makeActive(judgement);
  app.cursor.case = evidenceOf(app.kase, app.answers, judgement)[0] ?? cursorLine(app);
  app.showPane('case');
  focusLine(app, app.cursor.case);
}

export function backToTask(app) {
  app.showPane('task');
  const judgement =
    app.active && app.task.querySelector(`[data-judgement="${CSS.escape(app.active.id)}"]`);
  const choose = judgement?.querySelector('.wb-choose:not([hidden] *)');
  const target = choose ?? (judgement ?? app.task).querySelector('input:checked, input');
  (app.cameFrom?.isConnected ? app.cameFrom : target)?.focus();
  app.cameFrom = null;
}

// ---------------------------------------------------------------- a light on one sentence

export function spotlight(app, id, { scroll = true } = {}) {
  app.case.querySelectorAll('.wb-lit').forEach((line) => line.classList.remove('wb-lit'));
  const line = id && lineOf(app, id);
  line?.classList.add('wb-lit');
  if (line && scroll && line.offsetParent) reveal(app, line);
}

/** While lines are judged, the case keeps step with the question. */
export function followLine(app, id) {
  app.cursor.case = id;
  app.refresh();
  spotlight(app, id);
}

function goToLine(app, id) {
  app.cameFrom = document.activeElement;
  app.showPane('case');
  focusLine(app, id);
  spotlight(app, id);
}

/** A numbered chip: hover or focus lights the sentence, pressing it goes there, × takes it back. */
export function chip(app, id, onRemove) {
  const no = app.words.number(id);
  const light = () => spotlight(app, id);
  const dim = () => app.cameFrom || spotlight(app); // once you have gone to the sentence it stays lit
  const lit = { onmouseenter: light, onmouseleave: dim, onfocusin: light, onfocusout: dim };
  const show = button(no, () => goToLine(app, id), {
    'aria-label': `Sentence ${no}: ${sentenceOf(app.kase, id).text}`,
  });
  const remove = onRemove && button('×', onRemove, { 'aria-label': `Take back sentence ${no}` });
  return h('span', { class: 'wb-chip', ...lit }, show, remove);
}

export const chips = (app, ids) =>
  h(
    'span',
    { class: 'wb-chips' },
    ids.filter((id) => sentenceOf(app.kase, id)).map((id) => chip(app, id)),
  );

/** One look at all citations a refresh. */
export function citationsOnce(app) {
  let [of, found] = [null, {}];
  return () => {
    if (of !== app.answers) [of, found] = [app.answers, citations(app.kase, app.answers)];
    return found;
  };
}
