// The order in which a reader sees options: drawn from a number of the reader's own and from the exercise.

import { uniforms } from '../ipnb/dynamics/random.js';

const KEY = 'book.order';
const NUMBERS = 2 ** 32;

/** This reader's number, drawn once and kept in this browser; null where nothing can be kept. */
export function readersNumber() {
  try {
    const kept = localStorage.getItem(KEY);
    if (/^\d{1,10}$/.test(kept ?? '') && Number(kept) < NUMBERS) return Number(kept);
    const number = Math.floor(Math.random() * NUMBERS);
    localStorage.setItem(KEY, String(number));
    return number;
  } catch {
    return null; // a full or closed store
  }
}

/** A number for a text (FNV-1a, 32 bits). */
function numberOf(text) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    number = Math.imul(number ^ byte, 0x01000193);
  }
  return number >>> 0;
}

/** The list in an order that number and name decide (Fisher and Yates). */
export function shuffled(list, number, name) {
  const order = [...list],
    uniform = uniforms(numberOf(`${number} ${name}`));
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
