// The search as one types: a field with a list of places below it, grouped by page.

import { h } from '../ipnb/web/dom.js';
import { show } from '../reader_tools/dialog.js';
import { ROOT, addressOf, excerpt, noSearch, said, search, warm } from './engine.js';

const MOST = 20, // places in the list
  REST = 150; // milliseconds without a letter, after which one has written a word

let field, list, status, all, pause, looking;
let options = [],
  active = -1,
  asked = '';

/** An excerpt is fetched with its page, so only for what comes into sight. */
const inSight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    inSight.unobserve(target);
    excerpt(target.found).then((pieces) => target.querySelector('.context').append(...pieces));
  }
});

function optionOf(found, number) {
  const context = h('span', { class: 'context' });
  const option = h(
    'a',
    { role: 'option', id: `found-${number}`, href: addressOf(found), 'aria-selected': 'false' },
    h('b', {}, found.title),
    context,
  );
  option.tabIndex = -1; // the field keeps the focus, and says which one is meant
  option.found = found;
  option.addEventListener('click', () => leave(option));
  inSight.observe(option);
  return option;
}

/** A link into the page that one is on closes what lies over it. */
function leave({ href }) {
  if (href.split('#')[0] === location.href.split('#')[0]) field.closest('dialog').close();
}

/** Places by page; a page stands where its best place would. */
function grouped(found) {
  const pages = new Map();
  for (const place of found) pages.set(place.in, [...(pages.get(place.in) ?? []), place]);
  return [...pages];
}

function fillList(found) {
  inSight.disconnect();
  options = [];
  const groups = grouped(found).map(([title, places], nth) => {
    const own = places.map((place) => optionOf(place, options.push(null) - 1));
    options.splice(options.length - own.length, own.length, ...own);
    const id = `found-in-${nth}`;
    return h(
      'div',
      { role: 'group', 'aria-labelledby': id },
      h('p', { id, role: 'presentation' }, title),
      ...own,
    );
  });
  list.replaceChildren(...groups);
  list.hidden = !found.length;
  field.setAttribute('aria-expanded', String(found.length > 0));
  choose(found.length ? 0 : -1);
}

function choose(number) {
  options[active]?.setAttribute('aria-selected', 'false');
  active = number;
  const option = options[active];
  option?.setAttribute('aria-selected', 'true');
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  if (active > 0) option.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  else if (field.isConnected) field.closest('dialog').scrollTop = 0;
}

async function look() {
  const words = field.value.trim();
  if (words === asked) return;
  asked = words;
  all.hidden = true;
  if (!words) {
    fillList([]);
    status.textContent = '';
    return;
  }
  const slow = setTimeout(() => {
    status.textContent = 'Searching…';
  }, 400);
  try {
    const { found, exact } = await search(words, true);
    if (words !== asked) return; // typed on meanwhile
    const shown = found.slice(0, MOST);
    fillList(shown);
    status.textContent = said(found.length, words, exact, shown.length);
    all.href = new URL(`search.html?q=${encodeURIComponent(words)}`, ROOT);
    all.hidden = found.length <= MOST;
  } catch (error) {
    console.warn('no search:', error);
    asked = '';
    fillList([]);
    status.textContent = noSearch();
  } finally {
    clearTimeout(slow);
  }
}

const MOVES = {
  ArrowDown: () => (active + 1) % options.length,
  ArrowUp: () => (active + options.length - 1) % options.length,
  PageDown: () => Math.min(active + 5, options.length - 1),
  PageUp: () => Math.max(active - 5, 0),
};

function press(event) {
  if (event.isComposing) return;
  const move = MOVES[event.key];
  if (move && options.length) {
    event.preventDefault();
    choose(move());
  } else if (event.key === 'Enter') {
    event.preventDefault();
    enter();
  }
}

/** The last letters may still be waiting, and what they find be on its way. */
async function enter() {
  clearTimeout(pause);
  if (field.value.trim() !== asked) looking = look();
  await looking;
  options[active]?.click();
}

function fill() {
  field = h('input', {
    type: 'text',
    id: 'find',
    role: 'combobox',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 200,
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
    oninput: () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        looking = look();
      }, REST);
    },
    onkeydown: press,
  });
  list = h('div', { role: 'listbox', id: 'found', 'aria-label': 'Places', hidden: true });
  status = h('p', { role: 'status' });
  all = h('a', { class: 'all', href: '#', hidden: true }, 'All places, on the search page');
  return [
    h('div', { class: 'field' }, h('label', { for: 'find' }, 'Words, also misspelt ones'), field),
    status,
    list,
    all,
  ];
}

export async function open() {
  await show('search', 'Search the course', fill);
  field.focus();
  field.select();
  warm();
}
