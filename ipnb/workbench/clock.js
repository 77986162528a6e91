/* How much time is left in a sitting: in words and whole minutes, so that nothing runs or blinks beside the work.
 *
 * Nothing is shown where there is no sitting. It is said aloud twice, with 10 and with 2 minutes left, and waits for
 * whatever is being said. */

import { dueOf } from './late.js';
import { h } from '../web/dom.js';

const [MINUTE, LOOK] = [60_000, 15_000];
const SAID = [10, 2]; // minutes left at which it is said
const ASK = 20_000; // whether it is a sitting is asked once the form has settled
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Minutes left, begun ones counted; 0 once it is over. */
export const minutesLeft = (row, now = Date.now()) =>
  Math.max(0, Math.ceil((dueOf(row) - now) / MINUTE));

/** "until 11:45, about 40 minutes left": to five minutes while there is time, to the minute at the end. */
export function clockWords(row, now = Date.now()) {
  const left = minutesLeft(row, now);
  const until = `until ${hour.format(dueOf(row))}`;
  if (!left) return `${until}: your time is over, and you can still submit`;
  const shown = left > 10 ? `about ${Math.round(left / 5) * 5}` : left;
  return `${until}, ${shown} minute${left === 1 ? '' : 's'} left`;
}

/** The line beside the note on saving. */
export function sittingClock(app) {
  const line = h('span', { class: 'wb-clock', hidden: true });
  if (app.practice) return line;
  let before = Infinity;
  const draw = () => {
    const { row } = app.standing ?? {};
    const isSitting = Boolean(row?.opens && dueOf(row));
    line.hidden = !isSitting;
    if (!isSitting) return;
    const words = clockWords(row);
    if (line.textContent !== words) line.textContent = words;
    const left = minutesLeft(row);
    const passed = SAID.find((mark) => left <= mark && before > mark && left > 0);
    if (passed && before !== Infinity) app.say(`${left} minutes left in this sitting.`);
    before = left;
  };
  app.bind(draw);
  const looking = setInterval(draw, LOOK);
  const asking = setTimeout(() => app.handing.ask(), ASK);
  app.stopClock = () => [looking, asking].forEach(clearTimeout);
  return line;
}
