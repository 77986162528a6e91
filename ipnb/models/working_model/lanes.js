// Three learners side by side, on a canvas: each has a lane with the meetings that it had, and its belief as a line through them.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';
import { LEARNERS } from './step.js';

const NARROW = 640,
  GAP = 10,
  FOOT = 24;
/** Pixels that a meeting takes: fewer, the more there are. */
const WIDEST = 9,
  TIGHTEST = 2.2;
const HINTS = {
  counter: 'every meeting weighs the same',
  changer: 'the latest weigh most',
  avoider: 'reaches out only while hopeful',
};
const TURNED_ROUND = 'here reaches out whatever it expects';

// ---------------------------------------------------------------- where things are

/** The past keeps its place on the left; the present draws closer, and when it cannot any more it moves on. */
function places(view, trajectory) {
  const past =
      Math.round(trajectory.coefficients.warm) + Math.round(trajectory.coefficients.cold) - 2,
    room = view.right - view.left;
  const pastPx = Math.min(room * 0.3, past * WIDEST * 0.7),
    step = past ? pastPx / past : 0,
    free = room - pastPx - 30;
  const apart = Math.max(TIGHTEST, Math.min(WIDEST, free / Math.max(1, trajectory.met.length))),
    late = Math.max(0, trajectory.met.length - Math.floor(free / apart));
  return {
    past,
    step,
    apart,
    first: late,
    now: view.left + pastPx,
    x: (count) => view.left + pastPx + (count - late) * apart,
  };
}
const laneOf = (view, i) => {
  const top = view.top + i * (view.lane + view.gap);
  return { top, bottom: top + view.lane, y: (belief) => top + 9 + (1 - belief) * (view.lane - 18) };
};

// ---------------------------------------------------------------- one lane

function drawGround(pen, view, lane, at, colour) {
  const wide = view.right - view.left,
    half = lane.y(0.5);
  pen.fillStyle = colour('lit');
  pen.fillRect(view.left, lane.top, wide, half - lane.top);
  pen.fillStyle = colour('rigidity-bank');
  pen.fillRect(view.left, half, wide, lane.bottom - half);
  Object.assign(pen, { strokeStyle: colour('rigidity'), lineWidth: 1, globalAlpha: 0.2 });
  for (let y = half + 8; y < lane.bottom; y += 8)
    pen.stroke(new Path2D(`M${view.left} ${y}H${view.right}`));
  Object.assign(pen, { globalAlpha: 1, strokeStyle: colour('edge') });
  pen.stroke(new Path2D(`M${view.left} ${half}H${view.right}`));
  pen.setLineDash([2, 4]);
  pen.stroke(new Path2D(`M${at.now} ${lane.top}V${lane.bottom}`));
  pen.setLineDash([]);
}

/** Met: a full dot at the top. Not met: a cross at the bottom. Not tried: a small stroke between them. */
function mark(paths, kind, x, lane, apart) {
  const r = Math.min(3, Math.max(1.6, apart * 0.4));
  if (kind === 'met') {
    paths.met.moveTo(x + r, lane.y(1));
    paths.met.arc(x, lane.y(1), r, 0, 7);
  } else if (kind === 'not') {
    const y = lane.y(0);
    paths.not.moveTo(x - r, y - r);
    paths.not.lineTo(x + r, y + r);
    paths.not.moveTo(x + r, y - r);
    paths.not.lineTo(x - r, y + r);
  } else {
    paths.away.moveTo(x, lane.y(0.5) - 3);
    paths.away.lineTo(x, lane.y(0.5) + 3);
  }
}

function drawMeetings(pen, view, lane, at, { met, reached, coefficients }, name, colour) {
  const paths = { met: new Path2D(), not: new Path2D(), away: new Path2D() },
    warm = Math.round(coefficients.warm) - 1;
  for (let i = 0; i < at.past; i++)
    mark(paths, i < warm ? 'met' : 'not', view.left + (i + 0.5) * at.step, lane, at.step);
  for (let i = at.first; i < met.length; i++)
    mark(
      paths,
      name === 'avoider' && !reached[i] ? 'away' : met[i] ? 'met' : 'not',
      at.x(i + 1),
      lane,
      at.apart,
    );
  Object.assign(pen, {
    fillStyle: colour('action'),
    strokeStyle: colour('chaos'),
    lineWidth: 1.5,
    lineCap: 'round',
  });
  pen.fill(paths.met);
  pen.stroke(paths.not);
  pen.strokeStyle = colour('soft');
  pen.stroke(paths.away);
}

function beliefPath(at, lane, beliefs) {
  const path = new Path2D();
  for (let i = at.first; i < beliefs.length; i++) path.lineTo(at.x(i), lane.y(beliefs[i]));
  return path;
}

function drawBelief(pen, lane, at, trajectory, ensemble, name, colour) {
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    lineWidth: 1,
    globalAlpha: 0.2,
    lineJoin: 'round',
  });
  for (const other of ensemble)
    if (other !== trajectory) pen.stroke(beliefPath(at, lane, other.beliefs[name]));
  Object.assign(pen, { lineWidth: 2.4, globalAlpha: 1 });
  pen.stroke(beliefPath(at, lane, trajectory.beliefs[name]));
  const x = at.x(trajectory.met.length),
    y = lane.y(trajectory.belief(name)),
    dot = new Path2D();
  dot.arc(x, y, 6, 0, 7);
  Object.assign(pen, { fillStyle: colour('ink'), strokeStyle: colour('paper'), lineWidth: 2.5 });
  pen.stroke(dot);
  pen.fill(dot);
}

function drawTurn(pen, view, lane, at, turned, colour) {
  if (turned === Infinity || !turned || turned < at.first) return;
  const x = at.x(turned),
    y = lane.y(0.5),
    ring = new Path2D();
  ring.arc(x, y, 5, 0, 7);
  Object.assign(pen, { fillStyle: colour('paper'), strokeStyle: colour('ink'), lineWidth: 2 });
  pen.fill(ring);
  pen.stroke(ring);
  const room = view.right - x;
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: `italic 14px ${tokens.fonts.serif}`,
    textAlign: room < 90 ? 'right' : 'left',
  });
  halo(pen, `after ${turned}`, x + (room < 90 ? -10 : 10), y + 17, colour);
}

function labelLane(pen, view, lane, name, coefficients, colour) {
  const label = declared.phrases[name],
    narrow = view.width < NARROW,
    hint = name === 'avoider' && !coefficients.avoids ? TURNED_ROUND : HINTS[name];
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: `600 ${narrow ? 14 : 16}px ${tokens.fonts.serif}`,
    textAlign: 'left',
  });
  if (narrow) {
    halo(pen, label, view.left, lane.top - 6, colour);
    return;
  }
  label
    .split(/ (?=for|away|counts)/)
    .forEach((part, i) => pen.fillText(part, 24, lane.top + 22 + i * 19));
  Object.assign(pen, { fillStyle: colour('soft'), font: `13px ${tokens.fonts.sans}` });
  pen.fillText(hint, 24, lane.top + 64);
}

// ---------------------------------------------------------------- the picture

function draw({ pen, view, state: { trajectory, ensemble }, colour }) {
  const at = places(view, trajectory);
  pen.fillStyle = colour('paper');
  pen.fillRect(0, 0, view.width, view.height);
  LEARNERS.forEach((name, i) => {
    const lane = laneOf(view, i);
    drawGround(pen, view, lane, at, colour);
    drawMeetings(pen, view, lane, at, trajectory, name, colour);
    pen.save();
    pen.beginPath();
    pen.rect(at.now - 8, lane.top - 4, view.right - at.now + 8, view.lane + 8);
    pen.clip();
    drawBelief(pen, lane, at, trajectory, ensemble, name, colour);
    pen.restore();
    drawTurn(pen, view, lane, at, trajectory.turned[name], colour);
    labelLane(pen, view, lane, name, trajectory.coefficients, colour);
  });
  Object.assign(pen, {
    fillStyle: colour('soft'),
    font: `13px ${tokens.fonts.sans}`,
    textAlign: 'center',
  });
  if (at.now - view.left > 40) pen.fillText('before', (view.left + at.now) / 2, view.height - 7);
  pen.textAlign = 'left';
  pen.fillText(at.first ? `now, from meeting ${at.first + 1}` : 'now', at.now + 6, view.height - 7);
  Object.assign(pen, {
    fillStyle: colour('ink'),
    font: `italic 13px ${tokens.fonts.serif}`,
    textAlign: 'left',
  });
  halo(pen, 'expects to be met', view.left + 6, view.top + 30, colour);
  halo(pen, 'does not', view.left + 6, view.top + view.lane / 2 + 17, colour);
}

function arrange(width, height) {
  const narrow = width < NARROW,
    top = narrow ? 30 : 6,
    gap = narrow ? 32 : GAP;
  return {
    top,
    gap,
    left: narrow ? 14 : 250,
    right: width - (narrow ? 14 : 24),
    lane: (height - top - FOOT - 2 * gap) / 3,
  };
}

const WHAT =
  'Three lanes, one for each learner, meetings from left to right. A dot at the top is a meeting at which somebody was met, a cross at the bottom one at which nobody was, a small stroke one that was not tried. A line through each lane is how surely that learner expects to be met.';

export const lanes = canvasPicture({ name: 'lanes', kind: 'two', label: WHAT, arrange, draw });
