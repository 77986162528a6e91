/* Where controls come one after another: the question stands before the newest of them, and behind it what brings the next. */

import { hide, mark, write } from './changes.js';

/** What a control is called on the button that brings it. */
function nameOf(declared, control) {
  if (control === 'scenes') return 'scenes';
  return declared.parameters.find(({ name }) => name === control)?.label ?? 'an assumption';
}

export class StepBar {
  constructor({ root, ref, declared, controls, readout }) {
    Object.assign(this, { root, ref, declared, controls, readout });
    this.places = [...root.querySelectorAll('[data-control]')];
    this.newest = undefined;
  }

  placeOf(control) {
    return this.places.find(({ dataset }) => dataset.control === control);
  }

  show() {
    const { ref, root, controls, declared } = this;
    const next = controls.next();
    mark(root, 'data-revealed', String(controls.isAll ? 2 : controls.stage));
    root.classList.toggle('stepwise', !controls.isAll);
    for (const place of this.places)
      place.classList.toggle('later', !controls.isOpen(place.dataset.control));
    hide(ref.steps, controls.isAll);
    hide(ref.next, !next || controls.stage < 2);
    write(ref.next, next ? `Next: ${nameOf(declared, next.control)}` : 'Next');
    hide(ref['steps-note'], controls.stage === 2);
    this.ask();
  }

  /** Puts question and buttons round the newest control; a button that had the focus keeps it. */
  ask() {
    const { ref, controls } = this;
    if (controls.asked === this.newest) return;
    this.newest = controls.asked;
    const had = ref.steps.contains(document.activeElement) ? document.activeElement : null;
    ref.asked.hidden = !this.newest;
    ref.asked.textContent = this.newest?.question ?? '';
    this.readout.ask(ref.asked.textContent);
    if (this.newest) {
      const place = this.placeOf(this.newest.control);
      place.before(ref.asked);
      place.after(ref.steps);
    }
    had?.focus();
  }

  /** What a keyboard sets first in a control. */
  focus(place) {
    const fields = 'input[type="range"], input:checked, button';
    place?.querySelector(fields)?.focus();
  }

  next() {
    this.controls.advance();
    this.show();
    this.focus(this.placeOf(this.controls.asked.control));
  }

  all() {
    const first = this.places.find((place) => place.classList.contains('later'));
    this.controls.showAll();
    this.show();
    this.focus(first ?? this.places[0]);
  }
}
