/* What a student wants to know before they begin: points, date, time, how it is read, what the levels say. */

import { itemsOf, sectionsOf } from './answers.js';
import { dueOf, dueWords, isPast } from './late.js';
import { h } from '../web/dom.js';

const [READING, JUDGING, WRITING] = [150, 2, 12]; // words a minute read, judgements a minute, words a minute written

/** Points as nbgrader counts them (build.py says the same): [form, each text]. */
export function pointsOf({ points = {}, narrative = [] }) {
  const form = points.form ?? (narrative.length ? 70 : 100);
  return [form, narrative.map(({ id }) => points.narrative?.[id] ?? 30 / narrative.length)];
}

/** Minutes, to the next ten: reading, judging, writing. */
export function minutesFor(kase) {
  const read =
    kase.sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / READING;
  const judge =
    sectionsOf(kase).reduce((sum, section) => sum + itemsOf(kase, section).length, 0) / JUDGING;
  const write =
    (kase.narrative ?? []).reduce(
      (sum, { words: [least, most] = [100, 100] }) => sum + (least + most) / 2,
      0,
    ) / WRITING;
  return Math.ceil((read + judge + write) / 10) * 10;
}

const neat = (number) => String(Math.round(number * 100) / 100);

function whenWords(row) {
  if (!dueOf(row)) return 'No date is set.';
  if (row.opens)
    return `This is a sitting: you have until ${dueWords(row)}.${isPast(row) ? ' That is past; you can still submit, and your instructor decides.' : ''}`;
  return `Due ${dueWords(row)}${isPast(row) ? ': that is past, so what you submit now counts as late' : ''}.`;
}

export function about(app) {
  const { kase, practice } = app;
  if (practice) return null;
  const row = app.standing.row ?? { due: kase.due };
  const [form, texts] = pointsOf(kase);
  const written = texts.length ? `, and what you write up to ${texts.map(neat).join(' and ')}` : '';
  const spoken = kase.points?.defence;
  const talk = spoken
    ? `; a talk of five minutes about your own answers up to ${neat(spoken)}`
    : '';
  return [
    ['When', whenWords(row)],
    [
      'How long',
      `Roughly ${minutesFor(kase)} minutes, counted at half a minute a judgement. ${row.opens ? 'Answers are saved as you go; submit before your time ends.' : 'There is no clock, and you can stop at any time.'}`,
    ],
    ['Points', `The form gives up to ${neat(form)}${written}${talk}.`],
    [
      'How it is scored',
      'Guessing earns nothing on average, and each good judgement adds. A sentence counts together with the judgement that it supports. What you leave open earns nothing and costs nothing.',
    ],
    [
      'How it sounds',
      `Each part is given a level in words: ${app.words.bands.join(', ')}. The lowest also stands where too little was answered.`,
    ],
    texts.length && [
      'What is read',
      `A person reads your ${texts.length === 1 ? 'text' : 'texts'}, on four levels from 0 to 3 for each thing that is looked for; the levels stand beside the page on which you write.`,
    ],
    kase.read?.length && ['Read first', chapters(app)],
  ].filter(Boolean);
}

function chapters({ kase, status }) {
  const parts = kase.read.map(({ title, page }) =>
    status.book
      ? h('a', { href: `${status.book}book/${page}.html` }, title)
      : `“${title}” in the book`,
  );
  return parts.flatMap((part, i) => (i ? [', ', part] : [part]));
}

export function drawAbout(app) {
  const list = h('dl', { class: 'wb-about-list' });
  let drawn = '';
  app.bind(() => {
    const rows = about(app) ?? [];
    const key = JSON.stringify([app.standing.row, app.status.book]);
    if (drawn === key) return;
    drawn = key;
    list.replaceChildren(
      ...rows.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    );
  });
  return list;
}
