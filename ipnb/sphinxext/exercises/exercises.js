// Exercises: the reason for the reader's answer, at once, in the page. Answers stay in this browser,
// by the ids of questions and options, so that they mean the same in whatever order options are shown.

import { readersNumber, shuffled } from './order.js';

const SIGNS = { best: '✓', some: '◐', none: '✗' };
const grade = (credit) => (credit >= 1 ? 'best' : credit > 0 ? 'some' : 'none');
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

const reader = readersNumber();

for (const box of document.querySelectorAll('.check')) setUp(box);

/** Show options, and with them their reasons, in this reader's order; the page has one already if there is none. */
function putInOrder(item) {
  const choices = item.querySelector('.choices[data-drawn]');
  if (!choices || reader === null) return;
  const labels = shuffled([...choices.children], reader, choices.dataset.drawn);
  const places = labels.map((label) => label.querySelector('input').value);
  const placeOf = ({ dataset }) => places.indexOf(dataset.option);
  choices.append(...labels);
  const reasons = [...item.querySelectorAll('.reason')];
  item.querySelector('details').append(...reasons.sort((a, b) => placeOf(a) - placeOf(b)));
}

function setUp(box) {
  const form = box.querySelector('form'),
    items = [...box.querySelectorAll('.item')];
  const key = `book.exercise.${box.dataset.store}`,
    status = box.querySelector('.actions [role=status]');
  const checkButton = box.querySelector('[type=submit]'),
    againButton = box.querySelector('[type=reset]');
  let checked = false;

  const answers = () => Object.fromEntries(new FormData(form));
  const given = () => Object.keys(answers()).length;
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ answers: answers(), checked }));
    } catch {
      /* a full or closed store: the page works on */
    }
  };

  function progress() {
    status.textContent =
      given() === items.length
        ? 'All answered. Check when you like.'
        : `${given()} of ${items.length} answered.`;
  }

  function show(item) {
    const chosen = item.querySelector('input:checked'),
      verdict = item.querySelector('.verdict');
    const reason =
      chosen &&
      [...item.querySelectorAll('.reason')].find(({ dataset }) => dataset.option === chosen.value);
    verdict.replaceChildren();
    verdict.hidden = !reason;
    if (!reason) return null;
    const how = grade(Number(reason.dataset.credit));
    const sign = Object.assign(document.createElement('span'), {
      className: 'sign',
      textContent: SIGNS[how],
    });
    sign.setAttribute('aria-hidden', 'true');
    const [answer, ...why] = reason.cloneNode(true).children; // the answer itself is marked above
    const head = document.createElement('p');
    head.append(sign, ' ', answer.querySelector('.how'));
    verdict.className = `verdict ${how}`;
    verdict.append(head, ...why);
    item.querySelector('details').hidden = false;
    return how;
  }

  function check(quiet = false) {
    const found = items.map(show);
    checked = true;
    box.classList.add('checked');
    againButton.hidden = false;
    const best = found.filter((how) => how === 'best').length,
      some = found.filter((how) => how === 'some').length;
    const open = found.filter((how) => how === null).length;
    const parts = [items.length === 1 ? '' : `${best} of ${items.length} best supported`];
    if (items.length > 1 && some) parts.push(`${some} defensible`);
    if (open) parts.push(`${count(open, 'question', 'questions')} without an answer`);
    if (items.length === 1 && !open)
      parts.push(
        { best: 'Best supported.', some: 'Defensible.', none: 'Not supported.' }[found[0]],
      );
    if (!quiet) status.textContent = parts.filter(Boolean).join(', ').replace(/(\w)$/, '$1.');
  }

  function again() {
    checked = false;
    box.classList.remove('checked');
    for (const item of items) {
      item.querySelector('.verdict').hidden = true;
      const details = item.querySelector('details');
      details.hidden = true;
      details.open = false;
    }
    againButton.hidden = true;
    try {
      localStorage.removeItem(key);
    } catch {
      /* nothing is kept in a closed store */
    }
  }

  form.addEventListener('change', (event) => {
    if (checked) {
      // the reason belonged to another answer
      event.target.closest('.item').querySelector('.verdict').hidden = true;
    }
    progress();
    keep();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!given()) {
      status.textContent = 'Choose an answer first.';
      return;
    }
    check();
    keep();
  });
  form.addEventListener('reset', () => {
    again();
    setTimeout(() => {
      status.textContent = 'Cleared.';
      items[0].querySelector('input').focus();
    });
  });

  addEventListener('pageshow', ({ persisted }) => {
    // back to a page that the browser had put aside: what was cleared elsewhere is gone here too
    if (!persisted || !given() || localStorage.getItem(key) !== null) return;
    form.querySelectorAll('input').forEach((input) => {
      input.checked = false;
    });
    again();
    progress();
  });

  for (const item of items) {
    putInOrder(item);
    item.querySelector('details').hidden = true;
  }
  box.querySelector('.actions').hidden = false;
  box.querySelector('.kept').hidden = false;
  againButton.hidden = true;
  checkButton.disabled = false;
  const stored = (() => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  })();
  if (stored?.answers) {
    for (const [name, value] of Object.entries(stored.answers)) {
      const radio = [...form.elements].find(
        (input) => input.name === name && input.value === value,
      );
      if (radio) radio.checked = true;
    }
    if (stored.checked && given()) check(true);
    else progress();
  }
}
