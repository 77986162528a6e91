// The pages that an address may have meant, by the words in it and the search's own index.

const ROOT = new URL('../..', import.meta.url); // of the book
const MOST = 5;
/** A word of an address is often cut off or misspelt, and each may be the one that counts. */
const NEAR = {
  prefix: true,
  fuzzy: (term) => (term.length > 4 ? 0.25 : false),
  boost: { title: 4, names: 2 },
  boostDocument: (id, term, { page }) => (page.includes(term) ? 5 : 1),
  combineWith: 'OR',
};

/** The words of an address; the last part of it says most. */
export function wordsOf(address) {
  const [path, anchor = ''] = decodeURIComponent(address).split('#');
  const own = path.startsWith(ROOT.pathname) ? path.slice(ROOT.pathname.length) : path;
  const parts = own.replace(/\.\w+$/, '').split('/');
  const last = parts.filter((part) => part && part !== 'index').at(-1) ?? '';
  return [last, anchor.replace(/^(claim|term|fig|evidence)-/, '')]
    .join(' ')
    .replace(/[-_.+\s]+/g, ' ')
    .trim();
}

/** The nearest pages, the best first, each as {href, title}. */
export async function nearest(address) {
  const words = wordsOf(address);
  if (!words) return [];
  const { loaded } = await import('../search/engine.js');
  const index = await loaded();
  const best = new Map();
  for (const found of index.search(words, NEAR)) {
    if (best.size === MOST) break;
    if (!best.has(found.page)) best.set(found.page, found);
  }
  return [...best.values()].map((found) => ({
    href: new URL(found.page, ROOT).href,
    title: found.in,
  }));
}

/** A heading and a list of links. */
export function listed(title, links) {
  const heading = Object.assign(document.createElement('h2'), { textContent: title });
  const list = document.createElement('ul');
  for (const { href, title: words } of links) {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('a'), { href, textContent: words }));
    list.append(item);
  }
  return [heading, list];
}

export { ROOT };
