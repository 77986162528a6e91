// Colours for pictures that cannot use CSS variables themselves, and word when the theme or the wish for less motion changes.

/** The tokens as plain colours, as the element shows them now: the browser settles light or dark. */
export function coloursOf(element, names) {
  const probes = document.createElement('i');
  probes.hidden = true;
  probes.style.forcedColorAdjust = 'none'; // else each colour is that of text
  for (const name of names)
    probes.appendChild(document.createElement('i')).style.color = `var(--${name})`;
  // all stand there before the first is read: the page's style is settled once, and not once a colour
  element.append(probes);
  const colours = Object.fromEntries(
    names.map((name, i) => [name, getComputedStyle(probes.children[i]).color]),
  );
  probes.remove();
  return colours;
}

const LESS = matchMedia('(prefers-reduced-motion: reduce)');

/** The wish for less motion, as a media query is asked and listened to: what a reader chose for these pages, or else what the
 *  device says. */
export class MotionWish extends EventTarget {
  constructor() {
    super();
    this.matches = wantsLess();
    this.look = () => {
      if (this.matches === wantsLess()) return;
      this.matches = !this.matches;
      this.dispatchEvent(new Event('change'));
    };
    this.watcher = new MutationObserver(this.look);
    this.watcher.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-motion'],
    });
    LESS.addEventListener('change', this.look);
  }
  stop() {
    this.watcher.disconnect();
    LESS.removeEventListener('change', this.look);
  }
}

function wantsLess() {
  const { motion } = document.documentElement.dataset;
  return motion ? motion === 'less' : LESS.matches;
}

/** Calls `changed` when a page, JupyterLab or the system turns light or dark; returns a function that stops it. */
export function watchTheme(changed) {
  const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    ),
    watcher = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) {
    watcher.observe(node, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-jp-theme-light'],
    });
  }
  for (const query of system) query.addEventListener('change', changed);
  return () => {
    watcher.disconnect();
    for (const query of system) query.removeEventListener('change', changed);
  };
}
