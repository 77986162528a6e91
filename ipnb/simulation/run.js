/* One run of a model: a guess, then time that goes by, then the comparison. Its state and what leads from one to the next;
 * no page and no clock. With reduced motion an ensemble of whole journeys stands in the place of one that moves. */

export class Run {
  constructor(declared, view, span, settings) {
    Object.assign(this, { declared, view, span });
    this.state = {
      settings,
      guess: null,
      started: false,
      playing: false,
      stale: false,
      push: false,
      fleet: [],
      journey: null,
      facts: null,
    };
  }

  /** asking (no guess yet), ready, playing or paused. */
  phase() {
    const { guess, started, playing } = this.state;
    if (started) return playing ? 'playing' : 'paused';
    return guess ? 'ready' : 'asking';
  }

  /** Has enough been counted to be compared with the guess? */
  compared() {
    return this.state.started && this.tally().counted > this.span.watch;
  }

  tally() {
    const { fleet, journey } = this.state;
    return fleet.length ? this.view.together(fleet.map((one) => one.tally)) : journey.tally;
  }

  /** The guess in words, as a part of a sentence. */
  guessWords() {
    return this.declared.guesses.find(({ name }) => name === this.state.guess).label.toLowerCase();
  }

  // ---------------------------------------------------------------- steps

  /** Back to the question. */
  ask() {
    Object.assign(this.state, {
      guess: null,
      playing: false,
      started: false,
      stale: false,
      push: false,
    });
  }

  /** From its beginning, with the settings as they are. */
  restart() {
    Object.assign(this.state, { journey: null, fleet: [] });
  }

  /** The settings have changed: what was counted under the old ones no longer applies. */
  reshape(reducedMotion) {
    const { state, view } = this;
    state.facts = view.facts(state.settings);
    if (view.anew) state.journey = null;
    state.journey ??= view.launch(state.settings.seed, state.facts.parts);
    state.journey.tally.clear();
    if (reducedMotion && state.started) this.runEnsemble();
  }

  play(reducedMotion) {
    const { state } = this;
    Object.assign(state, { started: true, playing: !reducedMotion && !state.playing });
    if (reducedMotion) this.runEnsemble();
  }

  travel(units) {
    this.state.journey.travel(this.state.facts.parts, units);
  }

  nudge() {
    this.state.journey.nudge(this.view.nudge.size, this.state.facts.parts);
  }

  /** A long time goes by unseen. */
  skip() {
    this.state.started = true;
    this.travel(this.span.burst);
  }

  /** Every journey of the ensemble to its end; what is counted is these and no others. */
  runEnsemble() {
    const { settings, facts, push } = this.state;
    const { fleet, journey: units, pushed } = this.span;
    this.state.fleet = Array.from({ length: fleet }, (_, i) => {
      const journey = this.view.launch((settings.seed + i) % 2 ** 32, facts.parts);
      journey.travel(facts.parts, units - pushed);
      if (push) journey.nudge(this.view.nudge.size, facts.parts);
      journey.travel(facts.parts, pushed);
      return journey;
    });
    this.state.journey = this.state.fleet[0];
  }
}
