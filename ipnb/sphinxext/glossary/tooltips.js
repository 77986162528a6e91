// A term's definition where it is used: on hover, on focus, at the first touch. Escape closes it; the link leads to the glossary.

import { definition } from '../apart/notes.js';

const box = document
  .querySelector('main')
  .appendChild(
    Object.assign(document.createElement('div'), { className: 'definition', id: 'definition' }),
  );
box.setAttribute('role', 'tooltip');
box.hidden = true;
const meanings = document.body.appendChild(
  Object.assign(document.createElement('div'), { hidden: true }),
);
let owner = null,
  waiting = 0;

/** Gives each term its meaning as a description: one that comes only with the focus is not always said. */
async function describe() {
  for (const link of document.querySelectorAll('a.defined')) {
    const entry = await definition(link).catch(() => null);
    if (!entry) continue;
    const id = `meaning-${link.hash.slice(1)}`;
    if (!document.getElementById(id))
      meanings.append(Object.assign(document.createElement('p'), { id, textContent: entry[1] }));
    link.setAttribute('aria-describedby', id);
  }
}

async function show(link) {
  clearTimeout(waiting);
  if (owner === link) return;
  hide();
  owner = link;
  const entry = await definition(link).catch(() => null); // without a network the link leads to the glossary
  if (owner !== link) return; // the reader has gone on
  if (!entry) {
    owner = null;
    return;
  }
  const [term, meaning] = entry;
  const name = Object.assign(document.createElement('b'), { textContent: term });
  box.replaceChildren(name, ' ', meaning);
  box.hidden = false;
  place();
}

function place() {
  Object.assign(box.style, { left: '0', top: '0' });
  const at = owner.getClientRects()[0],
    origin = box.getBoundingClientRect(),
    margin = 8;
  const left = Math.max(
    margin,
    Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - margin),
  );
  const below = at.bottom + 6,
    above = at.top - box.offsetHeight - 6;
  const top = below + box.offsetHeight < innerHeight || above < 0 ? below : above;
  Object.assign(box.style, { left: `${left - origin.left}px`, top: `${top - origin.top}px` });
}

function hide() {
  clearTimeout(waiting);
  owner = null;
  box.hidden = true;
}
const hideSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(hide, 250);
}; // time to move the pointer onto the box

for (const link of document.querySelectorAll('main a[href*="#term-"]')) {
  if (link.pathname === location.pathname) continue; // where a term is defined, its definition stands
  link.classList.add('defined');
  let touched = false;
  link.addEventListener('pointerenter', (event) => {
    if (event.pointerType === 'mouse') {
      clearTimeout(waiting);
      waiting = setTimeout(show, 120, link);
    }
  });
  link.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') hideSoon();
  });
  link.addEventListener('pointerdown', (event) => {
    touched = event.pointerType !== 'mouse' && owner !== link;
  });
  link.addEventListener('focus', () => show(link));
  link.addEventListener('blur', hideSoon);
  link.addEventListener('click', (event) => {
    // the first touch explains, the second follows the link
    if (!touched) return;
    event.preventDefault();
    touched = false;
    show(link);
  });
}
box.addEventListener('pointerenter', () => clearTimeout(waiting));
box.addEventListener('pointerleave', hideSoon);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && owner) hide();
});
addEventListener('pointerdown', (event) => {
  if (owner && !owner.contains(event.target) && !box.contains(event.target)) hide();
});
addEventListener('resize', hide);
// keys, and the focus that a screen reader moves, come to something else first
for (const sign of ['keydown', 'focusin']) addEventListener(sign, describe, { once: true });
