// The course of stages as a picture: what is expected on each occasion, and what each sign calls up. On a canvas.
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';

const { CUES } = declared.constants;
/** How each sign's line is dashed; the sum of those that are there is solid. */
const DASHES = [
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 6],
];
const LOW = -0.45,
  HIGH = 1.12,
  TEST = 80;
const serif = (size, kind = '') => `${kind} ${size}px ${tokens.fonts.serif}`;

function scalesOf({ left, right, top, bottom }, { occasions }) {
  const across = (right - left - TEST) / Math.max(1, occasions.length);
  return {
    x: (occasion) => left + occasion * across,
    y: (value) =>
      top + ((HIGH - Math.max(LOW, Math.min(HIGH, value))) / (HIGH - LOW)) * (bottom - top),
    across,
  };
}

// ---------------------------------------------------------------- ground

/** Words of a stage in as many lines as its column is narrow. */
function drawNames(pen, words, middle, top, wide) {
  const lines = wide < 110 ? words : [words.join(' ')];
  lines.forEach((line, i) => pen.fillText(line, middle, top + 15 * i));
}

function drawStages(pen, box, { x }, { course, lengths }, colour) {
  let from = 0;
  const columns = course.stages.map(({ words, where }, i) => {
    const [left, right] = [x(from), x((from += lengths[i]))];
    return [left, right, [`${words},`, right - left < 76 ? where : `in the ${where}`]];
  });
  columns.push([x(from), box.right, ['test:', ...course.asked.split(/(?<=bark|jingle,) /)]]);
  columns.forEach(([left, right, words], i) => {
    pen.fillStyle = colour(i % 2 ? 'leaf' : 'paper');
    pen.fillRect(left, 0, right - left, box.bottom + 8);
    if (right - left < 8) return;
    Object.assign(pen, {
      fillStyle: colour('ink'),
      font: serif(13, 'italic'),
      textAlign: 'center',
    });
    const narrow = i === columns.length - 1 || right - left < 190;
    drawNames(pen, words, (left + right) / 2, 18, narrow ? 0 : 999);
  });
}

function drawAxis(pen, { left, right }, { y }, colour) {
  Object.assign(pen, { strokeStyle: colour('rule'), lineWidth: 1 });
  for (const value of [0, 0.5, 1]) {
    pen.stroke(new Path2D(`M${left} ${y(value)}H${right}`));
    Object.assign(pen, { fillStyle: colour('soft'), font: serif(13), textAlign: 'right' });
    pen.fillText(String(value), left - 6, y(value) + 4);
  }
}

// ---------------------------------------------------------------- lines

function drawLine(pen, points, dash, width, colour) {
  if (points.length < 2) return;
  Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineJoin: 'round' });
  pen.setLineDash(dash);
  pen.stroke(new Path2D(`M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`));
  pen.setLineDash([]);
}

/** Signs that are there in some stage or at the test. */
const met = ({ course: { stages, test } }) =>
  CUES.map((_, cue) => cue).filter(
    (cue) => test.includes(cue) || stages.some(({ cues }) => cues.includes(cue)),
  );

function drawLearner(pen, { x, y }, { weights, expectations, outcomes }, plan, colour) {
  for (const cue of met(plan))
    drawLine(
      pen,
      weights.map((weight, i) => [x(i), y(weight[cue])]),
      DASHES[cue],
      1.5,
      colour('soft'),
    );
  let from = 0;
  for (const length of plan.lengths) {
    // a new stage has other signs: the sum leaps, and a line across would be a course that nobody took
    const part = expectations.slice(from, from + length);
    const start = from;
    drawLine(
      pen,
      part.map((value, i) => [x(start + i + 0.5), y(value)]),
      [],
      2.6,
      colour('action'),
    );
    from += length;
  }
  pen.fillStyle = colour('chaos');
  outcomes.forEach((outcome, i) => {
    if (outcome) pen.fill(new Path2D(`M${x(i + 0.5)} ${y(1.02)}l-3 -7h6z`));
  });
}

function drawTest(pen, { right }, { y }, { atTest }, plan, colour) {
  const at = right - TEST / 2;
  Object.assign(pen, { strokeStyle: colour('ink'), fillStyle: colour('action'), lineWidth: 2 });
  pen.stroke(new Path2D(`M${at - 13} ${y(plan.inTheMean)}h26`));
  pen.beginPath();
  pen.arc(at, y(atTest), 6, 0, 7);
  pen.fill();
}

function drawKey(pen, { left, right, bottom }, plan, colour) {
  const names = [...met(plan).map((cue) => [CUES[cue], DASHES[cue], 'soft', 1.5])];
  names.unshift(['all that is there', [], 'action', 2.6]);
  let x = left,
    y = bottom + 26;
  Object.assign(pen, { font: serif(13), textAlign: 'left' });
  for (const [name, dash, drawn, width] of names) {
    const wide = 38 + pen.measureText(name).width + 16;
    if (x + wide > right + 12) {
      x = left;
      y += 19;
    }
    drawLine(
      pen,
      [
        [x, y - 4],
        [x + 30, y - 4],
      ],
      dash,
      width,
      colour(drawn),
    );
    pen.fillStyle = colour('ink');
    pen.fillText(name, x + 36, y);
    x += wide;
  }
}

function draw({ pen, view, state, colour }) {
  const { box } = view,
    plan = state.derived.coefficients,
    scales = scalesOf(box, plan);
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawStages(pen, box, scales, plan, colour);
  drawAxis(pen, box, scales, colour);
  drawLearner(pen, scales, state.trajectory, plan, colour);
  if (state.compared) drawTest(pen, box, scales, state.trajectory, plan, colour);
  else {
    Object.assign(pen, { fillStyle: colour('soft'), font: serif(22), textAlign: 'center' });
    halo(pen, '?', box.right - TEST / 2, scales.y(0.5) + 7, colour, 'leaf');
  }
  drawKey(pen, box, plan, colour);
}

const arrange = (width, height) => ({
  box: { left: 30, right: width - 8, top: 58, bottom: height - (width < 560 ? 62 : 40) },
});

const WHAT =
  'What is expected on each occasion of the stages, from left to right: a solid line for all signs that are there together, and a dashed or dotted line for each of them. A small triangle above is a fright. In the last column, once all stages are over, a dot for what is expected at the test, and a stroke for the mean of all learners.';

export const stages = canvasPicture({ name: 'stages', label: WHAT, arrange, draw });
