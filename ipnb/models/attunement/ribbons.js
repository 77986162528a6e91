// Two ribbons on a canvas: two threads each, which run together in step, apart out of step, and jagged in distress.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import { DISTRESSED, MATCHED, STATES } from './step.js';

const UNIT_PX = 13;
/** Half the distance of the threads in each state, and the share of a moment in which they turn. */
const APART = [4, 19, 19],
  TURN = 0.42;
const NAMES = ['First pair', 'Second pair'];

/** One thread from the oldest moment in sight to now; `side` is -1 for the upper one. */
function thread(moments, pair, xAt, middle, side, end) {
  const path = [];
  let before = null;
  moments.forEach(({ state }, i) => {
    const far = APART[state[pair]] * side,
      x = xAt(i),
      to = Math.min(end, x + UNIT_PX),
      y = middle + far;
    if (before === null) path.push(`M${x.toFixed(1)} ${y}`);
    else {
      const turned = Math.min(to, x + TURN * UNIT_PX),
        half = (x + turned) / 2;
      if (before !== y)
        path.push(
          `C${half.toFixed(1)} ${before} ${half.toFixed(1)} ${y} ${turned.toFixed(1)} ${y}`,
        );
    }
    if (state[pair] === DISTRESSED && side < 0) {
      for (const [share, rise] of [
        [0.55, -7],
        [0.7, 6],
        [0.85, -4],
      ])
        if (x + share * UNIT_PX < to) path.push(`L${(x + share * UNIT_PX).toFixed(1)} ${y + rise}`);
    }
    path.push(`L${to.toFixed(1)} ${y}`);
    before = y;
  });
  return path.join('');
}

/** Stretches of one kind, as pairs of screen positions. */
function stretches(moments, is, xAt, end) {
  const found = [];
  moments.forEach((moment, i) => {
    if (!is(moment)) return;
    const x = xAt(i),
      to = Math.min(end, x + UNIT_PX);
    if (found.length && Math.abs(found.at(-1)[1] - x) < 0.5) found.at(-1)[1] = to;
    else found.push([x, to]);
  });
  return found;
}

function drawLane(pen, view, moments, pair, xAt, colour) {
  const middle = view.lanes[pair],
    [upper, lower] = [-1, 1].map((side) => thread(moments, pair, xAt, middle, side, view.nowX));
  for (const [state, name, alpha] of [
    [MATCHED, 'flow', 0.75],
    [DISTRESSED, 'chaos', 0.26],
  ]) {
    pen.fillStyle = colour(name);
    pen.globalAlpha = alpha;
    for (const [x, to] of stretches(
      moments,
      (moment) => moment.state[pair] === state,
      xAt,
      view.nowX,
    ))
      pen.fillRect(x, middle - APART[state], to - x, 2 * APART[state]);
  }
  Object.assign(pen, {
    globalAlpha: 1,
    lineJoin: 'round',
    lineWidth: 2.2,
    strokeStyle: colour('ink'),
  });
  pen.stroke(new Path2D(upper));
  pen.strokeStyle = colour('current');
  pen.setLineDash([7, 3]);
  pen.stroke(new Path2D(lower));
  pen.setLineDash([]);
}

function drawStill(pen, view, moments, xAt, colour) {
  for (const [x, to] of stretches(moments, ({ still }) => still, xAt, view.nowX)) {
    pen.fillStyle = colour('rigidity-bank');
    pen.fillRect(x, 0, to - x, view.height);
    Object.assign(pen, { strokeStyle: colour('rigidity'), lineWidth: 1, globalAlpha: 0.4 });
    const lines = [];
    for (let y = 6; y < view.height; y += 9) lines.push(`M${x.toFixed(1)} ${y}H${to.toFixed(1)}`);
    pen.stroke(new Path2D(lines.join('')));
    pen.globalAlpha = 1;
    if (to - x < 70) continue;
    Object.assign(pen, {
      fillStyle: colour('rigidity'),
      font: `italic 14px ${tokens.fonts.serif}`,
      textAlign: 'center',
    });
    halo(pen, 'still face', (x + to) / 2, view.height / 2 + 4, colour, 'water', 5);
  }
}

function drawWords(pen, view, trajectory, started, colour) {
  [0, 1].forEach((pair) => {
    const y = view.lanes[pair],
      state = trajectory.state[pair];
    Object.assign(pen, {
      fillStyle: colour('ink'),
      font: `600 17px ${tokens.fonts.serif}`,
      textAlign: 'left',
    });
    halo(pen, NAMES[pair], view.left, y - 34, colour, 'water', 5);
    if (!started) return;
    Object.assign(pen, {
      fillStyle: colour(['flow', 'ink', 'chaos'][state]),
      font: `italic 14px ${tokens.fonts.serif}`,
    });
    halo(pen, STATES[state], view.nowX + 9, y + 5, colour, 'water', 5);
  });
}

function draw({ pen, view, state: { trajectory, ensemble, started }, colour }) {
  const shown = ensemble.length ? ensemble[0] : trajectory;
  const fits = Math.ceil(view.nowX / UNIT_PX) + 2,
    moments = shown.ribbon.slice(-fits),
    oldest = moments.length - 1;
  const xAt = (i) => view.nowX - (oldest - i + (shown.clock.due || 1)) * UNIT_PX;
  pen.fillStyle = colour('water');
  pen.fillRect(0, 0, view.width, view.height);
  drawStill(pen, view, moments, xAt, colour);
  Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1, globalAlpha: 0.5 });
  pen.stroke(new Path2D(`M0 ${view.height / 2 - 0.5}H${view.nowX}`));
  pen.globalAlpha = 1;
  if (started) [0, 1].forEach((pair) => drawLane(pen, view, moments, pair, xAt, colour));
  else drawKey(pen, view, colour);
  drawWords(pen, view, shown, started, colour);
}

/** Before it begins: what the three kinds of moment look like, in the place of the ribbons. */
function drawKey(pen, view, colour) {
  const each = Math.min(16, Math.floor((view.width - 2 * view.left) / 3 / UNIT_PX));
  const kinds = [MATCHED, 1, DISTRESSED].flatMap((state) =>
    Array.from({ length: each }, () => ({ state: [state, state], still: false })),
  );
  const begins = Math.max(view.left, view.width / 2 - (kinds.length * UNIT_PX) / 2),
    xAt = (i) => begins + i * UNIT_PX,
    key = { ...view, nowX: begins + kinds.length * UNIT_PX };
  [0, 1].forEach((pair) => {
    pen.save();
    drawLane(pen, key, kinds, pair, xAt, colour);
    Object.assign(pen, {
      fillStyle: colour('ink'),
      font: `italic 13px ${tokens.fonts.serif}`,
      textAlign: 'center',
    });
    STATES.forEach((name, i) =>
      halo(
        pen,
        name,
        begins + each * (i + 0.5) * UNIT_PX,
        view.lanes[pair] + 39,
        colour,
        'water',
        5,
      ),
    );
    pen.restore();
  });
}

const arrange = (width, height) => ({
  nowX: width - 92,
  left: width < 660 ? 16 : 24,
  lanes: [0.29, 0.77].map((share) => Math.round(share * height)),
});

const WHAT =
  'Two ribbons, one above the other, moment by moment from left to right. Each has a solid and a dashed thread for the two of a pair: together and filled while they are in step, apart while they are out of step, and one of them jagged in distress.';

export const ribbons = canvasPicture({ name: 'ribbons', label: WHAT, arrange, draw });
