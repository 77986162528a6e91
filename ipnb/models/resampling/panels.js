// Two panels: how wide an interval is with so many people, and where the intervals of a hundred studies lie.
import { waiting } from '../../simulation/template.js';
import { MORE, typicalWidth, whole } from './step.js';

const WIDTH = 320;

// ---------------------------------------------------------------- width and people

const LEFT = 36,
  RIGHT = WIDTH - 10,
  FLOOR = 132,
  TOP = 12,
  FEW = 6,
  MANY = 384;
const x = (people) => LEFT + (Math.log(people / FEW) / Math.log(MANY / FEW)) * (RIGHT - LEFT),
  y = (width, most) => FLOOR - (width / most) * (FLOOR - TOP);
const TICKS = [6, 24, 96, 384];

/** `words(state)` compares the guess with what holds. */
export const widthPanel = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Width and people</b> <span>in days, on average; dot: now; ring: four times as many</span></figcaption>
    <svg data-ref="width" role="img" viewBox="0 0 ${WIDTH} 160"><path class="axis" d="M${LEFT} ${FLOOR}H${RIGHT}M${LEFT} ${TOP}V${FLOOR}"/>
      ${TICKS.map((people, i) => `<text x="${x(people).toFixed(0)}" y="${FLOOR + 17}"${i === TICKS.length - 1 ? ' class="end"' : ''}>${people}</text>`).join('')}
      <text class="end" x="${LEFT - 5}" y="${FLOOR}">0</text><text class="end" data-ref="width-most" x="${LEFT - 5}" y="${TOP + 8}"></text>
      <path class="line" data-ref="width-line"/><circle data-ref="width-now" r="5"/><circle class="hollow" data-ref="width-more" r="5"/>
      <text class="wait" data-ref="width-wait" x="${(WIDTH + LEFT) / 2}" y="76"></text></svg>
    <p class="note" data-ref="width-note"></p></figure>`,
  attach({ ref, state }) {
    let known = {};
    function draw({ coefficients }) {
      const most = Math.max(1, Math.ceil(typicalWidth(FEW, coefficients))),
        count = whole(coefficients.people);
      const path = Array.from({ length: 41 }, (_, i) => {
        const people = FEW * (MANY / FEW) ** (i / 40);
        return `${x(people).toFixed(1)} ${y(typicalWidth(people, coefficients), most).toFixed(1)}`;
      });
      ref['width-line'].setAttribute('d', `M${path.join('L')}`);
      ref['width-most'].textContent = most;
      for (const [name, people] of [
        ['now', count],
        ['more', MORE * count],
      ]) {
        ref[`width-${name}`].setAttribute('cx', x(people).toFixed(1));
        ref[`width-${name}`].setAttribute(
          'cy',
          y(typicalWidth(people, coefficients), most).toFixed(1),
        );
      }
    }
    function slow() {
      const { derived, compared, stale } = state,
        waits = waiting(state);
      if (known.derived === derived && known.waits === waits && known.stale === stale) return;
      known = { derived, waits, stale };
      ref['width-wait'].textContent = waits;
      for (const mark of ['line', 'now', 'more'])
        ref[`width-${mark}`].style.display = compared ? '' : 'none';
      ref['width-most'].textContent = '';
      if (compared) draw(derived);
      ref['width-note'].textContent = compared ? words(state) : '';
      ref.width.setAttribute(
        'aria-label',
        compared
          ? `A curve that falls steeply and then ever more slowly: the width of an interval with 6 to 384 people. ${ref['width-note'].textContent}`
          : 'Width and people: not shown yet.',
      );
    }
    return { slow };
  },
});

// ---------------------------------------------------------------- where the intervals lie

const NAME = 120,
  FULL = WIDTH - NAME - 40,
  BAR = 18;
const PLACES = [
  [-1, 'below the truth', 'tint chaos'],
  [0, 'hold the truth', 'bar'],
  [1, 'above the truth', 'tint chaos'],
];
const row = ([lies, words, kind], i) => {
  const top = 8 + i * 34;
  return `<text class="end" x="${NAME - 8}" y="${top + 14}">${words}</text><rect class="${kind}" data-ref="lies-${lies}" x="${NAME}" y="${top}" width="0" height="${BAR}"/>
    <text class="share start" data-ref="count-${lies}" y="${top + 15}"></text>`;
};

/** `note(state, counts)` says what it means. */
export const whereTheyLie = (note) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>A hundred studies</b> <span>where their intervals lie, so far</span></figcaption>
    <svg data-ref="lie" role="img" viewBox="0 0 ${WIDTH} 116"><path class="axis" d="M${NAME} 2V106"/>${PLACES.map(row).join('')}</svg>
    <p class="note" data-ref="lie-note"></p></figure>`,
  attach({ ref, state }) {
    let known = {};
    function slow() {
      const { derived, started, compared, trajectory } = state,
        studies = started ? derived.ready(trajectory.studies) : 0,
        waits = waiting(state);
      if (known.derived === derived && known.studies === studies && known.waits === waits) return;
      known = { derived, studies, waits };
      const counts = { '-1': 0, 0: 0, 1: 0 };
      for (let i = 0; i < studies; i++) counts[derived.study(i).lies] += 1;
      for (const [lies] of PLACES) {
        const wide = (counts[lies] / 100) * FULL;
        ref[`lies-${lies}`].setAttribute('width', wide.toFixed(1));
        ref[`count-${lies}`].setAttribute('x', (NAME + wide + 7).toFixed(1));
        ref[`count-${lies}`].textContent = studies ? counts[lies] : '';
      }
      ref['lie-note'].textContent =
        compared && studies === trajectory.studies
          ? note(state, counts)
          : studies
            ? `${studies} studies so far.`
            : waits;
      ref.lie.setAttribute(
        'aria-label',
        studies
          ? `Of ${studies} studies ${PLACES.map(([lies, words]) => `${counts[lies]} ${words}`).join(', ')}.`
          : 'A hundred studies: none yet.',
      );
    }
    return { slow };
  },
});
