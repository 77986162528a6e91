"""The river as an ipywidget, and as a figure in a book."""

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import ipywidgets
import nbformat
import pytest
import traitlets
from nbclient import NotebookClient

from ipnb.models.river import model as river
from ipnb.web import bundle
from ipnb.widgets import River


def test_every_parameter_is_a_synced_trait_with_the_models_default():
    """A slider in the page would move nothing in Python, or start elsewhere."""
    made = River()
    synced = made.trait_names(sync=True)
    for name, choice in river.MODEL.choices.items():
        assert name in synced and getattr(made, name) == choice.default
    assert "seed" in synced and made.seed == river.MODEL.seed
    assert River(linkage=0.6, seed=3).linkage == 0.6 and River(seed=3).seed == 3


def test_rivers_do_not_share_their_settings():
    """Two rivers in one notebook would move together."""
    one, other = River(linkage=0.1), River(linkage=0.9)
    one.linkage = 0.3
    assert other.linkage == 0.9 and River().linkage == 0.2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("linkage", 1.3, "Linkage is a number from 0 to 1; you gave 1.3."),
        ("linkage", math.nan, "Linkage is a number from 0 to 1; you gave nan."),
        ("storm", "wild", "Storm is a number from 0.3 to 1.2; you gave 'wild'."),
        ("differentiation", True, "Differentiation is a number from 0 to 1"),
        ("lean", 3, "The assumption ‘lean’ is 1 (chaos (this model’s choice))"),
        ("seed", -1, "The seed of the weather is a whole number"),
    ],
)
def test_a_bad_value_is_explained_in_both_places_and_the_last_good_one_stays(name, value, said):
    """Where a link set the value nobody sees a traceback, so the widget says it too."""
    made = River()
    before = getattr(made, name)
    with pytest.raises(traitlets.TraitError) as refused:
        setattr(made, name, value)
    assert said in str(refused.value) and said in made.problem
    assert getattr(made, name) == before
    setattr(made, name, before)
    assert made.problem == "", "the message stays although the value is good again"


def test_a_bad_beginning_is_explained():
    """`River(linkage=7)` in a cell: the words, not a stack of traitlets."""
    with pytest.raises(ValueError, match="Linkage is a number from 0 to 1; you gave 7"):
        River(linkage=7)
    with pytest.raises(TypeError, match="has no ‘linkeage’"):
        River(linkeage=0.5)
    with pytest.raises(ValueError, match="whole number"):
        River(seed=0.5)


def test_links_interact_and_boxes_take_it_for_a_widget():
    """The notebook of the hub shows just these."""
    made, slider = River(), ipywidgets.FloatSlider(min=0, max=1, step=0.05)
    link = ipywidgets.link((slider, "value"), (made, "linkage"))
    slider.value = 0.75
    assert made.linkage == 0.75
    made.linkage = 0.4
    assert slider.value == 0.4
    link.unlink()
    seeds = ipywidgets.IntSlider(value=5, max=100)
    ipywidgets.dlink((seeds, "value"), (made, "seed"))
    assert made.seed == 5
    used = ipywidgets.interactive(
        lambda storm: setattr(made, "storm", storm), storm=(0.3, 1.2, 0.1)
    )
    used.children[0].value = 1.1
    assert made.storm == pytest.approx(1.1)
    assert ipywidgets.VBox([made, slider]).children[0] is made


def test_the_notebooks_module_holds_everything_and_the_pages_files_too():
    """A missing neighbour would be a blank cell, or a 404 in the published page."""
    files = bundle.files()
    for path in (
        "models/river/view.js",
        "simulation/shell.js",
        "dynamics/sde.js",
        "models/river/declaration.js",
        "models/river/equations.js",
    ):
        assert path in files
    assert not re.search(r"""from\s+['"]\./""", River._esm), (
        "a relative import that a notebook cannot follow"
    )
    assert "harmonic" not in files["models/river/declaration.js"]
    assert "light-dark(" in River._css and River._css == files["simulation/simulation.css"]


def test_the_page_gets_the_declaration_that_python_has():
    """Words, ranges and scenes are said once."""
    text = bundle.source("models/river/declaration.js")
    data = json.loads(text.removeprefix("export default ").rstrip(";\n"))
    linkage = next(one for one in data["parameters"] if one["name"] == "linkage")
    assert (linkage["low"], linkage["high"], linkage["default"]) == (0, 1, 0.2)
    assert data["zones"][-1]["up_to"] is None and data["zones"][0]["label"] == "Rigidity"
    assert [preset["title"] for preset in data["presets"]] == [
        preset.title for preset in river.MODEL.presets
    ]


FRESH = """
import sys, resource
import ipykernel.ipkernel, IPython.display
def size(): return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 2**20
before = size()
from ipnb.widgets import River
River()._repr_mimebundle_()
print(size() - before, 'sympy' in sys.modules, 'scipy' in sys.modules)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_a_fresh_kernel_shows_a_river_in_little_room_and_without_sympy():
    """A hub with sixty students would hold sixty copies of what one import drags in."""
    run = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    megabytes, sympy, scipy = run.stdout.split()
    assert (sympy, scipy) == ("False", "False")
    assert float(megabytes) < 60


@pytest.mark.deep
def test_the_notebook_for_the_hub_runs(tmp_path):
    """Students would open it and meet an error in the first five minutes."""
    source = (
        Path(__file__).parents[2]
        / "deploy"
        / "local"
        / "notebooks"
        / "the-river-in-a-notebook.ipynb"
    )
    notebook = nbformat.read(source, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output["output_type"] for cell in notebook.cells for output in cell.get("outputs", [])]
    assert "error" not in shown and len(shown) >= 5
