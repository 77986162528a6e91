// The river from above, on a canvas: two banks, the current, the boat and its trail.
import { canvasTag, fit, screenSharpness } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import declared from './declaration.js';

const { REACH } = declared.constants;
const EDGE = declared.zones.find(({ name }) => name === 'flow').up_to;
const UNIT_PX = 36,
  LABELS_PX = 115,
  LETTER = 13;
// the meander is read from a table: two sines a point were a tenth of a frame
const BENDS = 1024;
const SHADES = 4;

// ---------------------------------------------------------------- where things are

const bendsOf = (height) =>
  Float32Array.from(
    { length: BENDS },
    (_, i) =>
      height *
      0.022 *
      (Math.sin((2 * Math.PI * i) / BENDS) + 0.6 * Math.sin((4 * Math.PI * i) / BENDS + 1)),
  );
const meander = (world, { bends, period }) =>
  bends[Math.floor((((world % period) + period) / period) * BENDS) % BENDS];
const yAt = (x, screenX, view) =>
  view.height * (0.5 + x / (2.06 * REACH)) + meander(screenX + view.scroll, view);

// ---------------------------------------------------------------- banks: one period of the river, drawn once and scrolled

function paintBanks(view, colour) {
  const tile = document.createElement('canvas');
  tile.width = Math.round(view.period * view.dpr);
  tile.height = Math.round(view.height * view.dpr);
  const pen = tile.getContext('2d', { alpha: false }),
    still = { ...view, scroll: 0 };
  const along = (lateral) => {
    const path = new Path2D();
    for (let s = 0; s <= view.period + 4; s += 4)
      path[s ? 'lineTo' : 'moveTo'](s, yAt(lateral(s), s, still));
    return path;
  };
  pen.scale(view.dpr, view.dpr);
  pen.fillStyle = colour('water');
  pen.fillRect(0, 0, view.period, view.height);
  // the same line again and again
  paintBank(pen, view, colour, along, 'rigidity', -1, () => 0);
  const turn = (2 * Math.PI) / view.period;
  paintBank(
    pen,
    view,
    colour,
    along,
    'chaos',
    1,
    (s, k) =>
      // the same lines, gone wild
      0.13 *
      (Math.sin((3 + (k % 5)) * turn * s + k * 2.4) +
        Math.sin((7 + ((k * 5) % 11)) * turn * s + k * k) +
        0.6 * Math.sin((17 + ((k * 7) % 13)) * turn * s + k)),
  );
  return tile;
}

function paintBank(pen, view, colour, along, bank, side, wild) {
  const stroke = (name, alpha, path) => {
    pen.strokeStyle = colour(name);
    pen.globalAlpha = alpha;
    pen.stroke(path);
    pen.globalAlpha = 1;
  };
  const land = along(() => side * EDGE),
    far = side < 0 ? 0 : view.height;
  land.lineTo(view.period + 4, far);
  land.lineTo(0, far);
  pen.fillStyle = colour(`${bank}-bank`);
  pen.fill(land);
  pen.save();
  pen.clip(land);
  pen.lineWidth = 1;
  for (let k = 1; k < 12; k++)
    stroke(
      bank,
      0.3,
      along((s) => side * (EDGE + k * 0.17) + wild(s, k)),
    );
  pen.restore();
  pen.lineWidth = 1.6;
  stroke(
    bank,
    0.9,
    along(() => side * EDGE),
  );
  pen.lineWidth = 1;
  // water lines, as on old maps
  [0.73, 0.64, 0.52].forEach((x, i) =>
    stroke(
      'current',
      0.4 - 0.1 * i,
      along(() => side * x),
    ),
  );
}

// ---------------------------------------------------------------- the current: short pieces of stream line that go where the boat is pulled

const newStreak = (view, age = 0) => ({
  left: Math.random() * view.width * 1.1 - 60,
  x: (Math.random() - 0.5) * 4.4,
  age,
  life: 3.5 + Math.random() * 3,
  length: 6 + Math.random() * 9,
});
function bend(derived, x, pixels) {
  const pull = derived.drift(x);
  return x + (pixels * 0.0052 * pull) / (1 + 0.4 * Math.abs(pull));
}

function moveStreaks(view, derived, seconds) {
  view.streaks.forEach((streak, i) => {
    streak.age += seconds;
    streak.left += 42 * seconds;
    streak.x = bend(derived, streak.x, 42 * seconds);
    if (streak.age > streak.life || streak.left > view.width) view.streaks[i] = newStreak(view);
  });
}

function drawCurrent(pen, view, derived, colour) {
  // streaks of one shade are one stroke: eight strokes a frame instead of two a streak
  const whole = [],
    front = [];
  for (let i = 0; i < SHADES; i++) {
    whole.push(new Path2D());
    front.push(new Path2D());
  }
  const shown = Math.round(view.streaks.length * view.detail);
  for (const streak of view.streaks.slice(0, shown)) {
    const alpha =
      Math.sin(Math.PI * Math.min(1, streak.age / streak.life)) *
      (Math.abs(streak.x) > EDGE ? 0.7 : 1);
    const shade = Math.min(SHADES - 1, Math.floor(alpha * SHADES)),
      half = streak.length * 0.4;
    for (let k = 0, x = streak.x; k < streak.length; k += 2, x = bend(derived, x, 16)) {
      const s = streak.left + 8 * k,
        y = yAt(x, s, view);
      whole[shade][k ? 'lineTo' : 'moveTo'](s, y);
      // drawn twice, so that a streak is stronger ahead
      if (k > half) front[shade][k - 2 > half ? 'lineTo' : 'moveTo'](s, y);
    }
  }
  Object.assign(pen, {
    strokeStyle: colour('current'),
    lineWidth: 1.3,
    lineCap: 'butt',
    lineJoin: 'bevel',
  });
  for (let i = 0; i < SHADES; i++) {
    pen.globalAlpha = (0.45 * (i + 0.5)) / SHADES;
    pen.stroke(whole[i]);
    pen.stroke(front[i]);
  }
  pen.globalAlpha = 1;
}

// ---------------------------------------------------------------- the boat

function drawTrail(pen, view, trajectory, colour, { alpha = 1, width = 2 } = {}) {
  const screenX = (time) => view.boatX - (trajectory.time - time) * UNIT_PX;
  const fade = pen.createLinearGradient(LABELS_PX, 0, view.boatX, 0);
  fade.addColorStop(0, 'transparent');
  fade.addColorStop(0.45, colour('ink'));
  Object.assign(pen, {
    strokeStyle: fade,
    globalAlpha: alpha,
    lineWidth: width,
    lineJoin: 'round',
  });
  pen.beginPath();
  for (const point of trajectory.trail) {
    const s = screenX(point.time);
    if (s > -20) pen.lineTo(s, yAt(point.x, s, view));
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

function drawNudge(pen, view, trajectory, colour) {
  const s = view.boatX - (trajectory.time - trajectory.pushed.time) * UNIT_PX,
    { x, direction } = trajectory.pushed;
  if (s < LABELS_PX) return;
  const y = yAt(x, s, view);
  Object.assign(pen, {
    strokeStyle: colour('ink'),
    fillStyle: colour('ink'),
    lineWidth: 1.5,
    font: `italic ${LETTER}px ${tokens.fonts.serif}`,
    textAlign: 'center',
  });
  pen.stroke(
    new Path2D(
      `M${s} ${y - direction * 30}V${y - direction * 9}M${s - 5} ${y - direction * 15}L${s} ${y - direction * 9}L${s + 5} ${y - direction * 15}`,
    ),
  );
  const label = y - direction * 40 + 4,
    isCut = label < LETTER || label > view.height - LETTER / 2;
  // by a bank there is no room behind the arrow, so beside it
  if (isCut) pen.textAlign = 'right';
  pen.fillText('nudge', isCut ? s - 10 : s, isCut ? y - direction * 12 : label);
}

const HULL = new Path2D('M36 0C22 -8 2 -9 -10 0C2 9 22 8 36 0Z'),
  THWARTS = new Path2D('M7 -6V6M18 -6V6');
// how quickly the bow follows its course, a second
const TURNS = 7.7;
function drawBoat(pen, view, trajectory, seconds, colour) {
  const slope = (trajectory.eased - (trajectory.trail.at(-8)?.x ?? trajectory.eased)) * 0.9,
    heading = Math.atan(Math.max(-0.7, Math.min(0.7, slope)));
  view.heading += (heading - view.heading) * (1 - Math.exp(-TURNS * seconds));
  pen.save();
  pen.translate(view.boatX, yAt(trajectory.eased, view.boatX, view));
  pen.rotate(view.heading);
  if (view.width < 600) pen.scale(0.8, 0.8);
  Object.assign(pen, { strokeStyle: colour('paper'), fillStyle: colour('ink'), lineWidth: 5 });
  pen.stroke(HULL);
  pen.fill(HULL);
  pen.lineWidth = 1.6;
  pen.stroke(THWARTS);
  pen.restore();
}

function draw(canvas, view, { trajectory, derived, ensemble }, seconds, colour) {
  const pen = canvas.getContext('2d', { alpha: false });
  pen.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
  view.scroll = trajectory.time * UNIT_PX;
  const offset = Math.round((view.scroll % view.period) * view.dpr) / view.dpr;
  // whole pixels of an opaque picture: a plain copy
  pen.imageSmoothingEnabled = false;
  for (const shift of [-offset, view.period - offset])
    if (shift < view.width) pen.drawImage(view.tile, shift, 0, view.period, view.height);
  drawCurrent(pen, view, derived, colour);
  for (const other of ensemble)
    if (other !== trajectory) drawTrail(pen, view, other, colour, { alpha: 0.22, width: 1 });
  drawTrail(pen, view, trajectory, colour);
  if (trajectory.pushed) drawNudge(pen, view, trajectory, colour);
  drawBoat(pen, view, trajectory, seconds, colour);
}

// ---------------------------------------------------------------- the picture

// milliseconds of a frame, on the average, at which a screen of 60 frames a second misses some
const LATE = 19;
/** A slow machine draws a plainer river, never a slower boat. Returns whether something became plainer. */
function plainer(view, milliseconds) {
  view.frameTime += (Math.min(120, milliseconds) - view.frameTime) * 0.03;
  if (view.frameTime < LATE) return false;
  if (view.detail > 0.5) view.detail -= 0.125;
  else if (view.frameTime > 40 && view.sharp > 1) view.sharp = Math.max(1, view.sharp - 0.5);
  else return false;
  view.frameTime = 16;
  return true;
}

const ABOVE =
  'A river seen from above, flowing to the right, with the rigidity bank on top, flow in the middle and the chaos bank below. A boat drifts along it.';

const arrange = (width, height) => ({
  bends: bendsOf(height),
  boatX: width * 0.72,
  period: Math.max(900, width),
  streaks: Array.from({ length: Math.round((width * height) / 2600) }, () =>
    newStreak({ width }, Math.random() * 5),
  ),
});

export const water = {
  place: 'stage',
  html: () => canvasTag({ name: 'water', label: ABOVE }),
  attach({ ref, state, colour }) {
    const canvas = ref.water,
      view = {
        width: 0,
        heading: 0,
        scroll: 0,
        streaks: [],
        detail: 1,
        frameTime: 16,
        sharp: screenSharpness(),
      };
    function restyle() {
      if (!fit(canvas, view, arrange, view.sharp)) return;
      view.tile = paintBanks(view, colour);
      frame(0);
    }
    function frame(seconds, passed = 0) {
      if (!view.tile) return;
      if (passed && passed < 500 && plainer(view, passed)) restyle();
      moveStreaks(view, state.derived, seconds);
      draw(canvas, view, state, seconds, colour);
    }
    return { restyle, frame };
  },
};
