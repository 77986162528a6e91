// How far the curves miss on average, and interval by interval.
import { plain, waiting } from '../../simulation/template.js';
import { signed } from '../../dynamics/numbers.js';
import declared from './declaration.js';
import { residuals } from './step.js';

const { INTERVALS } = declared.constants;
const WIDTH = 340,
  LEFT = 150,
  RIGHT = WIDTH - 46,
  TOP = 26,
  ROW = 30,
  MOST = 25;
const ROWS = [
  ['own', 0, 'yours, where fitted'],
  ['best', 0, 'best, where fitted'],
  ['own', 1, 'yours, not seen'],
  ['best', 1, 'best, not seen'],
];

/** `words(state)` compares the prediction with what came. */
export const typicalMiss = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Typical miss</b> <span>root mean square, in points of a hundred; best: least squares</span></figcaption>
    <svg data-ref="misses" role="img" viewBox="0 0 ${WIDTH} ${TOP + ROWS.length * ROW}">${ROWS.map(
      (
        [, , name],
        i,
      ) => `<text class="end" x="${LEFT - 8}" y="${TOP + i * ROW + 14}">${plain(name)}</text>
      <path class="bar${i % 2 ? '' : ' now'}" data-ref="miss-bar-${i}"/><text class="start" data-ref="miss-said-${i}" y="${TOP + i * ROW + 14}"></text>`,
    ).join('')}<path class="axis" d="M${LEFT} ${TOP - 8}V${TOP + ROWS.length * ROW - 6}"/>
      <text class="wait" data-ref="miss-wait" x="${(LEFT + WIDTH) / 2}" y="${TOP + 3.1 * ROW}"></text></svg><p class="note" data-ref="miss-note"></p></figure>`,
  attach({ ref, state }) {
    function slow() {
      const { misses } = state.derived.coefficients,
        { compared } = state,
        { controls } = state,
        // how well one's own curve fits the points in sight may be known before all is in sight
        isShown = ([whose, where]) =>
          whose === 'own' ? controls.isOpen('level') && (compared || where === 0) : compared;
      ROWS.forEach((row, i) => {
        const value = misses[row[0]][row[1]],
          long = (Math.min(value, MOST) / MOST) * (RIGHT - LEFT),
          y = TOP + i * ROW;
        ref[`miss-bar-${i}`].setAttribute(
          'd',
          isShown(row) ? `M${LEFT} ${y}h${Math.max(1, long).toFixed(1)}v18H${LEFT}z` : '',
        );
        ref[`miss-said-${i}`].setAttribute('x', (LEFT + long + 7).toFixed(1));
        ref[`miss-said-${i}`].textContent = isShown(row) ? value.toFixed(1) : '';
      });
      ref['miss-wait'].textContent = waiting(state);
      ref['miss-note'].textContent = compared ? words(state) : '';
      ref.misses.setAttribute(
        'aria-label',
        `Typical miss: ${ROWS.filter(isShown)
          .map(([whose, where, name]) => `${name} ${misses[whose][where].toFixed(1)}`)
          .join('; ')}.`,
      );
    }
    return { slow };
  },
});

const MIDDLE = 70,
  TALL = 52,
  FULL = 30,
  COLUMN = (WIDTH - 20) / INTERVALS.length;
const SHORT = ['20 min', '1 h', '9 h', '1 day', '2', '6', '31 days'];
const middleOf = (place, shift) => 10 + (place + 0.5) * COLUMN + shift;

function stick({ place }, residual, shift) {
  const high = (Math.max(-FULL, Math.min(FULL, residual)) / FULL) * TALL;
  return `M${(middleOf(place, shift) - 5).toFixed(1)} ${MIDDLE}v${(-high).toFixed(1)}h10V${MIDDLE}z`;
}

/** Residuals by interval, as a sentence. */
const spoken = (points, found) =>
  points.map(({ place }, i) => `${INTERVALS[place]} ${signed(found[i])}`).join(', ');

export const leftOver = {
  place: 'panel',
  html: () => `<figure><figcaption><b>Residuals</b> <span>measured less least squares; filled: fitted; hollow: not seen</span></figcaption>
    <svg data-ref="residuals" role="img" viewBox="0 0 ${WIDTH} 150"><path class="bar now" data-ref="residuals-seen"/><path class="longrun" data-ref="residuals-tested"/><path class="axis" d="M8 ${MIDDLE}H${WIDTH - 8}"/>${SHORT.map(
      (name, i) => `<text x="${middleOf(i, 0).toFixed(1)}" y="146">${name}</text>`,
    ).join('')}
      <text class="wait" data-ref="residuals-wait" x="${WIDTH / 2}" y="${MIDDLE - 14}"></text></svg><p class="note" data-ref="residuals-note"></p></figure>`,
  attach({ ref, state }) {
    function slow() {
      const { compared } = state,
        { best, seen, tested, isUntested } = state.derived.coefficients,
        own = residuals(best, seen),
        unseen = isUntested ? [] : residuals(best, tested);
      ref['residuals-seen'].setAttribute(
        'd',
        compared ? seen.map((point, i) => stick(point, own[i], -6)).join('') : '',
      );
      ref['residuals-tested'].setAttribute(
        'd',
        compared ? unseen.map((one, i) => stick(tested[i], one, 6)).join('') : '',
      );
      ref['residuals-wait'].textContent = waiting(state);
      const said = `Fitted: ${spoken(seen, own)}.${unseen.length ? ` Not seen: ${spoken(tested, unseen)}.` : ''}`;
      ref['residuals-note'].textContent = compared ? said : '';
      ref.residuals.setAttribute(
        'aria-label',
        compared ? `Residuals. ${said}` : 'Residuals: not shown yet.',
      );
    }
    return { slow };
  },
};
