// The arrow on its plane, and beside it what reaching out has called up so far. On a canvas.
import { plain } from '../simulation/page.js';
import tokens from '../tokens.js';
import { averagePath } from './plasticity_life.js';

const NARROW = 640, FLOOR = 30, EDGE = 14;
const LONGEST_DRAWN = 1.12; // plain Hebb's arrow grows without end: beyond this a number says how long it is
const TIPS = 900;

function halo(pen, text, x, y, colour) {
  Object.assign(pen, { strokeStyle: colour('paper'), lineWidth: 4, lineJoin: 'round' });
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}
const serif = (size, style = '') => `${style} ${size}px ${tokens.fonts.serif}`;

// ---------------------------------------------------------------- the plane

function drawGround(pen, { plane: { x, y, size } }, colour) {
  const half = size / 2;
  pen.fillStyle = colour('lit');
  pen.fillRect(x - half, y - half, size, size);
  pen.fillStyle = colour('rigidity-bank');
  pen.fillRect(x, y, half, half);
  pen.fillRect(x - half, y - half, half, half);
  pen.save();
  pen.beginPath();
  pen.rect(x, y, half, half);
  pen.rect(x - half, y - half, half, half);
  pen.clip();
  Object.assign(pen, { strokeStyle: colour('rigidity'), lineWidth: 1, globalAlpha: 0.24 });
  for (let k = 9; k < half; k += 9) pen.stroke(new Path2D(`M${x - half} ${y - k}H${x}M${x} ${y + k}H${x + half}`));
  pen.restore();
  Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1 });
  pen.stroke(new Path2D(`M${x - half} ${y}H${x + half}M${x} ${y - half}V${y + half}`));
}

function drawExperiences(pen, { plane: { x, y, size } }, { recent }, colour) {
  const scale = size / 6.4, half = size / 2, shown = recent.slice(-40);
  pen.fillStyle = colour('current');
  pen.save();
  pen.beginPath();
  pen.rect(x - half, y - half, size, size);
  pen.clip();
  shown.forEach(([first, second], i) => {
    pen.globalAlpha = 0.12 + 0.6 * (i + 1) / shown.length;
    pen.beginPath();
    pen.arc(x + first * scale, y - second * scale, i === shown.length - 1 ? 5 : 3, 0, 7);
    pen.fill();
  });
  pen.restore();
  pen.globalAlpha = 1;
}

function arrow(pen, x, y, w1, w2, unit, head) {
  const tip = [x + w1 * unit, y - w2 * unit], angle = Math.atan2(-w2, w1);
  pen.stroke(new Path2D(`M${x} ${y}L${tip[0] - Math.cos(angle) * head} ${tip[1] - Math.sin(angle) * head}`));
  const wing = (turn) => `${tip[0] - head * 1.5 * Math.cos(angle + turn)} ${tip[1] - head * 1.5 * Math.sin(angle + turn)}`;
  pen.fill(new Path2D(`M${tip[0]} ${tip[1]}L${wing(0.42)}L${wing(-0.42)}Z`));
}

function drawArrow(pen, { plane: { x, y, size } }, journey, colour, alpha = 1) {
  const unit = size * 0.41, [w1, w2] = journey.weight, drawn = Math.min(1, LONGEST_DRAWN / journey.length);
  Object.assign(pen, { strokeStyle: colour('ink'), fillStyle: colour('ink'), lineCap: 'round', globalAlpha: alpha * 0.35, lineWidth: 1.4 });
  pen.setLineDash([2, 5]);
  pen.stroke(new Path2D(`M${x} ${y}L${x - w1 * drawn * unit} ${y + w2 * drawn * unit}`)); // an arrow and its opposite are one pattern
  pen.setLineDash([]);
  Object.assign(pen, { globalAlpha: alpha, lineWidth: alpha < 1 ? 1.2 : 4 });
  arrow(pen, x, y, w1 * drawn, w2 * drawn, unit, alpha < 1 ? 5 : 11);
  pen.globalAlpha = 1;
  return drawn;
}

function drawTips(pen, { plane: { x, y, size } }, { tips }, colour) {
  const unit = size * 0.41, path = new Path2D();
  for (const [w1, w2] of tips.slice(-TIPS)) if (Math.abs(w1) + Math.abs(w2) < 3) path.lineTo(x + w1 * unit, y - w2 * unit);
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1, globalAlpha: 0.4, lineJoin: 'round' });
  pen.stroke(path);
  pen.globalAlpha = 1;
}

function labelPlane(pen, { plane: { x, y, size } }, journey, drawn, colour) {
  const half = size / 2;
  Object.assign(pen, { fillStyle: colour('ink'), font: serif(14, 'italic'), textAlign: 'center' });
  halo(pen, 'I am met', x, y - half + 16, colour);
  halo(pen, 'I am shamed', x, y + half - 8, colour);
  pen.textAlign = 'right';
  halo(pen, 'I reach out', x + half - 6, y - 6, colour);
  if (drawn < 1) halo(pen, `${journey.length < 1000 ? journey.length.toFixed(1) : 'over 1000'} times as long`, x + half - 6, y + half - 28, colour);
}

function drawPlane(pen, view, { journey, fleet }, colour) {
  drawGround(pen, view, colour);
  drawExperiences(pen, view, journey, colour);
  drawTips(pen, view, journey, colour);
  for (const other of fleet) if (other !== journey) drawArrow(pen, view, other, colour, 0.3);
  labelPlane(pen, view, journey, drawArrow(pen, view, journey, colour), colour);
}

// ---------------------------------------------------------------- what reaching out calls up

function scales({ trace: { left, right, top, bottom } }, { past, count }) {
  const last = Math.max(300, 1.6 * past, count * 1.08), across = (right - left) / (past + last);
  return { x: (at) => left + (at + past) * across, y: (called) => (top + bottom) / 2 - called * (bottom - top) / 2, last };
}

function lineOf({ called, past }, { x, y }) {
  const path = new Path2D(), every = Math.max(1, Math.floor(called.length / 700));
  for (let i = 0; i < called.length; i += every) path.lineTo(x(i - past), y(called[i]));
  path.lineTo(x(called.length - 1 - past), y(called.at(-1)));
  return path;
}

function drawTraceGround(pen, { trace: { left, right, top, bottom } }, at, past, colour) {
  pen.fillStyle = colour('lit');
  pen.fillRect(left, top, right - left, at.y(0) - top);
  pen.fillStyle = colour('rigidity-bank');
  pen.fillRect(left, at.y(0), right - left, bottom - at.y(0));
  Object.assign(pen, { strokeStyle: colour('rigidity'), lineWidth: 1, globalAlpha: 0.24 });
  for (let k = at.y(0) + 9; k < bottom; k += 9) pen.stroke(new Path2D(`M${left} ${k}H${right}`));
  Object.assign(pen, { globalAlpha: 1, strokeStyle: colour('edge') });
  pen.stroke(new Path2D(`M${left} ${at.y(0)}H${right}M${at.x(0)} ${top}V${bottom + 6}`));
  Object.assign(pen, { fillStyle: colour('soft'), font: `13px ${tokens.fonts.sans}`, textAlign: 'center' });
  if (past > 20) pen.fillText('before', (at.x(0) + left) / 2, bottom + 18);
  pen.fillText('now', (at.x(0) + right) / 2, bottom + 18);
}

function drawAverage(pen, at, parts, colour) {
  const path = new Path2D(), called = averagePath(parts);
  for (let i = 0; i <= 160; i++) path.lineTo(at.x(i / 160 * at.last), at.y(called(i / 160 * at.last)));
  Object.assign(pen, { strokeStyle: colour('action'), lineWidth: 1.8 });
  pen.setLineDash([7, 5]);
  pen.stroke(path);
  pen.setLineDash([]);
}

function drawTurn(pen, view, at, { turned, count }, colour) {
  if (turned === Infinity || !count) return;
  const x = at.x(turned), y = at.y(0);
  Object.assign(pen, { fillStyle: colour('paper'), strokeStyle: colour('ink'), lineWidth: 2 });
  pen.beginPath();
  pen.arc(x, y, 6, 0, 7);
  pen.fill();
  pen.stroke();
  const words = turned === 1 ? 'turned after 1' : `turned after ${turned}`, room = view.trace.right - x;
  Object.assign(pen, { fillStyle: colour('ink'), font: serif(15, 'italic'), textAlign: room < 130 ? 'right' : 'left' });
  halo(pen, words, x + (room < 130 ? -11 : 11), y + 19, colour);
}

function drawTrace(pen, view, { journey, fleet, facts, compared }, colour) {
  const at = scales(view, journey), { left, top, bottom } = view.trace;
  drawTraceGround(pen, view, at, journey.past, colour);
  if (compared) drawAverage(pen, at, facts.parts, colour);
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1, globalAlpha: 0.18, lineJoin: 'round' });
  for (const other of fleet) if (other !== journey) pen.stroke(lineOf(other, at));
  Object.assign(pen, { globalAlpha: 1, lineWidth: 2.2 });
  pen.stroke(lineOf(journey, at));
  drawTurn(pen, view, at, journey, colour);
  Object.assign(pen, { fillStyle: colour('ink'), font: serif(14, 'italic'), textAlign: 'left' });
  halo(pen, 'reaching out calls up being met', left + 8, top + 17, colour);
  halo(pen, '… calls up shame', left + 8, bottom - 9, colour);
}

// ---------------------------------------------------------------- the picture

/** The plane on the left and the line on the right; on a phone one above the other. */
function places(width, height) {
  if (width < NARROW) {
    const size = Math.min(width - 2 * EDGE, height * 0.58);
    return { plane: { x: width / 2, y: EDGE + size / 2, size }, trace: { left: EDGE, right: width - EDGE, top: size + 2 * EDGE, bottom: height - FLOOR } };
  }
  const size = height - EDGE - FLOOR, left = 24 + size;
  return { plane: { x: 24 + size / 2, y: EDGE + size / 2, size }, trace: { left: left + 28, right: width - 24, top: EDGE, bottom: height - FLOOR } };
}

const WHAT = 'An arrow on a plane, from the middle. To the right is ‘I reach out’, upwards ‘I am met’, downwards ‘I am shamed’. Dots are experiences; the arrow turns towards what comes together. Beside it a line shows what reaching out called up, before and now.';

export const plane = {
  place: 'stage',
  html: () => `<canvas class="two" data-ref="plane" role="img" aria-label="${plain(WHAT)}"></canvas>`,
  attach({ ref, state, colour }) {
    const canvas = ref.plane, view = { width: 0 };
    function restyle() {
      const width = Math.round(canvas.clientWidth), height = Math.round(canvas.clientHeight), dpr = Math.min(2, devicePixelRatio || 1);
      if (!width || !height) return; // not on screen yet; the size will change when it is
      if (width !== view.width || height !== view.height || dpr !== view.dpr) {
        Object.assign(view, { width, height, dpr, ...places(width, height) });
        canvas.width = width * dpr;
        canvas.height = height * dpr;
      }
      frame();
    }
    function frame() {
      if (!view.width) return;
      const pen = canvas.getContext('2d', { alpha: false });
      pen.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
      pen.fillStyle = colour('paper');
      pen.fillRect(0, 0, view.width, view.height);
      drawPlane(pen, view, state, colour);
      drawTrace(pen, view, state, colour);
    }
    return { restyle, frame };
  },
};
