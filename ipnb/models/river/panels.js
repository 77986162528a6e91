// Two small pictures on one sideways axis: the riverbed seen downstream, and the time spent.
import { percent } from '../../dynamics/numbers.js';
import { noteOf, plain } from '../../simulation/template.js';
import declared from './declaration.js';

const { REACH } = declared.constants;
const [LEFT_BANK, RIGHT_BANK] = declared.zones.map(({ up_to: bound }) => bound);
const WIDTH = 320,
  TOP = 6,
  FLOOR = 116;
const ACROSS = Array.from({ length: 209 }, (_, i) => -REACH + i * 0.025);
const px = (x) => ((x + REACH) / (2 * REACH)) * WIDTH;
const curve = (y) => ACROSS.map((x) => `${px(x).toFixed(1)} ${y(x).toFixed(1)}`).join('L');

const MIDDLES = { rigidity: px(-1.7), flow: px(0), chaos: px(1.7) };
const marks = `<path class="divide" d="M${px(LEFT_BANK)} ${TOP}V${FLOOR}M${px(RIGHT_BANK)} ${TOP}V${FLOOR}"/><path class="axis" d="M0 ${FLOOR}H${WIDTH}"/>`;
const names = (zones) =>
  zones
    .map(
      ({ name, label }) =>
        `<text class="${name}" x="${MIDDLES[name]}" y="${FLOOR + 19}">${plain(label)}</text>`,
    )
    .join('');

/** The bed in pixels: deepest just above the floor, cut off at the top. */
const bedOf =
  ({ height, deepest }) =>
  (x) =>
    Math.max(TOP, FLOOR - 12 - (height(x) - height(deepest)) * 34);

/** `words(derived)` says the bed in one sentence. */
export const riverbed = (words) => ({
  place: 'panel',
  html: ({
    declared,
  }) => `<figure><figcaption><b>The riverbed</b> <span>looking downstream</span></figcaption>
    <svg data-ref="bed" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 24}"><rect class="sea" y="${TOP + 10}" width="${WIDTH}" height="${FLOOR - TOP - 10}"/>
      <path class="earth" data-ref="ground"/>${marks}<circle data-ref="ball" r="7"/>${names(declared.zones)}<text class="wait" data-ref="bed-wait" x="${WIDTH / 2}" y="70"></text></svg>
    <p class="note" data-ref="bed-note"></p></figure>`,
  attach({ ref, state }) {
    let bed = null,
      drawn = null;
    function frame() {
      const x = Math.max(-2.5, Math.min(2.5, state.trajectory.eased));
      ref.ball.setAttribute(
        'transform',
        `translate(${px(x).toFixed(1)} ${Math.max(TOP, bed(x) - 7).toFixed(1)})`,
      );
    }
    function settings() {
      bed = bedOf(state.derived);
    }
    /** The bed gives the answer away, so it is shown with the prediction. */
    function slow() {
      const shown = state.prediction !== null,
        note = shown ? words(state.derived) : '';
      if (drawn !== bed)
        ref.ground.setAttribute('d', `M-5 ${FLOOR}L${curve(bed)}L${WIDTH + 5} ${FLOOR}Z`);
      drawn = bed;
      for (const name of ['ground', 'ball']) ref[name].style.display = shown ? '' : 'none';
      ref['bed-wait'].textContent = shown ? '' : 'Guess first, on the river.';
      if (ref['bed-note'].textContent !== note) ref['bed-note'].textContent = note;
      ref.bed.setAttribute(
        'aria-label',
        `Cross-section of the river${shown ? `. ${note}` : ': not shown yet.'}`,
      );
    }
    return { settings, frame, slow };
  },
});

const hatch = (uid) => `<defs>
  <pattern id="${uid}-rigidity" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="tint rigidity"/><path d="M0 2.5H5" class="mark rigidity"/></pattern>
  <pattern id="${uid}-chaos" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="tint chaos"/><path d="M1 1l2 2M6 3l-2 3M1 6l1 -2" class="mark chaos"/></pattern></defs>`;
const bars =
  (uid) =>
  ({ name }) =>
    `<path data-ref="bars-${name}" class="bars ${name}"${name === 'flow' ? '' : ` fill="url(#${uid}-${name})"`}/>`;
const shares = ({
  name,
}) => `<text class="share" data-ref="share-${name}" x="${MIDDLES[name]}" y="${FLOOR + 38}"></text>
  <text data-ref="later-${name}" x="${MIDDLES[name]}" y="${FLOOR + 55}"></text>`;

function barsPath(tally, zones, wanted, scale) {
  const { bins, time, counted } = tally,
    wide = WIDTH / bins.count;
  let path = '';
  time.forEach((spent, i) => {
    const zone = zones.find(({ up_to: bound }) => bound === null || bins.centre(i) <= bound);
    if (zone !== wanted || !spent) return;
    const top = FLOOR - (spent / counted / bins.width) * scale;
    path += `M${(i * wide + 0.6).toFixed(1)} ${FLOOR}V${Math.max(TOP, top).toFixed(1)}h${(wide - 1.2).toFixed(1)}V${FLOOR}Z`;
  });
  return path;
}

/** `words(state, tally)` compares the prediction with what came. */
export const timeSpent = (words) => ({
  place: 'panel',
  html: ({
    uid,
    declared,
  }) => `<figure><figcaption><b>Time spent</b> <span data-ref="legend"></span></figcaption>
    <svg data-ref="time" role="img" viewBox="0 0 ${WIDTH} ${FLOOR + 60}">${hatch(uid)}${declared.zones.map(bars(uid)).join('')}${marks}
      <path class="longrun" data-ref="longrun"/>${names(declared.zones)}${declared.zones.map(shares).join('')}<text class="wait" data-ref="wait" x="${WIDTH / 2}" y="70"></text></svg>
    <p class="note" data-ref="time-note"></p></figure>`,
  attach({ ref, state, declared, tally: counted }) {
    /** The bars and shares of one zone; returns the same in words. */
    function show(zone, tally, ready, scale) {
      const { derived, compared } = state,
        { name, label } = zone,
        share = ready ? percent(tally.shares(declared.zones)[name]) : '',
        later = compared ? `long run ${percent(derived.shares[name])}` : '';
      ref[`bars-${name}`].setAttribute(
        'd',
        ready ? barsPath(tally, declared.zones, zone, scale) : '',
      );
      ref[`share-${name}`].textContent = share;
      // three stand side by side
      ref[`later-${name}`].textContent = later.replace('under ', '< ');
      return [`${label} ${share}`, later].filter(Boolean).join(', ');
    }
    function slow() {
      const { derived, prediction, started, compared, ensemble } = state,
        tally = counted(),
        ready = started && tally.counted > 0,
        scale = ((FLOOR - TOP) * 0.82) / Math.max(...ACROSS.map(derived.density)),
        spoken = declared.zones.map((zone) => show(zone, tally, ready, scale));
      ref.longrun.setAttribute(
        'd',
        compared ? `M${curve((x) => FLOOR - derived.density(x) * scale)}` : '',
      );
      ref.legend.textContent = ensemble.length
        ? `bars: these ${ensemble.length} boats; line: the long run`
        : 'bars: this boat; line: the long run';
      ref.wait.textContent = ready
        ? ''
        : prediction
          ? 'Now press Play.'
          : 'Guess first, on the river.';
      ref['time-note'].textContent = noteOf(compared, ready, () => words(state, tally));
      ref.time.setAttribute(
        'aria-label',
        ready
          ? `Time spent. ${spoken.join('; ')}. ${ref['time-note'].textContent}`
          : 'Time spent: not shown yet.',
      );
    }
    return { slow };
  },
});
