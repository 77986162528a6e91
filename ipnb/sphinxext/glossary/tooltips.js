// A term's definition where it is used: on hover, on focus, at the first touch. Escape closes it; the link leads to the glossary.

const known = document.getElementById('definitions');
const box = document
  .querySelector('main')
  .appendChild(
    Object.assign(document.createElement('div'), { className: 'definition', id: 'definition' }),
  );
box.setAttribute('role', 'tooltip');
box.hidden = true;
let owner = null,
  waiting = 0;

const entry = (link) => document.getElementById(`about-${decodeURIComponent(link.hash.slice(1))}`);

function show(link) {
  clearTimeout(waiting);
  if (owner === link) return;
  hide();
  const [term, meaning] = entry(link).children;
  const name = Object.assign(document.createElement('b'), { textContent: term.textContent });
  box.replaceChildren(name, ' ', meaning.textContent);
  box.hidden = false;
  owner = link;
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

for (const link of document.querySelectorAll('a[href*="#term-"]')) {
  if (known.contains(link) || !entry(link)) continue;
  link.classList.add('defined');
  // there before the focus comes: what is described only then is not always said
  const [, meaning] = entry(link).children;
  meaning.id ||= `meaning-${link.hash.slice(1)}`;
  link.setAttribute('aria-describedby', meaning.id);
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
