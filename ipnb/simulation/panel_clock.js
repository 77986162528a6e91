// When the panels are drawn: what a hand draws along comes first, and they come after its frame.

const EVERY = 100; // milliseconds, while a slider is drawn

export class PanelClock {
  constructor(draw) {
    Object.assign(this, { draw, drawn: 0, waiting: 0 });
  }
  now() {
    this.stop();
    this.drawn = performance.now();
    this.draw();
  }
  /** When this frame is painted; and not sixty times a second. */
  soon() {
    const wait = Math.max(0, this.drawn + EVERY - performance.now());
    this.waiting ||= setTimeout(() => this.now(), wait);
  }
  stop() {
    clearTimeout(this.waiting);
    this.waiting = 0;
  }
}
