/* What the reader of a model sees and hears: buttons, sentences, the values of the settings. */

import { hide, mark, write } from './changes.js';

const WRITTEN_EVERY = 700; // milliseconds between two sentences that nobody asked for
const SPOKEN_EVERY = 15_000;

export class Readout {
  constructor({ declared, view, labels, run, root, ref, reducedMotion }) {
    Object.assign(this, { declared, view, labels, run, root, ref, reducedMotion });
    this.wrote = this.spoke = 0;
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

  /** What is written follows the model; what is spoken comes when the reader `acted`, or every quarter of a minute. */
  announce(acted = false) {
    const { ref, view } = this;
    const { state } = this.run;
    const now = performance.now();
    const sentence = this.sentence();
    const recent =
      state.started && !state.ensemble.length
        ? view.words.recent(state.trajectory.recent.summary())
        : '';
    if (acted || now - this.wrote > WRITTEN_EVERY) {
      this.wrote = now;
      write(ref.sentence, sentence);
      write(ref.lately, recent);
    }
    const spoken = acted ? sentence : recent;
    const isDue = acted || now - this.spoke > SPOKEN_EVERY;
    if (isDue && spoken && ref.spoken.textContent !== spoken) {
      this.spoke = now;
      ref.spoken.textContent = spoken;
    }
  }
}
