// A journey of whole steps: one experience after another, as many as the time that passes holds.

/** A subclass has step(); `most` is where the record ends. */
export class Steps {
  constructor(most) {
    Object.assign(this, { most, count: 0, due: 0 });
    const steps = this;
    this.tally = { get counted() { return steps.count; }, clear() {} }; // a new setting begins a new journey
  }
  travel(parts, units) {
    for (this.due += units; this.due >= 1 && this.count < this.most; this.due -= 1) { this.count += 1; this.step(); }
    if (this.count === this.most) this.due = 0;
  }
  static together(tallies) { return { counted: tallies.reduce((sum, { counted }) => sum + counted, 0) }; }
}

/** The middle one of several numbers; those that never came are infinite. */
export function middle(numbers) {
  const sorted = [...numbers].sort((p, q) => p - q), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
