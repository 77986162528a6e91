/* The list of cases: what is not checked yet is asked for, one case after the other; and the form for a new one. */

import { h, moment, plural } from '../../web/dom.js';
import { server } from './server.js';

const told = JSON.parse(document.body.dataset.told);
const ask = server(told);

const standing = ({ faults, notes, judgements }) => [
  h('b', { class: faults ? 'bad' : '' }, faults ? plural(faults, 'fault') : 'No faults'),
  notes ? `, ${plural(notes, 'note')}` : '',
  judgements ? `, ${plural(judgements, 'judgement')}` : '',
];

async function check() {
  for (const cell of document.querySelectorAll('td[data-unchecked]')) {
    const { ok, data } = await ask.get('state', cell.dataset.unchecked);
    cell.replaceChildren(...(ok ? standing(data) : [data.problem]));
    if (ok) cell.nextElementSibling.textContent = moment(data.checked);
  }
}

function start(form) {
  const problem = form.querySelector('[role=alert]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const body = Object.fromEntries(new FormData(form));
    const { ok, data } = await ask.post(['new'], body);
    if (ok) location.assign(`${told.base}/authoring/edit/${encodeURIComponent(data.name)}`);
    else problem.textContent = data.problem;
  });
}

for (const one of document.querySelectorAll('time')) one.textContent = moment(one.dateTime);
start(document.getElementById('new'));
check();
