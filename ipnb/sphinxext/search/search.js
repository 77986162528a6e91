// The search page: finds places by their words, near spellings too; nothing leaves the browser.

const field = document.getElementById('again'),
  status = document.getElementById('search-progress'),
  list = document.getElementById('search-results');
const ROOT = new URL('../..', import.meta.url); // of the book
const MOST = 40,
  SHOWN_AROUND = 90; // places; letters before and after a word
const NEAR = {
  prefix: (term) => term.length > 3,
  fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  boost: { title: 3, names: 4 },
  weights: { prefix: 0.5, fuzzy: 0.2 },
  combineWith: 'AND',
};

let index; // asked for once, when the first words are there
const loaded = () =>
  (index ??= (async () => {
    const [{ default: MiniSearch }, { OPTIONS }] = await Promise.all([
      import('./minisearch.js'),
      import('./terms.js'),
    ]);
    const answer = await fetch(new URL('./index.json', import.meta.url));
    if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
    return MiniSearch.loadJSONAsync(await answer.text(), OPTIONS);
  })().catch((error) => {
    index = undefined;
    throw error;
  }));

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** The words of a place, from its page, or "" where that cannot be had (offline and never read). */
const pages = new Map();
async function wordsOf({ page, at }) {
  if (!pages.has(page)) {
    pages.set(
      page,
      fetch(new URL(page, ROOT))
        .then((answer) => (answer.ok ? answer.text() : ''))
        .catch(() => '')
        .then((html) => new DOMParser().parseFromString(html, 'text/html')),
    );
  }
  const place = (await pages.get(page)).getElementById(at);
  if (!place) return '';
  const copy = (place.localName === 'dt' ? place.nextElementSibling : place).cloneNode(true);
  copy
    .querySelectorAll(
      'section, h1, h2, h3, h4, script, style, svg, template, .headerlink, .kicker, nav',
    )
    .forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** A piece of the text round the first of the words, with all of them marked. */
function excerpt(text, words) {
  const any = new RegExp(
    `(?<![\\p{L}])(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'giu',
  );
  const first = Math.max(0, text.search(any)),
    from = first > SHOWN_AROUND ? text.indexOf(' ', first - SHOWN_AROUND) + 1 : 0;
  const end =
    text.length > first + 2 * SHOWN_AROUND
      ? text.lastIndexOf(' ', first + 2 * SHOWN_AROUND)
      : text.length;
  const piece = text.slice(from, end),
    parts = piece.split(any);
  const shown = parts.map((part, i) => (i % 2 ? make('mark', { textContent: part }) : part));
  return [from ? '… ' : '', ...shown, end < text.length ? ' …' : ''];
}

function entry(found) {
  const about = make('p', { className: 'context' });
  wordsOf(found).then((text) => about.replaceChildren(...(text ? excerpt(text, found.terms) : [])));
  const where =
    found.in === found.title
      ? []
      : [make('span', { className: 'where', textContent: ` in ${found.in}` })];
  return make(
    'li',
    {},
    make('a', { href: new URL(`${found.page}#${found.at}`, ROOT), textContent: found.title }),
    ...where,
    about,
  );
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
    const search = await loaded();
    if (words !== asked) return; // typed on meanwhile
    const exact = search.search(words, { ...NEAR, prefix: false, fuzzy: false });
    const found = exact.length > 3 ? exact : search.search(words, NEAR);
    status.textContent = said(found.length, words, exact.length > 0);
    list.replaceChildren(make('ul', {}, ...found.slice(0, MOST).map(entry)));
  } catch (error) {
    console.warn('no search:', error);
    asked = '';
    status.textContent = navigator.onLine
      ? 'The search could not be loaded. Try again in a moment.'
      : 'You are offline, and the search is not kept on this device. “Keep the whole course” below does that when you are online.';
  }
}

function said(number, words, exact) {
  if (!number) return `Nothing was found for “${words}”. Try fewer words, or another spelling.`;
  const places = `${number} place${number === 1 ? '' : 's'}`;
  const shown = number > MOST ? `, of which the ${MOST} best are shown` : '';
  return exact
    ? `${places} for “${words}”${shown}.`
    : `Nothing is spelt “${words}”; ${places} come${number === 1 ? 's' : ''} near${shown}.`;
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
