/* "I would argue this": why a student reads one judgement otherwise than the key. It goes with the answers, a person reads
 * it, and it is never scored. Offered once there is feedback, and at the line that an address names (#argue=states.s05). */

import { kindOf } from '../formulation/kinds/index.js';
import { setItem } from '../formulation/kinds/judgement.js';
import { sentenceOf } from './answers.js';
import { h } from '../web/dom.js';

export const MOST = 600;

/** What can be argued of a section, as `section.item`; the same as arguments.py says. */
export const arguable = (kase, section) =>
  kindOf(kase, section)
    .arguable(kase, section)
    .map((id) => `${section}.${id}`);

/** The judgement that the page's address asks to argue, if the case has it. */
export function argumentAsked({ kase, practice }) {
  const found = !practice && /^#argue=([\w-]+)\.([\w-]+)$/.exec(location.hash);
  if (!found || !kase.items[found[1]]) return null;
  return arguable(kase, found[1]).includes(`${found[1]}.${found[2]}`)
    ? { section: found[1], id: found[2] }
    : null;
}

const isAnswered = ({ kase, answers }, section, id) =>
  kindOf(kase, section).isAnswered(answers, { section, id });

const named = ({ kase, words }, id) => {
  const sentence = sentenceOf(kase, id);
  const text = sentence ? `Line ${words.number(id)}: ${sentence.text}` : words.name(id);
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
};

/** The box on a section's page; nothing while nobody has marked it. */
export function argue(app, section) {
  const asked = argumentAsked(app);
  const of = (key) => app.answers.arguments?.[key] ?? '';
  const open = asked?.section === section;
  const mine = arguable(app.kase, section).filter((key) => {
    const id = key.slice(section.length + 1);
    return isAnswered(app, section, id) || of(key) || (open && asked.id === id);
  });
  const any = Object.values(app.answers.arguments ?? {}).some(Boolean);
  if (app.practice || !mine.length || !(app.status.marked || any || open)) return null;
  const choose = h(
    'select',
    {
      id: `${app.uid}-argue`,
      onchange: () => {
        app.flush();
        show();
      },
    },
    mine.map((key) =>
      h(
        'option',
        { value: key, selected: open && key === `${section}.${asked.id}` },
        named(app, key.slice(section.length + 1)),
      ),
    ),
  );
  const left = h('p', { class: 'wb-hint', id: `${app.uid}-argue-left` });
  const write = () => {
    const key = choose.value,
      value = area.value;
    const commit = () =>
      value !== of(key) &&
      app.change(
        `arguments.${key}`,
        `argument, ${named(app, key.slice(section.length + 1))}`,
        (answers) =>
          setItem(answers, { section: 'arguments', id: key }, value.trim() ? value : undefined),
        { within: 3000 },
      );
    count();
    app.later('arguments', commit, 400);
  };
  const area = h('textarea', {
    rows: 4,
    maxlength: MOST,
    'aria-label': 'Why you read it otherwise',
    'aria-describedby': `${app.uid}-argue-left`,
    lang: 'en-GB',
    spellcheck: 'true',
    oninput: write,
    onblur: () => app.flush(),
  });
  const count = () => {
    left.textContent = `${area.value.length} of ${MOST} signs. Submit again to hand it in.`;
  };
  const show = () => {
    area.value = of(choose.value);
    count();
  };
  show();
  app.bind(() => {
    if (
      !app.isWaiting('arguments') &&
      area.value !== of(choose.value) &&
      document.activeElement !== area
    )
      show();
  });
  const box = h(
    'details',
    { class: 'wb-notes wb-argue' },
    h('summary', {}, 'I would argue this'),
    h(
      'p',
      { class: 'wb-hint' },
      'If you read a line otherwise than the key, say why. Your instructor reads it and answers in a comment. It is not scored, and while your answers stay as they were they count as handed in when they were.',
    ),
    h('label', { for: `${app.uid}-argue` }, 'What it is about'),
    choose,
    area,
    left,
  );
  box.open = open || mine.some(of);
  if (open && !app.argueShown) {
    app.argueShown = true;
    requestAnimationFrame(() => {
      box.scrollIntoView({ block: 'center' });
      area.focus({ preventScroll: true });
    });
  }
  return box;
}
