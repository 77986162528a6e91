// Two small pictures: how long one stressor keeps a person outside, and the time spent outside in three versions.
import { finely } from '../../dynamics/numbers.js';
import { noteOf, plain } from '../../simulation/template.js';
import declared from './declaration.js';

const WIDTH = 320,
  LEFT = 34,
  FLOOR = 150,
  TOP = 10,
  HARDEST = 6;
const PUSHES = Array.from({ length: 121 }, (_, i) => (i * HARDEST) / 120);
const { VERSIONS } = declared.constants;

// ---------------------------------------------------------------- one stressor

const across = (push) => LEFT + (push / HARDEST) * (WIDTH - LEFT - 4);
/** Units of time outside after a push from rest; `time_above` in model.py. */
const timeAway = (push, { w, q, kappa }) => Math.max(0, Math.log(push / w)) / (q * kappa);
const tall = (longest) => [1, 2, 5, 10, 20, 50, 100].find((units) => units >= longest) ?? 200;

export const oneStressor = {
  place: 'panel',
  html: () => `<figure><figcaption><b>One stressor</b> <span>how long it keeps one outside</span></figcaption>
    <svg data-ref="one" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 38}"><path class="earth plain" data-ref="one-likely"/>
      <path class="axis" d="M${LEFT} ${FLOOR}H${WIDTH}M${LEFT} ${TOP}V${FLOOR}"/><path class="divide" data-ref="one-edge"/>
      <path class="line wider" data-ref="one-wider"/><path class="line faster" data-ref="one-faster"/><path class="line now" data-ref="one-now"/>
      <text x="${WIDTH - 2}" y="${FLOOR + 16}" class="end">harder</text><text x="${LEFT}" y="${FLOOR + 16}" class="start">no stressor</text>
      <text data-ref="one-mark" y="${FLOOR + 32}">width</text><text x="${LEFT - 5}" y="${TOP + 6}" class="end" data-ref="one-top"></text><text x="${LEFT - 5}" y="${FLOOR}" class="end">0</text>
    </svg><p class="note" data-ref="one-note"></p></figure>`,
  attach({ ref, state }) {
    let height = 1,
      known = null;
    const line = (coefficients) =>
      `M${PUSHES.map((push) => `${across(push).toFixed(1)} ${(FLOOR - Math.min(1.05, timeAway(push, coefficients) / height) * (FLOOR - TOP)).toFixed(1)}`).join('L')}`;
    function show(name, d) {
      ref[`one-${name}`].setAttribute('d', d);
    }
    function axes({ w, mu }) {
      height = tall(timeAway(HARDEST, state.derived.coefficients) * 0.9);
      show('edge', `M${across(w).toFixed(1)} ${TOP}V${FLOOR + 20}`);
      show(
        'likely',
        `M${LEFT} ${FLOOR}L${PUSHES.map((push) => `${across(push).toFixed(1)} ${(FLOOR - 34 * Math.exp(-push / Math.abs(mu))).toFixed(1)}`).join('L')}V${FLOOR}Z`,
      );
      ref['one-top'].textContent = height;
      ref['one-mark'].setAttribute('x', across(w).toFixed(0));
    }
    function slow() {
      const { derived, controls } = state,
        { coefficients } = derived;
      // how long a harder one lasts is a question of its own: it is told when force has been moved
      const started = state.started && controls.isTried('hard'),
        compared = started && state.compared;
      const same = known !== null && known.compared === compared && known.started === started;
      if (same && known.coefficients === coefficients) return;
      if (known?.coefficients !== coefficients) axes(coefficients);
      known = { coefficients, compared, started };
      show('now', started ? line(coefficients) : '');
      show('wider', compared ? line(coefficients.wider) : '');
      show('faster', compared ? line(coefficients.faster) : '');
      const added = Math.LN2 / (coefficients.q * coefficients.kappa);
      const key = compared
        ? 'Dashes: 20 % wider. Dots: 20 % faster.'
        : 'Shaded: how likely each force is.';
      ref['one-note'].textContent = started
        ? `Twice as hard does not last twice as long: it lasts ${added.toFixed(1)} units of time longer. ${key}`
        : key;
      ref.one.setAttribute(
        'aria-label',
        started
          ? `Time outside the window after one stressor, rising ever more slowly with its force. A stressor twice as wide as the window keeps one outside for ${added.toFixed(1)} units of time, one four times as wide for ${(2 * added).toFixed(1)}.`
          : 'Time outside the window after one stressor, by its force: in words not told yet.',
      );
    }
    return { slow };
  },
};

// ---------------------------------------------------------------- time outside

const BAR = 26,
  GAP = 22,
  NAME = 84,
  FULL = WIDTH - NAME - 74;
const row = (name, i) => {
  const y = 12 + i * (BAR + GAP);
  return `<text x="${NAME - 8}" y="${y + BAR / 2 + 4}" class="end">${plain(VERSIONS[name])}</text><path class="axis" d="M${NAME} ${y - 4}V${y + BAR + 4}"/>
    <rect class="bar ${name}" data-ref="bar-${name}" x="${NAME}" y="${y}" width="0" height="${BAR}"/><path class="tick" data-ref="tick-${name}"/>
    <text class="share start" data-ref="share-${name}" y="${y + BAR / 2 + 6}"></text>`;
};

/** `words(state, tally)` compares the prediction with what came. */
export const timeOutside = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Time outside</b> <span>bars: so far; strokes: the long run</span></figcaption>
    <svg data-ref="outside" role="img" viewBox="0 0 ${WIDTH} 150">${Object.keys(VERSIONS).map(row).join('')}<text class="wait" data-ref="wait" x="${(WIDTH + NAME) / 2}" y="78"></text></svg>
    <p class="note" data-ref="outside-note"></p></figure>`,
  attach({ ref, state, tally: counted }) {
    function slow() {
      const { derived, prediction, started, compared } = state,
        tally = counted(),
        ready = started && tally.counted > 0,
        so = tally.shares(),
        spoken = [];
      const scale = FULL / Math.max(0.1, so.now, derived.shares.now);
      Object.keys(VERSIONS).forEach((name, i) => {
        const y = 12 + i * (BAR + GAP),
          wide = ready ? so[name] * scale : 0,
          at = NAME + derived.shares[name] * scale;
        ref[`bar-${name}`].setAttribute('width', wide.toFixed(1));
        ref[`tick-${name}`].setAttribute(
          'd',
          compared ? `M${at.toFixed(1)} ${y - 6}v${BAR + 12}` : '',
        );
        ref[`share-${name}`].setAttribute(
          'x',
          (NAME + Math.max(wide, compared ? derived.shares[name] * scale : 0) + 7).toFixed(1),
        );
        ref[`share-${name}`].textContent = ready ? finely(so[name]) : '';
        spoken.push(
          `${VERSIONS[name]} ${finely(so[name])}${compared ? `, in the long run ${finely(derived.shares[name])}` : ''}`,
        );
      });
      ref.wait.textContent = ready ? '' : prediction ? 'Now press Play.' : 'Guess first.';
      ref['outside-note'].textContent = noteOf(compared, ready, () => words(state, tally));
      ref.outside.setAttribute(
        'aria-label',
        ready
          ? `Time outside the window. ${spoken.join('; ')}. ${ref['outside-note'].textContent}`
          : 'Time outside the window: not shown yet.',
      );
    }
    return { slow };
  },
});
