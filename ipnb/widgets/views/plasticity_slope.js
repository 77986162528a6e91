// The slope on which the arrow turns: a ball on a hill, from shame to being met. Shaped like -rho sin(2 angle), whose fall is the average path's speed.
const WIDTH = 320, TOP = 6, FLOOR = 116, MIDDLE = 60;
const ANGLES = Array.from({ length: 121 }, (_, i) => -Math.PI / 2 + i * Math.PI / 120);
const px = (angle) => (angle / Math.PI + 0.5) * WIDTH;
const heightOf = ({ warmth }) => (angle) => MIDDLE + 4 + 44 * warmth * Math.sin(2 * angle);
/** An arrow and its opposite are one pattern: the angle is between -90 and 90 degrees. */
const angleOf = ([w1, w2]) => Math.atan(w2 / w1);

const words = ({ warmth }) => (Math.abs(warmth) < 0.001 ? 'Flat: warmth comes by chance, so nothing pulls the arrow anywhere.'
  : warmth > 0 ? 'Shame is the top of a hill now. At the very top it is level, so change begins slowest where the old pattern is purest.'
    : 'Shame is a hollow still: whatever the arrow learned elsewhere, it rolls back here.');

export const slope = {
  place: 'panel',
  html: () => `<figure><figcaption><b>The slope</b> <span>which way experiences of now turn the arrow</span></figcaption>
    <svg data-ref="slope" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 24}"><path class="earth" data-ref="slope-ground"/><path class="divide" d="M${px(-Math.PI / 4)} ${TOP}V${FLOOR}M${px(Math.PI / 4)} ${TOP}V${FLOOR}"/>
      <path class="axis" d="M0 ${FLOOR}H${WIDTH}"/><circle data-ref="slope-ball" r="7"/><text x="${px(-Math.PI / 4)}" y="${FLOOR + 19}">shame</text><text x="${px(Math.PI / 4)}" y="${FLOOR + 19}">being met</text></svg>
    <p class="note" data-ref="slope-note"></p></figure>`,
  attach({ ref, state }) {
    let height = null;
    function frame() {
      const angle = angleOf(state.journey.weight);
      ref['slope-ball'].setAttribute('transform', `translate(${px(angle).toFixed(1)} ${(height(angle) - 7).toFixed(1)})`);
    }
    function settings() {
      height = heightOf(state.facts.parts);
      ref['slope-ground'].setAttribute('d', `M-5 ${FLOOR}L${ANGLES.map((angle) => `${px(angle).toFixed(1)} ${height(angle).toFixed(1)}`).join('L')}L${WIDTH + 5} ${FLOOR}Z`);
      ref['slope-note'].textContent = words(state.facts.parts);
      ref.slope.setAttribute('aria-label', `The slope on which the arrow turns. ${ref['slope-note'].textContent}`);
      frame();
    }
    return { settings, frame };
  },
};
