// Two small pictures: where the mood settles for all company, and the uses before and since the substance went.
import { signed } from '../../dynamics/numbers.js';
import { waiting } from '../../simulation/template.js';
import { enough, settles } from './step.js';

const WIDTH = 320,
  LEFT = 46,
  RIGHT = WIDTH - 10,
  TOP = 14,
  FLOOR = 132,
  MOST = 3;

/** `words(state)` compares the prediction with what came. */
export const inTheEnd = (words) => ({
  place: 'panel',
  html: () => `<figure><figcaption><b>Where the mood settles</b> <span>without any substance, for all company</span></figcaption>
    <svg data-ref="end" role="img" viewBox="0 0 ${WIDTH} 160"><path class="grows" data-ref="end-low"/><path class="axis" d="M${LEFT} ${TOP}H${RIGHT}M${LEFT} ${TOP}V${FLOOR}"/>
      <path class="divide" data-ref="end-limit"/><path class="line" data-ref="end-line"/><circle data-ref="end-now" r="5"/>
      <text class="end" x="${LEFT - 6}" y="${TOP + 5}">well</text><text class="start" x="${LEFT}" y="${FLOOR + 20}">no company</text><text class="end" x="${RIGHT}" y="${FLOOR + 20}">very much</text>
      <text class="start" data-ref="end-reach" x="${RIGHT - 76}"></text><text class="wait" data-ref="end-wait" x="${(WIDTH + LEFT) / 2}" y="76"></text></svg>
    <p class="note" data-ref="end-note"></p></figure>`,
  attach({ ref, state }) {
    let known = null;
    const names = ['low', 'limit', 'line'];
    function clear() {
      for (const name of names) ref[`end-${name}`].setAttribute('d', '');
      for (const name of ['reach', 'note']) ref[`end-${name}`].textContent = '';
      ref['end-now'].style.display = 'none';
      ref.end.setAttribute('aria-label', 'Where the mood settles: not shown yet.');
    }
    /** The curve over all company says how much is enough, which is a question of its own. */
    function draw({ coefficients }, isTried) {
      const { distress, limit, support } = coefficients,
        deep = Math.max(distress, limit) * 1.15,
        x = (c) => (LEFT + (c / MOST) * (RIGHT - LEFT)).toFixed(1),
        y = (mood) => TOP - (mood / deep) * (FLOOR - TOP),
        settled = (c) => settles(coefficients, c),
        bound = y(-limit).toFixed(1);
      const paths = {
        low: `M${LEFT} ${bound}H${RIGHT}V${FLOOR}H${LEFT}Z`,
        limit: `M${LEFT} ${bound}H${RIGHT}`,
        line: isTried
          ? `M${Array.from({ length: 61 }, (_, i) => `${x(i / 20)} ${y(settled(i / 20)).toFixed(1)}`).join('L')}`
          : '',
      };
      for (const name of names) ref[`end-${name}`].setAttribute('d', paths[name]);
      ref['end-reach'].textContent = 'low enough';
      ref['end-reach'].setAttribute('y', Math.min(FLOOR - 5, y(-limit) + 16).toFixed(1));
      ref['end-now'].style.display = '';
      ref['end-now'].setAttribute('cx', x(support));
      ref['end-now'].setAttribute('cy', y(settled(support)).toFixed(1));
      ref.end.setAttribute(
        'aria-label',
        isTried
          ? `Where the mood settles, rising with company: ${signed(settled(0))} without, ${signed(settled(support))} with the company there is. Above the limit from a company of ${signed(enough(coefficients, 0))}.`
          : `Where the mood settles: ${signed(settled(support))} with the company there is. Other company is not shown yet.`,
      );
    }
    function slow() {
      const { derived, compared, controls } = state,
        waits = waiting(state),
        isTried = controls.isTried('support');
      if (compared) ref['end-note'].textContent = words(state);
      const same = known?.derived === derived && known.isTried === isTried;
      if (same && known.waits === waits) return;
      known = { derived, waits, isTried };
      ref['end-wait'].textContent = waits;
      if (compared) draw(derived, isTried);
      else clear();
    }
    return { slow };
  },
});

const NAME = 96,
  FULL = WIDTH - NAME - 54,
  ROWS = ['at first', 'since then'];

export const usesSeen = {
  place: 'panel',
  html: () => `<figure><figcaption><b>Uses</b> <span>in 60 units of time, before and after the substance goes</span></figcaption>
    <svg data-ref="uses" role="img" viewBox="0 0 ${WIDTH} 160">${ROWS.map(
      (name, i) => `<text class="end" x="${NAME - 8}" y="${48 + i * 52}">${name}</text>
      <rect class="bar" data-ref="uses-${i}" x="${NAME}" y="${28 + i * 52}" width="0" height="30"/><text class="share start" data-ref="uses-share-${i}" y="${49 + i * 52}"></text>`,
    ).join('')}
      <path class="axis" d="M${NAME} 20V118"/><text class="wait" data-ref="uses-wait" x="${(WIDTH + NAME) / 2}" y="74"></text></svg><p class="note" data-ref="uses-note"></p></figure>`,
  attach({ ref, state, tally: counted }) {
    function slow() {
      const tally = counted(),
        { started, prediction, compared, controls } = state,
        ready = started && tally.counted > 0,
        rates = ROWS.map((_, i) => (tally.time[i] > 0 ? tally.rate(i) : null));
      ref['uses-wait'].textContent = ready ? '' : prediction ? 'Now press Play.' : 'Guess first.';
      rates.forEach((rate, i) => {
        const long = ready && rate ? Math.min(1, rate / 20) * FULL : 0;
        ref[`uses-${i}`].setAttribute('width', long.toFixed(1));
        ref[`uses-share-${i}`].setAttribute('x', (NAME + long + 7).toFixed(1));
        ref[`uses-share-${i}`].textContent = ready && rate !== null ? Math.round(rate) : '';
      });
      const { loss, weather } = state.derived.coefficients,
        needed = enough(state.derived.coefficients, loss),
        enoughSaid = ` ${weather ? 'While the distress is as usual' : 'Without a blow'}, a company of ${signed(needed)} keeps from the first use.`;
      ref['uses-note'].textContent = compared
        ? `Mean mood: ${signed(tally.mean(0))} at first${tally.mean(1) === null ? '' : `, ${signed(tally.mean(1))} since then`}.${controls.isTried('support') ? enoughSaid : ''}`
        : '';
      ref.uses.setAttribute(
        'aria-label',
        ready
          ? `Uses in 60 units of time: ${rates
              .map((rate, i) => (rate === null ? '' : `${Math.round(rate)} ${ROWS[i]}`))
              .filter(Boolean)
              .join(', ')}. ${ref['uses-note'].textContent}`
          : 'Uses: not shown yet.',
      );
    }
    return { slow };
  },
};
