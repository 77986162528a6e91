/* Sentences or cards, one at a time. A key from 1 to n, or one press of the mouse, answers and goes on; where the answer
 * calls for sentences, and on the last card, it stays. */

import { itemsOf, needsEvidence, sentenceOf } from './answers.js';
import { focusLine, followLine } from './case_pane.js';
import { button, h, plural } from '../web/dom.js';
import { answerFor, choice, evidenceRow, judgementBox } from './pieces.js';

const A_MOMENT = 300; // so long an answer given by mouse is seen before the next card comes

export function drawDeck(app, section) {
  const { over, options, needs_evidence } = app.kase.items[section];
  const ids = itemsOf(app.kase, section);
  const walksLines = over === 'sentences' && !needs_evidence?.length;
  const isOpen = (id) => app.answers[section]?.[id] === undefined;
  const card = h('div', { class: 'wb-deck' });
  app.asked = ids;
  if (!ids.includes(app.cursor[section])) app.cursor[section] = ids.find(isOpen) ?? ids[0];
  if (walksLines) app.cursor.case = app.cursor[section];

  app.bind(() => {
    const id = app.cursor[section];
    if (card.dataset.id === id) return;
    card.dataset.id = id;
    card.replaceChildren(...app.onCard(() => deckCard(app, section, ids, () => byMouse())));
    if (needs_evidence?.length) app.active = { section, id };
  });
  let turning = null;
  const go = (id) => {
    clearTimeout(turning);
    app.cursor[section] = id;
    app.refresh();
    if (walksLines) followLine(app, id);
    card.querySelector('input:checked, input').focus();
  };
  const shift = (by) => {
    const to = ids[ids.indexOf(app.cursor[section]) + by];
    if (to) return go(to);
    app.tell(
      by > 0
        ? `This is the last one. ${openWords(ids.filter(isOpen).length)}`
        : 'This is the first one.',
    );
  };
  /** After an answer: on, unless it calls for sentences. */
  const onward = () => {
    const id = app.cursor[section];
    if (needs_evidence?.length && needsEvidence(app.kase, app.answers, { section, id })) {
      return app.say(`${app.words.name(id)}: now choose the sentences, then go on.`);
    }
    shift(1);
  };
  const byMouse = () => {
    if (app.practice) return; // its reason comes before the next line
    const id = app.cursor[section];
    clearTimeout(turning);
    turning = setTimeout(() => {
      if (card.isConnected && app.cursor[section] === id) onward();
    }, A_MOMENT);
  };
  const nextOpen = () =>
    ids.some(isOpen) ? go(ids.find(isOpen)) : app.tell('None open on this page.');
  const keys = (event) => deckKeys(app, event, section, app.practice ? () => shift(1) : onward);
  app.stepKeys = keys;
  if (walksLines) app.caseKeys = keys;
  return [
    h(
      'div',
      {},
      card,
      h(
        'div',
        { class: 'wb-row' },
        button('Back one', () => shift(-1)),
        button('Next', () => shift(1), { class: 'wb-primary' }),
        button('Next open one', nextOpen, { class: 'wb-quiet' }),
      ),
    ),
    h(
      'p',
      { class: 'wb-hint wb-keys-hint' },
      app.practice
        ? `Keys 1 to ${options.length} answer; Enter shows the reason, and then goes on. Delete clears.`
        : `Keys 1 to ${options.length} answer and move on, as one press of the mouse does; Delete clears.`,
    ),
    over === 'cards' && board(app, section, go),
  ];
}

const openWords = (count) =>
  count ? `${count} still open: “Next open one” goes there.` : 'Every one has an answer.';

function deckKeys(app, event, section, next) {
  const id = app.cursor[section];
  if (event.key === 'Enter' && event.target.type === 'radio' && app.practice) {
    event.preventDefault();
    return app.practice.open(app, section, [id]) || next();
  }
  const option = app.kase.items[section].options[Number(event.key) - 1];
  if (
    !option ||
    event.target.matches('textarea, input[type=text]') ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  event.preventDefault();
  const inCase = app.case.contains(document.activeElement);
  answerFor(app, { section, id }).write(option);
  app.say(`${app.words.name(id)}: ${app.words.word(option)}.`);
  if (app.practice) return inCase || app.task.querySelector('.wb-deck input:checked').focus(); // its reason comes before the next line
  next();
  if (inCase) focusLine(app, app.cursor.case);
}

function deckCard(app, section, ids, picked) {
  const { kase, words } = app;
  const id = app.cursor[section];
  const judgement = { section, id };
  const sentence = sentenceOf(kase, id);
  const where = `${ids.indexOf(id) + 1} of ${ids.length}`;
  const place = sentence
    ? [`Line ${words.number(id)}`, sentence.speaker, where].filter(Boolean).join(' · ')
    : `Card ${where}`;
  const legend = [
    h('span', { class: 'wb-eyebrow' }, place),
    h('span', { class: 'wb-quote' }, sentence?.text ?? words.name(id)),
  ];
  const fieldset = choice(app, {
    legend,
    name: words.name(id),
    options: kase.items[section].options,
    look: 'stack',
    picked,
    ...answerFor(app, judgement),
  });
  const after = app.after(section, [id]) ?? '';
  if (!kase.items[section].needs_evidence?.length) return [fieldset, after];
  return [judgementBox(app, judgement, fieldset, evidenceRow(app, judgement), after)];
}

/** Where the cards lie so far. */
function board(app, section, go) {
  const { kase, words } = app;
  const holder = h('dl', { class: 'wb-board', 'aria-label': 'Cards so far' });
  app.bind(() =>
    holder.replaceChildren(
      ...kase.items[section].options.map((option) => {
        const cards = itemsOf(kase, section).filter((id) => app.answers[section]?.[id] === option);
        const slips = cards.map((id) => button(words.name(id), () => go(id), { class: 'wb-slip' }));
        return h(
          'div',
          {},
          h('dt', {}, app.mark(option), h('span', {}, words.word(option))),
          h('dd', {}, slips.length ? slips : h('span', { class: 'wb-hint' }, plural(0, 'card'))),
        );
      }),
    ),
  );
  return holder;
}
