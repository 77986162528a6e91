/* A hundred points spread over options, with sentences for the whole of it. Stored as option -> points. */

import { button, h } from '../../web/dom.js';
import { evidenceApart, isFull, keepNumbers, knownSentences } from './judgement.js';

const WHOLE = 100;
/** So many sentences, unless so many points are on ‘not enough information’. */
const SENTENCES = 2;
const UNDECIDED = 50;

export const shapes = ['points'];
/** Points may be placed after the sentences. */
export const citesFirst = true;

const options = (kase, section) => kase.items[section].options;
const whole = (kase, section) => [section];

export { options as items, whole as arguable, whole as cites };

export const placed = (points = {}) => Object.entries(points).filter(([, n]) => n);
export const totalPoints = (points = {}) => Object.values(points).reduce((sum, n) => sum + n, 0);

export const isAnswered = (answers, { section }) => Object.keys(answers[section] ?? {}).length > 0;

export const clean = (value, { ids }) => keepNumbers(value, ids);

export const needsEvidence = (spec, answers, { section }) =>
  totalPoints(answers[section]) > 0 && (answers[section].not_enough ?? 0) < UNDECIDED;

export const progress = (kase, answers, section) => ({
  done: totalPoints(answers[section]),
  of: WHOLE,
});

export function missing(kase, answers, section) {
  const { done, of } = progress(kase, answers, section);
  const judgement = { section, id: section };
  const few = knownSentences(kase, evidenceApart(answers, judgement)).length < SENTENCES;
  return [
    !isFull({ done, of }) && `${of - done} points not placed`,
    few &&
      needsEvidence(kase.items[section], answers, judgement) &&
      'fewer than two sentences chosen for it',
  ].filter(Boolean);
}

export function draw(app, section, { evidenceRow, judgementBox, pointsBar }) {
  const points = () => app.answers[section] ?? {};
  const total = h('p', { class: 'wb-hint' });
  const clear = button(
    'Clear all points',
    () =>
      app.change(`${section} cleared`, `${app.words.title(section)}, cleared`, (answers) => {
        delete answers[section];
      }),
    { class: 'wb-quiet' },
  );
  app.bind(() => {
    const sum = totalPoints(points());
    total.textContent = `${sum} of 100 placed, ${WHOLE - sum} left`;
    clear.classList.toggle('wb-gone', !sum);
  });
  const rows = options(app.kase, section).map((option) => pointsRow(app, section, option, points));
  const rule =
    'Choose at least two sentences, unless half the points or more are on ‘not enough information’.';
  return [
    h('div', { class: 'wb-points-head' }, total, clear),
    pointsBar(app, section),
    h('p', { class: 'wb-hint wb-under-bar' }, rule),
    judgementBox(
      app,
      { section, id: section },
      h('div', { class: 'wb-points' }, rows),
      evidenceRow(app, { section, id: section }),
      app.after(section, [section]),
    ),
  ];
}

function pointsRow(app, section, option, points) {
  const word = app.words.word(option);
  const put = (wanted) => {
    const room = WHOLE - totalPoints(points()) + (points()[option] ?? 0);
    const value = Math.max(0, Math.min(wanted, room));
    if (wanted > room) app.tell(`Only ${room} left: take points back elsewhere first.`);
    app.change(`${section}.${option}`, `${word}, points`, (answers) => {
      answers[section] = { ...answers[section], [option]: value };
    });
  };
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: WHOLE,
    step: 5,
    'aria-label': `Points for ${word}`,
    oninput: () => put(Number(slider.value)),
  });
  const nudge = (by, sign, label) =>
    button(sign, () => put((points()[option] ?? 0) + by), {
      class: 'wb-nudge',
      'aria-label': label,
    });
  const out = h('output', { 'aria-hidden': 'true' });
  app.bind(() => {
    slider.value = points()[option] ?? 0;
    slider.setAttribute('aria-valuetext', `${slider.value} points`);
    out.textContent = slider.value;
  });
  return h(
    'div',
    { class: 'wb-points-row' },
    app.mark(option),
    h('span', {}, word),
    nudge(-5, '−', `5 fewer for ${word}`),
    slider,
    nudge(5, '+', `5 more for ${word}`),
    out,
  );
}

export const heading = (title) => `${title}, as a hypothesis`;

export function glance(app, section, { pointsBar }) {
  const parts = placed(app.answers[section]).map(
    ([option, n]) => `${app.words.short(option).toLowerCase()} ${n}`,
  );
  return [
    parts.length > 0 && pointsBar(app, section),
    h('p', { class: 'wb-hint' }, parts.join(' · ') || 'Nothing placed yet.'),
  ];
}

const most = (points) => placed(points).sort(([, one], [, other]) => other - one)[0]?.[0];

export const reasons = {
  stored: (answers, { section }) => answers[section],
  said: (answers, { section }) => (placed(answers[section]).length ? 'spread' : undefined),
  whyFor: (answers, section, said) => [said ? most(answers[section]) : said],
};
