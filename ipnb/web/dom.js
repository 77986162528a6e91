/* Building a page by hand. Text goes in as text, never as markup, so nothing in a case or an answer can run. */

const SVG = 'http://www.w3.org/2000/svg';
const FOCUSABLE = new Set(['button', 'input', 'textarea', 'summary']);

function fill(node, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((child) => child != null && child !== false));
  return node;
}

/** JupyterLab gives single keys a meaning of its own ("1" makes the cell a heading) unless the focused element says no. */
export function h(tag, props = {}, ...children) {
  const node = fill(document.createElement(tag), props, children);
  if (FOCUSABLE.has(tag) || 'tabindex' in props)
    node.setAttribute('data-lm-suppress-shortcuts', 'true');
  return node;
}

export const svg = (tag, props = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), props, children);

export const button = (label, onclick, props = {}) =>
  h('button', { type: 'button', onclick, ...props }, label);

/** For people who listen; nothing is drawn. */
export const spoken = (text) => h('span', { class: 'wb-sr' }, text);

export const clock = (iso) =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
export const day = (iso) =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** "12:03" for today, "2 March 2026, 12:03" for any other day. */
export const moment = (iso) =>
  day(iso) === day(Date.now()) ? clock(iso) : `${day(iso)}, ${clock(iso)}`;

/** As short as it goes: "12:03", or "2 Mar, 12:03" on any other day. */
export const brief = (iso) =>
  day(iso) === day(Date.now())
    ? clock(iso)
    : `${new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${clock(iso)}`;

/** To the second: what tells two versions apart that were saved in the same minute. */
export const exact = (iso) =>
  `${day(iso) === day(Date.now()) ? '' : `${day(iso)}, `}${new Date(iso).toLocaleTimeString('en-GB')}`;

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
