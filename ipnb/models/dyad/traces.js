// Client and helper over time, on a canvas; ruptures are hatched, and the helper's highest swing is marked.
import { percent } from '../../dynamics/numbers.js';
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';

const UNIT_PX = 17,
  TOP = 14,
  ABOVE = 54,
  LEAST = 1.15;

const yAt = (x, view) =>
  view.height / 2 -
  (Math.max(-view.reach, Math.min(view.reach, x)) / view.reach) * (view.height / 2 - TOP);
/** The two set out on the left; when they have reached the right, the time behind them moves on. */
const nowX = (now, view) => Math.min(view.width - 90, 24 + now * UNIT_PX);
const screenX = (time, now, view) => nowX(now, view) - (now - time) * UNIT_PX;

/** How far the picture reaches: the first upset, or the highest swing in sight. */
function reachOf({ trajectory }, units) {
  const since = trajectory.time - units;
  return trajectory.trail.reduce(
    (far, { time, client, helper }) =>
      time > since ? Math.max(far, 1.08 * Math.abs(client), 1.08 * Math.abs(helper)) : far,
    LEAST,
  );
}
function ease(view, wanted, seconds) {
  view.reach =
    view.reach && seconds
      ? view.reach + (wanted - view.reach) * (1 - Math.exp(-5 * seconds))
      : wanted;
}

// ---------------------------------------------------------------- the ground

function drawGround(pen, view, colour) {
  pen.fillStyle = colour('water');
  pen.fillRect(0, 0, view.width, view.height);
  Object.assign(pen, { strokeStyle: colour('current'), lineWidth: 1 });
  pen.stroke(new Path2D(`M0 ${view.height / 2}H${view.width}`));
  pen.globalAlpha = 0.55;
  pen.setLineDash([1, 6]);
  for (let level = 1; level < view.reach; level += Math.ceil(view.reach / 4)) {
    pen.stroke(
      new Path2D(`M0 ${yAt(level, view)}H${view.width}M0 ${yAt(-level, view)}H${view.width}`),
    );
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/** Stretches out of touch, as pairs of times. */
function ruptures(trail, time) {
  const found = [];
  trail.forEach((point, i) => {
    if (point.touch) return;
    const from = trail[i - 1]?.time ?? point.time;
    if (found.at(-1)?.[1] === from) found.at(-1)[1] = point.time;
    else found.push([from, point.time]);
  });
  if (found.at(-1)?.[1] === trail.at(-1)?.time && found.length) found.at(-1)[1] = time;
  return found;
}
function drawRuptures(pen, view, { trail, time }, colour) {
  for (const [from, to] of ruptures(trail, time)) {
    const left = Math.max(view.edge, screenX(from, time, view)),
      right = screenX(to, time, view);
    if (right <= view.edge) continue;
    pen.save();
    pen.beginPath();
    pen.rect(left, 0, right - left, view.height);
    pen.fillStyle = colour('earth');
    pen.fill();
    pen.clip();
    Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1, globalAlpha: 0.4 });
    pen.beginPath();
    const shift = screenX(0, time, view) % 12;
    for (let s = left - view.height - 12; s < right + 12; s += 12) {
      const x = s - ((s - shift) % 12);
      pen.moveTo(x, view.height);
      pen.lineTo(x + view.height, 0);
    }
    pen.stroke();
    pen.restore();
    pen.fillStyle = colour('ink');
    pen.font = `italic 13px ${tokens.fonts.serif}`;
    pen.textAlign = 'center';
    if (right - left > 90) halo(pen, 'out of touch', (left + right) / 2, view.height - 10, colour);
  }
}

// ---------------------------------------------------------------- the two

function drawLine(pen, view, points, time, who, look) {
  const path = new Path2D();
  for (const point of points) path.lineTo(screenX(point.time, time, view), yAt(point[who], view));
  Object.assign(pen, { lineJoin: 'round', ...look });
  pen.setLineDash(look.dash ?? []);
  pen.stroke(path);
  pen.setLineDash([]);
}

function drawHead(pen, view, at, x, name, y, ink, colour, hollow) {
  Object.assign(pen, {
    fillStyle: hollow ? colour('paper') : ink,
    strokeStyle: hollow ? ink : colour('paper'),
    lineWidth: 3,
  });
  const dot = new Path2D();
  dot.arc(at, yAt(x, view), 7, 0, 7);
  pen.stroke(dot);
  pen.fill(dot);
  pen.fillStyle = ink;
  pen.font = `600 15px ${tokens.fonts.serif}`;
  pen.textAlign = 'left';
  halo(pen, name, at + 15, y, colour);
}

/** The names stand beside the heads, and keep clear of each other. */
function drawHeads(pen, view, at, client, helper, colour) {
  let [one, other] = [yAt(client, view) + 5, yAt(helper, view) + 5];
  const gap = 19 - Math.abs(one - other),
    up = one <= other ? -1 : 1;
  if (gap > 0) {
    one += (up * gap) / 2;
    other -= (up * gap) / 2;
  }
  drawHead(pen, view, at, helper, 'helper', other, colour('action'), colour, true);
  drawHead(pen, view, at, client, 'client', one, colour('chaos'), colour);
}

function drawPeak(pen, view, { tally: { helper } }, colour) {
  if (helper < 0.02 || helper > view.reach) return;
  Object.assign(pen, {
    strokeStyle: colour('action'),
    fillStyle: colour('action'),
    lineWidth: 1,
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'left',
  });
  pen.setLineDash([2, 3]);
  pen.stroke(new Path2D(`M${view.edge} ${yAt(helper, view)}H${view.width}`));
  pen.setLineDash([]);
  halo(pen, `helper’s highest swing: ${percent(helper)}`, 10, 20, colour);
}

function drawUpsets(pen, view, { upsets, time }, colour) {
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1.5,
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'center',
  });
  for (const upset of upsets) {
    const x = screenX(upset.time, time, view),
      y = yAt(upset.at, view);
    if (x < view.edge) continue;
    // from above, or from below where there is no room above
    const side = y < ABOVE ? 1 : -1,
      head = y + 16 * side;
    pen.stroke(
      new Path2D(
        `M${x} ${y + 34 * side}V${y + 10 * side}M${x - 5} ${head}L${x} ${y + 10 * side}L${x + 5} ${head}`,
      ),
    );
    halo(pen, 'upset', x, y + (side < 0 ? -40 : 48), colour);
  }
}

function draw({ pen, view, state, colour, seconds }) {
  const { trajectory, derived, started } = state,
    { time } = trajectory;
  ease(view, reachOf(state, view.width / UNIT_PX), seconds);
  drawGround(pen, view, colour);
  drawRuptures(pen, view, trajectory, colour);
  trajectory.begin(derived.coefficients);
  const [client, , helper] = trajectory.state,
    points = [
      ...trajectory.trail.filter((point) => screenX(point.time, time, view) > view.edge - 20),
      { time, client, helper },
    ];
  if (started) drawPeak(pen, view, trajectory, colour);
  drawLine(pen, view, points, time, 'helper', {
    strokeStyle: colour('action'),
    lineWidth: 2.4,
    dash: [8, 4],
  });
  drawLine(pen, view, points, time, 'client', { strokeStyle: colour('chaos'), lineWidth: 2.4 });
  drawUpsets(pen, view, trajectory, colour);
  drawHeads(pen, view, nowX(time, view), client, helper, colour);
}

const WHAT =
  'What two people feel over time, from left to right: the client as a solid line that begins upset, the helper as a dashed line that begins at rest. The middle is settled. Hatched stretches are out of touch.';

export const traces = canvasPicture({
  name: 'traces',
  label: WHAT,
  arrange: () => ({ edge: 0 }),
  draw,
});
