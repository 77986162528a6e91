/* A panel: files to send to colleagues, and what came back. */

import { h, plural } from '../../web/dom.js';
import { percent, table, two } from './tables.js';

function save(blob, name) {
  const link = h('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const readFiles = (files) =>
  Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));

export function createPanel(pane, { told, ask, text, putKey }) {
  const [invite, back] = pane.querySelectorAll('form');
  const found = pane.querySelector('.found');
  const state = (form, words) => (form.querySelector('[role=status]').textContent = words);

  invite.addEventListener('submit', async (event) => {
    event.preventDefault();
    state(invite, 'Making the files …');
    const sent = { case: text('case'), ...Object.fromEntries(new FormData(invite)) };
    const { blob, problem } = await ask.file(['invitations', told.name], sent);
    if (!blob) return state(invite, problem);
    save(blob, `${told.name}-panel.zip`);
    return state(
      invite,
      `${told.name}-panel.zip is among your downloads: a folder for each, with the form and a letter. Send each its own.`,
    );
  });

  back.addEventListener('submit', async (event) => {
    event.preventDefault();
    state(back, 'Reading …');
    const { description } = Object.fromEntries(new FormData(back));
    const files = await readFiles(back.querySelector('input[type=file]').files);
    const sent = { case: text('case'), key: text('key'), files, description };
    const { ok, data } = await ask.post(['returns', told.name], sent);
    if (!ok) return state(back, data.problem);
    state(back, data.words);
    return show(data);
  });

  function show(data) {
    const parts = [h('p', {}, `Counted: ${data.raters.join(', ') || 'nobody'}.`)];
    if (data.faults.length)
      parts.push(
        table(
          `${plural(data.faults.length, 'file')} left out`,
          ['File', 'What is the matter', 'What to do'],
          data.faults.map((one) => [
            one.file,
            [one.field && h('code', {}, one.field), ' ', one.problem],
            one.remedy,
          ]),
        ),
      );
    if (data.key) parts.push(...agreement(data));
    found.replaceChildren(...parts);
  }

  function agreement(data) {
    const fields = data.fields.map((one) => [
      one.field, String(one.units), percent(one.percent), two(one.kappa), two(one.alpha), percent(one.modal),
      one.formative ? 'split: explained, not graded' : one.units ? 'graded' : 'nobody compared',
    ]); // prettier-ignore
    const differences = data.differences.map((one) => [
      `${one.field}, ${one.item}`,
      one.text,
      one.votes.map(([words, number]) => `${words} ${number}`).join(', '),
      one.sentences.map(([words, cited]) =>
        h(
          'p',
          {},
          `${words}: ${cited.map(([id, times]) => (times > 1 ? `${id} (${times})` : id)).join(', ')}`,
        ),
      ),
      one.formative ? 'not graded' : 'graded',
    ]);
    const reasons = data.with_author_key
      ? 'Reasons, what harms and exemplars are those of the key in the editor.'
      : 'The key in the editor has faults, so this one has no reasons: mend it, and read the files again.';
    return [
      table(
        'Agreement by section',
        ['Section', 'Judgements', 'Same', 'Kappa', 'Alpha', 'Most voted', 'Standing'],
        fields,
      ),
      ...(differences.length
        ? [
            table(
              'Where raters differ',
              ['Judgement', 'Words', 'Votes', 'Because of', 'Standing'],
              differences,
            ),
          ]
        : [h('p', {}, 'Nobody differs anywhere.')]),
      ...data.notes.map((words) => h('p', {}, words)),
      h(
        'p',
        {},
        'As a key: votes stand under credit, what more than half chose under sets, their sentences under evidence, and what they were split on under formative. ',
        reasons,
      ),
      h(
        'p',
        { class: 'row' },
        h(
          'button',
          { type: 'button', onclick: () => putKey(data.key) },
          'Put it into the key’s editor',
        ),
        h(
          'button',
          {
            type: 'button',
            onclick: () =>
              save(new Blob([data.key], { type: 'text/yaml' }), `${told.name}-panel.yaml`),
          },
          'Download it',
        ),
      ),
    ];
  }
}
