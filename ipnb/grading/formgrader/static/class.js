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

/** Words, and a list of what is worth knowing, in place of what stood there. */
function tell(place, { words, problems = [] }) {
  const line = document.createElement('p');
  line.textContent = words;
  const list = document.createElement('ul');
  list.append(
    ...problems.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
  place.replaceChildren(line, ...(problems.length ? [list] : []));
}

const roster = document.getElementById('roster-form');
if (roster) {
  const enter = document.getElementById('enter');
  const place = document.getElementById('roster-said');
  const post = async (address) => {
    tell(place, { words: 'Reading…' });
    const said = await send(address, roster.elements.file.files[0], 'text/csv');
    tell(place, said);
    return said;
  };
  roster.elements.file.addEventListener('change', () => {
    enter.hidden = true;
    place.replaceChildren();
  });
  roster.addEventListener('submit', async (event) => {
    event.preventDefault();
    enter.hidden = !(await post('api/class/roster')).ok;
  });
  enter.addEventListener('click', async () => {
    enter.hidden = true;
    await post('api/class/roster?enter=1');
    roster.elements.file.focus();
  });
}

const filling = document.getElementById('fill-form');
filling?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const place = document.getElementById('fill-said');
  const { file, assignment } = filling.elements;
  tell(place, { words: 'Filling…' });
  const query = assignment.value ? `?assignment=${encodeURIComponent(assignment.value)}` : '';
  const said = await send(`api/class/fill${query}`, file.files[0], 'text/csv');
  tell(place, said);
  if (!said.ok) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([said.file], { type: 'text/csv' }));
  link.download = said.name;
  link.textContent = `Keep ${said.name}`;
  place.append(link);
});
