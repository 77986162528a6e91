// What each choice of what is held still leaves of the slope, and which ways from care to security are open.
import { plain, waiting } from '../../simulation/template.js';
import { signed } from '../../dynamics/numbers.js';
import declared from './declaration.js';
import { NAMED } from './pictures.js';

const { WAYS } = declared.constants;
/** Names as short as the rows are. */
const SHORT = NAMED.map(([, name]) => name.replace(/ and (the )?/, ' + '));
const WIDTH = 340,
  LEFT = 172,
  RIGHT = WIDTH - 54,
  TOP = 34,
  ROW = 25,
  FLOOR = TOP + NAMED.length * ROW;

/** `words(state)` compares the prediction with what came. */
export const leftOver = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>What each choice leaves</b> <span>strokes: the whole town; dots: families so far; upright line: 0</span></figcaption>
    <svg data-ref="left-over" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 4}"><path class="axis" data-ref="nought"/><path class="divide" data-ref="truth"/><text data-ref="truth-said" y="15"></text>${SHORT.map(
      (
        name,
        i,
      ) => `<text class="end" data-ref="choice-${i}" x="${LEFT - 12}" y="${TOP + i * ROW + 13}">${plain(name)}</text>
      <path class="tick" data-ref="exact-${i}"/><circle data-ref="dot-${i}" r="4"/><text class="end" data-ref="slope-${i}" x="${WIDTH - 2}" y="${TOP + i * ROW + 13}"></text>`,
    ).join('')}
      <text class="wait" data-ref="left-wait" x="${(LEFT + WIDTH) / 2}" y="${(TOP + FLOOR) / 2}"></text></svg><p class="note" data-ref="left-note"></p></figure>`,
  attach({ ref, state }) {
    const scaleOf = (values) => {
      const low = Math.min(0, ...values),
        high = Math.max(low + 0.1, ...values);
      return (value) =>
        LEFT + Math.max(-0.04, Math.min(1.04, (value - low) / (high - low))) * (RIGHT - LEFT);
    };
    function drawRow(i, { every }, fitted, px) {
      const y = TOP + i * ROW;
      ref[`exact-${i}`].setAttribute('d', `M${px(every[i]).toFixed(1)} ${y}v18`);
      ref[`dot-${i}`].setAttribute('cx', px(fitted[i]).toFixed(1));
      ref[`dot-${i}`].setAttribute('cy', y + 9);
      ref[`slope-${i}`].textContent = signed(every[i]);
    }
    function drawTruth(effect, px) {
      const x = px(effect);
      ref.truth.setAttribute('d', `M${x.toFixed(1)} 20V${FLOOR}`);
      ref['truth-said'].setAttribute('x', Math.min(WIDTH - 62, x).toFixed(1));
      ref['truth-said'].textContent = `true effect ${signed(effect)}`;
    }
    function clear() {
      for (const name of ['truth', 'nought', ...NAMED.map((_, i) => `exact-${i}`)])
        ref[name].setAttribute('d', '');
      for (const name of ['truth-said', ...NAMED.map((_, i) => `slope-${i}`)])
        ref[name].textContent = '';
    }
    function slow() {
      const { derived, trajectory, compared } = state,
        { every, effect, place } = derived.coefficients;
      ref['left-wait'].textContent = waiting(state);
      NAMED.forEach((_, i) => {
        ref[`choice-${i}`].style.fontWeight = i === place ? '700' : '';
        ref[`dot-${i}`].toggleAttribute('hidden', !compared);
        ref[`dot-${i}`].style.display = compared ? '' : 'none';
      });
      if (compared) {
        const px = scaleOf([effect, ...every]),
          { fitted } = trajectory;
        NAMED.forEach((_, i) => drawRow(i, derived.coefficients, fitted, px));
        drawTruth(effect, px);
        ref.nought.setAttribute('d', `M${px(0).toFixed(1)} ${TOP - 4}V${FLOOR}`);
      } else clear();
      ref['left-note'].textContent = compared ? words(state) : '';
      ref['left-over'].setAttribute(
        'aria-label',
        compared
          ? `Security for one step of care, true effect ${signed(effect)}. Held still: ${NAMED.map(([, name], i) => `${name}, ${signed(every[i])}`).join('; ')}.`
          : 'What each choice leaves: not shown yet.',
      );
    }
    return { slow };
  },
});

const KINDS = { open: '●', 'half open': '◐', closed: '○', missing: '–' };

function said({ wanted }, state) {
  if (state === 'missing') return 'an arrow is missing';
  if (wanted)
    return state === 'open'
      ? 'open: a part of the effect'
      : `${state}, though it is a part of the effect`;
  return state === 'closed' ? 'closed' : `${state}: a bias`;
}

export const waysThere = {
  place: 'panel',
  html: () => `<figure><figcaption><b>The ways from care to security</b> <span data-ref="ways-held"></span></figcaption>
    <p class="soft" data-ref="ways-wait"></p><ul class="ways" data-ref="ways">${WAYS.map(
      ({ words }, i) => `<li><span>${plain(words)}</span> <i data-ref="way-${i}"></i></li>`,
    ).join('')}</ul></figure>`,
  attach({ ref, state }) {
    function slow() {
      const { derived, settings, compared } = state;
      ref['ways-wait'].textContent = waiting(state);
      ref.ways.hidden = !compared;
      ref['ways-held'].textContent = `held still: ${NAMED[Math.floor(settings.held + 0.5) - 1][1]}`;
      WAYS.forEach((way, i) => {
        const is = derived.coefficients.ways[i];
        ref[`way-${i}`].textContent = compared ? `${KINDS[is]} ${said(way, is)}` : '';
      });
    }
    return { slow };
  },
};
