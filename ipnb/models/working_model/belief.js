// Beliefs and the evidence under them: how sure, and on how many meetings. Beta densities for the two who count, a stroke for the one who allows for change.
import { percent } from '../../dynamics/numbers.js';
const WIDTH = 320,
  TOP = 12,
  FLOOR = 116;
const ACROSS = Array.from({ length: 159 }, (_, i) => (i + 1) / 160);
const px = (belief) => belief * WIDTH;

/** A Beta density up to its height: the peak is drawn at most full height, broad ones lower. */
function curve([warm, cold]) {
  const log = (x) => (warm - 1) * Math.log(x) + (cold - 1) * Math.log(1 - x),
    most = Math.max(...ACROSS.map(log));
  const weights = ACROSS.map((x) => Math.exp(log(x) - most)),
    area = weights.reduce((sum, weight) => sum + weight, 0) / 160;
  // a root, so that broad and narrow ones both show
  const tall = Math.min(1, 1 / area / 12) ** 0.5 * (FLOOR - TOP);
  return `M0 ${FLOOR}L${weights.map((weight, i) => `${px(ACROSS[i]).toFixed(1)} ${(FLOOR - weight * tall).toFixed(1)}`).join('L')}L${WIDTH} ${FLOOR}Z`;
}

export const belief = {
  place: 'panel',
  html: ({
    uid,
  }) => `<figure><figcaption><b>Belief and evidence</b> <span>how surely each expects to be met</span></figcaption>
    <svg data-ref="belief" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 40}"><defs><pattern id="${uid}-away" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 2.5H5" class="mark chaos"/></pattern></defs>
      <path class="counted" data-ref="belief-counter"/><path class="away" fill="url(#${uid}-away)" data-ref="belief-avoider"/><path class="divide" d="M${px(0.5)} ${TOP - 6}V${FLOOR}"/><path class="axis" d="M0 ${FLOOR}H${WIDTH}"/>
      <path class="tick" data-ref="belief-changer"/><text class="start" x="2" y="${FLOOR + 19}">never met</text><text x="${px(0.5)}" y="${FLOOR + 19}">one half</text><text class="end" x="${WIDTH - 2}" y="${FLOOR + 19}">always met</text></svg>
    <p class="note" data-ref="belief-note"></p></figure>`,
  attach({ ref, state }) {
    let drawn = null;
    function draw() {
      const { trajectory } = state,
        { own } = trajectory;
      drawn = trajectory;
      ref['belief-counter'].setAttribute('d', curve(own.counter));
      ref['belief-avoider'].setAttribute('d', curve(own.avoider));
      ref['belief-changer'].setAttribute(
        'd',
        `M${px(trajectory.belief('changer')).toFixed(1)} ${TOP}V${FLOOR + 5}`,
      );
      const [counter, changer, avoider] = ['counter', 'changer', 'avoider'].map((name) =>
        percent(trajectory.belief(name)),
      );
      ref['belief-note'].textContent =
        `Shaded: the one who counts (${counter}). Hatched: the one who stays away (${avoider}). The more meetings, the narrower. Stroke: the one who allows for change (${changer}).`;
      ref.belief.setAttribute(
        'aria-label',
        `Belief and evidence. ${ref['belief-note'].textContent}`,
      );
    }
    return {
      settings: draw,
      slow: () => {
        if (drawn !== state.trajectory || state.started) draw();
      },
    };
  },
};
