// The stage: the people of one study and the averages of their resamples; beside it the intervals of a hundred studies.
import { mark } from '../../simulation/changes.js';
import { canvasPicture, halo } from '../../simulation/canvas.js';
import tokens from '../../web/tokens.js';
import { meanOf, picks, STUDIES } from './step.js';

const LEAST = -12,
  MOST = 24,
  BIN = 0.5,
  BINS = Math.round((MOST - LEAST) / BIN);
const serif = (size, kind = '') => `${kind} ${size}px ${tokens.fonts.serif}`;
const within = (days) => Math.min(MOST, Math.max(LEAST, days));
const xOf =
  ({ left, wide }) =>
  (days) =>
    left + ((within(days) - LEAST) / (MOST - LEAST)) * wide;
const say = (days) => days.toFixed(1).replace('-', '−');

const disc = (x, y, r) => {
  const path = new Path2D();
  path.arc(x, y, r, 0, 7);
  return path;
};

function drawAxis(pen, place, y, colour, words) {
  const x = xOf(place);
  Object.assign(pen, {
    strokeStyle: colour('edge'),
    fillStyle: colour('ink'),
    lineWidth: 1,
    textAlign: 'center',
    font: serif(13),
  });
  pen.stroke(new Path2D(`M${place.left} ${y + 0.5}h${place.wide}`));
  if (!words) return;
  for (const days of [-10, 0, 10, 20])
    pen.fillText(String(days).replace('-', '−'), x(days), y + 16);
  pen.font = serif(13, 'italic');
  pen.fillText(words, place.left + place.wide / 2, y + 33);
}

function drawTruth(pen, place, top, bottom, truth, colour, named) {
  const x = xOf(place)(truth);
  Object.assign(pen, { strokeStyle: colour('ink'), lineWidth: 1.4 });
  pen.setLineDash([5, 4]);
  pen.stroke(new Path2D(`M${x} ${top}V${bottom}`));
  pen.setLineDash([]);
  if (!named) return;
  Object.assign(pen, { fillStyle: colour('ink'), textAlign: 'left', font: serif(14, 'italic') });
  halo(pen, 'the truth', x + 5, top + 11, colour, 'leaf', 4);
}

// ---------------------------------------------------------------- one study

/** Everybody, of whom the study has drawn a few. */
function drawPopulation(pen, place, floor, { truth, spread, bell }, colour) {
  const x = xOf(place),
    tall = floor - 30,
    heightOf = (z) => (bell ? Math.exp((-z * z) / 2) : z < -1 ? 0 : Math.exp(-1 - z)),
    path = [`M${x(LEAST)} ${floor}`];
  for (let days = LEAST; days <= MOST; days += 0.25)
    path.push(`L${x(days)} ${floor - tall * heightOf((days - truth) / spread)}`);
  pen.fillStyle = colour('water');
  pen.fill(new Path2D(`${path.join('')}L${x(MOST)} ${floor}Z`));
}

/** Each person a disc upon those who changed by as many days; rings were not drawn this time, large ones more than once. */
function drawPeople(pen, place, floor, values, drawn, colour) {
  const x = xOf(place),
    columns = new Map(),
    order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const tallest = Math.max(
    ...[
      ...order
        .reduce(
          (all, i) => all.set(Math.round(values[i]), (all.get(Math.round(values[i])) ?? 0) + 1),
          new Map(),
        )
        .values(),
    ],
  );
  const apart = Math.min(9.5, 62 / tallest);
  Object.assign(pen, { fillStyle: colour('ink'), strokeStyle: colour('ink'), lineWidth: 1.3 });
  for (const i of order) {
    const column = Math.round(values[i]),
      row = columns.get(column) ?? 0;
    columns.set(column, row + 1);
    const times = drawn ? (drawn.get(i) ?? 0) : 1,
      spot = disc(x(column), floor - 6 - apart * row, times > 1 ? 3.2 + 0.9 * times : 3.4);
    if (times) pen.fill(spot);
    else pen.stroke(spot);
  }
}

function drawAverages(pen, place, floor, tall, averages, colour) {
  const x = xOf(place),
    counts = new Array(BINS).fill(0);
  for (const average of averages)
    counts[Math.min(BINS - 1, Math.floor((within(average) - LEAST) / BIN))] += 1;
  const high = Math.max(10, ...counts);
  pen.fillStyle = colour('current');
  counts.forEach((count, i) => {
    const from = x(LEAST + i * BIN);
    pen.fillRect(
      from,
      floor - (tall * count) / high,
      x(LEAST + (i + 1) * BIN) - from - 0.7,
      (tall * count) / high,
    );
  });
}

function drawInterval(pen, place, y, { low, high }, colour) {
  const x = xOf(place);
  Object.assign(pen, {
    strokeStyle: colour('action'),
    fillStyle: colour('ink'),
    lineWidth: 3.5,
    font: serif(14, '600'),
  });
  pen.stroke(new Path2D(`M${x(low)} ${y - 7}v14M${x(low)} ${y}H${x(high)}M${x(high)} ${y - 7}v14`));
  pen.textAlign = 'right';
  halo(pen, say(low), x(low) - 6, y + 5, colour, 'leaf');
  pen.textAlign = 'left';
  halo(pen, say(high), x(high) + 6, y + 5, colour, 'leaf');
}

function label(pen, words, x, y, colour) {
  Object.assign(pen, { fillStyle: colour('soft'), textAlign: 'left', font: serif(13, 'italic') });
  halo(pen, words, x, y, colour, 'leaf');
}

/** How often each person was drawn in one resample. */
function drawnOf({ seed, values }, which) {
  const next = picks(values.length, seed),
    times = new Map();
  for (let i = 1; i < which; i++) next();
  for (const who of next()) times.set(who, (times.get(who) ?? 0) + 1);
  return times;
}

function drawOne(pen, { one }, { trajectory, derived, started }, truth, colour) {
  const study = derived.study(0),
    { resamples, isSlow, isMade } = trajectory,
    shown = started && resamples > 0;
  const drawn = shown && isSlow ? drawnOf(study, resamples) : null;
  drawPopulation(pen, one, one.people, derived.coefficients, colour);
  drawAxis(pen, one, one.people, colour);
  drawAxis(pen, one, one.floor, colour, 'days fewer (invented)');
  drawTruth(pen, one, 6, one.floor, truth, colour, true);
  drawPeople(pen, one, one.people, study.values, drawn, colour);
  label(pen, `${study.values.length} people`, one.left, 17, colour);
  if (!shown) {
    label(pen, 'averages of resamples: none yet', one.left, one.people + 22, colour);
    return;
  }
  drawAverages(
    pen,
    one,
    one.floor,
    one.floor - one.people - 46,
    study.averages.slice(0, resamples),
    colour,
  );
  label(
    pen,
    `${resamples} ${resamples === 1 ? 'resample' : 'resamples'}`,
    one.left,
    one.people + 22,
    colour,
  );
  if (isSlow) {
    const x = xOf(one)(study.averages[resamples - 1]);
    pen.fillStyle = colour('action');
    pen.fill(new Path2D(`M${x} ${one.people + 30}l-6 -10h12z`));
  }
  if (isMade) drawInterval(pen, one, one.people + 34, study, colour);
}

// ---------------------------------------------------------------- a hundred studies

function drawHundred(pen, { all }, { trajectory, derived, started }, truth, colour) {
  const x = xOf(all),
    count = started ? derived.drawAhead(trajectory.studies) : 0,
    apart = (all.bottom - all.top) / STUDIES;
  drawTruth(pen, all, all.top - 6, all.bottom + 4, truth, colour);
  if (!count) {
    label(pen, 'a hundred studies: none yet', all.left, all.top + 8, colour);
    return;
  }
  for (let i = 0; i < count; i++) {
    const { low, high, lies } = derived.study(i),
      y = all.top + (i + 0.5) * apart;
    Object.assign(pen, {
      strokeStyle: colour(lies ? 'chaos' : 'current'),
      lineWidth: lies ? 2.4 : Math.min(1.6, apart * 0.6),
    });
    pen.stroke(new Path2D(`M${x(low)} ${y}H${x(high)}`));
    if (lies) {
      // a cross as well, since colour alone says nothing to many
      pen.lineWidth = 1.4;
      pen.stroke(new Path2D(`M${all.cross} ${y - 3}l6 6m0 -6l-6 6`));
    }
  }
}

function draw({ pen, view, state, colour }) {
  const { truth } = state.derived.coefficients;
  pen.fillStyle = colour('leaf');
  pen.fillRect(0, 0, view.width, view.height);
  drawOne(pen, view, state, truth, colour);
  drawHundred(pen, view, state, truth, colour);
}

function arrange(width, height) {
  if (width < 560)
    return {
      one: { left: 14, wide: width - 28, people: 92, floor: 220 },
      all: { left: 14, wide: width - 28, top: 272, bottom: height - 10, cross: width - 20 },
    };
  const half = width * 0.5;
  return {
    one: { left: 24, wide: half - 44, people: height * 0.32, floor: height - 44 },
    all: { left: half + 12, wide: half - 60, top: 14, bottom: height - 12, cross: width - 34 },
  };
}

const canvas = canvasPicture({ name: 'making', kind: 'two', label: '', arrange, draw });

/** What the picture shows, for whoever cannot see it. */
function spoken({ derived, trajectory, started, settings }) {
  const study = derived.study(0),
    people = `${study.values.length} people in a row of days fewer, ${say(meanOf(study.values))} on average`;
  const { resamples, isMade, studies } = trajectory;
  if (!started || !resamples) return `${people}. Nothing is drawn from them yet.`;
  const made = isMade ? `, and an interval from ${say(study.low)} to ${say(study.high)}` : '',
    all = studies ? ` Beside it the intervals of ${studies} studies.` : '';
  return `${people}; below them the averages of ${resamples} resamples${made}. The truth is at ${say(settings.truth)}.${all}`;
}

export const stage = {
  ...canvas,
  attach(context) {
    const drawn = canvas.attach(context),
      { ref, state } = context;
    function frame(seconds) {
      drawn.frame(seconds);
      const { derived, trajectory, started, playing } = state;
      // what is still to be drawn comes with the next frames, also of a run that rests
      if (started && !playing && derived.ready(trajectory.studies) < trajectory.studies)
        requestAnimationFrame(context.again);
    }
    return {
      ...drawn,
      frame,
      slow: () => mark(ref.making, 'aria-label', spoken(state)),
    };
  },
};
