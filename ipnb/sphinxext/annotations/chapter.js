// Notes in a chapter: found in its text, drawn, opened, written, and kept in step with other tabs.

// what the others below import is asked for together with them, not one round later
import './approx-string-match.js';
import './notes_file.js';
import './saving.js';
import { h } from '../ipnb/web/dom.js';
import { chapterOf, creatorOf, make, positionOf, quoteOf } from './annotation.js';
import { locate, selectorsOf } from './anchoring.js';
import { makeBar } from './bar.js';
import { modeLine, passagesOf, setButtons } from './by_paragraph.js';
import { makeCard } from './card.js';
import { at, draw, markOf, pointTo } from './highlights.js';
import { makeNews, sayUnkept } from './news.js';
import { pageText } from './page_text.js';
import { makePanel } from './panel.js';
import { openNotes } from './store.js';
import { personOf } from './words.js';

const TURN = 30; // milliseconds of searching, after which the page may do something else

/** The page's lasting address, where it names one; else where it is read. */
function sourceHere(chapter) {
  const canonical = document.querySelector('link[rel="canonical"]')?.href;
  return canonical && chapterOf(canonical) === chapter
    ? canonical
    : location.origin + location.pathname;
}

const sheet = new Promise((done) => {
  const href = new URL('./annotations.css', import.meta.url);
  document.head.append(h('link', { rel: 'stylesheet', href, onload: done, onerror: done }));
});

/** Open what an element is folded into. */
function unfold(element) {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
}

export async function open(opener) {
  const chapter = opener.dataset.chapter;
  const root = opener.closest('article');
  const notes = openNotes();
  const news = makeNews();
  const places = new Map(); // passage -> letters, or null where it was not found
  let words = null,
    placed = [],
    unplaced = [],
    turn = 0;

  const text = () => (words?.isWhole() ? words : ((words = pageText(root)), places.clear(), words));

  function lettersOf(annotation) {
    const key = JSON.stringify([quoteOf(annotation), positionOf(annotation)]);
    if (!places.has(key))
      places.set(key, locate(text().text, quoteOf(annotation), positionOf(annotation)));
    return places.get(key);
  }

  /** Find every note and draw it; only the last call that was made draws. */
  async function refresh() {
    const mine = ++turn;
    const found = [];
    const page = text();
    let since = performance.now();
    for (const annotation of notes.all(chapter).filter((one) => !notes.isHidden(one))) {
      const letters = lettersOf(annotation);
      found.push({ annotation, letters, isMine: notes.isMine(annotation) });
      if (performance.now() - since < TURN) continue;
      await new Promise((done) => setTimeout(done));
      if (mine !== turn) return;
      since = performance.now();
    }
    placed = found
      .filter(({ letters }) => letters)
      .map((one) => ({ ...one, range: page.rangeOf(one.letters) }))
      .sort((one, other) => one.letters.start - other.letters.start);
    unplaced = found.filter(({ letters }) => !letters);
    draw(root, placed, (annotation, button) => openCard(annotation, button));
    panel.fill(placed, unplaced);
  }

  function keep(annotation, seen) {
    const kept = notes.put(annotation, seen);
    refresh();
    // once the card is closed, which keeps what was typed
    if (notes.unkept().length) setTimeout(() => sayUnkept(notes, news.say));
    return kept;
  }

  function remove(annotation) {
    notes.remove(annotation);
    refresh();
    const back = () => keep(annotation, null);
    news.say('Deleted.', [['Undo', back]], true);
  }

  function hide(annotation) {
    const { id } = creatorOf(annotation);
    notes.change({ hidden: [...notes.settings().hidden, id] });
    refresh();
    const back = () => {
      notes.change({ hidden: notes.settings().hidden.filter((one) => one !== id) });
      refresh();
    };
    news.say(`The notes of ${personOf(annotation)} are hidden.`, [['Undo', back]], true);
  }

  /** Let the passage of a draft stand out. */
  function point(annotation) {
    const letters = lettersOf(annotation);
    pointTo(letters && text().rangeOf(letters));
  }

  const card = makeCard({
    keep,
    remove,
    hide,
    point,
    closed: (id) => {
      pointTo(null);
      setTimeout(() => {
        // the browser gives the focus back to where it was, if that is still there
        if (id && document.activeElement === document.body)
          markOf(root, id)?.focus({ preventScroll: true });
      });
    },
  });

  const rangeFor = (annotation) => placed.find((one) => one.annotation.id === annotation.id)?.range;

  function openCard(annotation, beside = null) {
    const range = rangeFor(annotation);
    if (!beside && range) {
      unfold(range.startContainer.parentElement);
      range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
    card.show(
      { annotation, isMine: notes.isMine(annotation), isLost: !range },
      (range ?? beside)?.getBoundingClientRect(),
    );
    pointTo(range);
  }

  const draftOf = (letters) => {
    const { quote, position } = selectorsOf(text().text, letters.start, letters.end);
    return make({ source: sourceHere(chapter), quote, position, creator: notes.settings().ids[0] });
  };

  function choose(letters, isNote, rect) {
    const draft = draftOf(letters);
    if (!isNote) {
      keep(draft, null);
      return;
    }
    card.show({ annotation: draft, isMine: true, isDraft: true }, rect);
    point(draft);
  }

  function chooseParagraph(paragraph, button) {
    const choices = passagesOf(text(), paragraph).map(({ words: label, letters }) => ({
      words: label,
      annotation: () => draftOf(letters),
    }));
    const entry = { annotation: choices[0].annotation(), isMine: true, isDraft: true, choices };
    card.show(entry, button.getBoundingClientRect());
    point(entry.annotation);
  }

  const line = modeLine(() => {
    panel.setMode(false);
    opener.focus();
  });
  const panel = makePanel(opener, openCard, (on) => {
    setButtons(root, on, chooseParagraph);
    if (!on) {
      line.remove();
      return;
    }
    root.querySelector('h1').after(line);
    setTimeout(() => line.focus()); // once the list is closed
  });

  root.addEventListener('click', (event) => {
    if (!getSelection().isCollapsed) return;
    if (event.target.closest('a, button, summary, label, input, select, textarea, .notes-ui'))
      return;
    const here = at(placed, event.clientX, event.clientY);
    if (here.length) openCard(here.at(-1).annotation, event.target);
  });
  addEventListener('storage', ({ key }) => notes.isOurs(key) && refresh());
  addEventListener('pageshow', ({ persisted }) => persisted && refresh());

  await sheet;
  document.body.append(news.line, card.card);
  makeBar(root, (range) => text().lettersOf(range), choose);
  await refresh();

  function followAddress() {
    const wanted = location.hash.match(/^#note=(.*)$/)?.[1];
    const one = wanted && notes.all(chapter).find(({ id }) => encodeURIComponent(id) === wanted);
    if (one) openCard(one);
  }
  addEventListener('hashchange', followAddress);
  followAddress();
  return { showPanel: () => panel.show() };
}
