// Whole steps out of passing time, for every model that moves.

/** Turns the time of a frame into whole steps; what is left over waits for the next frame, so that fast and slow screens go at one pace. */
export class StepClock {
  constructor(step = 1) {
    Object.assign(this, { step, due: 0 });
  }
  /** How many steps to take now; `due` is what waits, as a share of a step. */
  take(units) {
    this.due += units / this.step;
    const whole = Math.floor(this.due + 1e-9);
    this.due = Math.max(0, this.due - whole);
    return whole;
  }
}

/** A trajectory of whole steps, one experience after another. A subclass has step(); `most` is where the record ends. */
export class Steps {
  constructor(most) {
    Object.assign(this, { most, count: 0, clock: new StepClock() });
    const steps = this;
    this.tally = {
      get counted() {
        return steps.count;
      },
      // a new setting begins a new trajectory
      clear() {},
    };
  }
  travel(coefficients, units) {
    for (let left = this.clock.take(units); left > 0 && this.count < this.most; left--) {
      this.count += 1;
      this.step();
    }
  }
  static mergeTallies(tallies) {
    return { counted: tallies.reduce((sum, { counted }) => sum + counted, 0) };
  }
}

/** The middle one of several numbers; those that never came are infinite. */
export function median(numbers) {
  const sorted = [...numbers].sort((p, q) => p - q),
    half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
