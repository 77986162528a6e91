// What makes a page come alive: models when near, what is wider than the page, and reading offline.

/** A model for a widget that has no kernel: values that can be read, set and listened to. */
export function stubModel(values = {}) {
  const listeners = {};
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
      (listeners[`change:${name}`] ?? []).forEach((listen) => listen());
    },
    on: (event, listen) => {
      (listeners[event] ??= []).push(listen);
    },
    off: (event, listen) => {
      listeners[event] = (listeners[event] ?? []).filter((other) => listen && other !== listen);
    },
    save_changes() {},
  };
}

async function mount(place) {
  const { default: widget } = await import(new URL(place.dataset.module, import.meta.url));
  await widget.render({ model: stubModel(JSON.parse(place.dataset.values ?? '{}')), el: place });
}

/** Do something once for each place that comes near the window; if it fails, what stands there stays. */
export function whenNear(selector, action, rootMargin) {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        action(target).catch((error) => {
          target.classList.add('stays-still');
          console.warn('stays still:', target, error);
        });
      }
    },
    { rootMargin },
  );
  document.querySelectorAll(selector).forEach((place) => watcher.observe(place));
}
// from here on a model will ask before it shows: its still picture, which tells the answer, is for paper
document.documentElement.dataset.live = '';
whenNear('[data-module]', mount, '600px');

// a phone has laid out what is near its window (page.css): the rest when there is time, a section after another, and all of
// it before a link within the page is followed, which would lead astray while heights are guessed
const unlaid = [...document.querySelectorAll('.which ~ section > section')];
const layOut = (sections) => sections.forEach((section) => section.classList.add('laid'));
const whenIdle = window.requestIdleCallback ?? ((action) => setTimeout(action, 100));
function layOutNext() {
  layOut(unlaid.splice(0, 1));
  if (unlaid.length) whenIdle(layOutNext);
}
addEventListener('load', () => whenIdle(layOutNext));
document.addEventListener(
  'click',
  ({ target }) => {
    if (target.closest('a[href*="#"]')) layOut(unlaid.splice(0));
  },
  { capture: true },
);

// what is wider than its box can be scrolled with the keyboard, and only that is a stop on the way
const scrolling = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    const wider = box.scrollWidth > box.clientWidth + 1;
    const names = {
      tabindex: '0',
      role: 'group',
      'aria-label': box.dataset.name ?? (box.matches('pre') ? 'Code' : 'Formula'),
    };
    for (const [name, value] of Object.entries(names)) {
      if (wider) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }
});

// code: a button to copy it
function addCopyButton(listing) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'copy',
    textContent: 'Copy',
  });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(listing.textContent);
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  listing.parentElement.append(button);
}

function tend(root) {
  root.querySelectorAll('.scrolls, .formula, pre').forEach((box) => scrolling.observe(box));
  if (navigator.clipboard)
    root.querySelectorAll('.highlight-python pre, .cell_input pre').forEach(addCopyButton);
}
tend(document);
// what was folded has come (`apart/folded.js`)
document.addEventListener('filled', ({ target }) => tend(target));

// offline: pages that were read stay readable; the whole course, and scoring, on request
const keep = document.querySelector('footer .keep');
const KEPT = {
  book: [
    'pages and files are kept on this device: reading, models, search and exercises work offline.',
    'pages and files',
  ],
  scoring: ['files are kept: open cases are scored offline.', 'files of the scoring'],
};
async function offline() {
  await navigator.serviceWorker.register(new URL('../sw.js', import.meta.url));
  const { active } = await navigator.serviceWorker.ready;
  // what this page loaded before the worker could listen
  active.postMessage({
    loaded: [
      location.href.split('#')[0],
      ...performance.getEntriesByType('resource').map(({ name }) => name),
    ],
  });
  keep.hidden = false;
  const said = keep.querySelector('[role=status]');
  for (const button of keep.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      said.textContent = 'Fetching…';
      active.postMessage({ keep: button.value });
    });
  }
  navigator.serviceWorker.addEventListener('message', ({ data: { kept, of, going, what } }) => {
    if (going) said.textContent = `Fetching… ${kept} of ${of}.`;
    else
      said.textContent =
        kept === of
          ? `All ${of} ${KEPT[what][0]}`
          : `${kept} of ${of} ${KEPT[what][1]} are kept; the rest could not be fetched. Try again on a better connection.`;
  });
}
if ('serviceWorker' in navigator) addEventListener('load', () => offline().catch(() => {}));

// in a hub: the way back to one's desk
const hub = location.pathname.match(/^(.*\/)services\/[^/]+\//);
const desk = document.querySelector('.to-desk');
if (hub && desk) {
  desk.href = `${hub[1]}hub/`;
  desk.hidden = false;
}
