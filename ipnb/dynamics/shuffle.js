// An order drawn by lot, the same for the same reader and the same thing.

import { uniforms } from './random.js';

/** A number for a text (FNV-1a, 32 bits). */
function numberOf(text) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    number = Math.imul(number ^ byte, 0x01000193);
  }
  return number >>> 0;
}

/** The list in an order that a reader's number or name and the name of the list decide (Fisher and Yates). */
export function shuffled(list, reader, name) {
  const order = [...list],
    uniform = uniforms(numberOf(`${reader} ${name}`));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
