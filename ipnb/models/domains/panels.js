// Two small pictures: the areas that one profile has had, and where 0.2 more would help the chosen domain.
import { waiting } from '../../simulation/template.js';
import { percent } from '../../dynamics/numbers.js';
import { NAMES } from './pictures.js';

const WIDTH = 320,
  LEFT = 14,
  RIGHT = WIDTH - 14,
  FLOOR = 112,
  TOP = 14,
  BINS = 24;

/** `words(state)` compares the prediction with what came. */
export const areasSeen = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Area of the radar</b> <span>one profile; bars: orders so far; strokes: smallest and largest of all</span></figcaption>
    <svg data-ref="areas" role="img" viewBox="0 0 ${WIDTH} 140"><path class="bar" data-ref="area-bars"/><path class="axis" d="M${LEFT} ${FLOOR}H${RIGHT}"/><path class="tick" data-ref="area-ends"/>
      <text class="share start" data-ref="area-small" x="${LEFT}" y="${FLOOR + 21}"></text><text class="share end" data-ref="area-large" x="${RIGHT}" y="${FLOOR + 21}"></text>
      <text class="wait" data-ref="area-wait" x="${WIDTH / 2}" y="66"></text></svg><p class="note" data-ref="area-note"></p></figure>`,
  attach({ ref, state, tally: counted }) {
    function bars({ small, large }, seen) {
      const counts = new Array(BINS).fill(0),
        width = (RIGHT - LEFT) / BINS;
      for (const area of seen)
        counts[
          large - small > 1e-9
            ? Math.max(0, Math.min(BINS - 1, Math.floor(((area - small) / (large - small)) * BINS)))
            : BINS >> 1
        ] += 1;
      const most = Math.max(...counts);
      return counts
        .map((count, i) =>
          count
            ? `M${(LEFT + i * width).toFixed(1)} ${FLOOR}v${((-(FLOOR - TOP) * count) / most).toFixed(1)}h${(width - 1.5).toFixed(1)}V${FLOOR}z`
            : '',
        )
        .join('');
    }
    function slow() {
      const {
          derived: { coefficients },
          compared,
        } = state,
        { areas } = counted(),
        { small, large } = coefficients;
      ref['area-wait'].textContent = waiting(state);
      ref['area-bars'].setAttribute('d', compared ? bars(coefficients, areas) : '');
      ref['area-ends'].setAttribute(
        'd',
        compared ? `M${LEFT} ${TOP}V${FLOOR + 4}M${RIGHT} ${TOP}V${FLOOR + 4}` : '',
      );
      ref['area-small'].textContent = compared ? `${percent(small)} full` : '';
      ref['area-large'].textContent = compared ? `${percent(large)} full` : '';
      ref['area-note'].textContent = compared ? words(state) : '';
      ref.areas.setAttribute(
        'aria-label',
        compared
          ? `Area of the radar in ${areas.length} orders of its axes, between ${percent(small)} and ${percent(large)} of ${coefficients.joined ? 'the full star' : 'the circle'}.`
          : 'Area of the radar: not shown yet.',
      );
    }
    return { slow };
  },
});

const NAME = 106,
  FULL = WIDTH - NAME - 60,
  MOST = 0.3;
const SIDES = ['differentiation', 'linkage'];

export const whereToHelp = {
  place: 'panel',
  html: () => `<figure><figcaption><b>Where 0.2 more would help</b> <span data-ref="gain-name"></span></figcaption>
    <svg data-ref="gain" role="img" viewBox="0 0 ${WIDTH} 140">${SIDES.map(
      (side, i) => `<text class="end" x="${NAME - 8}" y="${42 + i * 46}">${side}</text>
      <rect class="bar" data-ref="gain-${side}" x="${NAME}" y="${24 + i * 46}" width="0" height="26"/><text class="share start" data-ref="gained-${side}" y="${43 + i * 46}"></text>`,
    ).join('')}
      <path class="axis" d="M${NAME} 16V104"/><text class="wait" data-ref="gain-wait" x="${(WIDTH + NAME) / 2}" y="66"></text></svg><p class="note" data-ref="gain-note"></p></figure>`,
  attach({ ref, state }) {
    function note({ differentiation: d, linkage: link }) {
      if (Math.abs(d - link) < 1e-9) return 'Both sides are alike: either helps as much.';
      return `The weaker side is ${d < link ? 'differentiation' : 'linkage'}. A little more of the weaker side always helps more.`;
    }
    function slow() {
      const {
          derived: {
            coefficients: { gains },
          },
          settings,
          controls,
        } = state,
        // which side helps more is a question of its own: guess, then move one of them
        compared = state.compared && SIDES.some((side) => controls.isTried(side)),
        name = NAMES[Math.floor(settings.domain + 0.5) - 1];
      ref['gain-name'].textContent = `added to the score of ${name.toLowerCase()}`;
      ref['gain-wait'].textContent =
        state.compared && !compared ? 'Guess, then move one.' : waiting(state);
      for (const side of SIDES) {
        const long = compared ? Math.min(1, gains[side] / MOST) * FULL : 0;
        ref[`gain-${side}`].setAttribute('width', long.toFixed(1));
        ref[`gained-${side}`].setAttribute('x', (NAME + long + 7).toFixed(1));
        ref[`gained-${side}`].textContent = compared ? `+${gains[side].toFixed(2)}` : '';
      }
      ref['gain-note'].textContent = compared ? note(settings) : '';
      ref.gain.setAttribute(
        'aria-label',
        compared
          ? `${name}: 0.2 more differentiation adds ${gains.differentiation.toFixed(2)}, 0.2 more linkage ${gains.linkage.toFixed(2)}.`
          : 'Where 0.2 more would help: not shown yet.',
      );
    }
    return { slow };
  },
};
