// The list of shortcuts. The keys themselves are in tools.js, which every page has.

import { h } from '../ipnb/web/dom.js';
import { show } from './dialog.js';

const LIST = [
  [['Ctrl', 'K'], 'Search as you type (⌘ K on a Mac)'],
  [['/'], 'Search as you type'],
  [['n'], 'Next page'],
  [['p'], 'Page before'],
  [['w'], 'Where was I: to the place where you last read'],
  [['f'], 'All figures and models'],
  [['s'], 'Settings'],
  [['?'], 'This list'],
  [['Esc'], 'Close what is open'],
];

const keys = (names) => names.flatMap((name, i) => [i ? ' ' : '', h('kbd', {}, name)]);

function fill() {
  const rows = LIST.map(([names, words]) =>
    h('div', {}, h('dt', {}, ...keys(names)), h('dd', {}, words)),
  );
  const settings = h(
    'button',
    {
      type: 'button',
      onclick: async ({ target }) => {
        target.closest('dialog').close();
        await (await import('./settings.js')).open();
      },
    },
    'Settings',
  );
  return [
    h('dl', {}, ...rows),
    h('p', { class: 'hint' }, state()),
    h(
      'p',
      { class: 'hint' },
      'They are left alone while you type in a field or work in a model. The form of an open case has keys of its own.',
    ),
    h('p', { class: 'acts' }, settings),
  ];
}

const state = () =>
  document.documentElement.dataset.keys === 'off'
    ? 'Single keys are turned off in the settings; Ctrl K works.'
    : 'Single keys can be turned off in the settings; Ctrl K works in any case.';

export async function open() {
  const box = await show('shortcuts', 'Keyboard shortcuts', fill);
  box.querySelector('.hint').textContent = state();
}
