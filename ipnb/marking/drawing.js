/* What is seen: three panes, and the bar over them. */

import { h } from '../web/dom.js';
import { bar, drawBar } from './bar.js';
import { commentsPane } from './comments.js';
import { speak } from './notices.js';
import { rubricPane } from './rubric_pane.js';
import { casePane, judgedPane, textPane } from './text_pane.js';
import { orGone } from './texts.js';

const WIDE = matchMedia('(min-width: 1100px)');
const NOTHING = {
  first:
    'Nothing of this is graded yet, or nobody has written it. Collect and grade the assignment in Formgrader, then reload this page.',
  second:
    'There is nothing for you to mark a second time: a fifth of the texts is drawn for it, and each needs a first mark by somebody else.',
  agreed: 'No text has been marked twice yet.',
};
const fill = (pane, nodes) => pane.replaceChildren(...nodes.flat(4).filter(Boolean));

export function frame(page) {
  const parts = {
    bar: bar(page),
    notices: h('div', { class: 'notices', role: 'alert' }),
    say: h('p', { class: 'wb-sr', role: 'status' }),
    saved: h('p', { class: 'saved', role: 'status' }),
    left: h('section', { class: 'pane left', 'aria-label': 'Judgements and case', tabindex: '0' }),
    middle: h('main', { class: 'pane middle', 'aria-label': 'Text', tabindex: '0' }),
    rubric: h('section', { class: 'rubric', 'aria-label': 'Rubric' }),
    comments: h('section', { class: 'comments-pane', 'aria-label': 'Comments' }),
  };
  const right = h(
    'section',
    { class: 'pane right', 'aria-label': 'Marks', tabindex: '0' },
    parts.rubric,
    parts.comments,
  );
  const panes = h('div', { class: 'panes' }, parts.middle, right, parts.left);
  const foot = h('div', { class: 'foot' }, parts.saved, parts.say);
  const above = { class: 'above', 'aria-label': 'What is marked, and how' };
  const head = h('section', above, parts.bar.root, foot, parts.notices);
  return { ...parts, root: h('div', { class: 'marking' }, head, panes) };
}

export function drawNothing(page) {
  fill(page.middle, [
    h('h2', {}, 'No texts'),
    h('p', {}, page.group ? 'Nobody is in this group.' : NOTHING[page.stage]),
  ]);
  for (const pane of [page.left, page.rubric, page.comments]) pane.replaceChildren();
}

export function draw(page) {
  const row = page.rows.get(page.at);
  const name = page.names?.[page.at];
  page.heading = h(
    'h2',
    { tabindex: '-1', class: 'which' },
    name ? `${name[0]} (${name[1]})` : 'Text',
    ` ${page.ids.indexOf(page.at) + 1} of ${page.ids.length}`,
  );
  const isShown = (id) => document.getElementById(id)?.open ?? WIDE.matches;
  fill(page.left, [
    judgedPane(page.text, isShown('judged')),
    casePane(page.told.case, isShown('case')),
  ]);
  fill(page.middle, textPane(page.text, row, page.heading));
  page.middle.scrollTop = 0;
  drawWork(page);
}

/** Rubric, comments and counts; the focus stays where it is in them. */
export function drawWork(page) {
  const focus = focusIn(page.rubric);
  fill(page.rubric, [
    h('h2', {}, 'Rubric'),
    rubricPane({
      ...page,
      row: page.rows.get(page.at),
      keep: () => page.act({ kind: 'keep' }),
      again: ({ wanted: kind, criterion, level, comments }) =>
        page.act({ kind, criterion, level, comments }),
    }),
  ]);
  if (focus) page.rubric.querySelector(focus)?.focus();
  drawComments(page);
  drawBar(page);
}

function focusIn(pane) {
  const node = document.activeElement;
  if (!pane.contains(node) || !node.dataset.level) return '';
  const { criterion } = node.closest('[data-criterion]').dataset;
  return `[data-criterion="${CSS.escape(criterion)}"] [data-level="${node.dataset.level}"]`;
}

const commentsOf = (row) => (row.outside ? [{ criterion: '', text: row.outside }] : row.comments);

function drawComments(page) {
  const row = page.rows.get(page.at);
  if (page.stage === 'agreed') {
    page.comments.replaceChildren();
    return;
  }
  const comments = commentsOf(row);
  const save = (list) => page.act({ kind: 'comments', comments: list });
  const leave = () => page.heading.focus({ preventScroll: true });
  fill(
    page.comments,
    commentsPane({
      ...page,
      comments,
      isOutside: Boolean(row.outside),
      isClosed: row.blind || Boolean(row.state),
      add(criterion, text) {
        page.draft = null;
        leave(); // out of the box, so that single keys act again
        save([...comments, { criterion, text }]);
        speak(page, 'Comment added.');
      },
      save,
      edit(comment, rest) {
        page.draft = comment;
        save(rest);
        document.getElementById('comment').focus();
      },
      async forget(one) {
        const gone = ['bank', page.scale.name, String(one.id)];
        const { ok, data } = await orGone(page.ask.ask('DELETE', gone));
        if (ok) page.bank = data;
        drawComments(page);
      },
      leave,
    }),
  );
}
