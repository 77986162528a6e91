// Reasons at once, after a reader has committed to an answer. What is right was worked out by Python when the book was
// built (ipnb/formulation/reasons.py); here it is only looked up.

import { kindOf } from '../formulation/kinds/index.js';
import { evidenceOf, needsEvidence, sectionsOf } from './answers.js';
import { chips } from './case_pane.js';
import { button, h } from '../web/dom.js';
import vocabulary from '../formulation/vocabulary.js';

const [best, some] = ['best', 'some'].map((how) => vocabulary.verdicts[how][0]);
const LEFT = {
  none: 'Missing: best supported',
  best: 'Rightly left out',
  neither: vocabulary.verdicts.neither[0],
};

export function createReasons({ told, examples }) {
  let opened = null; // judgement -> the answer to which its reason was shown first
  const openedIn = (app) => (opened ??= app.keeper.recall('opened') ?? {});
  const key = (section, id) => `${section}.${id}`;
  const isOpen = (app, section, id) => key(section, id) in openedIn(app);

  const reasonsOf = ({ kase }, section) => kindOf(kase, section).reasons;
  /** Is it one of a list from which some are chosen? Then to leave it out is an answer too. */
  const isListed = (app, section, id) =>
    reasonsOf(app, section).isListed(app.kase.items[section], id);
  const chosenIn = (app, section) => reasonsOf(app, section).listed(app.answers, section);

  /** By the names that `told` uses; undefined where nothing was answered. */
  function answerTo(app, section, id) {
    if (isListed(app, section, id)) return chosenIn(app, section).includes(id) ? 'chosen' : 'left';
    return reasonsOf(app, section).said(app.answers, { section, id }, told[section][id]);
  }

  const isAnswered = (app, section, id) =>
    isListed(app, section, id)
      ? chosenIn(app, section).length > 0
      : answerTo(app, section, id) !== undefined;
  const stamp = (app, section, id) =>
    JSON.stringify(
      isListed(app, section, id)
        ? [answerTo(app, section, id), []]
        : [
            reasonsOf(app, section).stored(app.answers, { section, id }),
            evidenceOf(app.kase, app.answers, { section, id }),
          ],
    );

  /** Show what was not shown yet; whether there was something. */
  function open(app, section, ids) {
    const fresh = ids.filter((id) => !isOpen(app, section, id) && isAnswered(app, section, id));
    if (!fresh.length) return false;
    for (const id of fresh) openedIn(app)[key(section, id)] = stamp(app, section, id);
    app.keeper.remember('opened', opened);
    app.refresh();
    for (const seen of ['.wb-deck + .wb-row', `[data-reason="${key(section, fresh[0])}"]`]) {
      // on a card also the way to the next
      app.task.querySelector(seen)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    app.say(
      fresh.length > 1
        ? `${fresh.length} reasons are shown.`
        : [verdictOf(app, section, fresh[0]), whyOf(app, section, fresh[0])]
            .filter(Boolean)
            .join('. '),
    );
    return true;
  }

  /** How many answers are no longer what they were when their reasons were read. */
  function changedSince(app) {
    const judgements = sectionsOf(app.kase).flatMap((section) =>
      Object.keys(told[section] ?? {}).map((id) => [section, id]),
    );
    return judgements.filter(
      ([section, id]) =>
        isOpen(app, section, id) && openedIn(app)[key(section, id)] !== stamp(app, section, id),
    ).length;
  }

  const forget = () => {
    opened = null;
  };

  // -------------------------------------------------------------- in words

  function verdictOf(app, section, id) {
    const { verdicts } = told[section][id];
    const answer = answerTo(app, section, id);
    const how = verdicts?.[answer];
    if (answer === 'left') return LEFT[how];
    return how && vocabulary.verdicts[how][0];
  }

  function whyOf(app, section, id) {
    const { why } = told[section][id];
    const said = answerTo(app, section, id);
    if (said === undefined) return why[''];
    const own = reasonsOf(app, section)
      .whyFor(app.answers, section, said)
      .map((name) => why[name])
      .filter(Boolean);
    return own.join(' ') || why[''];
  }

  /** What else the key supports: "Best supported: Flow. Defensible: Not enough information." */
  function elsewhere(app, section, id) {
    const { verdicts, spread, value, tolerance } = told[section][id];
    const { words } = app;
    const { isOffered, word } = reasonsOf(app, section);
    if (spread)
      return `The key spreads the points: ${Object.entries(spread)
        .map(([option, n]) => `${words.word(option).toLowerCase()} ${n}`)
        .join(', ')}.`;
    if (value !== undefined) return `The key says ${value}, give or take ${tolerance}.`;
    if (!verdicts || isListed(app, section, id)) return '';
    const answer = answerTo(app, section, id);
    const of = (how) =>
      Object.keys(verdicts)
        .filter((other) => verdicts[other] === how && other !== answer && isOffered(other))
        .map((other) => word(words, other));
    const parts = [
      [best, of('best')],
      [some, of('some')],
    ].filter(([, names]) => names.length);
    return parts.map(([label, names]) => `${label}: ${names.join(', ')}.`).join(' ');
  }

  function sentences(app, section, id) {
    const { enough } = told[section][id];
    if (!enough.length) return null;
    const sets = enough.flatMap((ids, i) => [i > 0 && h('span', {}, 'or'), chips(app, ids)]);
    return h(
      'div',
      { class: 'wb-enough' },
      h('span', { class: 'wb-hint' }, reasonsOf(app, section).sentences),
      sets,
    );
  }

  // -------------------------------------------------------------- in the page

  function reasonNode(app, section, id, named) {
    const how = told[section][id].verdicts?.[answerTo(app, section, id)];
    const [verdict, why, other] = [
      verdictOf(app, section, id),
      whyOf(app, section, id),
      elsewhere(app, section, id),
    ];
    const sign =
      how && h('span', { class: 'wb-sign', 'aria-hidden': 'true' }, vocabulary.verdicts[how][1]);
    return h(
      'div',
      {
        class: 'wb-reason',
        'data-reason': key(section, id),
        'data-how': how,
        role: 'group',
        'aria-label': `Reason: ${app.words.name(id)}`,
        tabindex: -1,
      },
      named && h('p', { class: 'wb-reason-name' }, app.words.name(id)),
      verdict && h('p', { class: 'wb-verdict' }, sign, verdict),
      why && h('p', { class: 'wb-why' }, why),
      other && h('p', { class: 'wb-hint' }, other),
      sentences(app, section, id),
    );
  }

  /** Buttons, reasons, and what was rightly left alone, for one judgement or for a page of them. */
  function draw(app, section, ids) {
    const group = ids.length > 1;
    const shown = ids.filter((id) => isOpen(app, section, id) && isAnswered(app, section, id));
    const waiting = ids.some((id) => !isOpen(app, section, id) && isAnswered(app, section, id));
    const aside = shown.filter(
      (id) => answerTo(app, section, id) === 'left' && told[section][id].verdicts.left !== 'none',
    );
    const reasons = shown
      .filter((id) => !aside.includes(id))
      .map((id) => reasonNode(app, section, id, group));
    const bare =
      !group &&
      waiting &&
      needsEvidence(app.kase, app.answers, { section, id: ids[0] }) &&
      !evidenceOf(app.kase, app.answers, { section, id: ids[0] }).length;
    return [
      waiting &&
        h(
          'div',
          { class: 'wb-row wb-tight' },
          button(group ? 'Show the reasons' : 'Show the reason', () => open(app, section, ids), {
            class: 'wb-show',
          }),
          bare && h('span', { class: 'wb-hint' }, 'It names the sentences, so choose yours first.'),
        ),
      ...reasons,
      aside.length > 0 &&
        h(
          'details',
          { class: 'wb-aside-reasons' },
          h('summary', {}, `What you left out, and the key does too (${aside.length})`),
          aside.map((id) => reasonNode(app, section, id, true)),
        ),
    ].filter(Boolean);
  }

  function after(app, section, ids) {
    if (section === 'narrative') return texts(ids[0]);
    const box = h('div', { class: 'wb-after' });
    app.bind(() => {
      const state = JSON.stringify(
        ids.map((id) => [
          isOpen(app, section, id),
          isAnswered(app, section, id) && stamp(app, section, id),
        ]),
      );
      if (box.dataset.state === state) return;
      box.dataset.state = state;
      const pressed = box.contains(document.activeElement);
      box.replaceChildren(...draw(app, section, ids));
      if (pressed) box.querySelector('.wb-reason')?.focus(); // the button that was pressed is gone
    });
    return box;
  }

  /** Four texts by others, to hold one's own against. */
  function texts(id) {
    const given = examples[id] ?? [];
    if (!given.length) return null;
    return h(
      'details',
      { class: 'wb-examples' },
      h('summary', {}, 'Invented answers to compare with, level by level'),
      h(
        'p',
        { class: 'wb-hint' },
        'They teach most after you have written your own. The reason for each level stands below it.',
      ),
      given.map(({ level, text, why }) =>
        h(
          'section',
          {},
          h('h4', {}, `Level ${level}`),
          h('p', { class: 'wb-why' }, text),
          h('p', { class: 'wb-hint' }, why),
        ),
      ),
    );
  }

  return { after, open, changedSince, forget };
}
