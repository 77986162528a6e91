// What is expected now and in the long run: when reaching out, otherwise, and the difference that reaching out makes.
import { signed } from '../../dynamics/numbers.js';

const WIDTH = 320,
  NAME = 118,
  RIGHT = WIDTH - 58,
  MIDDLE = (NAME + RIGHT) / 2,
  HALF = (RIGHT - NAME) / 2,
  TOP = 16,
  ROW = 36;
const ROWS = [
  ['reaching', 'reaching out'],
  ['otherwise', 'otherwise'],
  ['adds', 'what it adds'],
];
const px = (value) => MIDDLE + Math.max(-1, Math.min(1, value)) * HALF;
const nowOf = ({ expects, otherwise, adds }) => ({ reaching: expects, otherwise, adds });

function note({ rule }, { reaching, otherwise, adds }) {
  if (!rule)
    return 'By pairings there is no long run: what is paired goes on growing. A bar that is full is cut off.';
  const made =
    Math.abs(adds) < 0.005
      ? 'reaching out itself adds nothing'
      : `reaching out itself adds ${signed(adds)}`;
  return `In the long run ${signed(reaching)} is expected when reaching out and ${signed(otherwise)} otherwise: ${made}.`;
}

export const expected = {
  place: 'panel',
  html: () => `<figure><figcaption><b>What is expected</b> <span>bars: now, in this life; strokes: the long run</span></figcaption>
    <svg data-ref="expected" role="img" viewBox="0 0 ${WIDTH} ${TOP + 3 * ROW + 22}">${ROWS.map(
      (
        [key, name],
        i,
      ) => `<text class="end" x="${NAME - 8}" y="${TOP + i * ROW + 19}">${name}</text>
      <path class="bar" data-ref="bar-${key}"/><path class="tick" data-ref="stroke-${key}"/><text class="start" data-ref="said-${key}" x="${RIGHT + 8}" y="${TOP + i * ROW + 19}"></text>`,
    ).join('')}
      <path class="axis" d="M${MIDDLE} ${TOP - 8}V${TOP + 3 * ROW}"/><text x="${NAME + 18}" y="${TOP + 3 * ROW + 16}">shame</text><text x="${RIGHT - 18}" y="${TOP + 3 * ROW + 16}">warmth</text></svg>
    <p class="note" data-ref="expected-note"></p></figure>`,
  attach({ ref, state }) {
    function slow() {
      const {
          trajectory,
          compared,
          derived: { coefficients, end },
        } = state,
        now = nowOf(trajectory);
      ROWS.forEach(([key], i) => {
        const y = TOP + i * ROW;
        ref[`bar-${key}`].setAttribute(
          'd',
          `M${MIDDLE} ${y + 4}H${px(now[key]).toFixed(1)}v20H${MIDDLE}z`,
        );
        ref[`stroke-${key}`].setAttribute(
          'd',
          compared && Number.isFinite(end[key]) ? `M${px(end[key]).toFixed(1)} ${y}v28` : '',
        );
        ref[`said-${key}`].textContent = signed(now[key]);
      });
      ref['expected-note'].textContent = compared ? note(coefficients, end) : '';
      ref.expected.setAttribute(
        'aria-label',
        `What is expected now: ${signed(now.reaching)} when reaching out, ${signed(now.otherwise)} otherwise; reaching out adds ${signed(now.adds)}. ${ref['expected-note'].textContent}`,
      );
    }
    return { slow };
  },
};
