// What a reader calls for, by button or by key: each tool is loaded when it is asked for.

const { dataset } = document.documentElement;
const TOOLS = {
  search: () => import('../search/dialog.js'),
  settings: () => import('./settings.js'),
  shortcuts: () => import('./shortcuts.js'),
};
const WITHOUT = {
  search: 'The search could not be loaded',
  settings: 'The settings could not be loaded',
  shortcuts: 'The list of shortcuts could not be loaded',
};

/** Says something to whoever looks and to whoever listens. */
function tell(words) {
  let news = document.querySelector('.news');
  if (!news) {
    news = Object.assign(document.createElement('p'), { className: 'news' });
    news.setAttribute('role', 'status');
    document.body.append(news);
  }
  // a status is read when its words change, and not when it comes with them
  requestAnimationFrame(() => {
    news.textContent = words;
  });
  clearTimeout(tell.ends);
  tell.ends = setTimeout(() => news.remove(), 8000);
}

async function call(name) {
  // a menu that lies over the page goes first, and gives the focus back to its button
  const menu = document.getElementById('menu');
  if (menu?.matches(':popover-open')) menu.hidePopover();
  try {
    await (await TOOLS[name]()).open();
  } catch (error) {
    console.warn('not loaded:', name, error);
    tell(
      `${WITHOUT[name]}. ${navigator.onLine ? 'Try again in a moment.' : 'You are offline; they are kept once they have been opened, or with the whole course.'}`,
    );
  }
}
for (const button of document.querySelectorAll('[data-tool]'))
  button.addEventListener('click', () => call(button.dataset.tool));

const follow = (selector, otherwise) => {
  const link = document.querySelector(selector);
  if (link) link.click();
  else tell(otherwise);
};
const KEYS = {
  '/': () => call('search'),
  '?': () => call('shortcuts'),
  s: () => call('settings'),
  n: () => follow('.steps [rel=next]', 'This is the last page.'),
  p: () => follow('.steps [rel=prev]', 'This is the first page.'),
  w: () => follow('.last-place:not([hidden])', 'No chapter has been read in this browser so far.'),
  f: () => follow('.menu a[href$="figures.html"]', 'This is the page of all figures and models.'),
};
/** Where keys have another meaning: fields, dialogs, and models with their figures. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], dialog, [data-module], .plot';

/** What a key calls: Ctrl K also from the fields of a search, the others only while nothing else listens. */
function called({ key, target, ctrlKey, metaKey, altKey }) {
  const isOurs = !target.closest?.(ELSEWHERE);
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k')
    return isOurs || target.closest('[role=search]') ? KEYS['/'] : null;
  return isOurs && !ctrlKey && !metaKey && !altKey && dataset.keys !== 'off' ? KEYS[key] : null;
}

addEventListener('keydown', (event) => {
  if (event.repeat || event.isComposing || event.defaultPrevented) return;
  const act = document.querySelector('dialog[open]') ? null : called(event);
  if (!act) return;
  event.preventDefault();
  act();
});
if (/Mac|iP(hone|ad)/.test(navigator.platform))
  for (const name of document.querySelectorAll('[data-tool=search] kbd')) name.textContent = '⌘ K';

// another tab has other settings, or this page comes back from where it waited
const catchUp = () => import('./preferences.js').then((preferences) => preferences.follow());
addEventListener('storage', ({ key }) => {
  if (key === 'book.settings' || key === null) catchUp();
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) catchUp();
});
