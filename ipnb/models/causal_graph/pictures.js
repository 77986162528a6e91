// The drawing of the arrows and, beside it, a cloud of families with its lines, on one canvas.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import { signed } from '../../dynamics/numbers.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';
import { CARE, heldStill, SECURITY } from './step.js';

const { VARIABLES, PLACES, ARROWS } = declared.constants;
export const { words: NAMED } = declared.parameters.find(({ name }) => name === 'held');
const TALL = 16,
  DRAWN = 300,
  // standard deviations that the cloud has room for
  REACH = 3.2;
const serif = (size, kind = '') => `${kind} ${size}px ${tokens.fonts.serif}`;

// ---------------------------------------------------------------- the drawing

const placeOf = ({ left, top, wide, high }, i) => [
  left + PLACES[i][0] * wide,
  top + PLACES[i][1] * high,
];

/** Pixels from one box's rim to the other's, and the direction. */
function rims(box, from, to, half) {
  const [x0, y0] = placeOf(box, from),
    [x1, y1] = placeOf(box, to),
    [across, down] = [x1 - x0, y1 - y0],
    rim = Math.min(
      across ? half / Math.abs(across) : Infinity,
      down ? TALL / Math.abs(down) : Infinity,
    ),
    far = Math.hypot(across, down);
  return {
    from: [x0 + across * rim, y0 + down * rim],
    tip: [x1 - across * rim, y1 - down * rim],
    way: [across / far, down / far],
  };
}

function drawArrow(pen, { from: [x0, y0], tip: [x1, y1], way: [ux, uy] }, strength, colour) {
  const wide = 4 + 2 * Math.abs(strength),
    [bx, by] = [x1 - 11 * ux, y1 - 11 * uy];
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1 + 3 * Math.abs(strength),
  });
  pen.setLineDash(strength < 0 ? [6, 4] : []);
  pen.stroke(new Path2D(`M${x0} ${y0}L${bx} ${by}`));
  pen.setLineDash([]);
  pen.fill(
    new Path2D(
      `M${x1} ${y1}L${bx - wide * uy} ${by + wide * ux}L${bx + wide * uy} ${by - wide * ux}Z`,
    ),
  );
}

function drawBox(pen, [x, y], half, name, isHeld, colour) {
  Object.assign(pen, {
    fillStyle: colour(isHeld ? 'action' : 'paper'),
    strokeStyle: colour(isHeld ? 'action' : 'edge'),
    lineWidth: 1.4,
    textAlign: 'center',
    // on a phone bold letters would fill the box to its rim
    font: half > 54 ? serif(15, isHeld ? '600' : '') : serif(14),
  });
  const rim = new Path2D();
  rim.roundRect(x - half, y - TALL, 2 * half, 2 * TALL, 7);
  pen.fill(rim);
  pen.stroke(rim);
  pen.fillStyle = colour(isHeld ? 'on-action' : 'ink');
  pen.fillText(name, x, y + 5);
  if (!isHeld) return;
  Object.assign(pen, { fillStyle: colour('ink'), font: serif(13, 'italic') });
  halo(pen, 'held still', x, y + TALL + 15, colour, 'leaf');
}

function drawGraph(pen, box, settings, strong, colour) {
  const half = Math.min(58, box.wide * 0.15),
    held = heldStill(settings);
  ARROWS.forEach(([from, to], i) => {
    if (strong[i]) drawArrow(pen, rims(box, from, to, half), strong[i], colour);
  });
  VARIABLES.forEach((name, i) =>
    drawBox(pen, placeOf(box, i), half, name, held.includes(i), colour),
  );
  Object.assign(pen, { fillStyle: colour('soft'), font: serif(13, 'italic'), textAlign: 'center' });
  pen.fillText(
    'dashed: more of one, less of the other',
    box.left + box.wide / 2,
    box.top + box.high + 12,
  );
}

// ---------------------------------------------------------------- the cloud

function drawLine(pen, { middle: [x, y], unit: [sx, sy], reach }, slope, dash) {
  pen.setLineDash(dash);
  pen.stroke(
    new Path2D(
      `M${x - reach * sx} ${y + slope * reach * sy}L${x + reach * sx} ${y - slope * reach * sy}`,
    ),
  );
  pen.setLineDash([]);
}

/** The lines of the families so far; what adjusting leaves and the truth only when they can be compared. */
function linesOf({ trajectory, derived, compared, settings }) {
  if (trajectory.count < 3) return [];
  const { fitted } = trajectory,
    { place, effect } = derived.coefficients,
    raw = { slope: fitted[0], name: 'all families', dash: [], colour: 'ink' };
  if (!compared) return [raw];
  const name = NAMED[Math.floor(settings.held + 0.5) - 1][1],
    left = { slope: fitted[place], name: `${name} held still`, dash: [9, 5], colour: 'action' };
  const truth = { slope: effect, name: 'true effect', dash: [2, 4], colour: 'chaos' };
  return place ? [raw, left, truth] : [raw, truth];
}

function drawKey(pen, { left, top }, lines, colour) {
  lines.forEach(({ slope, name, dash, colour: drawn }, i) => {
    const y = top + 14 + 17 * i;
    Object.assign(pen, { strokeStyle: colour(drawn), lineWidth: 2.4 });
    pen.setLineDash(dash);
    pen.stroke(new Path2D(`M${left + 8} ${y - 4}h26`));
    pen.setLineDash([]);
    Object.assign(pen, { fillStyle: colour('ink'), font: serif(13), textAlign: 'left' });
    halo(pen, `${name} ${signed(slope)}`, left + 40, y, colour, 'leaf');
  });
}

function drawCloud(pen, { left, top, wide, high }, state, colour) {
  const { spread } = state.derived.coefficients,
    middle = [left + wide / 2, top + high / 2],
    unit = [wide / 2 / (REACH * spread[CARE]), high / 2 / (REACH * spread[SECURITY])];
  pen.save();
  pen.beginPath();
  pen.rect(left, top, wide, high);
  pen.fillStyle = colour('paper');
  pen.fill();
  Object.assign(pen, { strokeStyle: colour('rule'), lineWidth: 1 });
  pen.stroke();
  pen.clip();
  Object.assign(pen, { fillStyle: colour('current'), globalAlpha: 0.7 });
  for (const [care, security] of state.trajectory.shown.slice(-DRAWN)) {
    pen.beginPath();
    pen.arc(middle[0] + care * unit[0], middle[1] - security * unit[1], 3, 0, 7);
    pen.fill();
  }
  pen.globalAlpha = 1;
  const lines = linesOf(state),
    scale = { middle, unit, reach: REACH * spread[CARE] };
  for (const { slope, dash, colour: drawn } of lines) {
    Object.assign(pen, { strokeStyle: colour(drawn), lineWidth: 2.4 });
    drawLine(pen, scale, slope, dash);
  }
  drawKey(pen, { left, top }, lines, colour);
  pen.restore();
  drawAxes(pen, { left, top, wide, high }, state.trajectory.count, colour);
}

function drawAxes(pen, { left, top, wide, high }, count, colour) {
  Object.assign(pen, { fillStyle: colour('soft'), font: serif(13, 'italic'), textAlign: 'center' });
  pen.fillText('less care — more care', left + wide / 2, top + high + 17);
  pen.save();
  pen.translate(left - 9, top + high / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText('security', 0, 0);
  pen.restore();
  if (count) return;
  Object.assign(pen, { font: serif(15, 'italic') });
  pen.fillText('a dot for each family to come', left + wide / 2, top + high / 2);
}

// ---------------------------------------------------------------- both

function draw({ pen, view, state, colour }) {
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawGraph(pen, view.graph, state.settings, state.derived.coefficients.strong, colour);
  drawCloud(pen, view.cloud, state, colour);
}

function arrange(width, height) {
  if (width < 620)
    return {
      graph: { left: 6, top: 14, wide: width - 12, high: 208 },
      cloud: { left: 26, top: 252, wide: width - 40, high: height - 252 - 28 },
    };
  const half = Math.min(0.52 * width, 560);
  return {
    graph: { left: 10, top: 24, wide: half - 30, high: height - 66 },
    cloud: { left: half + 20, top: 18, wide: width - half - 38, high: height - 50 },
  };
}

const WHAT =
  'Two pictures. The variables in boxes, joined by arrows: the thicker, the stronger; dashed where more of one means less of the other; what is held still is filled. Beside it a dot for each family, from less to more care and from less to more security, with the line of all families and, once there is something to compare, the line that is left and the true effect.';

export const pictures = canvasPicture({
  name: 'graph-and-cloud',
  kind: 'two',
  label: WHAT,
  arrange,
  draw,
});
