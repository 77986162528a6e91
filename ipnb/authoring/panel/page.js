/* The form of one member of a panel: answers stay in the browser, and leave it as a file alone. */

import { download } from '../../workbench/notices.js';
import { showForm } from '../preview_page/form.js';

const { case: kase, name, workspace } = JSON.parse(document.body.dataset.told);
const { model } = showForm(document.getElementById('form'), { case: kase });

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
  document.getElementById('state').textContent =
    `Saved as ${file} among your downloads: send it back as an attachment. If you change something, save again.`;
});

export default {};
