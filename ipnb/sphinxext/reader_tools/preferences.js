// The reader's choices: each is an attribute of the page, so that style sheets and models follow it, and is kept in this browser.

const { dataset } = document.documentElement;

/** Where they are kept; the script in each page's head reads the same. */
export const KEY = 'book.settings';

/** What may be chosen, besides what is usual: that has no attribute and is not kept. */
export const CHOICES = {
  theme: ['light', 'dark'],
  size: ['small', 'large', 'larger', 'largest'],
  line: ['narrow', 'wide'],
  face: ['plain', 'weighted'],
  spacing: ['wide', 'wider'],
  motion: ['less', 'all'],
  keys: ['off'],
};

const sound = (given) =>
  Object.fromEntries(
    Object.entries(CHOICES)
      .filter(([name, values]) => values.includes(given?.[name]))
      .map(([name]) => [name, given[name]]),
  );

/** What holds now, also where nothing can be kept. */
export const current = () => sound(dataset);

function put(chosen) {
  const before = JSON.stringify(current());
  for (const name of Object.keys(CHOICES)) {
    if (chosen[name]) dataset[name] = chosen[name];
    else delete dataset[name];
  }
  // pictures that hold colours of their own draw them anew
  if (before !== JSON.stringify(chosen)) dispatchEvent(new Event('colours'));
}

/** Keeps what holds; whether the browser lets it. */
function keep() {
  try {
    const chosen = current();
    if (Object.keys(chosen).length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** One choice; "" is what is usual. Whether it is kept. */
export function choose(name, value) {
  put(sound({ ...current(), [name]: value }));
  return keep();
}

/** Everything as it was. Whether that is kept. */
export function reset() {
  put({});
  return keep();
}

/** Takes over what another tab has kept, or what this page missed. */
export function follow() {
  try {
    put(sound(JSON.parse(localStorage.getItem(KEY))));
  } catch {
    /* what cannot be read changes nothing */
  }
}
