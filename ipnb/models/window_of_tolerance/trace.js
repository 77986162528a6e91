// Arousal over time in its window, on a canvas: the trace, the stressors, and what a wider window or faster settling would do.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';

// of an ensemble, drawn faintly behind the first
const OTHERS = 5;
const UNIT_PX = 32,
  TOP = 20,
  FLOOR = 26;
const ZONE_COLOUR = { below: 'rigidity', within: 'flow', above: 'chaos' };

// ---------------------------------------------------------------- where things are

/** The lowest and highest arousal in sight: the window, an ordinary stressor, the long run, and what has just been. */
function rangeOf({ derived: { coefficients, mean, spread }, trajectory }, reach) {
  const { w, mu, sigma, kappa } = coefficients,
    since = trajectory.time - reach;
  const most = trajectory.trail.reduce(
    (far, { time, y }) => (time > since ? Math.max(far, y * Math.sign(mu)) : far),
    0,
  );
  const far = Math.min(
    12 * w,
    Math.max(1.7 * w, 2.4 * Math.abs(mu), Math.abs(mean) + 1.5 * spread, 1.08 * most),
  );
  const near = Math.max(1.5 * w, (3.5 * sigma) / Math.sqrt(2 * kappa));
  return mu < 0 ? { low: -far, high: near } : { low: -near, high: far };
}
const yAt = (y, view) =>
  TOP +
  ((view.high - Math.max(view.low, Math.min(view.high, y))) / (view.high - view.low)) *
    (view.height - TOP - FLOOR);

function ease(view, wanted, seconds) {
  const share = seconds && view.high ? 1 - Math.exp(-5 * seconds) : 1;
  for (const end of ['low', 'high'])
    view[end] = (view[end] ?? 0) + (wanted[end] - (view[end] ?? 0)) * share;
}

// ---------------------------------------------------------------- the ground: the window and what lies outside it

/** Above, lines gone wild; below, the same line again and again: as on the banks of the river. */
function drawGround(pen, view, { w }, colour) {
  const upper = yAt(w, view),
    lower = yAt(-w, view);
  pen.fillStyle = colour('water');
  pen.fillRect(0, 0, view.width, view.height);
  for (const [name, top, bottom, wild] of [
    ['chaos', 0, upper, 1],
    ['rigidity', lower, view.height, 0],
  ]) {
    pen.fillStyle = colour(`${name}-bank`);
    pen.fillRect(0, top, view.width, bottom - top);
    pen.save();
    pen.beginPath();
    pen.rect(0, top, view.width, bottom - top);
    pen.clip();
    Object.assign(pen, { strokeStyle: colour(name), lineWidth: 1, globalAlpha: 0.26 });
    for (let k = 1; k < 24; k++) {
      const base = wild ? upper - k * 15 : lower + k * 13;
      if (base < -15 || base > view.height + 13) break;
      pen.beginPath();
      for (let s = 0; s <= view.width; s += wild ? 8 : view.width) {
        pen.lineTo(
          s,
          base +
            wild *
              5 *
              (Math.sin(s * 0.021 * (3 + (k % 3)) + k * 2.4) +
                0.7 * Math.sin(s * 0.053 * (1 + ((k * 5) % 4)) + k * k)),
        );
      }
      pen.stroke();
    }
    pen.restore();
    Object.assign(pen, { strokeStyle: colour(name), lineWidth: 1.6, globalAlpha: 1 });
    pen.stroke(new Path2D(`M0 ${wild ? upper : lower}H${view.width}`));
  }
  Object.assign(pen, { strokeStyle: colour('current'), lineWidth: 1, globalAlpha: 0.6 });
  pen.stroke(new Path2D(`M0 ${yAt(0, view)}H${view.width}`));
  pen.globalAlpha = 1;
}

function drawWider(pen, view, { w, more }, colour) {
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1.2,
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'right',
  });
  pen.setLineDash([9, 5]);
  for (const edge of [w * more, -w * more])
    if (edge > view.low && edge < view.high)
      pen.stroke(new Path2D(`M${view.labels} ${yAt(edge, view)}H${view.width}`));
  pen.setLineDash([]);
  halo(pen, 'dashes: 20 % wider', view.width - 10, yAt(w * more, view) - 6, colour);
  pen.fillStyle = colour('action');
  halo(pen, 'dots: 20 % faster', view.width - 10, yAt(0, view) - 6, colour);
}

// ---------------------------------------------------------------- the trace

/** The trace sets out on the left; when it has come far enough, the time behind it moves on. */
const nowX = (now, view) => Math.min(view.farthest, view.labels + 24 + now * UNIT_PX);
const screenX = (time, now, view) => nowX(now, view) - (now - time) * UNIT_PX;

function pathOf(points, view, now, key) {
  const path = new Path2D();
  for (const point of points) path.lineTo(screenX(point.time, now, view), yAt(point[key], view));
  return path;
}

/** Where arousal is outside the window, the place between the trace and the window is filled. */
function drawOutside(pen, view, points, now, { w }, colour) {
  for (const [name, edge, sign] of [
    ['chaos', w, 1],
    ['rigidity', -w, -1],
  ]) {
    const border = yAt(edge, view),
      path = new Path2D();
    let inside = true;
    points.forEach((point, i) => {
      const x = screenX(point.time, now, view),
        out = sign * (point.y - edge) > 0;
      if (out && inside) path.moveTo(x, border);
      if (out) path.lineTo(x, yAt(point.y, view));
      if (!inside && (!out || i === points.length - 1)) path.lineTo(x, border);
      inside = !out;
    });
    pen.fillStyle = colour(name);
    pen.globalAlpha = 0.34;
    pen.fill(path);
  }
  pen.globalAlpha = 1;
}

function drawStressors(pen, view, { stressors, time }, coefficients, colour) {
  Object.assign(pen, { strokeStyle: colour('ink'), fillStyle: colour('ink'), lineWidth: 1.2 });
  const floor = view.height - 8,
    least = Math.abs(coefficients.mu) / 4;
  for (let i = stressors.length - 1; i >= 0; i--) {
    const { time: at, from, to } = stressors[i],
      x = screenX(at, time, view),
      size = Math.abs(to - from);
    if (x < view.labels - 40) break;
    // a mark on the floor for each, larger for a harder one
    const tall = Math.min(16, 5 + (4 * size) / Math.abs(coefficients.mu));
    pen.fill(new Path2D(`M${x} ${floor - tall}L${x + 4} ${floor}H${x - 4}Z`));
    if (size < least) continue;
    const tip = yAt(to, view),
      turn = Math.sign(yAt(from, view) - tip) || 1;
    pen.stroke(new Path2D(`M${x - 4} ${tip + turn * 7}L${x} ${tip}L${x + 4} ${tip + turn * 7}`));
  }
}

function drawTrace(pen, view, trajectory, state, colour) {
  const { trail, time } = trajectory,
    { coefficients } = state.derived,
    points = trail.filter((point) => screenX(point.time, time, view) > view.labels - 60);
  if (state.started)
    points.push({ time, y: trajectory.y, roomy: trajectory.roomy, quick: trajectory.quick });
  drawOutside(pen, view, points, time, coefficients, colour);
  if (state.prediction) {
    if (coefficients.q !== 1) {
      // then a wider window changes the course as well
      Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1.2, lineJoin: 'round' });
      pen.setLineDash([9, 5]);
      pen.stroke(pathOf(points, view, time, 'roomy'));
    }
    Object.assign(pen, { strokeStyle: colour('action'), lineWidth: 1.6, lineJoin: 'round' });
    pen.setLineDash([3, 4]);
    pen.stroke(pathOf(points, view, time, 'quick'));
    pen.setLineDash([]);
  }
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 2.2, lineJoin: 'round' });
  pen.stroke(pathOf(points, view, time, 'y'));
}

function drawNow(pen, view, trajectory, colour) {
  const x = nowX(trajectory.time, view),
    y = yAt(trajectory.y, view),
    hidden = trajectory.y > view.high || trajectory.y < view.low;
  Object.assign(pen, { fillStyle: colour('ink'), strokeStyle: colour('paper'), lineWidth: 3 });
  const dot = new Path2D();
  dot.arc(x, y, 7, 0, 7);
  pen.stroke(dot);
  pen.fill(dot);
  pen.font = `italic 13px ${tokens.fonts.serif}`;
  if (!hidden) return;
  const words = `off the picture: ${trajectory.y.toFixed(1)}`,
    isLate = x + 18 + pen.measureText(words).width > view.width;
  pen.textAlign = isLate ? 'right' : 'left';
  halo(pen, words, isLate ? x - 14 : x + 14, y + 5, colour);
}

function drawLabels(pen, view, declared, { w }, colour) {
  const middles = {
    above: (TOP - 12 + yAt(w, view)) / 2,
    within: yAt(0, view),
    below: (yAt(-w, view) + view.height - 8) / 2,
  };
  pen.textAlign = 'left';
  for (const { name, label, hint } of declared.zones) {
    const y = middles[name];
    pen.fillStyle = colour(ZONE_COLOUR[name]);
    pen.font = `600 17px ${tokens.fonts.serif}`;
    halo(pen, label, view.left, y, colour);
    pen.fillStyle = colour('ink');
    pen.font = `13px ${tokens.fonts.sans}`;
    halo(pen, hint, view.left, y + 17, colour);
  }
}

function draw({ pen, view, state, colour, declared, seconds }) {
  const { trajectory, derived, ensemble } = state,
    { coefficients } = derived;
  ease(view, rangeOf(state, (view.farthest - view.labels) / UNIT_PX), seconds);
  drawGround(pen, view, coefficients, colour);
  if (state.prediction) drawWider(pen, view, coefficients, colour);
  pen.save();
  pen.beginPath();
  pen.rect(view.labels, 0, view.width, view.height);
  pen.clip();
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1, globalAlpha: 0.2 });
  for (const other of ensemble.slice(1, 1 + OTHERS))
    pen.stroke(pathOf(other.trail.slice(-700), view, other.time, 'y'));
  pen.globalAlpha = 1;
  drawStressors(pen, view, trajectory, coefficients, colour);
  drawTrace(pen, view, trajectory, state, colour);
  pen.restore();
  drawNow(pen, view, trajectory, colour);
  drawLabels(pen, view, declared, coefficients, colour);
}

const WHAT =
  'Arousal over time, from left to right. A band in the middle is the window of tolerance; above it a person is flooded, below it shut down. Triangles along the floor are stressors.';

const arrange = (width) => ({
  farthest: Math.round(width * 0.8),
  left: width < 660 ? 16 : 24,
  labels: width < 660 ? 24 : 165,
});

export const trace = canvasPicture({ name: 'trace', label: WHAT, arrange, draw });
