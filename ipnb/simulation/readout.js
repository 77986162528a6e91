/* What the reader of a model sees and hears: buttons, sentences, the values of the settings. */

import { hide, mark, write } from './changes.js';

const WRITTEN_EVERY = 700; // milliseconds between two sentences that nobody asked for
const SPOKEN_EVERY = 15_000;
const AT_REST = 600; // milliseconds without a further act of the reader's after which something is said of it
const SAID = 4000; // milliseconds that it then stands there: whoever reads on would meet it twice

export class Readout {
  constructor({ declared, view, labels, run, root, ref, reducedMotion }) {
    Object.assign(this, { declared, view, labels, run, root, ref, reducedMotion });
    this.wrote = this.spoke = 0;
    this.timers = {};
    this.asked = this.last = '';
    // a picture's name says what it shows; browsers would hand on every label and number in it as well
    for (const drawn of root.querySelectorAll('svg[role="img"] > *'))
      drawn.setAttribute('aria-hidden', 'true');
  }

  /** Everything but the pictures and the sentences. */
  show() {
    const { ref, root, run, labels } = this;
    const { state } = run;
    Object.assign(state, { phase: run.phase(), compared: run.compared() });
    mark(root, 'data-phase', state.phase);
    root.classList.toggle('stale', state.stale);
    const moving = state.playing ? 'Pause' : 'Play';
    write(ref.play, this.reducedMotion.matches ? labels.reducedMotion : moving);
    for (const name of ['play', 'nudge', 'skip'])
      mark(ref[name], 'aria-disabled', String(!state.prediction));
    hide(ref.skip, this.reducedMotion.matches);
    if (ref.guesses.disabled !== state.started) ref.guesses.disabled = state.started;
    hide(ref.explain, !state.compared && !ref.surprise.value);
  }

  showSettings(settings) {
    const { declared, ref, root } = this;
    for (const { name, words, step } of declared.parameters) {
      const value = settings[name];
      const word = words.find(([below]) => value < below)[1];
      const number = value.toFixed(step < 0.01 ? 3 : step < 1 ? 2 : 0).replace('-', '−');
      if (Number(ref[name].value) !== value) ref[name].value = value;
      mark(ref[name], 'aria-valuetext', `${word}, ${number}`);
      write(ref[`${name}-words`], `${word} · ${number}`);
    }
    const isSet = ([name, value]) => settings[name] === value;
    root.querySelectorAll('[data-scene]').forEach((button, i) => {
      const pressed = Object.entries(declared.presets[i].settings).every(isSet);
      mark(button, 'aria-pressed', String(pressed));
    });
    root.querySelectorAll('[data-assumption]').forEach((input) => {
      input.checked = Number(input.value) === settings[input.dataset.assumption];
    });
    write(ref.weather, this.labels.seed ? `${this.labels.seed} no. ${settings.seed}. ` : '');
  }

  showMessage(message) {
    write(this.ref.message, message);
    hide(this.ref.message, !message);
  }

  sentence() {
    const { state } = this.run;
    if (state.phase === 'asking') return this.declared.question;
    if (state.phase === 'ready')
      return `You chose ${this.run.predictionWords()}. Press ‘${this.ref.play.textContent}’ and watch.`;
    const { words } = this.view;
    return state.ensemble.length ? words.ensemble(state.ensemble, state.derived) : words.now(state);
  }

  recent() {
    const { state } = this.run;
    if (!state.started || state.ensemble.length) return '';
    return this.view.words.recent(state.trajectory.recent.summary());
  }

  /** What is written follows the model; what is spoken comes once the reader, who `acted`, is at rest, or every quarter of
   *  a minute. A hand that draws is told by the slider itself: only what is new is said after it. */
  announce(acted = false, isDrawn = false) {
    const { ref } = this;
    const now = performance.now();
    if (acted || now - this.wrote > WRITTEN_EVERY) {
      this.wrote = now;
      write(ref.sentence, this.sentence());
      write(ref.lately, this.recent());
    }
    if (acted) {
      if (!isDrawn) this.last = '';
      this.soon();
    } else if (now - this.spoke > SPOKEN_EVERY) this.say(this.recent());
  }

  /** A question that has come with a control; it is said with what else there is to say. */
  ask(question) {
    this.asked = question;
    if (question) this.soon();
  }

  soon() {
    clearTimeout(this.timers.rest);
    this.timers.rest = setTimeout(() => this.sayWhatIs(), AT_REST);
  }

  sayWhatIs() {
    const isGoing = this.run.state.playing;
    this.say([this.sentence(), isGoing ? '' : this.recent(), this.asked].filter(Boolean).join(' '));
    this.asked = '';
  }

  say(words) {
    if (!words || words === this.last) return;
    this.spoke = performance.now();
    this.last = words;
    write(this.ref.spoken, words);
    clearTimeout(this.timers.said);
    this.timers.said = setTimeout(() => write(this.ref.spoken, ''), SAID);
  }

  /** Nothing of what has been done so far is said: a page that opens keeps silent. */
  hush() {
    Object.values(this.timers).forEach(clearTimeout);
  }
}
