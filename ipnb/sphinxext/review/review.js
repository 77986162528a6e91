// The review: decks to choose, one card after the other, dates kept in this browser; a file for Anki.

import { button, h, plural } from '../ipnb/web/dom.js';
import { ankiText } from './anki.js';
import { cardView } from './card.js';
import { MOST_A_DAY, bounded, dayOf, empty, graded, previews, queue, read } from './schedule.js';

export const KEY = 'book.review';
const HERE = new URL('.', import.meta.url);

function render({ model, el }) {
  const known = model.get('decks');
  const loaded = new Map(); // id -> { id, title, cards }
  let kept = open(),
    undo = null; // what was kept before the last grade
  const tally = h('p', { role: 'status' }),
    place = h('div'),
    back = button('Undo', takeBack, { hidden: true });
  const boxes = known.map(({ id, title, count }) => {
    const box = h('input', { type: 'checkbox', value: id, onchange: choose });
    return h('label', {}, box, h('span', {}, title, ' ', h('small', {}, plural(count, 'card'))));
  });
  const limit = h('input', {
    type: 'number',
    min: 0,
    max: MOST_A_DAY,
    inputmode: 'numeric',
    onchange: () => keep({ ...kept, limit: bounded(Number(limit.value)) }),
  });
  const download = button('Download for Anki', exportCards);
  function begin() {
    el.querySelector('.decks').open = false;
    show(true);
  }
  const start = button('Begin', begin);
  const every = (on) => () => {
    ticks().forEach((box) => {
      box.checked = on;
    });
    choose();
  };

  function open() {
    try {
      return read(localStorage.getItem(KEY));
    } catch {
      return empty(); // a closed store: it works until the page is left
    }
  }

  function keep(now, focus = false) {
    kept = now;
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      /* a full or closed store: it works until the page is left */
    }
    return show(focus);
  }

  const ticks = () => [...el.querySelectorAll('.decks input[type=checkbox]')];

  function choose() {
    const decks = ticks()
      .filter((box) => box.checked)
      .map((box) => box.value);
    return keep({ ...kept, decks });
  }

  /** A deck's cards, asked for once; offline they are there if they were met before. */
  async function cardsOf({ id, title, href }) {
    if (!loaded.has(id)) {
      const answer = await fetch(new URL(`${id}.json`, HERE));
      if (!answer.ok) throw new Error(`the deck ${id} answered ${answer.status}`);
      const { cards } = await answer.json();
      loaded.set(id, {
        id,
        title,
        cards: cards.map((card) => ({ ...card, title, href: `${href}#${card.at}` })),
      });
    }
    return loaded.get(id);
  }

  const chosen = () => Promise.all(known.filter(({ id }) => kept.decks.includes(id)).map(cardsOf));

  let turn = 0; // only the last one that was asked for is shown
  async function show(focus = false) {
    const mine = ++turn;
    limit.value = kept.limit;
    ticks().forEach((box) => {
      box.checked = kept.decks.includes(box.value);
    });
    download.disabled = start.disabled = kept.decks.length === 0;
    let decks;
    try {
      decks = await chosen();
    } catch (error) {
      console.warn('no deck:', error);
      tally.textContent = navigator.onLine
        ? 'The cards could not be loaded. Choose them again in a moment.'
        : 'You are offline, and these cards are not kept on this device. “Keep the whole course” below does that when you are online.';
      place.replaceChildren();
      return;
    }
    if (mine !== turn) return;
    const cards = decks.flatMap((deck) => deck.cards),
      now = new Date(),
      waiting = queue(cards, kept, now);
    const id = waiting.due[0] ?? waiting.fresh[0] ?? waiting.soon[0];
    tally.textContent = words(waiting, kept.decks.length, id);
    back.hidden = !undo;
    if (!id) {
      place.replaceChildren();
      if (focus) (back.hidden ? el.querySelector('.decks summary') : back).focus();
      return;
    }
    const card = cards.find((one) => one.id === id);
    const made = cardView(card, previews(kept.cards[id], now), (rating) => {
      undo = kept;
      keep(graded(kept, id, rating, new Date()), true);
    });
    place.replaceChildren(made.view);
    if (focus) made.focus();
  }

  function takeBack() {
    const before = undo;
    undo = null;
    if (before) keep({ ...before, decks: kept.decks, limit: kept.limit }, true);
  }

  async function exportCards() {
    const text = ankiText(await chosen());
    const link = h('a', {
      href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })),
      download: `interpersonal-neurobiology-${dayOf(new Date())}.txt`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  el.replaceChildren(
    h(
      'div',
      { class: 'review live' },
      h(
        'details',
        { class: 'decks', open: kept.decks.length === 0 },
        h('summary', {}, 'Which chapters'),
        h('fieldset', {}, h('legend', { class: 'unseen' }, 'Which chapters'), boxes),
        h('div', { class: 'row' }, button('All', every(true)), button('None', every(false)), start),
        h('label', { class: 'limit' }, 'New cards a day, at most ', limit),
      ),
      h('div', { class: 'row news' }, tally, back),
      place,
      h(
        'p',
        { class: 'hint' },
        'By keyboard, once you are in the card: the space bar shows the answer; 1, 2, 3 and 4 are again, hard, good and easy.',
      ),
      h('div', { class: 'row' }, download),
    ),
  );
  show();
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    kept = open(); // perhaps cleared on the page of answers
    undo = null;
    show();
  });
}

/** What is left, or when to come again. */
function words({ due, fresh, soon, next, unmet }, decks, id) {
  if (!decks) return 'Choose a chapter, and its cards come here.';
  if (id) return `${due.length + soon.length} due, ${fresh.length} new.`;
  const day = next?.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  const more = unmet ? ` ${plural(unmet, 'card')} wait for another day.` : '';
  return `That is all for today.${day ? ` The next card is due on ${day}.` : ''}${more}`;
}

export default { render };
