// What was saved after each interval, and two curves through it, over the logarithm of the time. On a canvas.
import { canvasPicture, halo, within } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';
import { at, END, personOf, START } from './step.js';

const { INTERVALS } = declared.constants;
/** Short names of the intervals, and their minutes as the axis has them. */
const TICKS = [
  [20, '20 min'],
  [60, '1 h'],
  [540, '9 h'],
  [1440, '1 day'],
  [2880, '2'],
  [8640, '6'],
  [44640, '31 days'],
];
const TITLE = 'per cent of the time saved in relearning';
const HIGHEST = 75,
  DRAWN = 160;
const serif = (size, kind = '') => `${kind} ${size}px ${tokens.fonts.serif}`;

const scalesOf = ({ left, right, top, bottom }) => ({
  x: (minutes) => left + (Math.log(minutes / START) / Math.log(END / START)) * (right - left),
  y: (per) => bottom - (Math.max(0, Math.min(HIGHEST, per)) / HIGHEST) * (bottom - top),
});

/** A name that would run into the one before it is left out; its tick stays. */
function drawTicks(pen, box, x) {
  let end = -Infinity;
  pen.textAlign = 'center';
  for (const [minutes, name] of TICKS) {
    const at = x(minutes),
      half = pen.measureText(name).width / 2;
    pen.stroke(new Path2D(`M${at} ${box.bottom}v5`));
    if (at - half < end + 4) continue;
    pen.fillText(name, at, box.bottom + 19);
    end = at + half;
  }
}

function drawGround(pen, box, { x, y }, colour) {
  Object.assign(pen, { strokeStyle: colour('rule'), lineWidth: 1, font: serif(13) });
  for (const per of [0, 20, 40, 60]) {
    pen.stroke(new Path2D(`M${box.left} ${y(per)}H${box.right}`));
    Object.assign(pen, { fillStyle: colour('soft'), textAlign: 'right' });
    pen.fillText(String(per), box.left - 6, y(per) + 4);
  }
  drawTicks(pen, box, x);
  Object.assign(pen, { font: serif(13, 'italic'), textAlign: 'left' });
  pen.fillText(TITLE, within(pen, TITLE, box.left, box.right), box.top - 8);
}

function drawCurve(pen, { x, y }, curve, dash, colour) {
  const points = Array.from({ length: DRAWN + 1 }, (_, i) => {
    const minutes = 20 * (END / 20) ** (i / DRAWN);
    return `${x(minutes).toFixed(1)} ${y(at(curve, minutes)).toFixed(1)}`;
  });
  Object.assign(pen, { strokeStyle: colour, lineWidth: 2.2 });
  pen.setLineDash(dash);
  pen.stroke(new Path2D(`M${points.join('L')}`));
  pen.setLineDash([]);
}

const disc = (x, y) => {
  const path = new Path2D();
  path.arc(x, y, 5.5, 0, 7);
  return path;
};
const square = (x, y) => new Path2D(`M${x - 5} ${y - 5}h10v10h-10z`);

/** From each point that the curve had not seen to the curve. */
function drawMisses(pen, { x, y }, { best, tested }, colour) {
  Object.assign(pen, { strokeStyle: colour('chaos'), lineWidth: 1.6 });
  for (const { minutes, savings } of tested)
    pen.stroke(new Path2D(`M${x(minutes)} ${y(savings)}V${y(at(best, minutes))}`));
}

function drawPoints(pen, { x, y }, { seen, tested, isUntested }, now, colour) {
  Object.assign(pen, { fillStyle: colour('ink'), strokeStyle: colour('ink'), lineWidth: 1.8 });
  for (const { minutes, savings } of seen) pen.fill(disc(x(minutes), y(savings)));
  if (isUntested) return;
  for (const { minutes, savings } of tested) {
    if (minutes > now) continue;
    const mark = square(x(minutes), y(savings));
    pen.fillStyle = colour('leaf');
    pen.fill(mark);
    pen.stroke(mark);
  }
}

function drawKey(pen, box, { isSame, isUntested, tested }, state, colour) {
  const { settings, compared, controls } = state,
    person = personOf(settings.person).name,
    lines = [[`fitted: ${person}`, (x, y) => pen.fill(disc(x + 14, y - 4))]];
  if (!isUntested)
    lines.push([
      isSame ? `not seen: ${tested.length} later` : `not seen: ${personOf(settings.other).name}`,
      (x, y) => pen.stroke(square(x + 14, y - 4)),
    ]);
  const dashed = (dash, name) => (x, y) => {
    Object.assign(pen, { strokeStyle: colour(name), lineWidth: 2.2 });
    pen.setLineDash(dash);
    pen.stroke(new Path2D(`M${x} ${y - 4}h28`));
    pen.setLineDash([]);
  };
  if (controls.isOpen('level')) lines.push(['your curve', dashed([7, 4], 'soft')]);
  if (compared) lines.push(['least squares', dashed([], 'action')]);
  pen.font = serif(13);
  const widest = Math.max(...lines.map(([words]) => pen.measureText(words).width)),
    x = box.right - Math.max(box.right - box.left < 420 ? 186 : 216, 36 + widest);
  lines.forEach(([words, mark], i) => {
    const y = box.top + 8 + 18 * i;
    Object.assign(pen, { fillStyle: colour('ink'), strokeStyle: colour('ink'), lineWidth: 1.8 });
    mark(x, y);
    Object.assign(pen, { fillStyle: colour('ink'), font: serif(13), textAlign: 'left' });
    halo(pen, words, x + 36, y, colour, 'leaf');
  });
}

function draw({ pen, view, state, colour }) {
  const { box } = view,
    plan = state.derived.coefficients,
    { trajectory, compared, started, controls } = state,
    scales = scalesOf(box);
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawGround(pen, box, scales, colour);
  if (compared) drawMisses(pen, scales, plan, colour);
  if (controls.isOpen('level')) drawCurve(pen, scales, plan.own, [7, 4], colour('soft'));
  if (compared) drawCurve(pen, scales, plan.best, [], colour('action'));
  drawPoints(pen, scales, plan, started ? trajectory.now : 0, colour);
  if (started && !compared) {
    Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1 });
    pen.stroke(new Path2D(`M${scales.x(trajectory.now)} ${box.top}V${box.bottom}`));
  }
  drawKey(pen, box, plan, state, colour);
}

const arrange = (width, height) => ({
  box: { left: 34, right: width - 16, top: 28, bottom: height - 32 },
});

const WHAT = `What was saved in relearning after ${INTERVALS[0]} to ${INTERVALS.at(-1)}, from left to right; the time is drawn by its logarithm. Filled discs are the measurements to which a curve is fitted, squares those that it has not seen, which come into sight as the time goes by. A dashed line is the curve of your own sliders, once you have them; a solid one, once all is in sight, that of least squares, with an upright line from it to each square.`;

export const savings = canvasPicture({ name: 'savings', label: WHAT, arrange, draw });
