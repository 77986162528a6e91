// The order in which a reader sees options: drawn from a number of the reader's own and from the exercise.

export { shuffled } from '../ipnb/dynamics/shuffle.js';

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
