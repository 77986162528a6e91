/* The form of one member of a panel: answers stay in the browser, each member's apart, and leave it as a file alone. */

import { download } from '../../workbench/notices.js';
import { showForm } from '../preview_page/form.js';

const { case: kase, name, workspace } = JSON.parse(document.body.dataset.told);
const place = `ipnb.panel/${workspace}`;
const state = document.getElementById('state');

function kept() {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}
function keep(answers) {
  try {
    localStorage.setItem(place, JSON.stringify(answers));
  } catch {
    state.textContent = 'This browser keeps nothing: save as a file before you close this page.';
  }
}

const status = { workspace, student: name, save: 'new', seen: {} };
const { model } = showForm(document.getElementById('form'), {
  case: kase,
  answers: kept(),
  status,
});
model.on('change:answers', () => keep(model.get('answers')));

document.getElementById('save').addEventListener('click', () => {
  const answers = {
    ...model.get('answers'),
    schema: 'ipnb.answers/1',
    case: kase.id,
    student: name,
    workspace,
    saved_at: new Date().toISOString(),
  };
  const file = `answers-${kase.id}-${workspace.slice(-4)}.json`;
  download(file, `${JSON.stringify(answers, null, 1)}\n`);
  state.textContent = `Saved as ${file} among your downloads: send it back as an attachment. If you change something, save again.`;
});

export default {};
