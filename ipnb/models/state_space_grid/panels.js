// Two panels: what is counted of the three paths, and the codes of one film in time, with the moment that was coded anew.
import { plain, waiting } from '../../simulation/template.js';
import { percent } from '../../dynamics/numbers.js';
import { count, FILMS, kindOf, MOMENTS, SECONDS, STATES, tallyOf, visitsOf } from './step.js';

const WIDTH = 320;
const seconds = (moments) => Math.floor(SECONDS * moments + 0.5);

/** What is counted, each with its words. */
export const ROWS = [
  ['squares', 'squares visited', ({ squares }) => squares],
  ['moves', 'moves', ({ moves }) => moves],
  ['stay', 'seconds a visit', ({ stay }) => seconds(stay)],
  ['dispersion', 'dispersion, 0 to 1', ({ dispersion }) => dispersion.toFixed(2)],
  ['entropy', 'entropy, bits', ({ entropy }) => entropy.toFixed(1)],
  ['back', 'moves that lead back', ({ back }) => (back === null ? 'none' : percent(back))],
];

// ---------------------------------------------------------------- what is counted

const SIZE = 92,
  APART = 114,
  TOP = 4;
const leftOf = (which) => WIDTH / 2 + (which - 1) * APART - SIZE / 2;
const outlineOf = (cells, side, left) =>
  `M${visitsOf(cells)
    .map(
      ([carer, child]) =>
        `${(left + (SIZE * (child - 0.5)) / side).toFixed(1)} ${(TOP + (SIZE * (side - carer + 0.5)) / side).toFixed(1)}`,
    )
    .join('L')}`;
function discs(cells, side, left) {
  return tallyOf(cells)
    .map(([[carer, child], times]) => {
      const r = ((0.75 * SIZE) / 5) * Math.sqrt(times / MOMENTS),
        x = left + (SIZE * (child - 0.5)) / side,
        y = TOP + (SIZE * (side - carer + 0.5)) / side;
      return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(2 * r).toFixed(1)} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(-2 * r).toFixed(1)} 0`;
    })
    .join('');
}

const small = (
  which,
) => `<rect class="sea" x="${leftOf(which)}" y="${TOP}" width="${SIZE}" height="${SIZE}"/>
  <path class="tint flow" data-ref="discs-${which}"/><path class="line pair" data-ref="path-${which}"/>`;
const row = ([name, words]) =>
  `<tr><th scope="row">${words}</th>${FILMS.map((_, which) => `<td data-ref="${name}-${which}"></td>`).join('')}</tr>`;

/** `words(state)` compares the guess with what was counted. */
export const counted = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>What is counted</b> <span>so far, of the three paths</span></figcaption>
    <svg data-ref="paths" role="img" viewBox="0 0 ${WIDTH} ${TOP + SIZE + 6}">${FILMS.map((_, which) => small(which)).join('')}</svg>
    <table><thead><tr><td></td>${FILMS.map(({ name }) => `<th scope="col">${plain(name)}</th>`).join('')}</tr></thead>
      <tbody>${ROWS.map(row).join('')}<tr><th scope="row">so it is called</th>${FILMS.map((_, which) => `<td data-ref="kind-${which}"></td>`).join('')}</tr></tbody></table>
    <p class="note" data-ref="counted-note"></p></figure>`,
  attach({ ref, state }) {
    let drawn = {};
    function show(which, seen, { side, paths }) {
      const cells = paths[which].slice(0, seen),
        found = seen ? count(cells, side ** 2) : null;
      ref[`path-${which}`].setAttribute('d', seen ? outlineOf(cells, side, leftOf(which)) : '');
      ref[`discs-${which}`].setAttribute('d', seen ? discs(cells, side, leftOf(which)) : '');
      for (const [name, , say] of ROWS)
        ref[`${name}-${which}`].textContent = found ? say(found) : '–';
      ref[`kind-${which}`].textContent = found && state.compared ? kindOf(found) : '–';
    }
    function slow() {
      const { derived, started, compared, trajectory, stale, prediction } = state,
        at = started ? trajectory.count : -1;
      if (
        drawn.at === at &&
        drawn.derived === derived &&
        drawn.compared === compared &&
        drawn.stale === stale &&
        drawn.prediction === prediction
      )
        return;
      drawn = { at, derived, compared, stale, prediction };
      FILMS.forEach((_, which) =>
        show(which, started ? trajectory.seen(which) : 0, derived.coefficients),
      );
      ref.paths.setAttribute(
        'aria-label',
        started
          ? 'The three paths side by side, each on a grid of its own. The table below says what is counted.'
          : 'The three paths: not shown yet.',
      );
      ref['counted-note'].textContent = compared ? words(state) : waiting(state);
    }
    return { slow };
  },
});

// ---------------------------------------------------------------- the same codes in time

const LEFT = 76,
  STEP = (WIDTH - LEFT - 6) / MOMENTS,
  HIGH = 20,
  FLOOR = 112;
const y = (code) => FLOOR - (code - 1) * HIGH,
  x = (moment) => LEFT + moment * STEP;
const stairs = (codes, down) =>
  codes
    .map(
      (code, i) => `${i ? 'V' : `M${LEFT} `}${(y(code) + down).toFixed(1)}H${x(i + 1).toFixed(1)}`,
    )
    .join('');

/** `note(state)` says what the new code changes. */
export const inTime = (note) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>The same codes in time</b> <span>the film to recode; solid: carer, dashed: child</span></figcaption>
    <svg data-ref="time" role="img" viewBox="0 0 ${WIDTH} 150">${STATES.map((state, i) => `<path class="divide" d="M${LEFT} ${y(i + 1)}H${WIDTH - 6}"/>${i % 2 ? '' : `<text class="end" x="${LEFT - 6}" y="${y(i + 1) + 4}">${['upset', 'neutral', 'delighted'][i / 2]}</text>`}`).join('')}
      <rect class="grows" data-ref="time-moment" y="${y(5) - 8}" width="${STEP.toFixed(1)}" height="${4 * HIGH + 16}"/>
      <path class="line" data-ref="time-carer"/><path class="line wider" data-ref="time-child"/>
      <text class="start" x="${LEFT}" y="${FLOOR + 26}">0:00</text><text class="end" x="${WIDTH - 6}" y="${FLOOR + 26}">5:00</text>
      <text class="wait" data-ref="time-wait" x="${(WIDTH + LEFT) / 2}" y="76"></text></svg>
    <p class="note" data-ref="time-note"></p></figure>`,
  attach({ ref, state }) {
    let drawn = {};
    function draw({ which, at, after }) {
      const codes = FILMS[which].carer.map((code, i) =>
        i === at ? after : [code, FILMS[which].child[i]],
      );
      ['carer', 'child'].forEach((who, i) =>
        ref[`time-${who}`].setAttribute(
          'd',
          stairs(
            codes.map((cell) => cell[i]),
            i ? 1.5 : -1.5,
          ),
        ),
      );
      ref['time-moment'].setAttribute('x', x(at).toFixed(1));
    }
    function slow() {
      const { derived, compared } = state,
        waits = waiting(state);
      if (drawn.derived === derived && drawn.waits === waits) return;
      drawn = { derived, waits };
      ref['time-wait'].textContent = waits;
      for (const mark of ['time-moment', 'time-carer', 'time-child'])
        ref[mark].style.display = compared ? '' : 'none';
      const { recoding } = derived.coefficients;
      if (compared) draw(recoding);
      ref['time-note'].textContent = compared ? note(state) : '';
      ref.time.setAttribute(
        'aria-label',
        compared
          ? `Two stepped lines from left to right, one for the carer and one for the child, in ‘${FILMS[recoding.which].title}’; a stripe marks moment ${recoding.at + 1} of ${MOMENTS}.`
          : 'The same codes in time: not shown yet.',
      );
    }
    return { slow };
  },
});
