// The index, loaded once when it is asked for, and what the page of a place says; nothing leaves the browser.

import { find } from './find.js';
import { piecesOf } from './spelling.js';
import { processTerm } from './terms.js';

export const ROOT = new URL('../..', import.meta.url); // of the book
const SHOWN_AROUND = 90; // letters before and after a word

let index;

/** The index, fetched once it is asked for. */
export const loaded = () =>
  (index ??= (async () => {
    const [{ default: MiniSearch }, { OPTIONS }, { unpack }] = await Promise.all([
      import('./minisearch.js'),
      import('./terms.js'),
      import('./packed.js'),
    ]);
    const answer = await fetch(new URL('./index.json', import.meta.url));
    if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
    return MiniSearch.loadJSAsync(unpack(await answer.json(), OPTIONS.fields), OPTIONS);
  })().catch((error) => {
    index = undefined;
    throw error;
  }));

/** Begins to load, so that the first words need not wait. */
export const warm = () => loaded().catch(() => {});

export const search = async (words, typing) => find(await loaded(), words, typing);

/** What to say where there is no index. */
export const noSearch = () =>
  navigator.onLine
    ? 'The search could not be loaded. Try again in a moment.'
    : 'You are offline, and the search is not kept on this device. “Keep the whole course”, at the foot of each page, does that when you are online.';

/** How many places there are, in words. */
export function said(number, words, exact, shown = number) {
  if (!number) return `Nothing was found for “${words}”. Try fewer words, or another spelling.`;
  const places = `${number} place${number === 1 ? '' : 's'}`;
  const best = number > shown ? `, of which the ${shown} best are shown` : '';
  return exact
    ? `${places} for “${words}”${best}.`
    : `Nothing is spelt “${words}”; ${places} come${number === 1 ? 's' : ''} near${best}.`;
}

export const addressOf = ({ page, at }) => new URL(`${page}#${at}`, ROOT);

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

/** A piece of a place's text round the first of the words that were found, with all of them marked. */
export async function excerpt(found) {
  const text = await wordsOf(found);
  const terms = new Set(found.terms);
  const isMeant = (word) => terms.has(processTerm(word));
  const pieces = piecesOf(text, isMeant);
  const first = pieces[0]?.[1] === false && pieces.length > 1 ? pieces[0][0].length : 0;
  const from = first > SHOWN_AROUND ? text.indexOf(' ', first - SHOWN_AROUND) + 1 : 0;
  const end =
    text.length > first + 2 * SHOWN_AROUND
      ? text.lastIndexOf(' ', first + 2 * SHOWN_AROUND)
      : text.length;
  const shown = piecesOf(text.slice(from, end), isMeant).map(([words, meant]) =>
    meant ? Object.assign(document.createElement('mark'), { textContent: words }) : words,
  );
  return [from ? '… ' : '', ...shown, end < text.length ? ' …' : ''];
}
