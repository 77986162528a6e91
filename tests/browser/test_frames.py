"""Every model goes at one pace on every screen: the real shell, with frames that come as often as we say."""

import model_site
import pytest
from model_contract import begin

from ipnb.models.addiction import model as addiction
from ipnb.models.attunement import model as attunement
from ipnb.models.causal_graph import model as causal_graph
from ipnb.models.domains import model as domains
from ipnb.models.dyad import model as dyad
from ipnb.models.forgetting import model as forgetting
from ipnb.models.plasticity import model as plasticity
from ipnb.models.prediction_error import model as prediction_error
from ipnb.models.resampling import model as resampling
from ipnb.models.river import model as river
from ipnb.models.state_space_grid import model as grid
from ipnb.models.window_of_tolerance import model as window
from ipnb.models.working_model import model as working_model

#: where each model's trajectory is, what it is called, and the step that it takes in units of time
TRAJECTORIES = {
    river: ("dynamics/sde", "Trajectory", river.MODEL.dt),
    window: ("models/window_of_tolerance/step", "Course", window.MODEL.dt),
    dyad: ("models/dyad/step", "Pair", dyad.MODEL.dt),
    addiction: ("models/addiction/step", "Course", addiction.MODEL.dt),
    attunement: ("models/attunement/step", "Chain", 1),
    causal_graph: ("models/causal_graph/step", "Town", 1),
    domains: ("models/domains/step", "Shuffles", 1),
    prediction_error: ("models/prediction_error/step", "Learner", 1),
    forgetting: ("models/forgetting/step", "Reading", 1),
    plasticity: ("models/plasticity/step", "Life", 1),
    resampling: ("models/resampling/step", "Making", 1),
    grid: ("models/state_space_grid/step", "Viewing", 1),
    working_model: ("models/working_model/step", "Meetings", 1),
}
#: frames wait until the test says that one is due
FRAMES = """window.due = []; window.requestAnimationFrame = (draw) => window.due.push(draw);
window.cancelAnimationFrame = () => {};"""
COUNT = """async ([path, name]) => {
  const { [name]: Trajectory } = await import(`/_static/ipnb/${path}.js`), { step } = Trajectory.prototype;
  Trajectory.prototype.step = function count(...all) { window.taken += 1; return step.apply(this, all); };
}"""
RUN = """([rate, seconds, from]) => {
  window.taken = 0;
  for (let i = 1; i <= rate * seconds; i++) {
    for (const draw of window.due.splice(0)) draw(from + i * 1000 / rate);
  }
  return window.taken;
}"""


sites = model_site.sites()


#: one that moves by a stochastic equation and one by rounds; the deep run takes all
QUICK = (river, dyad)


@pytest.mark.parametrize(
    "module",
    [pytest.param(one, marks=[] if one in QUICK else pytest.mark.deep) for one in TRAJECTORIES],
    ids=lambda module: module.MODEL.name,
)
def test_a_second_is_as_long_on_every_screen(page, sites, module):
    """What a frame left over was dropped: at 240 Hz the dyad ran twice as fast, from 251 it stood still."""
    path, name, step = TRAJECTORIES[module]
    page.add_init_script(FRAMES)
    page.goto(sites(module))
    live = page.locator(".live")
    live.wait_for()
    page.wait_for_function("window.due.length > 0")
    begin(live, (module.MODEL.predictions or module.MODEL.zones)[0].name)
    page.evaluate(COUNT, [path, name])
    page.evaluate(RUN, [50, 0.1, 0])  # the first frame only sets the clock
    expected, start = 2 * module.MODEL.speed / step, 1000
    for rate in (60, 90, 144, 240, 360):
        page.evaluate(RUN, [1000, 0.001, start - 1])
        assert page.evaluate(RUN, [rate, 2, start]) == pytest.approx(expected, abs=1.01), (
            f"{rate} Hz"
        )
        start += 10_000
