// Colours for pictures that cannot use CSS variables themselves, and word when the theme or the wish for less motion changes.

/** The tokens as plain colours, as the element shows them now: the browser settles light or dark. */
export function coloursOf(element, names) {
  const probe = document.createElement('i');
  probe.hidden = true;
  element.append(probe);
  const colours = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colours;
}

/** Calls `changed` when a page, JupyterLab or the system turns light or dark; returns a function that stops it. */
export function watchTheme(changed) {
  const system = matchMedia('(prefers-color-scheme: dark)'),
    watcher = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) {
    watcher.observe(node, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-jp-theme-light'],
    });
  }
  system.addEventListener('change', changed);
  return () => {
    watcher.disconnect();
    system.removeEventListener('change', changed);
  };
}
