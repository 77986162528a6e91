/* From saved files to what students receive. */

import { button, h, plural } from '../../web/dom.js';

export function createBuild(pane, { told, ask, texts, jump, refresh }) {
  const found = pane.querySelector('.found');
  const state = pane.querySelector('[role=status]');
  const [draw, build] = pane.querySelectorAll('button');
  const say = (words) => (state.textContent = words);

  async function saved() {
    if (!texts.anyDirty() || (await texts.save())) return true;
    say('Nothing was done: save first, and mend what stands in the way above.');
    return false;
  }

  build.addEventListener('click', async () => {
    found.replaceChildren();
    if (!(await saved())) return;
    say('Building …');
    const { ok, data } = await ask.post(['build', told.name]);
    if (!ok) return say(data.problem);
    if (data.faults.length) {
      say(`Not built: ${plural(data.faults.length, 'fault')} first.`);
      found.replaceChildren(
        h('ol', {}, data.faults.map((one) =>
          h('li', {}, one.part && one.line
            ? button(`${one.part}, line ${one.line}`, () => jump(one.part, one.line), { class: 'link' })
            : 'The case as a whole', ': ', one.problem, ' ', one.remedy))),
      ); // prettier-ignore
      return;
    }
    say(`Wrote ${data.written.join(' and ')}.`);
    const formgrader = `${told.base}/formgrader/manage_assignments`;
    found.replaceChildren(
      h('h3', {}, 'Next, in Formgrader'),
      h(
        'ol',
        {},
        h('li', {}, 'Generate makes what students receive.'),
        h('li', {}, 'Preview shows it.'),
        h(
          'li',
          {},
          data.is_released
            ? 'Release gives it out again; whoever has begun keeps their copy, and the desk brings them corrections.'
            : 'Release gives it out.',
        ),
      ),
      h('p', {}, h('a', { href: formgrader }, 'To Formgrader')),
    );
  });

  draw.addEventListener('click', async () => {
    found.replaceChildren();
    if (!(await saved())) return;
    say('Drawing …');
    const { ok, data } = await ask.post(['draw', told.name]);
    if (!ok) return say(data.problem);
    texts.replaceAll(data.files);
    say(
      'Drew ids and places in both files, and saved them. Undo in the editor brings the old ones back.',
    );
    refresh();
  });
}
