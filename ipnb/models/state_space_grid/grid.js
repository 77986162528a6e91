// The stage: the grid with the path of one film as far as it has been seen, and the scene beside it.
import { hide, mark } from '../../simulation/changes.js';
import { canvasPicture, halo } from '../../simulation/canvas.js';
import { plain } from '../../simulation/template.js';
import tokens from '../../web/tokens.js';
import { FILMS, MOMENTS, tallyOf, visitsOf } from './step.js';

/** Radius of a disc for a whole film in one square, in squares; share of a moment in which a move is made. */
const LARGEST = 0.75,
  TURN = 0.45;
const TICKS = { 5: ['− −', '−', '0', '+', '+ +'], 3: ['−', '0', '+'] };

/** Where in its square the n-th visit is drawn, so that lines do not lie on each other; it means nothing. */
const apart = (n) =>
  [((n * 7) % 11) / 11 - 0.45, ((n * 4) % 11) / 11 - 0.45].map((far) => far * 0.5);

/** The middle of a square, or a place beside it. */
const placeOf = ({ left, top, size }, side, [carer, child], [right, down] = [0, 0]) => [
  left + (size * (child - 0.5 + right)) / side,
  top + (size * (side - carer + 0.5 + down)) / side,
];

function drawGround(pen, view, side, colour) {
  const { left, top, size } = view,
    each = size / side;
  pen.fillStyle = colour('water');
  pen.fillRect(left, top, size, size);
  Object.assign(pen, { strokeStyle: colour('edge'), lineWidth: 1, globalAlpha: 0.55 });
  for (let i = 0; i <= side; i++) {
    pen.stroke(new Path2D(`M${left + i * each} ${top}v${size}M${left} ${top + i * each}h${size}`));
  }
  Object.assign(pen, {
    globalAlpha: 1,
    fillStyle: colour('ink'),
    textAlign: 'center',
    font: `14px ${tokens.fonts.serif}`,
  });
  TICKS[side].forEach((sign, i) => {
    pen.fillText(sign, left + (i + 0.5) * each, top + size + 17);
    pen.fillText(sign, left - 15, top + size - (i + 0.5) * each + 5);
  });
  pen.font = `italic 14px ${tokens.fonts.serif}`;
  pen.fillText('child: upset to delighted', left + size / 2, top + size + 36);
  pen.save();
  pen.translate(left - 34, top + size / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText('carer: upset to delighted', 0, 0);
  pen.restore();
}

function drawTimes(pen, view, side, cells, colour) {
  pen.fillStyle = colour('current');
  pen.globalAlpha = 0.5;
  for (const [cell, times] of tallyOf(cells)) {
    const disc = new Path2D(),
      [x, y] = placeOf(view, side, cell);
    disc.arc(x, y, (LARGEST * view.size * Math.sqrt(times / MOMENTS)) / 5, 0, 7);
    pen.fill(disc);
  }
  pen.globalAlpha = 1;
}

/** The path so far; while the pair moves, its end is on the way. */
function drawPath(pen, view, side, cells, share, colour) {
  const spots = visitsOf(cells).map((cell, n) => placeOf(view, side, cell, apart(n))),
    hasMoved = spots.length > 1 && String(cells.at(-1)) !== String(cells.at(-2));
  if (hasMoved && share < 1) {
    const [[x, y], [toX, toY]] = spots.slice(-2);
    spots[spots.length - 1] = [x + (toX - x) * share, y + (toY - y) * share];
  }
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1.7, lineJoin: 'round' });
  pen.stroke(new Path2D(`M${spots.map((spot) => spot.join(' ')).join('L')}`));
  pen.fillStyle = colour('ink');
  for (const [x, y] of spots.slice(0, -1)) pen.fill(new Path2D(`M${x - 2} ${y - 2}h4v4h-4z`));
  const [x, y] = spots.at(-1),
    dot = new Path2D();
  dot.arc(x, y, 7, 0, 7);
  Object.assign(pen, { fillStyle: colour('action'), strokeStyle: colour('paper'), lineWidth: 2.5 });
  pen.fill(dot);
  pen.stroke(dot);
}

function drawWait(pen, view, words, colour) {
  Object.assign(pen, {
    fillStyle: colour('ink'),
    textAlign: 'center',
    font: `italic 16px ${tokens.fonts.serif}`,
  });
  halo(pen, words, view.left + view.size / 2, view.top + view.size / 2 + 5, colour, 'water', 5);
}

/** Which film is shown: the one that the reader has picked, else the one that is on, else the one to recode. */
export function shownFilm({ trajectory, started, settings, picked }) {
  if (picked !== undefined && picked !== null) return picked;
  if (!started) return 0;
  return trajectory.isOver ? Math.floor(settings.film + 0.5) - 1 : trajectory.film;
}

function draw({ pen, view, state, colour }) {
  const { derived, trajectory, started, playing } = state,
    { side, paths } = derived.coefficients,
    which = shownFilm(state),
    seen = started ? trajectory.seen(which) : 0;
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawGround(pen, view, side, colour);
  if (!seen) {
    drawWait(pen, view, started ? 'Not coded yet.' : 'Read the scenes, then guess.', colour);
    return;
  }
  const cells = paths[which].slice(0, seen),
    isMoving = playing && !trajectory.isOver && which === trajectory.film;
  drawTimes(pen, view, side, cells, colour);
  drawPath(pen, view, side, cells, isMoving ? trajectory.clock.due / TURN : 1, colour);
}

function arrange(width, height) {
  const size = Math.min(height - 62, width - 74);
  return { size, left: Math.round((width - size - 44) / 2) + 44, top: 12 };
}

const canvas = canvasPicture({
  name: 'grid',
  label:
    'A grid with the child’s feelings across and the carer’s upwards, and the path of the pair.',
  arrange,
  draw,
});

// ---------------------------------------------------------------- the scene

const sceneOf = ({ pair, lines }, which) =>
  `<section data-film="${which}"><p class="soft">${plain(pair)}</p><ol>${lines
    .map(([from, text]) => `<li data-from="${from}">${plain(text)}</li>`)
    .join('')}</ol></section>`;

/** `spoken({ which, seen, ... })` says what the grid shows, for whoever cannot see it. */
export const stage = (spoken) => ({
  place: 'stage',
  html: (page) => `<div class="beside"><div>${canvas.html(page)}</div>
    <div class="script"><div class="tabs" role="group" aria-label="Which film">${FILMS.map(
      ({ title }, which) => `<button type="button" data-pick="${which}">${plain(title)}</button>`,
    ).join('')}</div>${FILMS.map(sceneOf).join('')}</div></div>`,
  attach(context) {
    const { root, ref, state } = context,
      drawn = canvas.attach(context),
      tabs = [...root.querySelectorAll('[data-pick]')],
      scenes = [...root.querySelectorAll('[data-film]')];
    let shown = {},
      on = 0;
    function follow() {
      const { trajectory, started, derived } = state;
      // who has picked a film keeps it until another one begins
      if (on !== trajectory.film) state.picked = null;
      on = trajectory.film;
      const which = shownFilm(state),
        seen = started ? trajectory.seen(which) : 0;
      if (which === shown.which && seen === shown.seen && derived === shown.derived) return;
      shown = { which, seen, derived };
      tabs.forEach((tab, i) => mark(tab, 'aria-pressed', String(i === which)));
      scenes.forEach((scene, i) => hide(scene, i !== which));
      const lines = [...scenes[which].querySelectorAll('li')],
        now = seen ? lines.findLast(({ dataset }) => Number(dataset.from) <= seen) : null;
      for (const line of lines) {
        if (line === now && seen < MOMENTS) line.setAttribute('aria-current', 'step');
        else line.removeAttribute('aria-current');
      }
      ref.grid.setAttribute('aria-label', spoken(state, which, seen));
    }
    tabs.forEach((tab, which) =>
      tab.addEventListener('click', () => {
        state.picked = which;
        follow();
        drawn.frame(0);
      }),
    );
    return {
      restyle: drawn.restyle,
      settings: follow,
      slow: follow,
      frame(seconds) {
        follow();
        drawn.frame(seconds);
      },
    };
  },
});
