/* The shell of every simulation: predict -> play -> compare -> explain, the same for each model.
 *
 * A model is a declaration (`models/<name>/declaration.js`, written by Python) and a view:
 *   pictures   list of { place: "stage" | "panel", html({ uid, declared }), attach(context) -> { restyle?, settings?, frame?, slow? } }
 *   derive     settings -> what follows from them, before anything moves
 *   launch     (seed, coefficients) -> a trajectory { travel(coefficients, units), nudge(size, coefficients), tally, recent, time, ... }; `mergeTallies` adds them up
 *   words      { now(state), ensemble(trajectories, derived), recent(summary of the last minute) }, and `nudge` { size, words }
 *   labels     what the model's own things are called: { play, reseed: [words, hint], seed, reducedMotion }
 *   span       other lengths of time than those below, where a model needs them
 *   restartsOnChange  whether a trajectory begins anew with every new setting: where it has a past that the settings make
 * The host is an anywidget model in a notebook, or a stub with the same five methods in a published page. */

import { addressWith, choicesOf, storage, faultOf, readAddress } from './settings.js';
import { page } from './template.js';
import { coloursOf, watchTheme } from './theme.js';
import tokens from '../web/tokens.js';

const SPAN = {
  watch: 20, // units of time before what came is compared with the prediction
  burst: 1000, // units of time that "skip ahead" lets go by
  ensemble: 24, // with reduced motion: so many whole trajectories at once instead of one that moves
  trajectory: 100, // units of time of each
  pushed: 4, // units of time before its end at which it is pushed, so that the push is in sight
};
const GREETING = 5; // seconds that the picture moves before anybody has pressed Play
const SPOKEN_EVERY = 15; // seconds

let instances = 0;

class Simulation {
  constructor(declared, view, host, el) {
    Object.assign(this, {
      declared,
      view,
      host,
      el,
      span: { ...SPAN, ...view.span },
      labels: view.labels,
      uid: `${declared.name}-${++instances}`,
    });
    this.name = host.get('name') ?? ''; // its name in the address; a notebook has none
    this.choices = choicesOf(declared);
    this.storage = storage(this.name || declared.name);
    this.first = Object.fromEntries(
      Object.values(this.choices).map((choice) => [choice.name, choice.default]),
    );
    this.state = {
      settings: { ...this.first },
      prediction: null,
      started: false,
      playing: false,
      stale: false,
      ensemble: [],
      trajectory: null,
      derived: null,
    };
    this.reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    this.clocks = { frame: 0, last: 0, slow: 0, wrote: 0, spoke: 0, greeting: GREETING };
    this.leave = [];
    this.build();
    this.welcome();
    this.wire();
    this.askAgain();
    this.restyle();
    this.clocks.frame = requestAnimationFrame((now) => this.tick(now));
  }

  build() {
    const { declared, view, uid, el } = this,
      inPage = Boolean(this.name);
    if (!el.closest('.simulation')) el.classList.add('simulation');
    el.insertAdjacentHTML(
      'afterbegin',
      page({
        uid,
        declared,
        pictures: view.pictures,
        labels: { ...this.labels, nudge: view.nudge.words },
        addressed: inPage,
      }),
    );
    this.root = el.firstElementChild;
    this.ref = Object.fromEntries(
      [...this.root.querySelectorAll('[data-ref]')].map((node) => [node.dataset.ref, node]),
    );
    const context = {
      root: this.root,
      ref: this.ref,
      uid,
      declared,
      state: this.state,
      colour: (name) => this.colours[name],
      tally: () => this.tally(),
    };
    this.pictures = view.pictures.map((picture) => picture.attach(context));
  }

  /** The first settings: the author's, then what the address asks for, or else what the reader left in this browser. */
  welcome() {
    const { settings } = this.state,
      kept = this.storage.recall(),
      same = () => JSON.stringify(settings) === JSON.stringify(this.first);
    const given = Object.keys(this.choices)
      .map((name) => [name, this.host.get(name)])
      .filter(([, value]) => value !== undefined);
    const faults = this.take(given, 'the page');
    this.first = { ...settings };
    if (kept.surprise) this.ref.surprise.value = kept.surprise;
    const asked = this.name ? Object.entries(readAddress(this.name)) : [];
    if (asked.length) faults.push(...this.take(asked, 'the address'));
    else if (this.name && kept.first === JSON.stringify(this.first))
      this.take(Object.entries(kept.settings), 'this browser');
    if (faults.length) this.showMessage(faults.join(' '));
    else if (asked.length && !same())
      this.showMessage(
        'These are the settings of the link. ‘Start again’ brings back the first ones.',
      );
    else if (!asked.length && !same())
      this.showMessage(
        'Here are the settings that you left. ‘Start again’ brings back the first ones.',
      );
  }
  /** Takes over each value that can stand; says what is wrong with the others. */
  take(values, giver) {
    const { settings } = this.state,
      faults = [];
    for (const [name, value] of values) {
      const choice = this.choices[name],
        fault = choice && faultOf(choice, value, giver);
      if (!choice) faults.push(`${this.declared.title} has no ‘${name}’, for which ${giver} asks.`);
      else if (fault) faults.push(`${fault} It stays at ${settings[name]}.`);
      else settings[name] = value;
    }
    return faults;
  }

  // ---------------------------------------------------------------- what the reader chooses

  /** A new value, from the reader or from Python; a wrong one is explained and the last good one stays. */
  set(name, value, giver = 'you') {
    const fault = faultOf(this.choices[name], value, giver),
      { settings } = this.state;
    if (fault) {
      this.showMessage(`${fault} It stays at ${settings[name]}.`);
      this.share(name);
      return;
    }
    if (settings[name] === value) return;
    settings[name] = value;
    this.showMessage('');
    this.share(name);
    this.keep();
    if (name === 'seed') {
      this.launch();
      return;
    }
    this.state.stale = this.state.started;
    this.reshape();
  }
  share(name) {
    if (this.host.get(name) === this.state.settings[name]) return;
    this.host.set(name, this.state.settings[name]);
    this.host.save_changes();
  }
  /** Writing costs more than drawing, and browsers limit it: so once, when a slider has come to rest. */
  keep() {
    clearTimeout(this.clocks.keep);
    if (this.name) this.clocks.keep = setTimeout(() => this.keepNow(), 250);
  }
  keepNow() {
    this.storage.keep({ settings: this.state.settings, first: JSON.stringify(this.first) });
    history.replaceState(history.state, '', addressWith(this.name, this.state.settings));
  }
  prepare() {
    this.state.derived = this.view.derive(this.state.settings);
    if (this.view.restartsOnChange) this.state.trajectory = null;
    this.state.trajectory ??= this.view.launch(
      this.state.settings.seed,
      this.state.derived.coefficients,
    );
  }
  /** New settings: what was counted at the old ones no longer applies. */
  reshape() {
    this.prepare();
    this.state.trajectory.tally.clear();
    if (this.reducedMotion.matches && this.state.started) this.runEnsemble();
    this.wake();
    this.showSettings();
    this.show(true);
  }
  launch() {
    this.state.trajectory = null;
    this.state.ensemble = [];
    this.reshape();
  }
  askAgain() {
    Object.assign(this.state, {
      prediction: null,
      playing: false,
      started: false,
      stale: false,
      push: false,
    });
    for (const input of this.root.querySelectorAll('.guess input')) input.checked = false;
    this.launch();
  }
  startAgain() {
    for (const [name, value] of Object.entries(this.first)) {
      this.state.settings[name] = value;
      this.share(name);
    }
    this.showMessage('');
    this.keep();
    this.askAgain();
    this.root.querySelector('.guess input').focus();
  }
  choosePreset({ settings }) {
    Object.assign(this.state.settings, settings);
    Object.keys(settings).forEach((name) => this.share(name));
    this.keep();
    this.askAgain();
    this.ref.sentence.scrollIntoView({
      block: 'nearest',
      behavior: this.reducedMotion.matches ? 'auto' : 'smooth',
    });
  }
  /** The prediction in words, as a part of a sentence. */
  chosen() {
    return this.declared.predictions
      .find(({ name }) => name === this.state.prediction)
      .label.toLowerCase();
  }
  predict(prediction) {
    this.state.prediction = prediction;
    this.wake();
    this.show(true);
  }
  predictFirst() {
    if (!this.state.prediction) {
      this.show(true);
      this.root.querySelector('.guess input').focus();
    }
    return !this.state.prediction;
  }
  play() {
    if (this.predictFirst()) return;
    Object.assign(this.state, {
      started: true,
      playing: !this.reducedMotion.matches && !this.state.playing,
    });
    if (this.reducedMotion.matches) this.runEnsemble();
    this.show(true);
  }
  nudge() {
    if (this.predictFirst()) return;
    if (this.reducedMotion.matches) {
      this.state.push = true;
      this.play();
      return;
    }
    this.state.trajectory.nudge(this.view.nudge.size, this.state.derived.coefficients);
    this.show(true);
  }
  skip() {
    if (this.predictFirst()) return;
    this.state.started = true;
    this.state.trajectory.travel(this.state.derived.coefficients, this.span.burst);
    this.show(true);
  }
  /** Reduced motion: each path runs its whole length; the bars count these paths and no others. */
  runEnsemble() {
    const { settings, derived, push } = this.state,
      { ensemble, trajectory: units, pushed } = this.span;
    this.state.ensemble = Array.from({ length: ensemble }, (_, i) => {
      const trajectory = this.view.launch((settings.seed + i) % 2 ** 32, derived.coefficients);
      trajectory.travel(derived.coefficients, units - pushed);
      if (push) trajectory.nudge(this.view.nudge.size, derived.coefficients);
      trajectory.travel(derived.coefficients, pushed);
      return trajectory;
    });
    this.state.trajectory = this.state.ensemble[0];
  }
  tally() {
    return this.state.ensemble.length
      ? this.view.mergeTallies(this.state.ensemble.map(({ tally }) => tally))
      : this.state.trajectory.tally;
  }
  surprised(sentence) {
    if (!this.storage.keep({ surprise: sentence }))
      this.showMessage(
        'This browser does not let a page keep anything, so the sentence stays only while the page is open.',
      );
  }
  async copyLink() {
    this.keepNow();
    history.replaceState(history.state, '', `#${this.name}-model`); // whoever opens it comes to the model
    try {
      await navigator.clipboard.writeText(location.href);
      this.ref.copied.textContent = 'The link is copied.';
    } catch {
      this.ref.copied.textContent =
        'This browser does not let a page copy. The address above holds the same link.';
    }
  }

  // ---------------------------------------------------------------- what the reader sees

  phase() {
    const { prediction, started, playing } = this.state;
    return started ? (playing ? 'playing' : 'paused') : prediction ? 'ready' : 'asking';
  }
  show(acted = false) {
    const { state, ref, root } = this,
      phase = this.phase(),
      compared = state.started && this.tally().counted > this.span.watch;
    Object.assign(state, { phase, compared });
    root.dataset.phase = phase;
    root.classList.toggle('stale', state.stale);
    ref.play.textContent = this.reducedMotion.matches
      ? this.labels.reducedMotion
      : state.playing
        ? 'Pause'
        : 'Play';
    for (const name of ['play', 'nudge', 'skip'])
      ref[name].setAttribute('aria-disabled', String(!state.prediction));
    ref.skip.hidden = this.reducedMotion.matches;
    ref.guesses.disabled = state.started;
    ref.explain.hidden = !compared && !ref.surprise.value;
    for (const picture of this.pictures) {
      picture.slow?.();
      if (!state.playing) picture.frame?.(0);
    }
    this.announce(acted);
  }
  showSettings() {
    const { settings } = this.state,
      { declared, ref, root } = this;
    for (const { name, words, step } of declared.parameters) {
      const value = settings[name],
        word = words.find(([below]) => value < below)[1],
        number = value.toFixed(step < 0.01 ? 3 : step < 1 ? 2 : 0).replace('-', '−');
      ref[name].value = value;
      ref[name].setAttribute('aria-valuetext', `${word}, ${number}`);
      ref[`${name}-words`].textContent = `${word} · ${number}`;
    }
    root
      .querySelectorAll('[data-scene]')
      .forEach((button, i) =>
        button.setAttribute(
          'aria-pressed',
          String(
            Object.entries(declared.presets[i].settings).every(
              ([name, value]) => settings[name] === value,
            ),
          ),
        ),
      );
    root.querySelectorAll('[data-assumption]').forEach((input) => {
      input.checked = Number(input.value) === settings[input.dataset.assumption];
    });
    ref.weather.textContent = `${this.labels.seed} no. ${settings.seed}. `;
    for (const picture of this.pictures) picture.settings?.();
  }
  showMessage(message) {
    this.ref.message.textContent = message;
    this.ref.message.hidden = !message;
  }

  /** What is seen follows the trajectory; what is spoken comes when the reader acted, or every quarter of a minute. */
  announce(acted = false) {
    const { state, ref, view, clocks } = this,
      now = performance.now(),
      words = view.words;
    const sentence =
      state.phase === 'asking'
        ? this.declared.question
        : state.phase === 'ready'
          ? `You chose ${this.chosen()}. Press ‘${ref.play.textContent}’ and watch.`
          : state.ensemble.length
            ? words.ensemble(state.ensemble, state.derived)
            : words.now(state);
    const recent =
      state.started && !state.ensemble.length
        ? words.recent(state.trajectory.recent.summary())
        : '';
    if (acted || now - clocks.wrote > 700) {
      clocks.wrote = now;
      ref.sentence.textContent = sentence;
      ref.lately.textContent = recent;
    }
    const spoken = acted ? sentence : recent;
    if (
      (acted || now - clocks.spoke > SPOKEN_EVERY * 1000) &&
      spoken &&
      ref.spoken.textContent !== spoken
    ) {
      clocks.spoke = now;
      ref.spoken.textContent = spoken;
    }
  }

  /** New colours, a new size, or the first time on screen: JupyterLab renders before it shows, when nothing has a colour yet. */
  restyle() {
    if (!this.root.isConnected) return;
    this.colours = coloursOf(this.root, Object.keys(tokens.colours));
    for (const picture of this.pictures) picture.restyle?.();
  }

  // ---------------------------------------------------------------- time

  wake() {
    this.clocks.greeting = GREETING;
  }
  tick(now) {
    const { clocks, state } = this,
      passed = now - clocks.last,
      seconds = Math.min(0.05, passed / 1000);
    clocks.frame = requestAnimationFrame((later) => this.tick(later));
    if (!this.visible || this.reducedMotion.matches) clocks.last = now;
    else if (state.playing) {
      clocks.last = now;
      this.advance(now, seconds, passed);
    } else if (!state.started && clocks.greeting > 0 && passed > 30) {
      clocks.last = now;
      this.greet(seconds);
    }
  }
  advance(now, seconds, passed) {
    this.state.trajectory.travel(this.state.derived.coefficients, seconds * this.declared.speed);
    for (const picture of this.pictures) picture.frame?.(seconds, passed);
    this.announce();
    if (now - this.clocks.slow > 200) {
      this.clocks.slow = now;
      this.compare();
    }
  }
  /** Before the trajectory the picture moves a little, and comes to rest by itself: nothing goes on that nobody started. */
  greet(seconds) {
    this.clocks.greeting -= seconds;
    for (const picture of this.pictures)
      picture.frame?.(seconds * Math.min(1, this.clocks.greeting));
  }
  compare() {
    const { state, ref } = this;
    state.compared = this.tally().counted > this.span.watch;
    if (state.compared && ref.explain.hidden) ref.explain.hidden = false;
    for (const picture of this.pictures) picture.slow?.();
  }

  // ---------------------------------------------------------------- wiring

  wire() {
    const { ref, root, host, declared } = this;
    const on = (node, event, action) => {
      node.addEventListener(event, action);
      this.leave.push(() => node.removeEventListener(event, action));
    };
    on(ref.play, 'click', () => {
      this.state.push = false;
      this.play();
    });
    on(ref.nudge, 'click', () => this.nudge());
    on(ref.skip, 'click', () => this.skip());
    on(ref.reseed, 'click', () => this.set('seed', (this.state.settings.seed + 1) % 2 ** 32));
    on(ref.again, 'click', () => this.startAgain());
    if (ref.share) on(ref.share, 'click', () => this.copyLink());
    on(ref.surprise, 'input', () => this.surprised(ref.surprise.value));
    for (const { name } of declared.parameters)
      on(ref[name], 'input', () => this.set(name, Number(ref[name].value)));
    root
      .querySelectorAll('.guess input')
      .forEach((input) => on(input, 'change', () => this.predict(input.value)));
    root
      .querySelectorAll('[data-assumption]')
      .forEach((input) =>
        on(input, 'change', () => this.set(input.dataset.assumption, Number(input.value))),
      );
    root
      .querySelectorAll('[data-scene]')
      .forEach((button, i) => on(button, 'click', () => this.choosePreset(declared.presets[i])));
    for (const name of Object.keys(this.choices))
      this.listen(host, `change:${name}`, () => this.set(name, host.get(name), 'the notebook'));
    this.listen(host, 'change:problem', () => this.showMessage(host.get('problem')));
    if (!this.name)
      on(root, 'keydown', (event) => {
        // JupyterLab would take arrows from a slider, and delete the cell on d, d
        if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
      });
    this.watch(on);
  }
  listen(host, event, action) {
    host.on(event, action);
    this.leave.push(() => host.off?.(event, action));
  }
  watch(on) {
    const sizes = new ResizeObserver(() => this.restyle()),
      sight = new IntersectionObserver(([entry]) => {
        this.visible = entry.isIntersecting;
      });
    sizes.observe(this.root);
    sight.observe(this.root);
    this.leave.push(() => {
      sizes.disconnect();
      sight.disconnect();
    });
    this.leave.push(watchTheme(() => this.restyle()));
    on(this.reducedMotion, 'change', () => this.askAgain());
  }
  remove() {
    cancelAnimationFrame(this.clocks.frame);
    clearTimeout(this.clocks.keep);
    for (const leave of this.leave) leave();
    this.root.remove();
  }
}

/** The entry that a notebook or a page mounts. */
export function simulation(declared, view) {
  function render({ model, el }) {
    try {
      const shown = new Simulation(declared, view, model, el);
      return () => shown.remove();
    } catch (error) {
      // a still picture stays if there is one; else say what happened, never a blank place
      el.querySelector('.live')?.remove();
      el.style.minHeight = '0';
      if (!el.firstElementChild)
        el.textContent = `${declared.title} could not be drawn in this browser (${error.message}).`;
      throw error;
    }
  }
  return { render };
}
