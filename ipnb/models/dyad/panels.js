// Two small pictures: both feelings against each other, and what more attunement brings and costs.
import { percent } from '../../dynamics/numbers.js';
import { noteOf, plain, waiting } from '../../simulation/template.js';
import { ending } from './derived.js';

const WIDTH = 320;

// ---------------------------------------------------------------- the portrait of the pair

const SIDE = 220,
  LEFT = (WIDTH - SIDE) / 2,
  // the last units of time are drawn
  TAIL = 14;

export const portrait = {
  place: 'panel',
  html: ({
    uid,
  }) => `<figure><figcaption><b>Together or apart</b> <span>one feeling against the other</span></figcaption>
    <svg data-ref="portrait" role="img" viewBox="0 0 ${WIDTH} ${SIDE + 42}"><clipPath id="${uid}-frame"><rect x="${LEFT}" y="4" width="${SIDE}" height="${SIDE}"/></clipPath>
      <rect class="sea" x="${LEFT}" y="4" width="${SIDE}" height="${SIDE}"/><path class="divide" d="M${LEFT} ${4 + SIDE / 2}h${SIDE}M${LEFT + SIDE / 2} 4v${SIDE}"/>
      <path class="line guide" d="M${LEFT} ${4 + SIDE}l${SIDE} ${-SIDE}"/><text x="${LEFT + SIDE - 12}" y="28" class="end">feeling the same</text>
      <g clip-path="url(#${uid}-frame)"><path class="line pair" data-ref="portrait-line"/><circle data-ref="portrait-now" r="5"/></g>
      <text x="${WIDTH / 2}" y="${SIDE + 20}">client</text><text transform="translate(${LEFT - 8} ${4 + SIDE / 2}) rotate(-90)">helper</text></svg>
    <p class="note" data-ref="portrait-note"></p></figure>`,
  attach({ ref, state }) {
    let reach = 1.1;
    const x = (value) => (LEFT + (SIDE / 2) * (1 + value / reach)).toFixed(1),
      y = (value) => (4 + (SIDE / 2) * (1 - value / reach)).toFixed(1);
    function frame() {
      const { trajectory } = state;
      if (!trajectory.state) return;
      const points = trajectory.trail.filter(({ time }) => time > trajectory.time - TAIL),
        [client, , helper] = trajectory.state;
      reach = Math.max(
        1.1,
        ...points.map((point) => 1.05 * Math.max(Math.abs(point.client), Math.abs(point.helper))),
      );
      ref['portrait-line'].setAttribute(
        'd',
        `M${[...points.map((point) => `${x(point.client)} ${y(point.helper)}`), `${x(client)} ${y(helper)}`].join('L')}`,
      );
      ref['portrait-now'].setAttribute('transform', `translate(${x(client)} ${y(helper)})`);
    }
    function slow() {
      const { trajectory, derived, started } = state,
        [client, , helper] = trajectory.state ?? [0, 0, 0, 0];
      const alike = Math.abs(client - helper) < Math.abs(client + helper);
      const rule = derived.coefficients.f
        ? 'Attunement shrinks the difference between the two. What they share can only be calmed by the steadiness of both.'
        : 'Attunement adds the other’s change to one’s own. Only the steadiness of each calms anything.';
      ref['portrait-note'].textContent = started ? rule : ''; // the rule answers what is asked first
      ref.portrait.setAttribute(
        'aria-label',
        started
          ? `The client’s feeling across, the helper’s upwards. Now client ${client.toFixed(2)}, helper ${helper.toFixed(2)}: ${alike ? 'more alike than different' : 'more different than alike'}. In the long run the upset ${ending(derived.settling)}.`
          : 'The client’s feeling across, the helper’s upwards: not moving yet.',
      );
      frame();
    }
    return { frame, slow };
  },
};

// ---------------------------------------------------------------- what attunement brings and costs

const FROM = 40,
  TO = WIDTH - 6,
  MOST = 3,
  UPPER = [16, 120],
  LOWER = [152, 232];
const across = (c) => (FROM + (c / MOST) * (TO - FROM)).toFixed(1);

/** `words(state)` compares the prediction with what holds. */
export const attunement = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>More attunement</b> <span>what it brings, and what it costs</span></figcaption>
    <svg data-ref="more" role="img" viewBox="0 0 ${WIDTH} 268"><rect class="grows" data-ref="more-grows" x="${FROM}" width="${TO - FROM}"/>
      <path class="axis" data-ref="more-zero"/><path class="axis cost" d="M${FROM} ${LOWER[1]}H${TO}"/><path class="divide" data-ref="more-here"/>
      <path class="line" data-ref="more-settling"/><path class="line faster cost" data-ref="more-cost"/><circle data-ref="more-now" r="5"/><circle class="hollow cost" data-ref="more-paid" r="5"/>
      <text x="${FROM}" y="11" class="start">settles faster</text><text x="${TO}" y="${UPPER[1] - 5}" class="end" data-ref="more-word">grows</text>
      <text x="${FROM}" y="${LOWER[0] - 7}" class="start cost">helper’s highest swing</text><text x="${FROM - 5}" y="${LOWER[1] + 2}" class="end cost">0</text><text x="${FROM - 5}" y="${LOWER[0] + 8}" class="end cost" data-ref="more-most"></text>
      <text x="${FROM}" y="${LOWER[1] + 17}">0</text><text x="${TO}" y="${LOWER[1] + 17}" class="end">3</text><text x="${(FROM + TO) / 2}" y="${LOWER[1] + 17}">attunement</text>
      <text class="wait" data-ref="wait" x="${(FROM + TO) / 2}" y="120"></text></svg>
    <p class="note" data-ref="more-note"></p></figure>`,
  attach({ ref, state }) {
    const set = (name, values) => {
      for (const [key, value] of Object.entries(values))
        ref[`more-${name}`].setAttribute(key, value);
    };
    function show({ curves, attunement: here, settling }) {
      const best = Math.max(0.02, ...curves.map((one) => one.settling)),
        worst = Math.min(-0.02, ...curves.map((one) => one.settling));
      const up = (value) =>
        (UPPER[0] + ((best - value) / (best - worst)) * (UPPER[1] - UPPER[0])).toFixed(1);
      const calm = curves.filter(({ peak }) => peak !== null),
        most = Math.max(0.5, ...calm.map(({ peak }) => peak));
      const down = (peak) => (LOWER[1] - (peak / most) * (LOWER[1] - LOWER[0])).toFixed(1),
        line = (points) => (points.length ? `M${points.join('L')}` : '');
      set('settling', {
        d: line(curves.map((one) => `${across(one.attunement)} ${up(one.settling)}`)),
      });
      set('cost', { d: line(calm.map((one) => `${across(one.attunement)} ${down(one.peak)}`)) });
      set('zero', { d: `M${FROM} ${up(0)}H${TO}` });
      set('grows', { y: up(0), height: (UPPER[1] - up(0)).toFixed(1) });
      set('here', { d: `M${across(here)} ${UPPER[0]}V${LOWER[1]}` });
      set('now', { cx: across(here), cy: up(settling) });
      const near = calm.reduce(
        (one, other) =>
          Math.abs(other.attunement - here) < Math.abs((one?.attunement ?? 99) - here)
            ? other
            : one,
        null,
      );
      ref['more-paid'].style.display = settling > 0 && near ? '' : 'none';
      if (near) set('paid', { cx: across(here), cy: down(near.peak) });
      ref['more-most'].textContent = percent(most);
    }
    let known = { derived: null, compared: false, tried: false },
      seen = false;
    /** What it costs the helper is a question of its own, and is answered when attunement has been moved. */
    function reveal(compared, tried) {
      ref.wait.textContent = compared
        ? ''
        : state.started
          ? 'First watch what happens.'
          : waiting(state);
      for (const node of ref.more.children)
        if (node !== ref.wait) {
          const isShown = compared && (tried || !node.classList.contains('cost'));
          node.style.visibility = isShown ? '' : 'hidden';
        }
    }
    function slow() {
      const { prediction, started, derived } = state;
      // once seen, the curves stay, so that one may try the sliders against them
      seen = prediction !== null && (seen || state.compared);
      const compared = seen,
        tried = state.controls.isTried('attunement'),
        changed = derived !== known.derived || compared !== known.compared;
      if (compared !== known.compared || tried !== known.tried || !compared)
        reveal(compared, tried);
      if (changed && compared) show(derived);
      const note = noteOf(compared, started, () => words(state));
      if (ref['more-note'].textContent !== note) ref['more-note'].textContent = note;
      ref.more.setAttribute('aria-label', described(compared, note));
      known = { derived, compared, tried };
    }
    return { slow };
  },
});

const described = (shown, note) =>
  shown
    ? plain(`Settling and the helper’s cost over the attunement. ${note}`)
    : 'What more attunement brings and costs: not shown yet.';
