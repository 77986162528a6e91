/* The cards of a formulation in the order of time, with the links as arcs beside them (an arc diagram). */

import { h, svg } from '../web/dom.js';

const SIZES = { wide: [500, 104, 48], narrow: [320, 74, 29] }; // width, gutter for the arcs, letters a line

/** rows: [{ option, cards: [{ id, text }] }]; links: [{ id, tag, ends: [card, card] }] */
export function arcPicture(app, rows, links) {
  const [width, gutter, letters] = SIZES[app.root.clientWidth < 620 ? 'narrow' : 'wide'];
  const seats = {}; // card -> the height at which its arcs begin and end
  const parts = [];
  let y = 6;
  for (const { option, cards } of rows) {
    const name = wrap(app.words.word(option), letters);
    parts.push(
      ...name.map((line, i) => svg('text', { class: 'wb-p-name', x: 0, y: y + 15 + i * 18 }, line)),
    );
    y += 6 + name.length * 18;
    if (!cards.length) parts.push(svg('text', { class: 'wb-p-empty', x: 14, y: y + 13 }, '–'));
    for (const { id, text } of cards) {
      const lines = wrap(text, letters);
      const height = lines.length * 19 + 12;
      parts.push(...card(option, lines, y, width - gutter, height));
      seats[id] = y + height / 2;
      y += height + 6;
    }
    y += cards.length ? 10 : 32;
  }
  const drawable = links
    .map((link) => ({ ...link, ends: link.ends.map((id) => seats[id]) }))
    .filter(({ ends: [from, to] }) => from !== undefined && to !== undefined);
  const span = ({ ends: [from, to] }) => Math.abs(from - to);
  const arcs = drawable
    .sort((one, other) => span(one) - span(other)) // the longer, the further out: no two tips in one place
    .flatMap((link, i) =>
      arc(
        app,
        link,
        width - gutter + 3,
        24 + ((gutter - 40) * i) / Math.max(1, drawable.length - 1),
        i,
      ),
    );
  const head = svg(
    'marker',
    {
      id: `${app.uid}-head`,
      viewBox: '0 0 8 8',
      refX: 7,
      refY: 4,
      markerWidth: 8,
      markerHeight: 8,
      orient: 'auto',
    },
    svg('path', { class: 'wb-head', d: 'M0 0 8 4 0 8z' }),
  );
  return h(
    'div',
    {},
    svg(
      'svg',
      {
        class: 'wb-arcs',
        role: 'img',
        'aria-label': inWords(app, rows),
        viewBox: `0 0 ${width} ${y}`,
        width,
      },
      // the name says it; browsers hand the words of a picture on all the same
      svg('g', { 'aria-hidden': 'true' }, svg('defs', {}, head), parts, arcs),
    ),
  );
}

function card(option, lines, y, width, height) {
  return [
    svg('rect', { class: 'wb-p-card', 'data-p': option, x: 0.5, y, width, height, rx: 5 }),
    ...lines.map((line, i) => svg('text', { class: 'wb-p-text', x: 14, y: y + 21 + i * 19 }, line)),
  ];
}

function arc(app, { tag, ends: [from, to] }, x, reach, order) {
  const nudge = (order % 3) * 3; // so that two arcs at one card stay apart
  const [a, b] = [from + nudge, to - nudge];
  const [bow, tip, mid] = [x + reach * 1.33, x + reach, (a + b) / 2];
  return [
    svg('path', {
      class: 'wb-arc',
      d: `M${x} ${a} C${bow} ${a} ${bow} ${b} ${x} ${b}`,
      'marker-end': `url(#${app.uid}-head)`,
    }),
    svg('circle', { class: 'wb-arc-dot', cx: tip, cy: mid, r: 9 }),
    svg('text', { class: 'wb-arc-name', x: tip, y: mid + 4 }, tag),
  ];
}

function inWords(app, rows) {
  const parts = rows.map(
    ({ option, cards }) =>
      `${app.words.word(option)}: ${cards.map(({ text }) => text).join('; ') || 'none'}.`,
  );
  return `${parts.join(' ')} The links are listed below.`;
}

function wrap(text, letters) {
  const lines = [''];
  for (const next of text.split(' ')) {
    const longer = `${lines.at(-1)} ${next}`.trim();
    if (longer.length < letters) lines[lines.length - 1] = longer;
    else lines.push(next);
  }
  return lines;
}
