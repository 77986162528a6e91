/* Your formulation at a glance: what is still open, one page to look at and print. */

import { KINDS, kindOf } from '../formulation/kinds/index.js';
import { answerOf, gaps, itemsOf, narrativeOf, sectionsOf, shapeOf } from './answers.js';
import { arcPicture } from './arcs.js';
import { drawHandingIn } from './handing_in.js';
import { pointsBar } from './marks.js';
import { button, day, h } from '../web/dom.js';

const LEFT_OUT = new Set(['leave_out', 'not_enough']);

export function drawGlance(app) {
  const { kase } = app;
  const parts = sectionsOf(kase).map((section) => ({ section, shape: shapeOf(kase, section) }));
  const drawnAs = (...shapes) =>
    shapes.flatMap((wanted) => parts.filter(({ shape }) => shape === wanted)).map((p) => p.section);
  const over = (what) => drawnAs('deck').filter((name) => kase.items[name].over === what);
  const [cards, lines] = [over('cards'), over('sentences')];
  const links = drawnAs('checklist').find((section) => section === 'links');
  const windows = drawnAs('window');
  const elsewhere = new Set([
    ...cards,
    ...lines,
    lines.length && windows[0],
    cards.length && links,
  ]);
  const shapes = Object.values(KINDS).flatMap((kind) => kind.shapes);
  const strips = [
    ...lines.map((section, i) => [
      i || !windows.length ? app.words.title(section) : 'Line by line',
      () => ribbon(app, section, i ? null : windows[0]),
    ]),
    ...drawnAs(...shapes)
      .filter((section) => !elsewhere.has(section))
      .map((section) => [
        kindOf(kase, section).heading(app.words.title(section)),
        () => kindOf(kase, section).glance(app, section, { pointsBar }),
      ]),
  ];
  const picture = cards.map((section, i) =>
    h(
      'section',
      { class: 'wb-picture' },
      h(
        'h3',
        {},
        links && !i ? `${app.words.title(section)} and their links` : app.words.title(section),
      ),
      arcPicture(app, cardRows(app, section), i ? [] : chosenLinks(app, links)),
      !i && linkList(app, links),
    ),
  );
  const page = h(
    'article',
    { class: 'wb-glance' },
    glanceHead(app),
    h(
      'div',
      { class: `wb-glance-grid${picture.length ? '' : ' wb-one'}` },
      picture.length > 0 && h('div', {}, picture),
      h(
        'div',
        { class: 'wb-strips' },
        strips.map(([title, draw]) => h('section', {}, h('h3', {}, title), draw())),
      ),
    ),
    narrativeText(app),
  );
  const score =
    app.practice && button('Go on: Score me', () => app.goTo('score'), { class: 'wb-primary' });
  return [
    completeness(app),
    drawHandingIn(app),
    page,
    h(
      'div',
      { class: 'wb-row' },
      app.practice?.steps.score && score,
      button('Print this page', () => printPage(page)),
    ),
  ];
}

function glanceHead(app) {
  const saved = app.keeper.keptAt();
  return h(
    'header',
    {},
    h('p', { class: 'wb-eyebrow' }, 'Formulation at a glance'),
    h('p', { class: 'wb-glance-title' }, app.kase.title),
    h(
      'p',
      { class: 'wb-hint' },
      `One reading of an invented case, held lightly.${saved ? ` Saved ${day(saved)}.` : ''}`,
    ),
  );
}

/** Each part of the session: its lines as ticks, set at the height of the window judgement where there is one. */
function ribbon({ kase, answers, words }, section, windowSection) {
  const asked = itemsOf(kase, section);
  const tick = ({ id }) => {
    const answer = answerOf(kase, answers, { section, id });
    return h('span', {
      class: 'wb-tick',
      'data-o': words.look(answer),
      title: `${words.number(id)}: ${answer ? words.word(answer) : 'open'}`,
    });
  };
  const counts = (ids) => {
    const said = kase.items[section].options.map((option) => [
      option,
      ids.filter((id) => answers[section]?.[id] === option).length,
    ]);
    return (
      said
        .filter(([, n]) => n)
        .map(([option, n]) => `${n} ${words.short(option).toLowerCase()}`)
        .join(', ') || 'none answered'
    );
  };
  const look = ['wb-ribbon', !windowSection && 'wb-flat', kase.segments.length > 6 && 'wb-rows']
    .filter(Boolean)
    .join(' ');
  return h(
    'div',
    { class: look },
    kase.segments.map(({ id, label }) => {
      const lines = kase.sentences.filter((s) => s.seg === id && asked.includes(s.id));
      const level = windowSection && answers[windowSection]?.[id];
      const height =
        windowSection &&
        h(
          'small',
          {},
          level ? `${words.word(level).toLowerCase()} ${words.letter(level)}` : 'open',
        );
      return h(
        'div',
        { class: 'wb-ribbon-part', 'data-window': level ?? 'open' },
        h('div', { class: 'wb-ribbon-marks', 'aria-hidden': 'true' }, lines.map(tick)),
        h(
          'span',
          { class: 'wb-ribbon-label' },
          label,
          height,
          h('span', { class: 'wb-sr' }, ` ${counts(lines.map((s) => s.id))}`),
        ),
      );
    }),
  );
}

function cardRows({ kase, answers, words }, section) {
  const { options } = kase.items[section];
  const known = words.fivePs.every((p) => options.includes(p));
  const order = known ? words.fivePs : options.filter((option) => !LEFT_OUT.has(option));
  const inside = (option) =>
    itemsOf(kase, section).filter((id) => answers[section]?.[id] === option);
  return order.map((option) => ({
    option,
    cards: inside(option).map((id) => ({ id, text: words.name(id) })),
  }));
}

function chosenLinks({ kase, answers }, section) {
  return (section ? (answers[section] ?? []) : []).map((id, i) => ({
    id,
    tag: 'abcdefghijklmnopqrstuvwxyz'[i],
    ends: kase.arrows?.[id] ?? [],
  }));
}

function linkList(app, section) {
  return h(
    'ol',
    { class: 'wb-links' },
    chosenLinks(app, section).map(({ id, tag }) =>
      h('li', {}, h('b', {}, tag), ` ${app.words.name(id)}`),
    ),
  );
}

function narrativeText({ kase, answers }) {
  const written = (kase.narrative ?? []).filter(({ id }) => narrativeOf(answers, id).trim());
  return (
    written.length > 0 &&
    h(
      'section',
      { class: 'wb-own-words' },
      h('h3', {}, 'In my own words'),
      written.map(({ id }) => h('p', { class: 'wb-prose' }, narrativeOf(answers, id))),
    )
  );
}

function completeness(app) {
  const open = gaps(app.kase, app.answers, app.words.name);
  if (!open.length) return h('p', { class: 'wb-check' }, app.words.said.full);
  return h(
    'div',
    { class: 'wb-check' },
    h('p', {}, app.words.said.gaps),
    h(
      'ul',
      {},
      open.map(({ section, text }) =>
        h(
          'li',
          {},
          button(app.words.title(section), () => app.goTo(section), { class: 'wb-quiet' }),
          ` ${text}`,
        ),
      ),
    ),
  );
}

/** A copy at the top of the page is what goes to paper: whatever surrounds the form (a notebook, a book) stays off it. */
function printPage(page) {
  const sheet = h('div', { class: 'wb wb-sheet' }, page.cloneNode(true));
  document.body.prepend(sheet); // first, so that its arrows find their heads in it and not in what is hidden
  document.documentElement.dataset.wbPrint = '';
  window.addEventListener(
    'afterprint',
    () => {
      sheet.remove();
      delete document.documentElement.dataset.wbPrint;
    },
    { once: true },
  );
  window.print();
}
