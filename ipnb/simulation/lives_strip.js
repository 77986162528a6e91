// How many it took, in many lives: a dot a life, one row for each kind of learner, and a stroke for the closed form.
import { plain, waiting } from './template.js';
import { median } from '../dynamics/discrete_time.js';

const WIDTH = 320,
  LEFT = 12,
  RIGHT = WIDTH - 48,
  ROW = 58,
  TOP = 22,
  BINS = 40;
const px = (value, most) => LEFT + Math.min(1, value / most) * (RIGHT - LEFT);
const round = (most) =>
  [10, 20, 50, 100, 200, 300, 500, 800, 1200, 2000].find((step) => step >= most) ?? most;

/** Dots one upon the other beside the axis, and pixels that the tallest pile may take. */
const NEVER = 9,
  PILE = 34;

/** Dots piled up where several lives took about as many; those that never did stand beside the axis. */
function dots(numbers, most, floor) {
  const binOf = (number) => (number === Infinity ? 'never' : Math.round((number / most) * BINS)),
    piled = new Map();
  for (const number of numbers) piled.set(binOf(number), (piled.get(binOf(number)) ?? 0) + 1);
  let path = '';
  for (const [bin, count] of piled) {
    const column = bin === 'never' ? Math.min(NEVER, count) : count,
      apart = Math.min(6.5, PILE / column);
    for (let i = 0; i < count; i++) {
      const x =
          bin === 'never' ? WIDTH - 24 + 8 * Math.floor(i / NEVER) : px((bin / BINS) * most, most),
        y = floor - 4 - apart * (bin === 'never' ? i % NEVER : i);
      path += `M${(x - 2.6).toFixed(1)} ${y.toFixed(1)}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0`;
    }
  }
  return path;
}

const words = (numbers) => {
  const half = median(numbers),
    never = numbers.filter((number) => number === Infinity).length;
  return half === Infinity
    ? never === numbers.length
      ? 'not one of them'
      : 'less than half of them'
    : `the middle one after ${Math.round(half)}${never ? `, ${never} not at all` : ''}`;
};

/** `rows` of { name, label }; `of(derived)` -> { most, rows: { name: { took, expected } } }; `note(state)` compares. */
export const livesStrip = ({ title, hint, rows, of, note }) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>${plain(title)}</b> <span>${plain(hint)}</span></figcaption>
    <svg data-ref="strip" role="img" viewBox="0 0 ${WIDTH} ${TOP + rows.length * ROW + 14}">${rows
      .map(({ name, label }, i) => {
        const floor = TOP + i * ROW + 34;
        return `${label ? `<text class="start" x="${LEFT}" y="${floor - 40}">${plain(label)}</text>` : ''}<path class="axis" d="M${LEFT} ${floor}H${RIGHT + 8}M${WIDTH - 30} ${floor}H${WIDTH - 2}"/>
        <path class="dot" data-ref="dots-${name}"/><path class="tick" data-ref="tick-${name}"/>`;
      })
      .join(
        '',
      )}${['0', 'half', 'most', 'never'].map((name, i) => `<text${name === 'never' ? ' class="end"' : ''} data-ref="strip-${name}" x="${[LEFT, (LEFT + RIGHT) / 2, RIGHT - 4, WIDTH - 1][i]}" y="${TOP + rows.length * ROW - 6}"></text>`).join('')}
      <text class="wait" data-ref="strip-wait" x="${WIDTH / 2}" y="${TOP + (rows.length * ROW) / 2 - 4}"></text></svg>
    <p class="note" data-ref="strip-note"></p></figure>`,
  attach({ ref, state }) {
    let drawn = null;
    const clear = () => {
      for (const { name } of rows)
        for (const mark of ['dots', 'tick']) ref[`${mark}-${name}`].setAttribute('d', '');
      for (const name of ['0', 'half', 'most', 'never']) ref[`strip-${name}`].textContent = '';
    };
    function draw() {
      const { most: far, rows: found } = of(state.derived),
        most = round(far),
        spoken = [];
      rows.forEach(({ name, label }, i) => {
        const floor = TOP + i * ROW + 34,
          { took, expected } = found[name];
        ref[`dots-${name}`].setAttribute('d', dots(took, most, floor));
        ref[`tick-${name}`].setAttribute(
          'd',
          expected <= most ? `M${px(expected, most).toFixed(1)} ${floor - 26}v32` : '',
        );
        spoken.push([label, words(took)].filter(Boolean).join(': '));
      });
      Object.entries({ 0: 0, half: most / 2, most, never: 'never' }).forEach(([name, text]) => {
        ref[`strip-${name}`].textContent = text;
      });
      return spoken.join('; ');
    }
    function slow() {
      const { derived, compared } = state;
      const waits = waiting(state);
      ref['strip-wait'].textContent = waits;
      if (!compared) {
        if (drawn !== waits) {
          clear();
          ref.strip.setAttribute('aria-label', `${title}: not shown yet.`);
          ref['strip-note'].textContent = '';
        }
        drawn = waits;
        return;
      }
      if (drawn !== derived) {
        drawn = derived;
        ref.strip.setAttribute('aria-label', `${title}. ${draw()}.`);
      }
      ref['strip-note'].textContent = note(state);
    }
    return { slow };
  },
});
