/* Before you begin: what the case touches on, and an honourable way round it. */

import { drawAbout } from './about.js';
import { allCorrections } from './errata.js';
import { button, h } from '../web/dom.js';

export function drawNote(app) {
  const { kase } = app;
  const aside = h(
    'div',
    { class: 'wb-aside', hidden: true, tabindex: -1 },
    h('h3', {}, 'That is a good enough reason'),
    h('p', {}, `You need not say why, and it costs nothing. ${insteadText(kase.instead)}`),
    otherCase(app),
    supports(kase.supports),
  );
  const about = kase.content_note?.length
    ? ` It touches on ${kase.content_note.join(', ')}. Nothing is described in detail.`
    : '';
  const changed = allCorrections(app);
  const first = app.steps[app.steps.indexOf('note') + 1];
  return [
    h('p', { class: 'wb-eyebrow' }, [kase.title, ...settingWords(kase)].join(' · ')),
    h('p', { class: 'wb-lead' }, `This case is invented.${about}`),
    h(
      'ul',
      { class: 'wb-plainlist wb-dotted' },
      h(
        'li',
        {},
        'Everything is kept as you go, so stop whenever you like and come back to the same place.',
      ),
      h(
        'li',
        {},
        'Where ‘not enough information’ is offered it is an honest answer, and sometimes the best one. Where it is not, you may leave a line open.',
      ),
      h(
        'li',
        {},
        'Please think of no real client or classmate: even a composite can be recognised.',
      ),
      h(
        'li',
        {},
        'A score here is not competence to practise. Come back to this page to put the case out of sight.',
      ),
    ),
    drawAbout(app),
    changed.length > 0 &&
      h(
        'div',
        { class: 'wb-check' },
        h('p', {}, 'Corrected since this case was given out:'),
        h('ul', { class: 'wb-plainlist wb-dotted' }, changed),
      ),
    h(
      'div',
      { class: 'wb-row' },
      button('Read the case', () => app.goTo(first, { pane: 'case' }), { class: 'wb-primary' }),
      (kase.instead || kase.supports) &&
        button('I would rather not read this one', () => {
          app.handing.ask();
          aside.hidden = false;
          aside.focus();
        }),
    ),
    aside,
  ];
}

function insteadText(instead) {
  if (!instead) return 'Ask your instructor for another case of the same level.';
  if (typeof instead === 'string') return instead;
  return (
    instead.note ??
    'There is a case of the same level about something else. Your instructor sees only which case you handed in.'
  );
}

/** The other case with its content note first; a button where this form can begin it, else the name to look for. */
function otherCase(app) {
  const { instead } = app.kase;
  const holder = h('div', {});
  if (!instead?.case) return holder;
  let drawn = '';
  app.bind(() => {
    const { row, refused, busy, asked } = app.standing;
    const key = JSON.stringify([row, refused, busy, asked]);
    if (drawn === key) return;
    drawn = key;
    const other = row?.instead;
    if (!other)
      return holder.replaceChildren(
        row
          ? h('p', {}, 'This one is handed in already, so it is the one that counts.')
          : h('p', {}, `It is called ${instead.case} in your list.`),
      );
    holder.replaceChildren(
      ...[
        h(
          'p',
          {},
          `“${other.title}” has the same form and counts the same.${other.note.length ? ` It touches on ${other.note.join(', ')}.` : ''} This one is put away; what you did here stays.`,
        ),
        refused && h('p', { class: 'wb-fault', role: 'alert' }, refused),
        h(
          'div',
          { class: 'wb-row wb-tight' },
          button(
            busy
              ? 'One moment'
              : other.begun
                ? `Go on with “${other.title}”`
                : `Begin “${other.title}” instead`,
            app.handing.begin,
            { class: 'wb-primary' },
          ),
        ),
      ].filter(Boolean),
    );
  });
  return holder;
}

/** A text stands as it is written; a list is read out. */
function supports(text) {
  if (!text) return null;
  return h(
    'p',
    {},
    typeof text === 'string' ? text : `If something is close today: ${text.join('; ')}.`,
  );
}

function settingWords({ setting: { role, session } = {} }) {
  const number = /^\d+$/.test(session);
  const article = /^(a|an|the|your)\s/i.test(role ?? '') ? '' : 'a ';
  return [
    session && (number ? `session ${session}` : session),
    role && `you are ${article}${role}`,
  ].filter(Boolean);
}
