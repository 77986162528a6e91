// A dialog of the page: the browser's own, with a name, a way out, and the focus given back when it closes.

import { h } from '../ipnb/web/dom.js';

let styled;
const styles = () =>
  (styled ??= new Promise((done) => {
    const link = h('link', { rel: 'stylesheet', href: new URL('./dialogs.css', import.meta.url) });
    link.addEventListener('load', done);
    link.addEventListener('error', done); // plain, and it works
    document.head.append(link);
  }));

/**
 * Makes a dialog, once, and shows it.
 *
 * @param {string} name what it is called in the page, and the class of its look
 * @param {string} title its heading
 * @param {() => (Node|string)[]} fill what stands in it; called when it is shown for the first time
 * @returns {Promise<HTMLDialogElement>}
 */
export async function show(name, title, fill) {
  await styles();
  const there = document.getElementById(`dialog-${name}`);
  const box = there ?? make(name, title, fill);
  if (!box.open) box.showModal();
  return box;
}

function make(name, title, fill) {
  const close = h(
    'button',
    { type: 'button', class: 'close', onclick: () => box.close() },
    'Close',
  );
  const box = h(
    'dialog',
    { id: `dialog-${name}`, class: `tool ${name}`, 'aria-labelledby': `${name}-title` },
    h('div', { class: 'head' }, h('h2', { id: `${name}-title` }, title), close),
    h('div', { class: 'body' }, ...fill()),
  );
  // a press beside it closes it, as Escape does
  box.addEventListener('click', (event) => {
    if (event.target === box && isBeside(box, event)) box.close();
  });
  document.body.append(box);
  return box;
}

function isBeside(box, { clientX, clientY }) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
