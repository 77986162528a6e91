// The search page: finds places by their words, near spellings too.

import { addressOf, excerpt, noSearch, said, search } from './engine.js';

const field = document.getElementById('again'),
  status = document.getElementById('search-progress'),
  list = document.getElementById('search-results');
const MOST = 40; // places

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

function entry(found) {
  const about = make('p', { className: 'context' });
  excerpt(found).then((pieces) => about.replaceChildren(...pieces));
  const where =
    found.in === found.title
      ? []
      : [make('span', { className: 'where', textContent: ` in ${found.in}` })];
  const link = make('a', { href: addressOf(found), textContent: found.title });
  return make('li', {}, link, ...where, about);
}

let asked = '';
async function look() {
  const words = field.value.trim();
  if (words === asked) return;
  asked = words;
  history.replaceState(
    history.state,
    '',
    words ? `?q=${encodeURIComponent(words)}` : location.pathname,
  );
  list.replaceChildren();
  status.textContent = words ? 'Searching…' : '';
  if (!words) return;
  try {
    const { found, exact } = await search(words);
    if (words !== asked) return; // typed on meanwhile
    status.textContent = said(found.length, words, exact, Math.min(MOST, found.length));
    list.replaceChildren(make('ul', {}, ...found.slice(0, MOST).map(entry)));
  } catch (error) {
    console.warn('no search:', error);
    asked = '';
    status.textContent = noSearch();
  }
}

let pause;
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(look, 250);
});
field.form.addEventListener('submit', (event) => {
  event.preventDefault();
  look();
});
field.value = new URLSearchParams(location.search).get('q') ?? '';
look();
