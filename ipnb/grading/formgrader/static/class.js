/* Pages about a class: finding somebody in it, and giving one student more time. */

const matrix = document.getElementById('matrix');
const find = document.getElementById('find');
const show = document.getElementById('show');

/** Rows that hold what is looked for; the number of them is said. */
function filter() {
  const words = find.value.trim().toLocaleLowerCase();
  let shown = 0;
  for (const row of matrix.tBodies[0].rows) {
    const name = row.cells[0].querySelector('.who').textContent.toLocaleLowerCase();
    const fits =
      name.includes(words) && (!show.value || row.querySelector(`td.${CSS.escape(show.value)}`));
    row.hidden = !fits;
    shown += Boolean(fits);
  }
  document.getElementById('found').textContent =
    words || show.value ? `${shown} of ${matrix.tBodies[0].rows.length} shown` : '';
}
if (matrix) {
  find.addEventListener('input', filter);
  show.addEventListener('change', filter);
  find.form.addEventListener('submit', (event) => event.preventDefault());
}

const base = new URL(import.meta.url).pathname.split('/course/')[0];
const token = () => /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';

/** Sends something to the server; its answer has words for people either way. */
export async function send(address, body, type = 'application/json') {
  try {
    const answer = await fetch(`${base}/${address}`, {
      method: 'POST',
      headers: { 'X-CSRFToken': token(), 'X-XSRFToken': token(), 'Content-Type': type },
      body,
    });
    const said = await answer.json().catch(() => ({}));
    return { ok: answer.ok, ...said, words: said.words ?? `The server answered ${answer.status}.` };
  } catch {
    return { ok: false, words: 'The server cannot be reached. Nothing was changed.' };
  }
}

async function extend(assignment, student, until, output) {
  const said = await send('api/class/extension', JSON.stringify({ assignment, student, until }));
  output.textContent = said.words;
  if (said.ok) location.reload();
}

const form = document.getElementById('extend');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const { assignment, student, until } = Object.fromEntries(new FormData(form));
  // what was typed is in the zone of whoever types
  extend(assignment, student, new Date(until).toISOString(), document.getElementById('extended'));
});
for (const button of document.querySelectorAll('[data-take-back]')) {
  button.addEventListener('click', () => {
    const { assignment, student } = button.dataset;
    extend(assignment, student, null, document.getElementById('extended'));
  });
}
