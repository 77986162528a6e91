/* Which of a model's controls are in sight: one after another, in the order of the chapter (progressive disclosure).
 * None is taken back. Whoever asks for all of them gets all; a model that declares no steps shows all from the first. No page. */

/** How far a reader has come: the guess, what lets time go by, what can be changed. */
export const [GUESS, RUNS, CHANGES] = [0, 1, 2];

export class Disclosure {
  /** `steps` of the declaration, those that are early first. */
  constructor({ steps = [] }) {
    this.steps = steps;
    this.isAll = !steps.length;
    this.stage = GUESS;
    const early = steps.filter((step) => step.early);
    this.open = new Set(early.map(({ control }) => control));
    this.tried = new Set();
    /** The step whose question is being asked, and how many have been. */
    this.asked = early.at(-1) ?? null;
    this.count = early.length;
  }

  /** Whether a control is in sight; `scenes` are the presets. */
  isOpen(control) {
    return this.isAll || this.open.has(control);
  }
  /** Whether what a control does may be shown: the reader has used it, or wants to see all without being asked. */
  isTried(control) {
    return this.isAll || this.tried.has(control);
  }

  /** The step that comes next, or undefined. */
  next() {
    return this.isAll ? undefined : this.steps[this.count];
  }

  /** The run has begun, or there is something to compare: then the first control comes. */
  reach({ started, compared }) {
    const before = this.stage;
    if (started) this.stage = Math.max(before, compared ? CHANGES : RUNS);
    if (before < CHANGES && this.stage === CHANGES) this.advance();
  }

  /** Brings the next control into sight, and its question; a scene may have brought the control before. */
  advance() {
    const step = this.next();
    if (!step) return;
    this.open.add(step.control);
    this.asked = step;
    this.count += 1;
  }

  /** A scene has been chosen: what it makes different from the first settings is in sight with it. */
  showScene(settings, first) {
    this.open.add('scenes');
    for (const [name, value] of Object.entries(settings))
      if (value !== first[name]) this.open.add(name);
  }
  /** Somebody has set this one. */
  use(control) {
    this.open.add(control);
    this.tried.add(control);
  }

  showAll() {
    Object.assign(this, { isAll: true, asked: null, stage: CHANGES });
  }
}
