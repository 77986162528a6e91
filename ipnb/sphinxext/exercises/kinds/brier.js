// A scoring rule for chances: the Brier score, and what a calibrated reader would expect with the same numbers.

/**
 * @param {{ chance: number, so: boolean }[]} answers chances from 0 to 1
 * @returns {{ score: number, expected: number, spread: number }} the mean squared distance from what is so; its
 *   expectation, and its standard deviation, for somebody of whose statements at 70 in 100 seventy are so
 */
export function brier(answers) {
  const mean = (of) => answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
  const variance = mean(({ chance }) => chance * (1 - chance) * (1 - 2 * chance) ** 2);
  return {
    score: mean(({ chance, so }) => (chance - Number(so)) ** 2),
    expected: mean(({ chance }) => chance * (1 - chance)),
    spread: Math.sqrt(variance / answers.length),
  };
}

/** What the score says of the reader's sureness: further off than chance alone would often bring about, or not. */
export function calibration({ score, expected, spread }) {
  if (score > expected + spread + 1e-9)
    return 'Yours is higher, so some of your numbers may have been surer than what you knew; look at the surest that went wrong.';
  if (score < expected - spread - 1e-9)
    return 'Yours is lower: you may know more than your numbers say, and could have been surer.';
  return 'Yours is about that, so your numbers were about as sure as they should have been.';
}
