// Learning by prediction error (Rescorla and Wagner 1972), as in associative.py.

/** What the present cues call up together. */
export const expected = (weight, present) =>
  weight.reduce((sum, value, i) => sum + value * present[i], 0);

/** What each cue calls up after one occasion; `rate(i)` and `surprise(i)` are those of cue i. */
export const learn = (weight, present, rate, surprise) =>
  weight.map((value, i) => value + rate(i) * present[i] * surprise(i));
