"""The states of a model's run, without a page: what leads from one to the next."""

import json
import subprocess
import sys
from pathlib import Path

RUN = Path(__file__).parents[2] / "ipnb/simulation/run.js"
#: a model whose journey only counts the units of time that it has travelled
MODEL = """
const view = {
  derive: (settings) => ({ coefficients: settings }),
  launch: (seed) => ({
    seed, at: 0, pushes: 0,
    travel(coefficients, units) { this.at += units; this.tally.counted += units; },
    nudge() { this.pushes += 1; },
    tally: { counted: 0, clear() { this.counted = 0; } },
  }),
  mergeTallies: (tallies) => ({ counted: tallies.reduce((sum, one) => sum + one.counted, 0) }),
  nudge: { size: 1 },
};
const declared = { predictions: [{ name: 'one', label: 'One of them' }] };
const span = { watch: 20, burst: 1000, ensemble: 3, trajectory: 100, pushed: 4 };
const run = new Run(declared, view, span, { seed: 2 ** 32 - 1 });
run.ask(); run.restart(); run.reshape(false);
"""


def run(steps: str):
    text = f"import {{ Run }} from '{RUN.as_uri()}';\n{MODEL}\nconst told = [];\n{steps}"
    text += "\nconsole.log(JSON.stringify(told));"
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", text]
    return json.loads(subprocess.run(node, capture_output=True, text=True, check=True).stdout)


def test_a_guess_comes_before_anything_moves_and_play_is_pause():
    steps = """told.push(run.phase()); run.state.prediction = 'one';
        told.push(run.phase(), run.predictionWords());
        run.play(false); told.push(run.phase()); run.play(false); told.push(run.phase());
        run.ask(); told.push(run.phase());"""
    assert run(steps) == ["asking", "ready", "one of them", "playing", "paused", "asking"]


def test_nothing_is_compared_before_enough_was_counted():
    steps = """run.state.prediction = 'one'; run.play(false); run.travel(20); told.push(run.compared());
        run.travel(1); told.push(run.compared());
        run.reshape(false); told.push(run.compared(), run.state.trajectory.at);
        run.skip(); told.push(run.compared());"""
    assert run(steps) == [False, True, False, 21, True]


def test_an_ensemble_stands_in_the_place_of_one_journey_that_moves():
    """Every journey to its whole length, pushed or not, each with a seed of its own."""
    steps = """run.state.prediction = 'one'; run.state.push = true; run.play(true);
        told.push(run.phase(), run.state.ensemble.map(({ at, pushes, seed }) => [at, pushes, seed]));
        told.push(run.tally().counted); run.restart(); run.reshape(false);
        told.push(run.state.ensemble.length, run.tally().counted);"""
    journeys = [[100, 1, 2**32 - 1], [100, 1, 0], [100, 1, 1]]
    assert run(steps) == ["paused", journeys, 300, 0, 0]


def test_a_model_with_a_past_begins_anew_with_every_setting():
    steps = """run.travel(5); run.reshape(false); told.push(run.state.trajectory.at);
        view.restartsOnChange = true; run.reshape(false); told.push(run.state.trajectory.at);"""
    assert run(steps) == [5, 0]


def test_a_step_of_the_readers_own_begins_the_run_and_no_ensemble():
    """Where motion is reduced a new setting must not throw whoever steps to the end."""
    steps = """view.nudge.steps = true; run.state.prediction = 'one'; run.nudge();
        told.push(run.phase(), run.state.trajectory.pushes);
        run.reshape(true); told.push(run.state.ensemble.length);
        run.play(true); run.reshape(true); told.push(run.state.ensemble.length);"""
    assert run(steps) == ["paused", 1, 0, 3]
