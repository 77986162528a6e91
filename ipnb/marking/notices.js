/* What the page says beside the marks: what is saved, what went wrong, what somebody else did. */

import { button, clock, h } from '../web/dom.js';

/** Words for whoever hears the page. */
export function speak(page, words) {
  page.say.textContent = '';
  requestAnimationFrame(() => {
    page.say.textContent = words;
  });
}

const SAVING = {
  saving: 'Saving …',
  waiting: 'Not saved: the server does not answer. It is tried again; keep this page open.',
};
export function drawSaving(page, state) {
  page.saved.textContent = SAVING[state] ?? `Saved ${clock(Date.now())}`;
  page.saved.dataset.state = state;
}

/** Something to read before going on; `again` is what its first button does. */
export function notice(page, words, again, label = 'Try again') {
  const one = h('div', { class: 'notice' }, h('p', {}, words));
  const act = () => {
    one.remove();
    again();
  };
  one.append(
    h(
      'div',
      { class: 'buttons' },
      again && button(label, act, { class: 'secondary' }),
      button('Close', () => one.remove(), { class: 'plain-button' }),
    ),
  );
  page.notices.append(one);
}

/** What the server said of an action that was saved. */
export function tellSaved(page, data) {
  if (data.text_changed)
    notice(
      page,
      'The student has handed in another text since you opened this one. Your mark is kept, for the earlier text; read the newer one and keep it, or mark anew.',
      () => page.go(page.at),
      'Show the newer text',
    );
  if (data.rubric_changed)
    notice(
      page,
      'The rubric has been changed since you opened this text. Your mark is saved, by the level that you gave; read the level’s words once more.',
    );
  if (data.others?.length && !page.together.has(page.at)) {
    page.together.add(page.at);
    const who = data.others.join(' and ');
    notice(page, `This text is marked by ${who} as well. Both of you see the same marks.`);
  }
}

/** What was wanted stands beside the rubric from then on, with a button that does it after all. */
export function tellConflict(page, by) {
  notice(
    page,
    `${by} changed this first, and what you see is theirs. Yours is kept beside the rubric, where you can still use it.`,
  );
}
