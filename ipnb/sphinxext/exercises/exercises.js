// Exercises: what belongs to the reader's answer, at once, in the page, once it is committed. Answers stay in this
// browser, by the ids of questions and options, so that they mean the same in whatever order options are shown.
//
// The reasons lie in a file beside the page, and come with the first exercise that is near.
//
// A kind (`kinds/`, by the name that the page gives) says `given(item)`, `show(item)` -> best, some or none, and
// `summary(found, items)`; and where it needs them `setUp`, `reasoned`, once the reasons are there, `commit`,
// `restored`, `cleared`, `changed`, `progress` and words of its own: `none`, `check`, `again`, `kept`, `where`.

import { fill } from '../apart/folded.js';
import choice from './kinds/nominal.js';
import { readersNumber } from './order.js';
import { withdraw } from './verdicts.js';

const reader = readersNumber();
const DONE = 'book.done'; // exercise -> when it was first checked; the desk of a hub reads it (ipnb/desk)

// said with the result: who listens does not see what has come in above the button
const WHERE = ' The reasons stand below the answers.';

const FAILED = 'The reasons could not be fetched. Check again when you are online.';
const whenNear = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) target.dispatchEvent(new Event('near'));
  },
  { rootMargin: '1000px' },
);

const kindOf = async (name) =>
  name === 'nominal' ? choice : (await import(`./kinds/${name}.js`)).default;

for (const box of document.querySelectorAll('.check')) {
  if (box.dataset.kind === 'nominal') setUp(box, choice);
  else {
    // nothing of the key is to be seen while the script is on its way
    for (const details of box.querySelectorAll('.item details')) details.hidden = true;
    kindOf(box.dataset.kind).then((kind) => setUp(box, kind));
  }
}

/** What a form holds, by name, without what is empty. */
const valuesOf = (form) =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ''));

function putBack(form, values) {
  for (const [name, value] of Object.entries(values)) {
    for (const field of [...form.elements].filter((one) => one.name === name)) {
      if (field.type === 'radio' || field.type === 'checkbox')
        field.checked ||= field.value === value;
      else field.value = value;
    }
  }
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Note that an exercise was done, and when first: it stays done when it is begun anew. Nothing of the answer is in it. */
function noteDone(id) {
  try {
    const done = stored(DONE)?.done ?? {};
    if (done[id]) return;
    localStorage.setItem(
      DONE,
      JSON.stringify({ done: { ...done, [id]: new Date().toISOString() } }),
    );
  } catch {
    /* a full or closed store: the page works on */
  }
}

function setUp(box, kind) {
  const form = box.querySelector('form'),
    items = [...box.querySelectorAll('.item')];
  const key = `book.exercise.${box.dataset.store}`,
    status = box.querySelector('.actions [role=status]');
  const checkButton = box.querySelector('[type=submit]'),
    againButton = box.querySelector('[type=reset]');
  let checked = false,
    quiet = false; // a reset that the reader did not ask for takes no focus

  const given = () => items.filter((item) => kind.given(item)).length;
  const keep = () => {
    try {
      const kept = { answers: valuesOf(form), checked, kind: box.dataset.kind };
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      /* a full or closed store: the page works on */
    }
  };

  function progress() {
    const words =
      given() === items.length
        ? 'All answered. Check when you like.'
        : `${given()} of ${items.length} answered.`;
    status.textContent = kind.progress ? kind.progress() : words;
  }

  function hide(item) {
    const details = item.querySelector('details');
    withdraw(item);
    details.hidden = true;
    details.open = false;
  }

  let asked = null;
  /** The reasons, put below their questions. */
  function reasons() {
    asked ??= Promise.all(items.map((item) => fill(item.querySelector('details')))).then(() =>
      kind.reasoned?.({ items, reader }),
    );
    asked.catch(() => {
      asked = null;
    });
    return asked;
  }

  /** Tell what there is to tell; resolves to whether it could be told. */
  async function check(silent = false) {
    try {
      await reasons();
    } catch {
      if (!silent) status.textContent = FAILED;
      return false;
    }
    const found = items.map((item) => (kind.given(item) ? kind.show(item) : null));
    checked = true;
    box.classList.add('checked');
    againButton.hidden = false;
    if (!silent) status.textContent = `${kind.summary(found, items)}${kind.where ?? WHERE}`;
    return true;
  }

  function again() {
    checked = false;
    box.classList.remove('checked');
    items.forEach(hide);
    againButton.hidden = true;
    try {
      localStorage.removeItem(key);
    } catch {
      /* nothing is kept in a closed store */
    }
  }

  /** An answer has changed: the reason belonged to another one. */
  function changed(item, news) {
    if (checked && kind.changed) kind.changed(item);
    else if (checked) withdraw(item);
    progress();
    if (news) status.textContent = news;
    keep();
  }

  form.addEventListener('change', (event) => changed(event.target.closest('.item')));
  form.addEventListener('input', (event) => {
    // a text is kept while it is written, in case the page is left
    if (event.target.matches('textarea')) keep();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    kind.commit?.(items);
    if (!given()) {
      status.textContent = kind.none ?? 'Choose an answer first.';
      return;
    }
    if (!(await check())) return;
    keep();
    noteDone(box.dataset.store);
  });
  form.addEventListener('reset', () => {
    again();
    setTimeout(() => {
      kind.cleared?.(items);
      kind.restored?.(items);
      status.textContent = quiet ? '' : 'Cleared.';
      if (!quiet) items[0].querySelector('input:not([type=hidden]), textarea, button').focus();
      quiet = false;
    });
  });

  addEventListener('pageshow', ({ persisted }) => {
    // back to a page that the browser had put aside: what was cleared elsewhere is gone here too
    if (!persisted || !given() || localStorage.getItem(key) !== null) return;
    quiet = true;
    form.reset();
  });

  box.addEventListener('near', () => reasons().catch(() => {}), { once: true });
  whenNear.observe(box);
  items.forEach(hide);
  kind.setUp?.({ items, reader, changed });
  box.querySelector('.actions').hidden = false;
  const kept = box.querySelector('.kept');
  kept.hidden = false;
  if (kind.kept) kept.textContent = kind.kept;
  if (kind.check) checkButton.textContent = kind.check;
  if (kind.again) againButton.textContent = kind.again;
  againButton.hidden = true;
  checkButton.disabled = false;
  const before = stored(key);
  if (before?.answers) {
    putBack(form, before.answers);
    kind.restored?.(items);
    if (before.checked && given()) check(true);
    else progress();
  }
}
