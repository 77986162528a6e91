// Mood over its moving floor, on a canvas: uses are marked along the bottom, and the moment at which the substance goes.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import { STOPS } from './step.js';

const UNIT_PX = 9,
  TOP = 16,
  BOTTOM = 30;

function rangeOf({ trajectory, derived: { coefficients } }, reach) {
  const since = trajectory.time - reach,
    seen = trajectory.trail.filter(({ time }) => time > since);
  const low = seen.reduce(
      (least, { mood, floor }) => Math.min(least, mood, floor),
      -coefficients.distress,
    ),
    high = seen.reduce((most, { mood }) => Math.max(most, mood), 0);
  return {
    low: Math.min(-1.2, low - 0.25, -coefficients.limit - 0.3),
    high: Math.max(0.8, high + 0.2),
  };
}
function ease(view, wanted, seconds) {
  const share = seconds && view.high ? 1 - Math.exp(-4 * seconds) : 1;
  for (const end of ['low', 'high'])
    view[end] = (view[end] ?? 0) + (wanted[end] - (view[end] ?? 0)) * share;
}
const yAt = (value, view) =>
  TOP + ((view.high - value) / (view.high - view.low)) * (view.height - TOP - BOTTOM);
const xAt = (time, now, view) => view.nowX - (now - time) * UNIT_PX;

function drawGround(pen, view, { limit }, colour) {
  const bound = yAt(-limit, view),
    lines = [];
  pen.fillStyle = colour('water');
  pen.fillRect(0, 0, view.width, view.height);
  pen.fillStyle = colour('chaos-bank');
  pen.fillRect(0, bound, view.width, view.height - bound);
  for (let x = -view.height; x < view.width; x += 14)
    lines.push(`M${x} ${view.height}L${x + view.height - bound} ${bound}`);
  Object.assign(pen, { strokeStyle: colour('chaos'), lineWidth: 1, globalAlpha: 0.2 });
  pen.stroke(new Path2D(lines.join('')));
  pen.globalAlpha = 1;
  pen.setLineDash([8, 4]);
  pen.stroke(new Path2D(`M0 ${bound}H${view.width}`));
  pen.setLineDash([1, 5]);
  pen.strokeStyle = colour('current');
  pen.stroke(new Path2D(`M0 ${yAt(0, view)}H${view.width}`));
  pen.setLineDash([]);
}

function drawFloor(pen, view, points, now, colour) {
  const line = points
    .map(({ time, floor }) => `${xAt(time, now, view).toFixed(1)} ${yAt(floor, view).toFixed(1)}`)
    .join('L');
  const from = xAt(points[0].time, now, view).toFixed(1),
    to = xAt(points.at(-1).time, now, view).toFixed(1);
  Object.assign(pen, {
    fillStyle: colour('earth'),
    globalAlpha: 0.85,
    strokeStyle: colour('soft'),
    lineWidth: 1.6,
  });
  pen.fill(new Path2D(`M${line}L${to} ${view.height}H${from}Z`));
  pen.globalAlpha = 1;
  pen.stroke(new Path2D(`M${line}`));
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'right',
  });
  if (to - from > 90) pen.fillText('its floor', to - 12, view.height - 28);
}

function drawMood(pen, view, points, now, colour) {
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 2, lineJoin: 'round' });
  pen.stroke(
    new Path2D(
      `M${points.map(({ time, mood }) => `${xAt(time, now, view).toFixed(1)} ${yAt(mood, view).toFixed(1)}`).join('L')}`,
    ),
  );
  const { mood } = points.at(-1),
    dot = new Path2D();
  dot.arc(view.nowX, yAt(mood, view), 6, 0, 7);
  pen.fillStyle = colour('ink');
  pen.fill(dot);
}

/** A filled triangle for a use, a hollow one for a use of another substance. */
function drawUses(pen, view, used, now, colour) {
  Object.assign(pen, { strokeStyle: colour('chaos'), fillStyle: colour('chaos'), lineWidth: 1.5 });
  const floor = view.height - 8;
  for (let i = used.length - 1; i >= 0; i--) {
    const x = xAt(used[i].time, now, view),
      mark = new Path2D(`M${x} ${floor - 12}l5 12h-10z`);
    if (x < -10) break;
    if (used[i].other) pen.stroke(mark);
    else pen.fill(mark);
  }
}

function drawStop(pen, view, now, after, colour) {
  const x = xAt(STOPS, now, view);
  if (x < -20 || x > view.nowX || after === 2) return;
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1.2,
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: x < 130 ? 'left' : 'right',
  });
  pen.stroke(new Path2D(`M${x} 0V${view.height}`));
  halo(pen, 'the substance goes', x + (x < 130 ? 6 : -6), TOP + 6, colour);
}

function drawWords(pen, view, { limit }, colour) {
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'left',
  });
  halo(pen, 'well', view.nowX + 12, yAt(0, view) - 5, colour);
  halo(pen, 'low enough', view.nowX + 12, yAt(-limit, view) + 15, colour);
  halo(pen, 'to reach', view.nowX + 12, yAt(-limit, view) + 30, colour);
}

function draw({ pen, view, state, colour, seconds }) {
  const { trajectory, ensemble, derived } = state,
    { coefficients } = derived,
    shown = ensemble[0] ?? trajectory,
    now = shown.time;
  ease(view, rangeOf(state, view.nowX / UNIT_PX), seconds);
  drawGround(pen, view, coefficients, colour);
  const points = [
    ...shown.trail.filter(({ time }) => xAt(time, now, view) > -20),
    { time: now, mood: shown.mood, floor: shown.floor },
  ];
  drawFloor(pen, view, points, now, colour);
  drawUses(pen, view, shown.used, now, colour);
  drawMood(pen, view, points, now, colour);
  drawStop(pen, view, now, coefficients.after, colour);
  drawWords(pen, view, coefficients, colour);
}

const WHAT =
  'Mood over time, from left to right, as a line above a floor that moves. Triangles along the bottom are uses, each with a peak; in the hatched part below, the mood is low enough to reach for something.';

export const moodOverFloor = canvasPicture({
  name: 'mood',
  label: WHAT,
  arrange: (width) => ({ nowX: width - 96 }),
  draw,
});
