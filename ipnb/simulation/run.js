/* One run of a model: a prediction, then time that goes by, then the comparison. Its state and what leads from one to the next;
 * no page and no clock. With reduced motion an ensemble of whole trajectories stands in the place of one that moves. */

/** How long things last where a view does not say otherwise. */
export const SPAN = {
  watch: 20, // units of time before what came is compared with the prediction
  burst: 1000, // units of time that "skip ahead" lets go by
  ensemble: 24, // with reduced motion: so many whole trajectories at once instead of one that moves
  trajectory: 100, // units of time of each
  pushed: 4, // units of time before its end at which it is pushed, so that the push is in sight
};

export class Run {
  constructor(declared, view, span, settings) {
    Object.assign(this, { declared, view, span });
    this.state = {
      settings,
      prediction: null,
      started: false,
      playing: false,
      stale: false,
      push: false,
      ensemble: [],
      trajectory: null,
      derived: null,
    };
  }

  /** asking (no prediction yet), ready, playing or paused. */
  phase() {
    const { prediction, started, playing } = this.state;
    if (started) return playing ? 'playing' : 'paused';
    return prediction ? 'ready' : 'asking';
  }

  /** Has enough been counted to be compared with the prediction? */
  compared() {
    return this.state.started && this.tally().counted > this.span.watch;
  }

  tally() {
    const { ensemble, trajectory } = this.state;
    return ensemble.length
      ? this.view.mergeTallies(ensemble.map((one) => one.tally))
      : trajectory.tally;
  }

  /** The prediction in words, as a part of a sentence. */
  predictionWords() {
    return this.declared.predictions
      .find(({ name }) => name === this.state.prediction)
      .label.toLowerCase();
  }

  // ---------------------------------------------------------------- steps

  /** Back to the question. */
  ask() {
    Object.assign(this.state, {
      prediction: null,
      playing: false,
      started: false,
      stale: false,
      push: false,
    });
  }

  /** From its beginning, with the settings as they are. */
  restart() {
    Object.assign(this.state, { trajectory: null, ensemble: [] });
  }

  /** The settings have changed: what was counted under the old ones no longer applies. */
  reshape(reducedMotion) {
    const { state, view } = this;
    state.derived = view.derive(state.settings);
    if (view.restartsOnChange) state.trajectory = null;
    state.trajectory ??= view.launch(state.settings.seed, state.derived.coefficients);
    state.trajectory.tally.clear();
    // whoever goes step by step stays where they are
    const isStepping = view.nudge.steps && !state.ensemble.length;
    if (reducedMotion && state.started && !isStepping) this.runEnsemble();
  }

  play(reducedMotion) {
    const { state } = this;
    Object.assign(state, { started: true, playing: !reducedMotion && !state.playing });
    if (reducedMotion) this.runEnsemble();
  }

  travel(units) {
    this.state.trajectory.travel(this.state.derived.coefficients, units);
  }

  nudge() {
    if (this.view.nudge.steps) this.state.started = true;
    this.state.trajectory.nudge(this.view.nudge.size, this.state.derived.coefficients);
  }

  /** A long time goes by unseen. */
  skip() {
    this.state.started = true;
    this.travel(this.span.burst);
  }

  /** Every trajectory of the ensemble to its end; what is counted is these and no others. */
  runEnsemble() {
    const { settings, derived, push } = this.state;
    const { ensemble, trajectory: units, pushed } = this.span;
    this.state.ensemble = Array.from({ length: ensemble }, (_, i) => {
      const trajectory = this.view.launch((settings.seed + i) % 2 ** 32, derived.coefficients);
      trajectory.travel(derived.coefficients, units - pushed);
      if (push) trajectory.nudge(this.view.nudge.size, derived.coefficients);
      trajectory.travel(derived.coefficients, pushed);
      return trajectory;
    });
    this.state.trajectory = this.state.ensemble[0];
  }
}
