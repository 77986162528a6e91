// The latest occasions, dealt into a table, and beside it what they have taught: two lines over time. On a canvas.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';

const NARROW = 640,
  FLOOR = 30,
  EDGE = 14,
  HEAD = 24,
  NAME = 62;
const COLUMNS = [
    [-1, 'shamed'],
    [0, 'nothing'],
    [1, 'met'],
  ],
  ROWS = [
    [1, 'I reach', 'out'],
    [0, 'I do', 'not'],
  ];

const serif = (size, style = '') => `${style} ${size}px ${tokens.fonts.serif}`;

/** Lines across whatever means shame: a hatch, so that colour is not all. */
function hatch(pen, left, top, right, bottom, colour) {
  pen.fillStyle = colour('rigidity-bank');
  pen.fillRect(left, top, right - left, bottom - top);
  // level lines are filled: stroking them takes as long as all else in the picture
  Object.assign(pen, { fillStyle: colour('rigidity'), globalAlpha: 0.24 });
  for (let y = top + 9; y < bottom; y += 9) pen.fillRect(left, y - 0.5, right - left, 1);
  pen.globalAlpha = 1;
}

// ---------------------------------------------------------------- the table

function drawCells(pen, { table: { left, top, right, bottom } }, colour) {
  const wide = (right - left) / 3,
    high = (bottom - top) / 2;
  COLUMNS.forEach(([outcome, name], i) => {
    const x = left + i * wide;
    if (outcome < 0) hatch(pen, x, top, x + wide, bottom, colour);
    else {
      pen.fillStyle = colour(outcome ? 'lit' : 'leaf');
      pen.fillRect(x, top, wide, bottom - top);
    }
    Object.assign(pen, {
      fillStyle: colour('ink'),
      font: serif(14, 'italic'),
      textAlign: 'center',
    });
    pen.fillText(name, x + wide / 2, top - 8);
  });
  pen.textAlign = 'right';
  ROWS.forEach(([, first, second], i) => {
    pen.fillText(first, left - 8, top + (i + 0.5) * high - 3);
    pen.fillText(second, left - 8, top + (i + 0.5) * high + 13);
  });
  Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1 });
  pen.stroke(
    new Path2D(
      `M${left} ${top}H${right}V${bottom}H${left}ZM${left} ${top + high}H${right}M${left + wide} ${top}V${bottom}M${left + 2 * wide} ${top}V${bottom}`,
    ),
  );
}

/** Each cell filled from its upper left; the newest occasion is ringed. */
function drawOccasions(
  pen,
  { table: { left, top, right, bottom } },
  { latest, past, count },
  colour,
) {
  const wide = (right - left) / 3,
    high = (bottom - top) / 2,
    step = Math.max(0.1, Math.min(14, wide / 6)), // a place may be narrower than the words beside it
    across = Math.max(1, Math.floor((wide - 6) / step)),
    filled = {};
  latest.forEach(([reached, outcome], i) => {
    const column = COLUMNS.findIndex(([one]) => one === Math.sign(outcome)),
      row = reached ? 0 : 1,
      key = `${column},${row}`,
      n = filled[key] ?? 0;
    filled[key] = n + 1;
    const x = left + column * wide + 3 + step / 2 + (n % across) * step,
      y = top + row * high + 3 + step / 2 + Math.floor(n / across) * step,
      newest = i === latest.length - 1;
    pen.beginPath();
    pen.arc(x, y, step * 0.33, 0, 7);
    Object.assign(pen, {
      fillStyle: colour('current'),
      globalAlpha: 0.35 + (0.65 * (i + 1)) / latest.length,
    });
    pen.fill();
    pen.globalAlpha = 1;
    if (!newest) return;
    Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1.6 });
    pen.beginPath();
    pen.arc(x, y, step * 0.48, 0, 7);
    pen.stroke();
  });
  Object.assign(pen, {
    fillStyle: colour('soft'),
    font: `13px ${tokens.fonts.sans}`,
    textAlign: 'center',
  });
  pen.fillText(
    count ? `the latest ${latest.length} occasions of now` : `${past} occasions lie behind`,
    (left + right) / 2,
    bottom + 18,
  );
}

// ---------------------------------------------------------------- what is expected

/** One unit is from nothing to sure warmth; by pairings the lines leave it, and then the scale holds more. */
function scales({ trace: { left, right, top, bottom } }, { past, count, called, anyway }) {
  const last = Math.max(120, 0.8 * past, count * 1.08),
    across = (right - left) / (past + last);
  const far = Math.max(
    1,
    ...[called, anyway].flatMap((values) => [Math.max(...values), -Math.min(...values)]),
  );
  return {
    x: (at) => left + (at + past) * across,
    y: (value) => (top + bottom) / 2 - ((value / far) * (bottom - top)) / 2.1,
    last,
    far,
    wide: right - left,
  };
}

/** Of more values than the picture is wide, so many are left out that a pixel has one or two. */
const sparse = (values, { wide }) => Math.max(1, Math.floor(values.length / wide));

function lineOf(values, past, at) {
  const { x, y } = at,
    path = new Path2D(),
    every = sparse(values, at);
  for (let i = 0; i < values.length; i += every) path.lineTo(x(i - past), y(values[i]));
  path.lineTo(x(values.length - 1 - past), y(values.at(-1)));
  return path;
}

function drawTraceGround(pen, { trace: { left, right, top, bottom } }, at, colour) {
  pen.fillStyle = colour('lit');
  pen.fillRect(left, top, right - left, at.y(0) - top);
  hatch(pen, left, at.y(0), right, bottom, colour);
  Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1 });
  pen.stroke(new Path2D(`M${left} ${at.y(0)}H${right}M${at.x(0)} ${top}V${bottom + 6}`));
  Object.assign(pen, {
    fillStyle: colour('soft'),
    font: `13px ${tokens.fonts.sans}`,
    textAlign: 'center',
  });
  if (at.x(0) - left > 44) pen.fillText('before', (at.x(0) + left) / 2, bottom + 18);
  pen.fillText('now', (at.x(0) + right) / 2, bottom + 18);
}

function drawMean(pen, at, path, colour) {
  const line = new Path2D();
  path.slice(0, Math.ceil(at.last) + 1).forEach(([v0, v1], i) => {
    if (Math.abs(v0 + v1) <= at.far) line.lineTo(at.x(i), at.y(v0 + v1));
  });
  Object.assign(pen, { strokeStyle: colour('action'), lineWidth: 1.8 });
  pen.setLineDash([7, 5]);
  pen.stroke(line);
  pen.setLineDash([]);
}

function drawTurn(pen, view, at, { turned, count }, colour) {
  if (turned === Infinity || !count) return;
  const x = at.x(turned),
    y = at.y(0);
  Object.assign(pen, { fillStyle: colour('paper'), strokeStyle: colour('ink'), lineWidth: 2 });
  pen.beginPath();
  pen.arc(x, y, 6, 0, 7);
  pen.fill();
  pen.stroke();
  const tight = view.trace.right - x < 80;
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: serif(15, 'italic'),
    textAlign: tight ? 'right' : 'left',
  });
  halo(pen, `after ${turned}`, x + (tight ? -11 : 11), y + 19, colour);
}

function drawGap(pen, at, { called, anyway, past }, colour) {
  const gap = lineOf(called, past, at),
    back = anyway.map((value, i) => [at.x(i - past), at.y(value)]).reverse(),
    every = sparse(back, at);
  back
    .filter((_, i) => i % every === 0 || i === back.length - 1)
    .forEach(([x, y]) => gap.lineTo(x, y));
  gap.closePath();
  Object.assign(pen, { fillStyle: colour('current'), globalAlpha: 0.22 });
  pen.fill(gap);
  pen.globalAlpha = 1;
}

function drawTrace(pen, view, { trajectory, ensemble, derived, compared }, colour) {
  const at = scales(view, trajectory),
    { left, right, top, bottom } = view.trace,
    { past, called, anyway } = trajectory;
  drawTraceGround(pen, view, at, colour);
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
  drawGap(pen, at, trajectory, colour);
  if (compared) drawMean(pen, at, derived.path(), colour);
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    lineWidth: 1,
    globalAlpha: 0.18,
    lineJoin: 'round',
  });
  for (const other of ensemble)
    if (other !== trajectory) pen.stroke(lineOf(other.called, other.past, at));
  Object.assign(pen, { globalAlpha: 1, lineWidth: 1.6 });
  pen.setLineDash([2, 3]);
  pen.stroke(lineOf(anyway, past, at));
  pen.setLineDash([]);
  pen.lineWidth = 2.4;
  pen.stroke(lineOf(called, past, at));
  drawTurn(pen, view, at, trajectory, colour);
  pen.restore();
  Object.assign(pen, { fillStyle: colour('ink'), font: serif(14, 'italic'), textAlign: 'left' });
  halo(
    pen,
    at.far > 1 ? `warmth, up to ${at.far.toFixed(1)}` : 'warmth is expected',
    left + 8,
    top + 17,
    colour,
  );
  halo(pen, 'shame is expected', left + 8, bottom - 9, colour);
  pen.textAlign = 'right';
  // where all of them find no room beside each other, above the words on the left
  const up = right - left < 290 ? 17 : 0;
  halo(pen, 'solid: when I reach out', right - 8, bottom - 26 - up, colour);
  halo(pen, 'dots: when I do not', right - 8, bottom - 9 - up, colour);
}

// ---------------------------------------------------------------- the picture

/** The table on the left and the lines on the right; on a phone one above the other. */
function places(width, height) {
  if (width < NARROW) {
    const bottom = height * 0.42;
    return {
      table: { left: EDGE + NAME, right: width - EDGE, top: HEAD, bottom },
      trace: { left: EDGE, right: width - EDGE, top: bottom + FLOOR, bottom: height - FLOOR },
    };
  }
  const right = Math.max(300, width * 0.37);
  return {
    table: { left: EDGE + NAME, right, top: HEAD, bottom: height - FLOOR },
    trace: { left: right + 28, right: width - 24, top: EDGE, bottom: height - FLOOR },
  };
}

const WHAT =
  'A table of the latest occasions, a dot each: whether one reached out, and whether one was shamed, nothing came, or one was met. Beside it two lines over time, before and now: what is expected when reaching out, solid, and what is expected otherwise, dotted. The gap between them is what reaching out itself has come to mean.';

function draw({ pen, view, state, colour }) {
  pen.fillStyle = colour('paper');
  pen.fillRect(0, 0, view.width, view.height);
  drawCells(pen, view, colour);
  drawOccasions(pen, view, state.trajectory, colour);
  drawTrace(pen, view, state, colour);
}

export const occasions = canvasPicture({
  name: 'occasions',
  kind: 'two',
  label: WHAT,
  arrange: places,
  draw,
});
