// The lowest place of a curve with one valley. Python has scipy.optimize.minimize_scalar.

const GOLDEN = (Math.sqrt(5) - 1) / 2,
  HALVINGS = 80;

/** Where `of` is smallest between two numbers (golden section). */
export function smallest(of, low, high) {
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)],
    [atLeft, atRight] = [of(left), of(right)];
  for (let i = 0; i < HALVINGS; i++) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}
