/* Feedback, sentence by sentence: what you said, its band, why, and the lines to look at again.
 *
 * feedback  { total_band?, held?: [reason], notes?: [line],
 *             sections: { name: { title?, band, counts?, open?, items: [{ id, text, yours, band, judged?, why, matters }] } } } */

import { sentenceOf } from './answers.js';
import { chips } from './case_pane.js';
import { h, plural } from '../web/dom.js';

export function drawFeedback(app, { sections, total_band, held = [], notes = [] }) {
  const known = app.steps.filter((step) => sections[step]);
  const order = [...known, ...Object.keys(sections).filter((section) => !known.includes(section))];
  return [
    h(
      'p',
      { class: 'wb-lead' },
      'Bands, not marks, for your answers as they stood when they were read. A band is not competence to practise.',
    ),
    held.length > 0 &&
      h(
        'div',
        { class: 'wb-check' },
        h('p', {}, app.words.said.held),
        h(
          'ul',
          { class: 'wb-plainlist wb-dotted' },
          held.map((reason) => h('li', {}, reason)),
        ),
      ),
    notes.length > 0 &&
      h(
        'ul',
        { class: 'wb-plainlist wb-dotted wb-notes-on-all' },
        notes.map((note) => h('li', {}, note)),
      ),
    total_band &&
      h('p', { class: 'wb-overall' }, h('span', {}, 'All of it together'), ladder(app, total_band)),
    ...order.map((section, i) => feedbackSection(app, section, sections[section], i === 0)),
  ];
}

function feedbackSection(app, section, { title, band, counts, nothing, open: left, items }, open) {
  const about = [nothing, counts, left && `${plural(left, 'answer')} left open.`]
    .filter(Boolean)
    .join(' ');
  return h(
    'details',
    { class: 'wb-feedback', open },
    h(
      'summary',
      {},
      h('span', { class: 'wb-fb-name' }, title ?? app.words.title(section)),
      band && ladder(app, band),
    ),
    about && h('p', { class: 'wb-hint wb-about' }, about),
    items.map((item) => feedbackItem(app, item)),
  );
}

function feedbackItem(app, { id, text, yours, band, judged, why, matters = [] }) {
  const sentence = sentenceOf(app.kase, id);
  const rows = [
    ['You said', yourAnswer(app, yours)],
    judged ? ['How it came out', judged] : band && ['Band', band],
    why && ['Why', h('span', { class: 'wb-why' }, why)],
    matters.length > 0 && ['Look at', chips(app, matters)],
  ].filter(Boolean);
  return h(
    'section',
    { class: 'wb-fb-item' },
    h(
      'h3',
      {},
      sentence && h('span', { class: 'wb-no' }, app.words.number(id)),
      sentence ? sentence.text : (text ?? app.words.name(id)),
    ),
    h(
      'dl',
      {},
      rows.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    ),
  );
}

/** The words of an option are drawn with its mark; other words are left as they come. */
function yourAnswer({ kase, words, mark }, yours) {
  if (!yours) return 'left open';
  const all = Object.values(kase.items).flatMap(({ options = [] }) => options);
  const option = all.find((one) => [one, words.word(one), kase.labels?.[one]].includes(yours));
  return option ? h('span', { class: 'wb-with-mark' }, mark(option), words.word(option)) : yours;
}

function ladder({ words }, band) {
  const at = words.bands.indexOf(band);
  return h(
    'span',
    { class: 'wb-ladder' },
    at >= 0 &&
      h(
        'span',
        { 'aria-hidden': 'true' },
        words.bands.map((_, i) => h('i', { class: i <= at ? 'wb-on' : null })),
      ),
    h('span', {}, band),
  );
}
