// The page of all figures: words to look for, and how many are left in sight. The filter by kind is CSS alone.

const form = document.querySelector('form.figure-filter'),
  find = form.querySelector('.find'),
  input = find.querySelector('input'),
  status = form.querySelector('[role=status]');
const items = [...document.querySelectorAll('.figure-list > li')].map((item) => [
  item,
  `${item.textContent} ${item.querySelector('img')?.alt ?? ''}`.toLowerCase(),
]);
const sections = [...document.querySelectorAll('section:has(> .figure-list)')];
const first = status.textContent;
find.hidden = false;

function filter() {
  const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const kind = form.elements.kind.value;
  let seen = 0;
  for (const [item, text] of items) {
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden && (kind === 'all' || item.matches(`.${kind}`))) seen++;
  }
  for (const section of sections)
    section.hidden = !section.querySelector(
      `.figure-list > li${kind === 'all' ? '' : `.${kind}`}:not([hidden])`,
    );
  status.textContent = seen === items.length ? first : `${seen} of ${items.length}`;
}
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
filter(); // a browser that comes back has filled the form already
