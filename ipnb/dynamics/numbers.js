// Numbers as people say them, the same in every model and as in numbers.py.

/** A share in whole per cent; halves go up, and what is more than nothing is not called nothing. */
export const percent = (share) =>
  share > 0 && share < 0.005 ? 'under 1 %' : `${Math.floor(share * 100 + 0.5)} %`;

/** The same with one decimal below 10 %, where small shares are to be told apart. */
export const finely = (share) =>
  share > 0 && share < 0.0005
    ? 'under 0.1 %'
    : share < 0.0995
      ? `${(Math.floor(share * 1000 + 0.5) / 10).toFixed(1)} %`
      : percent(share);

/** A number with two decimals and a real minus sign; what is nought when rounded has no sign. */
export const signed = (value) =>
  value
    .toFixed(2)
    .replace(/^-0\.00$/, '0.00')
    .replace('-', '−');

const TIMES = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];
export const times = (count) => TIMES[count] ?? `${count} times`;

/** A number above 0 with two digits; what is beyond a million is said so. */
export function roughly(value) {
  if (value > 1e6) return 'over a million';
  if (value < 10) return (Math.floor(value * 10 + 0.5) / 10).toFixed(1);
  const unit = 10 ** (String(Math.floor(value)).length - 2);
  return (Math.floor(value / unit + 0.5) * unit).toLocaleString('en-GB');
}
