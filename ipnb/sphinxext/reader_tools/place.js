// Where a reader was: the last place in each chapter, kept in this browser; links that lead back, and nothing that scrolls by itself.

const KEY = 'book.place',
  REST = 1200; // milliseconds for which one has stayed, so that passing by is no reading
const root = new URL(document.documentElement.dataset.content_root, location);
const page = location.pathname.slice(root.pathname.length).replace(/\.html$/, '');
const chapter = document.querySelector('.which') && document.querySelector('h1');

const isPlace = (one) =>
  ['title', 'when'].every((name) => typeof one?.[name] === 'string') &&
  ['at', 'section'].every((name) => ['string', 'undefined'].includes(typeof one[name]));

/** Page -> { title, when, at, section }; what is damaged is left out. */
function kept() {
  try {
    const places = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(places.filter(([name, one]) => !name.includes(':') && isPlace(one)));
  } catch {
    return {};
  }
}

/** A heading's words, without its number and its link. */
function wordsOf(heading) {
  const copy = heading.cloneNode(true);
  copy.querySelectorAll('.section-number, .headerlink').forEach((part) => part.remove());
  return copy.textContent.trim();
}

const isPassed = (one) => one.getBoundingClientRect().top < innerHeight * 0.4;

/** The section at the upper part of the window; none above the first. What lies within a section is asked only there:
 *  a phone lays out what is far from its window when somebody asks where it is. */
function here() {
  const section = [...document.querySelectorAll('article > section > section[id]')].findLast(
    isPassed,
  );
  const within = [...(section?.querySelectorAll('section[id]') ?? [])];
  return within.findLast(isPassed) ?? section;
}

function note() {
  const section = here(),
    places = kept(),
    heading = section?.querySelector('h2, h3, h4');
  const place = heading
    ? { at: section.id, section: wordsOf(heading) }
    : { at: places[page]?.at, section: places[page]?.section }; // the top is where everybody begins
  places[page] = { title: wordsOf(chapter), when: new Date().toISOString(), ...place };
  try {
    localStorage.setItem(KEY, JSON.stringify(places));
  } catch {
    /* a full or closed store: nothing is remembered */
  }
}

const addressOf = (name, { at }) => new URL(`${name}.html${at ? `#${at}` : ''}`, root);
const last = (places) =>
  Object.entries(places).sort(([, a], [, b]) => (a.when < b.when ? 1 : -1))[0];

/** The links in the menu and on the front page. */
function lead(places) {
  const found = last(places);
  for (const link of document.querySelectorAll('.last-place')) {
    const place = link.closest('.go-on') ?? link;
    place.hidden = link.hidden = !found;
    if (!found) continue;
    const [name, { title, section }] = found;
    link.href = addressOf(...found);
    link.textContent = `Go on reading: ${title}${section ? `, ${section}` : ''}`;
    if (name === page) place.hidden = !section;
  }
}

/** In a chapter that is opened again from its top: where one was. */
function offer({ at, section } = {}) {
  const [visit] = performance.getEntriesByType('navigation');
  const isFresh = !location.hash && visit?.type === 'navigate';
  if (!at || !isFresh || !document.getElementById(at)) return;
  const link = Object.assign(document.createElement('a'), {
    href: `#${at}`,
    className: 'was-here',
    textContent: `You were at “${section}”: go there`,
  });
  document.querySelector('.which').append(' ', link);
}

const before = kept();
lead(before);
if (chapter) {
  offer(before[page]);
  let resting = 0;
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(note, REST);
  };
  addEventListener('scroll', rest, { passive: true });
  rest();
}
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) lead(kept());
});
