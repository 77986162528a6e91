// Predict, then look: a line for the guess; what it is about is uncovered once the guess is committed.

for (const box of document.querySelectorAll('.predict')) setUp(box);

function setUp(box) {
  const form = box.querySelector('form'),
    fold = box.querySelector('details.covered');
  const line = form.querySelector('input'),
    button = form.querySelector('button'),
    status = form.querySelector('[role=status]');
  const key = `book.guess.${box.dataset.store}`;

  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(key))?.guess ?? null;
    } catch {
      return null;
    }
  };
  const keep = (guess) => {
    try {
      localStorage.setItem(key, JSON.stringify({ guess, at: new Date().toISOString() }));
    } catch {
      /* a full or closed store: the page works on */
    }
  };

  /** A guess that has been committed stays as it was: what one remembers having expected is not the same. */
  function uncover(guess) {
    line.value = guess;
    line.readOnly = true;
    button.hidden = true;
    box.classList.add('committed');
    fold.open = true;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const guess = line.value.trim();
    if (!guess) {
      status.textContent = 'Write a guess first; a few words will do.';
      line.focus();
      return;
    }
    keep(guess);
    uncover(guess);
    status.textContent = 'That is your guess. What it is about has been opened below.';
    line.focus(); // the button is gone
  });
  // whoever looks without a guess sees all of it
  fold.addEventListener('toggle', () => box.classList.toggle('open', fold.open));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || !line.readOnly || stored() !== null) return;
    line.value = '';
    line.readOnly = false;
    button.hidden = false;
    fold.open = false;
    box.classList.remove('committed');
  });

  form.hidden = false;
  box.classList.add('asks');
  const before = stored();
  if (before) uncover(before);
}
