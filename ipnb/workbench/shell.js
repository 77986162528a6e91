/* What stands around every step: the steps themselves, undo and redo, the switch between panes on a phone. */

import { travel } from './app.js';
import { isDone, progress, progressText } from './answers.js';
import { backToTask } from './case_pane.js';
import { button, h } from '../web/dom.js';

export function stepsNav(app) {
  const list = h('ol', {});
  let drawn = '';
  const refreshers = new Map();
  app.bind(() => {
    const { steps } = app;
    if (drawn !== steps.join()) {
      drawn = steps.join();
      list.replaceChildren(
        ...steps.map((step) => {
          const [node, refresh] = stepLink(app, step);
          refreshers.set(step, refresh);
          return node;
        }),
      );
    }
    steps.forEach((step) => refreshers.get(step)());
  });
  return h('nav', { class: 'wb-steps', 'aria-label': 'Steps' }, list);
}

function stepLink(app, step) {
  const { kase, words } = app;
  const count = h('span', { class: 'wb-count' });
  const link = button([h('span', {}, words.title(step)), count], () => app.goTo(step), {
    class: 'wb-step',
  });
  const counted = kase.items[step] || step === 'narrative';
  const refresh = () => {
    const p = counted && progress(kase, app.answers, step);
    count.textContent = p ? progressText(p) : '';
    link.classList.toggle('wb-full', Boolean(p) && isDone(kase, app.answers, step));
    if (app.step !== step) return link.removeAttribute('aria-current');
    if (link.hasAttribute('aria-current')) return;
    link.setAttribute('aria-current', 'step');
    const strip = link.closest('.wb-steps');
    if (strip)
      strip.scrollLeft = link.parentElement.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
  };
  return [h('li', {}, link), refresh];
}

export function travelButton(app, way, label) {
  const press = button(label, () => travel(app, way), { class: 'wb-quiet' });
  app.bind(() => {
    const next = app.history.next[way];
    press.setAttribute('aria-disabled', String(!next));
    press.title = next ? `${label}: ${next.label}` : `Nothing to ${label.toLowerCase()}`;
  });
  return press;
}

export function paneSwitch(app) {
  const buttons = [
    button('Question', () => backToTask(app), { 'data-to': 'task' }),
    button('Case', () => app.showPane('case'), { 'data-to': 'case' }),
  ];
  app.bind(() =>
    buttons.forEach((b) =>
      b.setAttribute('aria-pressed', String(b.dataset.to === app.root.dataset.pane)),
    ),
  );
  return h('div', { class: 'wb-switch', role: 'group', 'aria-label': 'Show' }, buttons);
}

function saveNow(app) {
  app.flush();
  if (!['stopped', 'offline', 'retrying', 'refused'].includes(app.keeper.state()))
    return app.tell('Everything is kept as you go: you need not save.');
  app.keeper.send();
  app.tell('Not saved yet: trying again.');
}

/** Undo and redo by key; in a field for writing these belong to the browser. Ctrl+S, a habit, saves what is saved anyway. */
export function shortcuts(app, event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (key === 's') {
    event.preventDefault();
    return saveNow(app);
  }
  if (event.target.matches('textarea, input[type=text]')) return;
  const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
  if (!way) return;
  event.preventDefault();
  travel(app, way);
}
