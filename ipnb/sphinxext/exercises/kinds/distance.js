// How far a number is off, in words.

/** A number as people write it, without the noise of binary fractions. */
export const written = (number) =>
  Number(number.toPrecision(6))
    .toLocaleString('en-GB', { maximumFractionDigits: 4 })
    .replace('-', '−');

/** Of a number that should be larger than nought also how many times it is too large, from twice on. */
export function distance(given, value) {
  const off = given - value;
  if (off === 0) return 'exactly';
  const times = value > 0 ? given / value : 0;
  const factor = times >= 2 ? `, ${written(Math.round(times * 10) / 10)} times as much` : '';
  return `${written(Math.abs(off))} too ${off > 0 ? 'high' : 'low'}${factor}`;
}
