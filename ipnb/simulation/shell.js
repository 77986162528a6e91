/* The shell of every simulation: predict -> play -> compare -> explain, the same for each model.
 *
 * A model is a declaration (`models/<name>/declaration.js`, written by Python) and a view:
 *   pictures   list of { place: "stage" | "panel", html({ uid, declared }), attach(context) -> { restyle?, settings?, frame?, slow? } }
 *   derive     settings -> what follows from them, before anything moves
 *   launch     (seed, coefficients) -> a trajectory { travel(coefficients, units), nudge(size, coefficients), tally, recent, time, ... }; `mergeTallies` adds them up
 *   words      { now(state), ensemble(trajectories, derived), recent(summary of the last minute) }, and `nudge` { size, words }:
 *              with `label` it is called so, and with `steps` it is one step of the reader's own, which begins the run
 *   labels     what the model's own things are called: { play, reseed: [words, hint], seed, reducedMotion }; no reseed without chance
 *   span       other lengths of time than those below, where a model needs them
 *   restartsOnChange  whether a trajectory begins anew with every new setting: where it has a past that the settings make
 * The host is an anywidget model in a notebook, or a stub with the same five methods in a published page.
 *
 * Controls come one after another where the declaration has `steps`; `state.controls` knows which are in sight.
 * `SettingsStore` holds the settings, `Run` the state, `Readout` writes what is read; here they are put together with the
 * pictures, the clock and the reader's hands. */

import { sizesOf } from './canvas.js';
import { Disclosure } from './disclosure.js';
import { PanelClock } from './panel_clock.js';
import { Readout } from './readout.js';
import { Run, SPAN } from './run.js';
import { SettingsStore } from './settings_store.js';
import { StepBar } from './step_bar.js';
import { page } from './template.js';
import { MotionWish, coloursOf, watchTheme } from './theme.js';
import tokens from '../web/tokens.js';

const GREETING = 5; // seconds that the picture moves before anybody has pressed Play
const LONGEST_STEP = 0.05; // seconds that a frame lets go by at most, after the page was out of sight
const COMPARED_EVERY = 200; // milliseconds
let instances = 0;

class Simulation {
  constructor(declared, view, host, el) {
    const store = new SettingsStore(declared, host);
    Object.assign(this, {
      declared,
      view,
      host,
      el,
      store,
      uid: `${declared.name}-${++instances}`,
      run: new Run(declared, view, { ...SPAN, ...view.span }, store.values),
      controls: new Disclosure(declared),
      reducedMotion: new MotionWish(),
      clocks: { frame: 0, last: 0, slow: 0, greeting: GREETING },
      leave: [],
    });
    this.build();
    this.welcome();
    this.wire();
    this.askAgain();
    this.readout.hush();
    this.restyle();
    this.clocks.frame = requestAnimationFrame((now) => this.tick(now));
  }

  get state() {
    return this.run.state;
  }
  build() {
    const { declared, view, uid, el, run, reducedMotion, controls } = this;
    const { labels } = view;
    run.state.controls = controls;
    if (!el.closest('.simulation')) el.classList.add('simulation');
    el.insertAdjacentHTML(
      'afterbegin',
      page({
        uid,
        declared,
        pictures: view.pictures,
        labels: { ...labels, nudge: [view.nudge.label ?? 'Nudge', view.nudge.words] },
        addressed: Boolean(this.store.name),
      }),
    );
    const root = el.firstElementChild;
    const ref = Object.fromEntries(
      [...root.querySelectorAll('[data-ref]')].map((node) => [node.dataset.ref, node]),
    );
    Object.assign(this, { root, ref });
    this.readout = new Readout({ declared, view, labels, run, root, ref, reducedMotion });
    this.stepBar = new StepBar({ root, ref, declared, controls, readout: this.readout });
    const context = {
      root,
      ref,
      uid,
      declared,
      state: run.state,
      colour: (name) => this.colours[name],
      tally: () => run.tally(),
      again: () => this.show(true, true), // for what is drawn a part a frame
    };
    this.pictures = view.pictures.map((picture) => picture.attach(context));
    this.panels = new PanelClock(() => this.pictures.forEach((picture) => picture.slow?.()));
  }

  welcome() {
    const { message, surprise } = this.store.welcome();
    // whoever comes back, or by a link, has seen how it begins
    if (message) this.controls.showAll();
    if (surprise) this.ref.surprise.value = surprise;
    if (message) this.readout.showMessage(message);
  }

  // ---------------------------------------------------------------- what the reader chooses

  set(name, value, giver = 'you') {
    const { changed, fault } = this.store.set(name, value, giver);
    if (fault) this.readout.showMessage(fault);
    if (!changed) return;
    this.readout.showMessage('');
    if (name === 'seed') {
      this.launch();
      return;
    }
    this.controls.use(name);
    this.state.stale = this.state.started;
    this.reshape(giver === 'you');
  }
  reshape(isDrawn = false) {
    this.run.reshape(this.reducedMotion.matches);
    this.wake();
    this.readout.showSettings(this.store.values);
    for (const picture of this.pictures) picture.settings?.();
    this.show(true, isDrawn);
  }
  launch() {
    this.run.restart();
    this.reshape();
  }
  askAgain() {
    this.run.ask();
    for (const input of this.root.querySelectorAll('.guess input')) input.checked = false;
    this.launch();
  }
  startAgain() {
    this.store.replace(this.store.first);
    this.readout.showMessage('');
    this.askAgain();
    this.root.querySelector('.guess input').focus();
  }
  choosePreset({ settings }) {
    this.controls.showScene(settings, this.store.first);
    this.store.replace(settings);
    this.askAgain();
    this.ref.sentence.scrollIntoView({
      block: 'nearest',
      behavior: this.reducedMotion.matches ? 'auto' : 'smooth',
    });
  }
  predict(prediction) {
    this.state.prediction = prediction;
    this.wake();
    this.show(true);
  }
  /** Nothing moves before there is a prediction; whether one is missing. */
  predictFirst() {
    if (!this.state.prediction) {
      this.show(true);
      this.root.querySelector('.guess input').focus();
    }
    return !this.state.prediction;
  }
  play() {
    if (this.predictFirst()) return;
    this.run.play(this.reducedMotion.matches);
    this.show(true);
  }
  nudge() {
    if (this.predictFirst()) return;
    if (this.reducedMotion.matches && !this.view.nudge.steps) {
      this.state.push = true;
      this.play();
      return;
    }
    this.run.nudge();
    this.show(true);
  }
  skip() {
    if (this.predictFirst()) return;
    this.run.skip();
    this.show(true);
  }
  surprised(sentence) {
    if (!this.store.keepSurprise(sentence))
      this.readout.showMessage(
        'This browser does not let a page keep anything, so the sentence stays only while the page is open.',
      );
  }
  async copyLink() {
    this.ref.copied.textContent = await this.store.copyLink();
  }

  // ---------------------------------------------------------------- what the reader sees

  /** `panelsLater`: what a hand draws along comes first, and the panels after its frame. */
  show(acted = false, panelsLater = false) {
    this.readout.show();
    this.controls.reach(this.state);
    this.stepBar.show();
    this.panels[panelsLater ? 'soon' : 'now']();
    if (!this.state.playing) for (const picture of this.pictures) picture.frame?.(0);
    this.readout.announce(acted, panelsLater);
  }
  /** New colours, a new size, or the first time on screen: JupyterLab renders before it shows, when nothing has a colour yet. */
  restyle() {
    if (!this.root.isConnected) return;
    this.fitted = sizesOf(this.root);
    this.colours = coloursOf(this.root, Object.keys(tokens.colours));
    for (const picture of this.pictures) picture.restyle?.();
  }

  // ---------------------------------------------------------------- time

  wake() {
    this.clocks.greeting = GREETING;
  }
  tick(now) {
    const { clocks, state } = this;
    const passed = now - clocks.last;
    const seconds = Math.max(0, Math.min(LONGEST_STEP, passed / 1000)); // a frame's time can lie before a clock's
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
    this.run.travel(seconds * this.declared.speed);
    for (const picture of this.pictures) picture.frame?.(seconds, passed);
    this.readout.announce();
    if (now - this.clocks.slow > COMPARED_EVERY) {
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
    const { ref, run, state } = this;
    state.compared = run.compared();
    if (state.compared && ref.explain.hidden) ref.explain.hidden = false;
    this.controls.reach(state);
    this.stepBar.show();
    this.panels.soon();
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
    if (ref.reseed)
      on(ref.reseed, 'click', () => this.set('seed', (this.state.settings.seed + 1) % 2 ** 32));
    on(ref.again, 'click', () => this.startAgain());
    const step = (kind) => () => {
      this.stepBar[kind]();
      this.show();
    };
    on(ref.next, 'click', step('next'));
    on(ref.all, 'click', step('all'));
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
    for (const name of Object.keys(this.store.choices))
      this.listen(host, `change:${name}`, () => this.set(name, host.get(name), 'the notebook'));
    this.listen(host, 'change:problem', () => this.readout.showMessage(host.get('problem')));
    if (!this.store.name)
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
    const sizes = new ResizeObserver(() => sizesOf(this.root) !== this.fitted && this.restyle());
    const sight = new IntersectionObserver(([entry]) => {
      this.visible = entry.isIntersecting;
    });
    sizes.observe(this.root);
    sight.observe(this.root);
    this.leave.push(() => {
      sizes.disconnect();
      sight.disconnect();
    });
    this.leave.push(watchTheme(() => this.restyle()));
    this.leave.push(() => this.reducedMotion.stop());
    on(this.reducedMotion, 'change', () => this.askAgain());
  }
  remove() {
    cancelAnimationFrame(this.clocks.frame);
    this.panels.stop();
    this.readout.hush();
    this.store.stop();
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
