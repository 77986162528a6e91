// What a reader has worked through, and when the next step is. Kept in this browser only.

const KEY = 'book.progress';
/** Only where a path has dates: the browser's calendar takes longer to make than all else here. */
const day = (date) =>
  date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};
const isDone = (key) => Boolean(read().done?.[key]);

function write(change) {
  const kept = read();
  change(kept);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    /* a full or closed store: ticks last as long as the page */
  }
}

function tick(key, on) {
  write((kept) => {
    kept.done ??= {};
    if (on) kept.done[key] = new Date().toISOString();
    else delete kept.done[key];
  });
  refresh();
}

// the box at the end of a chapter
const own = document.querySelector('p.tick'),
  box = own?.querySelector('input');
if (own) {
  own.hidden = false;
  box.addEventListener('change', () => tick(own.dataset.key, box.checked));
}

// the ways through: a box before each chapter and task, and dates
const paths = [...document.querySelectorAll('.study-path')];
for (const path of paths) {
  for (const item of path.querySelectorAll('li[data-key]')) {
    const label = document.createElement('label'),
      input = Object.assign(document.createElement('input'), { type: 'checkbox' });
    input.setAttribute('aria-label', `Done: ${item.textContent.trim()}`);
    input.addEventListener('change', () => tick(item.dataset.key, input.checked));
    label.append(input);
    item.prepend(label);
  }
  const head = document.createElement('p'),
    left = Object.assign(document.createElement('span'), { className: 'left' });
  left.setAttribute('role', 'status');
  head.className = 'planner';
  if (path.dataset.every) {
    const label = Object.assign(document.createElement('label'), { textContent: 'I start on ' });
    const start = Object.assign(document.createElement('input'), {
      type: 'date',
      value: read().start?.[path.dataset.path] ?? '',
    });
    start.addEventListener('change', () => {
      write((kept) => {
        (kept.start ??= {})[path.dataset.path] = start.value;
      });
      refresh();
    });
    label.append(start);
    head.append(label, ' ');
  }
  head.append(left);
  path.prepend(head);
}

function dates(path) {
  const start = read().start?.[path.dataset.path],
    steps = [...path.querySelectorAll(':scope > ol > li')];
  steps.forEach((step, i) => {
    step.querySelector('.from')?.remove();
    if (!start || !path.dataset.every) return;
    const from = new Date(`${start}T12:00`);
    from.setDate(from.getDate() + i * Number(path.dataset.every));
    step.querySelector('.step').append(
      Object.assign(document.createElement('span'), {
        className: 'from',
        textContent: ` from ${day(from)}`,
      }),
    );
  });
}

/** Hours of the steps in which something is still open. */
function hoursLeft(path) {
  const steps = [...path.querySelectorAll(':scope > ol > li')];
  const open = steps.filter((step) =>
    [...step.querySelectorAll('input')].some((input) => !input.checked),
  );
  const hours = open.reduce((sum, step) => sum + Number(step.dataset.hours), 0);
  const done = path.querySelectorAll('input[type=checkbox]:checked').length,
    all = path.querySelectorAll('input[type=checkbox]').length;
  return done === all
    ? 'All of it is done.'
    : `${done} of ${all} done; about ${hours} hours in the steps that are open.`;
}

function refresh() {
  if (own) box.checked = isDone(own.dataset.key);
  for (const path of paths) {
    for (const item of path.querySelectorAll('li[data-key]'))
      item.querySelector('input').checked = isDone(item.dataset.key);
    dates(path);
    const words = hoursLeft(path),
      left = path.querySelector('.left');
    if (left.textContent !== words) left.textContent = words;
  }
  for (const link of document.querySelectorAll('.menu nav a')) {
    const key = new URL(link.href).pathname
      .slice(new URL(document.documentElement.dataset.content_root, location).pathname.length)
      .replace(/\.html$/, '');
    link.querySelector('.done')?.remove();
    if (isDone(key))
      link.insertAdjacentHTML(
        'beforeend',
        ' <span class="done"><span aria-hidden="true">✓</span><span class="unseen">worked through</span></span>',
      );
  }
}
addEventListener('storage', ({ key }) => {
  if (key === KEY) refresh();
});
refresh();
