// The reader's settings, as a dialog beside the page, which changes as one chooses.

import { h } from '../ipnb/web/dom.js';
import { show } from './dialog.js';
import { KEY, choose, current, reset } from './preferences.js';

const GROUPS = [
  ['theme', 'Colours', { '': 'as the device', light: 'light', dark: 'dark' }],
  [
    'size',
    'Text size',
    { small: 'small', '': 'usual', large: 'large', larger: 'larger', largest: 'largest' },
  ],
  ['line', 'Line length', { narrow: 'narrow', '': 'usual', wide: 'wide' }],
  ['face', 'Typeface', { '': 'usual', plain: 'without serifs', weighted: 'OpenDyslexic' }],
  ['spacing', 'Space between letters and words', { '': 'usual', wide: 'wide', wider: 'wider' }],
  ['motion', 'Motion', { '': 'as the device', less: 'less', all: 'all' }],
  ['keys', 'Single keys as shortcuts', { '': 'on', off: 'off' }],
];
const HINTS = {
  face:
    'OpenDyslexic is drawn for readers with dyslexia. Studies have not shown that its letters, or others made for that ' +
    'purpose, are read faster or with fewer errors; some readers like them. For wider spacing the findings are mixed but better, if ' +
    'words move apart along with letters, as they do here.',
  motion: 'With less motion, models show whole runs side by side instead of one that moves.',
  keys: 'Off, only Ctrl K is left. Turn them off if you speak to your device.',
};

let said;

function changed(isKept) {
  said.textContent = isKept
    ? ''
    : 'This browser does not let pages keep anything: it holds until you leave the page.';
}

function group([name, title, options]) {
  const hint = HINTS[name] && h('p', { class: 'hint', id: `hint-${name}` }, HINTS[name]);
  const radios = Object.entries(options).map(([value, words]) =>
    h(
      'label',
      {},
      h('input', { type: 'radio', name, value, onchange: () => changed(choose(name, value)) }),
      h('span', {}, words),
    ),
  );
  return h(
    'fieldset',
    { 'aria-describedby': hint ? hint.id : null },
    h('legend', {}, title),
    h('div', { class: 'options' }, ...radios),
    hint,
  );
}

/** Shows in the form what holds. */
function refill(form) {
  const chosen = current();
  for (const radio of form.querySelectorAll('input'))
    radio.checked = radio.value === (chosen[radio.name] ?? '');
}

function fill() {
  said = h('p', { role: 'status' });
  const form = h('form', { method: 'dialog' }, ...GROUPS.map(group));
  const again = () => {
    changed(reset());
    refill(form);
    said.textContent ||= 'All settings are as they were at first.';
  };
  form.append(
    h('p', { class: 'acts' }, h('button', { type: 'button', onclick: again }, 'As it was')),
    said,
    h('p', { class: 'hint' }, 'Kept in this browser only.'),
  );
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) setTimeout(refill, 0, form); // once the page has followed
  });
  refill(form);
  return [form];
}

export async function open() {
  refill((await show('settings', 'Settings', fill)).querySelector('form'));
}
