// The dot plot and, beside it, the radar of the same scores, on one canvas: rows and axes change places together.
import { canvasPicture, within } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';

const { words } = declared.parameters.find(({ name }) => name === 'domain');
export const NAMES = words.map(([, name]) => name.charAt(0).toUpperCase() + name.slice(1));
// how fast rows and axes go to their new places, a second
const QUICK = 7;

const serif = (size, kind = '') => `${kind} ${size}px ${tokens.fonts.serif}`;
function put(pen, text, x, y, align = 'left') {
  pen.textAlign = align;
  pen.fillText(text, x, y);
}
const disc = (x, y, r) => {
  const path = new Path2D();
  path.arc(x, y, r, 0, 7);
  return path;
};

// ---------------------------------------------------------------- the dot plot

function drawRow(pen, box, y, domain, { rated, scores, bands }, chosen, colour) {
  const at = (value) => box.axis + value * box.wide;
  pen.fillStyle = colour(rated[domain] ? 'ink' : 'soft');
  pen.font = serif(14, chosen ? '600' : '');
  put(pen, NAMES[domain], box.axis - 12, y + 5, 'right');
  if (!rated[domain]) {
    pen.font = serif(13, 'italic');
    put(pen, 'not enough information', at(0) + 6, y + 4);
    return;
  }
  Object.assign(pen, { strokeStyle: colour('rule'), lineWidth: 1 });
  pen.stroke(new Path2D(`M${at(0)} ${y}H${at(1)}`));
  const [d, link] = rated[domain],
    [low, high] = bands[domain];
  Object.assign(pen, { strokeStyle: colour('current'), lineWidth: 8, globalAlpha: 0.35 });
  pen.stroke(new Path2D(`M${at(low)} ${y}H${at(high)}`));
  Object.assign(pen, {
    globalAlpha: 1,
    lineWidth: 1.6,
    strokeStyle: colour('edge'),
    fillStyle: colour('paper'),
  });
  pen.stroke(new Path2D(`M${at(d)} ${y}H${at(link)}`));
  const hollow = disc(at(d), y, 5);
  pen.fill(hollow);
  Object.assign(pen, { strokeStyle: colour('ink'), fillStyle: colour('ink') });
  pen.stroke(hollow);
  pen.fill(new Path2D(`M${at(link) - 4} ${y - 4}h8v8h-8z`));
  Object.assign(pen, { strokeStyle: colour('action'), lineWidth: 3 });
  pen.stroke(new Path2D(`M${at(scores[domain])} ${y - 8}V${y + 8}`));
}

/** The three signs; where the axis is too short for them they begin further left. */
function drawKey(pen, { axis, wide, top }, colour) {
  const y = top - 15;
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1.6,
    font: serif(13, 'italic'),
  });
  const toSecond = Math.max(112, wide * 0.42),
    toThird = toSecond + Math.max(70, wide * 0.26);
  const first = Math.min(axis, axis + wide - toThird - 9 - pen.measureText('score').width),
    [second, third] = [first + toSecond, first + toThird];
  pen.stroke(disc(first + 4, y, 4.5));
  put(pen, 'differentiation', first + 14, y + 4);
  pen.fill(new Path2D(`M${second} ${y - 4}h8v8h-8z`));
  put(pen, 'linkage', second + 13, y + 4);
  Object.assign(pen, { strokeStyle: colour('action'), lineWidth: 3 });
  pen.stroke(new Path2D(`M${third + 2} ${y - 7}v14`));
  put(pen, 'score', third + 9, y + 4);
}

// ---------------------------------------------------------------- the radar

/** A closed line through the places of all axes. */
const star = (all, spot) => new Path2D(`M${all.map((i) => spot(i).join(' ')).join('L')}Z`);

/** The name at the end of each axis. */
function drawNames(pen, all, spot, turns, { chosen, width }, colour) {
  pen.fillStyle = colour('ink');
  for (const i of all) {
    const [tx, ty] = spot(i),
      side = Math.sin(turns[i]);
    pen.font = serif(13, i === chosen ? '600' : '');
    pen.textAlign = Math.abs(side) < 0.3 ? 'center' : side > 0 ? 'left' : 'right';
    pen.fillText(NAMES[i], within(pen, NAMES[i], tx, width), ty + 4 - 5 * Math.cos(turns[i]));
  }
}

function drawRadar(pen, { x, y, r }, turns, { places, scores, joined }, names, colour) {
  const spot = (turn, far) => [x + far * r * Math.sin(turn), y - far * r * Math.cos(turn)],
    all = [...places].sort((i, j) => turns[i] - turns[j]);
  Object.assign(pen, { strokeStyle: colour('rule'), lineWidth: 1 });
  // the whole is a star where scores are joined
  for (const far of [0.25, 0.5, 0.75, 1])
    pen.stroke(joined ? star(all, (i) => spot(turns[i], far)) : disc(x, y, far * r));
  for (const i of all) pen.stroke(new Path2D(`M${x} ${y}L${spot(turns[i], 1).join(' ')}`));
  const shape = joined ? star(all, (i) => spot(turns[i], scores[i])) : new Path2D(),
    half = Math.PI / all.length;
  for (const i of joined ? [] : all) {
    shape.moveTo(x, y);
    shape.arc(x, y, scores[i] * r, turns[i] - half - Math.PI / 2, turns[i] + half - Math.PI / 2);
    shape.closePath();
  }
  Object.assign(pen, {
    fillStyle: colour('current'),
    strokeStyle: colour('action'),
    lineWidth: 2,
    globalAlpha: 0.4,
    lineJoin: 'round',
  });
  pen.fill(shape);
  pen.globalAlpha = 1;
  pen.stroke(shape);
  drawNames(pen, all, (i) => spot(turns[i], 1 + 11 / r), turns, names, colour);
}

// ---------------------------------------------------------------- both

/** Where each domain belongs: its row, and its turn on the radar. Those that are not rated come last. */
function targets({
  trajectory: { order },
  derived: {
    coefficients: { places },
  },
}) {
  const rest = NAMES.map((_, i) => i).filter((i) => !places.includes(i)),
    rows = [],
    turns = [];
  [...order, ...rest].forEach((domain, row) => {
    rows[domain] = row;
  });
  order.forEach((domain, i) => {
    turns[domain] = (2 * Math.PI * i) / order.length;
  });
  return { rows, turns };
}

function ease(view, wanted, seconds) {
  const share = seconds && view.rows ? 1 - Math.exp(-QUICK * seconds) : 1;
  const near = (old, to) => (old === undefined || to === undefined ? to : old + (to - old) * share);
  view.rows = wanted.rows.map((to, i) => near(view.rows?.[i], to));
  view.turns = Array.from({ length: NAMES.length }, (_, i) =>
    near(view.turns?.[i], wanted.turns[i]),
  );
}

function draw({ pen, view, state, colour, seconds }) {
  const { derived, settings } = state,
    { coefficients } = derived,
    chosen = Math.floor(settings.domain + 0.5) - 1,
    { plot } = view;
  ease(view, targets(state), seconds);
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawKey(pen, plot, colour);
  view.rows.forEach((row, domain) =>
    drawRow(
      pen,
      plot,
      plot.top + 14 + row * plot.step,
      domain,
      coefficients,
      domain === chosen,
      colour,
    ),
  );
  drawRadar(pen, view.radar, view.turns, coefficients, { chosen, width: view.width }, colour);
}

/** Room for the longest name beside the radar, and the smallest radar that can be read. */
const NAME = 108,
  LEAST = 48;

function arrange(width, height) {
  const axis = 122;
  if (width < 560)
    return {
      plot: { axis, wide: width - axis - 18, top: 30, step: 23 },
      radar: { x: width / 2, y: height - 122, r: Math.max(LEAST, Math.min(92, width / 2 - NAME)) },
    };
  const half = width * 0.52;
  return {
    plot: { axis: axis + 8, wide: half - axis - 40, top: 34, step: (height - 60) / 9 },
    radar: {
      x: half + (width - half) / 2,
      y: height / 2,
      r: Math.min(height / 2 - 30, (width - half) / 2 - NAME),
    },
  };
}

const WHAT =
  'Two pictures of the same scores. A dot plot with a row for each domain: a ring is differentiation, a square linkage, a stroke the score, and a band where 95 of 100 second ratings would put it. Beside it a radar with an axis for each rated domain.';

export const pictures = canvasPicture({
  name: 'profile-pictures',
  kind: 'two',
  label: WHAT,
  arrange,
  draw,
});
