// Two small pictures: the share of time in each state, and how many slips are not over after so many moments.
import { noteOf, waiting } from '../../simulation/template.js';
import { percent } from '../../dynamics/numbers.js';
import { PAIRS, STATES, stillOut } from './step.js';

const WIDTH = 320,
  NAMES = ['First pair', 'Second pair'];

// ---------------------------------------------------------------- time in each state

const NAME = 86,
  FULL = WIDTH - NAME - 52,
  BAR = 13;
const topOf = (pair, state) => 6 + pair * 82 + state * (BAR + 10);
const row = (pair, state) => {
  const y = topOf(pair, state);
  return `<text x="${NAME - 8}" y="${y + 11}" class="end">${STATES[state]}</text><rect class="${['tint flow', 'bar now', 'tint chaos'][state]}" data-ref="bar-${pair}-${state}" x="${NAME}" y="${y}" width="0" height="${BAR}"/>
    <path class="tick" data-ref="tick-${pair}-${state}"/><text class="start" data-ref="share-${pair}-${state}" y="${y + 11}"></text>`;
};

export const timeInStep = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Time in step</b> <span>first pair above; bars: so far; strokes: the long run</span></figcaption>
    <svg data-ref="time" role="img" viewBox="0 0 ${WIDTH} 158">${[0, 1]
      .map(
        (pair) =>
          [0, 1, 2].map((state) => row(pair, state)).join('') +
          `<path class="axis" d="M${NAME} ${topOf(pair, 0) - 4}V${topOf(pair, 2) + BAR + 4}"/>`,
      )
      .join('')}<text class="wait" data-ref="wait" x="${(WIDTH + NAME) / 2}" y="84"></text></svg>
    <p class="note" data-ref="time-note"></p></figure>`,
  attach({ ref, state, tally: counted }) {
    function show(pair, share, expected, ready, compared) {
      share.forEach((value, kind) => {
        const y = topOf(pair, kind),
          wide = ready ? value * FULL : 0,
          at = NAME + expected[kind] * FULL;
        ref[`bar-${pair}-${kind}`].setAttribute('width', wide.toFixed(1));
        ref[`tick-${pair}-${kind}`].setAttribute(
          'd',
          compared ? `M${at.toFixed(1)} ${y - 4}v${BAR + 8}` : '',
        );
        ref[`share-${pair}-${kind}`].setAttribute(
          'x',
          (Math.max(NAME + wide, compared ? at : 0) + 7).toFixed(1),
        );
        ref[`share-${pair}-${kind}`].textContent = ready ? percent(value) : '';
      });
      return `${NAMES[pair]}: ${share.map((value, kind) => `${STATES[kind]} ${percent(value)}${compared ? `, in the long run ${percent(expected[kind])}` : ''}`).join('; ')}.`;
    }
    function slow() {
      const { derived, prediction, started, compared } = state,
        tally = counted(),
        ready = started && tally.counted > 0;
      const spoken = [0, 1].map((pair) =>
        show(pair, tally.shares(pair), derived.runs[pair].shares, ready, compared),
      );
      ref.wait.textContent = ready ? '' : prediction ? 'Now press Play.' : 'Guess first.';
      ref['time-note'].textContent = noteOf(compared, ready, () => words(state, tally));
      ref.time.setAttribute(
        'aria-label',
        ready ? `Time in step. ${spoken.join(' ')}` : 'Time in step: not shown yet.',
      );
    }
    return { slow };
  },
});

// ---------------------------------------------------------------- slips that are not over

const LEFT = 36,
  FLOOR = 132,
  TOP = 10,
  MOST = 50;
const x = (count) => LEFT + (count / MOST) * (WIDTH - LEFT - 8),
  y = (share) => FLOOR - share * (FLOOR - TOP);

export const notOver = {
  place: 'panel',
  html: () => `<figure><figcaption><b>Slips that are not over yet</b> <span>so many moments after the slip, in the long run</span></figcaption>
    <svg data-ref="over" role="img" viewBox="0 0 ${WIDTH} 158"><path class="axis" d="M${LEFT} ${FLOOR}H${WIDTH - 8}M${LEFT} ${TOP}V${FLOOR}"/>
      <text class="end" x="${LEFT - 5}" y="${TOP + 6}">all</text><text class="end" x="${LEFT - 5}" y="${FLOOR}">0</text>
      <text class="start" x="${LEFT}" y="${FLOOR + 17}">slip</text><text class="end" x="${WIDTH - 8}" y="${FLOOR + 17}">${MOST} moments later</text>
      <path class="line" data-ref="over-0"/><path class="line wider" data-ref="over-1"/><circle data-ref="mean-0" r="4.5"/><circle class="hollow" data-ref="mean-1" r="4.5"/>
      <text class="wait" data-ref="over-wait" x="${(WIDTH + LEFT) / 2}" y="76"></text></svg>
    <p class="note" data-ref="over-note"></p></figure>`,
  attach({ ref, state }) {
    let known = null;
    function draw(pair, { wait }) {
      const curve = stillOut(state.derived.coefficients.chances[pair], MOST),
        at = Math.min(MOST, wait),
        under = Math.floor(at);
      const high = curve[under] + (curve[Math.min(MOST, under + 1)] - curve[under]) * (at - under);
      ref[`over-${pair}`].setAttribute(
        'd',
        `M${curve.map((share, i) => `${x(i).toFixed(1)} ${y(share).toFixed(1)}`).join('L')}`,
      );
      ref[`mean-${pair}`].setAttribute('cx', x(at).toFixed(1));
      ref[`mean-${pair}`].setAttribute('cy', y(high).toFixed(1));
    }
    function slow() {
      const { derived, compared } = state,
        waits = waiting(state);
      if (known?.derived === derived && known.waits === waits) return;
      known = { derived, waits };
      ref['over-wait'].textContent = waits;
      PAIRS.forEach((_, pair) => {
        for (const mark of ['over', 'mean'])
          ref[`${mark}-${pair}`].style.display = compared ? '' : 'none';
        if (compared) draw(pair, derived.runs[pair]);
      });
      ref['over-note'].textContent = compared
        ? `Solid: the first pair, on average over after ${derived.runs[0].wait.toFixed(1)} moments. Dashed: the second, after ${derived.runs[1].wait.toFixed(1)}. Dots mark these.`
        : '';
      ref.over.setAttribute(
        'aria-label',
        compared
          ? `Two falling curves: the share of slips not over yet. ${ref['over-note'].textContent}`
          : 'Slips that are not over yet: not shown yet.',
      );
    }
    return { slow };
  },
};
