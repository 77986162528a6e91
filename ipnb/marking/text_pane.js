/* What is marked, the case, and what the student judged. Whatever a student wrote goes in as text. */

import { h, plural } from '../web/dom.js';

const words = (text) => text.split(/\s+/).filter(Boolean).length;

function asked({ asked: questions }) {
  return h(
    'ol',
    { class: 'asked' },
    questions.map((one) =>
      h(
        'li',
        {},
        h('p', { class: 'ask' }, one.ask),
        one.about && h('p', { class: 'about' }, one.about),
        one.lines.map(([number, line]) => h('p', { class: 'line' }, h('b', {}, number), ' ', line)),
        one.note && h('p', { class: 'note' }, one.note),
      ),
    ),
  );
}

function argued({ argued: lines }) {
  return h(
    'dl',
    { class: 'argued' },
    lines.map(({ place, text, yours, feedback }) => [
      h('dt', {}, place),
      yours && h('dd', { class: 'about' }, `Their answer: ${yours}`),
      feedback && h('dd', { class: 'note' }, `Feedback says: ${feedback}`),
      h('dd', { class: 'theirs' }, text),
    ]),
  );
}

function theirs(text, row) {
  if (row.state === 'blank')
    return h('p', { class: 'notice' }, 'Handed in blank: it has 0 points, and waits for nobody.');
  if (row.state === 'unread')
    return h(
      'p',
      { class: 'notice' },
      'What was handed in could not be read, and is held. Formgrader says why.',
    );
  if (text.asked)
    return text.asked.length
      ? asked(text)
      : h(
          'p',
          { class: 'notice' },
          'There is no sheet for this student: too little was answered, or the key cannot be read.',
        );
  if (text.argued) return argued(text);
  if (text.missing)
    return h(
      'p',
      { class: 'notice' },
      'The graded notebook cannot be read. Grade this assignment again.',
    );
  const [fewest, most] = text.words;
  return [
    h(
      'p',
      { class: 'count' },
      `${plural(words(text.text), 'word')}; ${fewest} to ${most} asked for`,
    ),
    h('div', { class: 'theirs' }, text.text),
    text.typed && [
      h('h3', {}, 'Typed into the notebook, beside the form'),
      h('div', { class: 'theirs' }, text.typed),
    ],
  ];
}

/** `heading` is focused when another text comes, so that whoever hears the page hears which. */
export function textPane(text, row, heading) {
  return [
    heading,
    h('p', { class: 'prompt' }, text.prompt),
    text.newer &&
      h(
        'p',
        { class: 'notice' },
        'Something newer was handed in and is not graded yet. Marks given now belong to the text below; grade again to see the newer one.',
      ),
    theirs(text, row),
  ];
}

const segment = ({ label, lines }) => [
  label && h('h3', {}, label),
  lines.map(([number, speaker, line]) =>
    h(
      'p',
      { class: 'line' },
      h('b', {}, number),
      ' ',
      speaker && h('span', { class: 'speaker' }, `${speaker}: `),
      line,
    ),
  ),
];

function folded(title, id, isOpen, ...content) {
  return h('details', { id, open: isOpen }, h('summary', {}, h('h2', {}, title)), content);
}

export function judgedPane(text, isOpen) {
  const sections = text.judgements.map((one) => [
    h(
      'h3',
      {},
      one.title,
      one.sure && h('span', { class: 'sure' }, ` (${one.sure.toLowerCase()})`),
    ),
    h(
      'ul',
      {},
      one.lines.map((line) => h('li', {}, line)),
    ),
  ]);
  const nothing = h('p', {}, 'The answers could not be read, or no longer fit the case.');
  return folded('What they judged', 'judged', isOpen, sections.length ? sections : nothing);
}

export const casePane = (segments, isOpen) =>
  folded('The case', 'case', isOpen, segments.map(segment));
