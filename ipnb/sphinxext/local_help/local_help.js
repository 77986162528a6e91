// Numbers that a reader writes down: kept in this browser under one name, and shown wherever a page has a line for them.

export const KEY = 'book.local-help';

/** name -> words, from the text in the store; empty from any other text. */
export function written(text) {
  try {
    const { lines } = JSON.parse(text);
    const sound = Object.entries(lines).filter(([, words]) => typeof words === 'string' && words);
    return Object.fromEntries(sound);
  } catch {
    return {};
  }
}

/** The text to be stored when one line has changed, or null where nothing is left to keep. */
export function withLine(text, name, words, at) {
  const lines = { ...written(text), [name]: words.trim() };
  const kept = Object.fromEntries(Object.entries(lines).filter(([, value]) => value));
  return Object.keys(kept).length ? JSON.stringify({ lines: kept, at }) : null;
}

function render({ el }) {
  const form = el.querySelector('form'),
    status = form.querySelector('[role=status]'),
    inputs = [...form.querySelectorAll('input')];

  function show() {
    const lines = written(localStorage.getItem(KEY));
    for (const input of inputs) input.value = lines[input.name] ?? '';
  }
  function keep({ target }) {
    try {
      const text = withLine(
        localStorage.getItem(KEY),
        target.name,
        target.value,
        new Date().toISOString(),
      );
      if (text === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, text);
      status.textContent = 'Kept in this browser.';
    } catch {
      status.textContent =
        'This browser does not let pages keep anything: write it down elsewhere.';
    }
  }
  form.addEventListener('change', keep);
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('storage', show); // written in another window
  addEventListener('pageshow', show); // taken back on the page of answers
  show();
  form.hidden = false;
  form.classList.add('live');
}

export default { render };
