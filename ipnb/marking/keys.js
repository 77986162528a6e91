/* Single keys, and the list of them. They can be switched off, for whoever speaks to the machine. */

import { button, h } from '../web/dom.js';
import { speak } from './notices.js';
import { step } from './queue.js';
import { letter, NOT_ASKED } from './scale.js';

const OFF = 'ipnb-marking-keys-off';
const LIST = [
  ['0 1 2 3', 'gives the level, and goes on to the next criterion (or to the next text)'],
  ['a b c d e', 'goes to a criterion; the arrows up and down do too'],
  ['Delete', 'takes the level away'],
  ['x', 'in a talk: this question was not put'],
  ['/', 'writes a comment; Enter adds it, the down arrow goes to the bank, Escape leaves'],
  ['n', 'next text that is to be marked'],
  ['← →', 'the text before, the text after'],
  ['u', 'undoes your last step, also after the page was closed'],
  ['k', 'keeps levels that were given for an earlier text'],
  ['h', 'shows and hides names'],
  ['?', 'this list'],
];

const isOff = () => localStorage.getItem(OFF) === 'yes';
const isTyping = (node) => node.closest?.('input, textarea, select, dialog, [contenteditable]');

function place(page) {
  return page.scale?.criteria.findIndex((one) => one.id === page.current) ?? -1;
}

function toCriterion(page, number) {
  const one = page.scale?.criteria[number];
  if (!one || page.only) return;
  page.choose(one.id);
  const box = page.rubric.querySelector(`[data-criterion="${CSS.escape(one.id)}"]`);
  box.scrollIntoView({ block: 'nearest' });
  const level = page.rows.get(page.at).levels[one.id];
  speak(page, `${one.title}: ${level === undefined ? 'no level' : `level ${level}`}`);
}

function level(page, number) {
  const one = page.scale?.criteria[place(page)];
  const isThere = number === NOT_ASKED ? page.scale?.rule === 'mean' : one?.levels[number];
  if (one && isThere) page.give(one.id, number);
}

const BY_NAME = {
  '/': () => document.getElementById('comment')?.focus(),
  '?': (page) => page.help(),
  n: (page) => page.next(),
  u: (page) => page.undo(),
  x: (page) => level(page, NOT_ASKED),
  h: (page) => page.toggleNames(),
  k: (page) =>
    Object.keys(page.rows.get(page.at)?.outdated ?? {}).length && page.act({ kind: 'keep' }),
  Delete: (page) => page.current && page.text && page.give(page.current, null),
  ArrowLeft: (page) => page.go(step(page.ids, page.at, -1)),
  ArrowRight: (page) => page.go(step(page.ids, page.at, 1)),
  ArrowUp: (page) => toCriterion(page, place(page) - 1),
  ArrowDown: (page) => toCriterion(page, place(page) + 1),
};

function actionFor(key, page) {
  if (BY_NAME[key]) return BY_NAME[key];
  if (/^\d$/.test(key)) return () => level(page, Number(key));
  const number = page.scale?.criteria.findIndex((_, at) => letter(at) === key) ?? -1;
  return number < 0 ? undefined : () => toCriterion(page, number);
}

export function listen(page) {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (isOff() && event.key !== '?') return;
    const action = page.at ? actionFor(event.key, page) : undefined;
    if (!action) return;
    event.preventDefault();
    action(page);
  });
}

export function help() {
  const off = h('input', { type: 'checkbox', id: 'keys-off', checked: isOff() });
  off.addEventListener('change', () => localStorage.setItem(OFF, off.checked ? 'yes' : 'no'));
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, 'Keys'),
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        LIST.map(([key, words]) =>
          h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row' },
              key.split(' ').map((one) => [h('kbd', {}, one), ' ']),
            ),
            h('td', {}, words),
          ),
        ),
      ),
    ),
    h(
      'p',
      { class: 'check' },
      off,
      h('label', { for: 'keys-off' }, 'Switch single keys off on this machine (this list stays)'),
    ),
    button('Close', () => dialog.close(), { class: 'primary' }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
