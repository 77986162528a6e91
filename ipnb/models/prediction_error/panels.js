// What adds up at the test, and the surprise on each occasion.
import { plain, waiting } from '../../simulation/template.js';
import { signed } from '../../dynamics/numbers.js';
import declared from './declaration.js';

const { CUES } = declared.constants;
const WIDTH = 340,
  LEFT = 112,
  RIGHT = WIDTH - 50,
  TOP = 12,
  ROW = 27,
  LOW = -0.6,
  HIGH = 1.2;
const px = (value) =>
  LEFT + ((Math.max(LOW, Math.min(HIGH, value)) - LOW) / (HIGH - LOW)) * (RIGHT - LEFT);
const ROWS = [...CUES, 'together', 'compared'];

/** Of each row this learner's value and the mean of all; null for a sign that is not there at the test. */
function valuesOf({ trajectory: { weight, atTest }, derived: { coefficients } }) {
  const { course, path, inTheMean, compared } = coefficients,
    signs = CUES.map((_, cue) =>
      course.test.includes(cue) ? [weight[cue], path.at(-1)[cue]] : null,
    );
  return [...signs, [atTest, inTheMean], [null, compared]];
}

/** `words(state)` compares the prediction with what came. */
export const atTheTest = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>At the test</b> <span data-ref="test-asked"></span></figcaption>
    <svg data-ref="test" role="img" viewBox="0 0 ${WIDTH} ${TOP + ROWS.length * ROW + 6}">${ROWS.map(
      (
        name,
        i,
      ) => `<text class="end" x="${LEFT - 10}" y="${TOP + i * ROW + 15}">${plain(name)}</text>
      <path class="bar" data-ref="test-bar-${i}"/><path class="tick" data-ref="test-tick-${i}"/><text class="end" data-ref="test-said-${i}" x="${WIDTH - 4}" y="${TOP + i * ROW + 15}"></text>`,
    ).join('')}<path class="axis" d="M${px(0)} ${TOP - 4}V${TOP + ROWS.length * ROW}"/>
      <text class="wait" data-ref="test-wait" x="${(LEFT + WIDTH) / 2}" y="${TOP + 2.5 * ROW}"></text></svg><p class="note" data-ref="test-note"></p></figure>`,
  attach({ ref, state }) {
    function drawRow(pair, i) {
      const [own, mean] = pair ?? [null, null],
        y = TOP + i * ROW;
      ref[`test-bar-${i}`].setAttribute(
        'd',
        own === null
          ? ''
          : `M${px(0).toFixed(1)} ${y}H${px(own).toFixed(1)}v18H${px(0).toFixed(1)}z`,
      );
      ref[`test-tick-${i}`].setAttribute(
        'd',
        mean === null ? '' : `M${px(mean).toFixed(1)} ${y - 2}v22`,
      );
      ref[`test-said-${i}`].textContent = pair ? signed(own ?? mean) : '–';
    }
    function slow() {
      const { course } = state.derived.coefficients,
        { compared } = state,
        values = compared ? valuesOf(state) : ROWS.map(() => null);
      ref['test-asked'].textContent =
        `${course.asked}; bars: this learner, strokes: the mean of all; compared: ${course.compared}`;
      ref['test-wait'].textContent = waiting(state);
      values.forEach(drawRow);
      if (!compared)
        ROWS.forEach((_, i) => {
          ref[`test-said-${i}`].textContent = '';
        });
      ref['test-note'].textContent = compared ? words(state) : '';
      ref.test.setAttribute(
        'aria-label',
        compared
          ? `At the test: ${ROWS.flatMap((name, i) => (values[i] ? [`${name} ${signed(values[i][0] ?? values[i][1])}`] : [])).join('; ')}.`
          : 'At the test: not shown yet.',
      );
    }
    return { slow };
  },
});

const HIGHEST = 1.2,
  MIDDLE = 74,
  TALL = 62;

export const surprises = {
  place: 'panel',
  html: () => `<figure><figcaption><b>Surprise</b> <span>on each occasion: what came, less what was expected</span></figcaption>
    <svg data-ref="surprises" role="img" viewBox="0 0 ${WIDTH} 150"><path class="bar" data-ref="surprise-bars"/><path class="axis" d="M8 ${MIDDLE}H${WIDTH - 8}"/><path class="divide" data-ref="surprise-stages"/>
      <text class="start" x="8" y="14">more than expected</text><text class="start" x="8" y="145">less than expected</text></svg><p class="note" data-ref="surprise-note"></p></figure>`,
  attach({ ref, state }) {
    function slow() {
      const { lengths, occasions } = state.derived.coefficients,
        { surprises: all } = state.trajectory,
        wide = (WIDTH - 16) / Math.max(1, occasions.length),
        at = (i) => (8 + i * wide).toFixed(1);
      ref['surprise-bars'].setAttribute(
        'd',
        all
          .map(
            (value, i) =>
              `M${at(i)} ${MIDDLE}v${((-value / HIGHEST) * TALL).toFixed(1)}h${(wide * 0.8).toFixed(1)}V${MIDDLE}z`,
          )
          .join(''),
      );
      let from = 0;
      ref['surprise-stages'].setAttribute(
        'd',
        lengths
          .slice(0, -1)
          .map((length) => `M${at((from += length))} 20V132`)
          .join(''),
      );
      const said = all.length
        ? `After ${all.length} of ${occasions.length} occasions: the latest surprise was ${signed(all.at(-1))}.`
        : 'No occasion yet.';
      ref['surprise-note'].textContent = said;
      ref.surprises.setAttribute('aria-label', `Surprise on each occasion. ${said}`);
    }
    return { slow };
  },
};
