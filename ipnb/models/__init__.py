"""Teaching models: small, seeded, not fitted to people. A folder a model, and this one list of them."""

import json
from functools import partial
from importlib import import_module
from pathlib import Path

from ipnb.dynamics import generated_js
from ipnb.dynamics.declaration import Model
from ipnb.web import bundle

NAMES = (
    "addiction",
    "attunement",
    "causal_graph",
    "domains",
    "dyad",
    "forgetting",
    "plasticity",
    "prediction_error",
    "resampling",
    "river",
    "state_space_grid",
    "window_of_tolerance",
    "working_model",
)


def declared(name: str) -> Model:
    """Return a model's declaration; the model is imported only now, and NumPy with it."""
    model: Model = import_module(f"ipnb.models.{name}.model").MODEL
    return model


def _declaration(name: str) -> str:
    return f"export default {json.dumps(declared(name).as_data(), ensure_ascii=False)};\n"


def equations_file(name: str) -> Path:
    """Return where the JavaScript of a model's equations is kept (`python -m ipnb.models` writes it)."""
    return Path(__file__).with_name(name) / "equations.js"


def _equations(name: str) -> str:
    return generated_js.javascript(declared(name), equations_file(name))


for _name in NAMES:
    bundle.register(f"models/{_name}/declaration.js", partial(_declaration, _name))
    if equations_file(_name).exists():
        bundle.register(f"models/{_name}/equations.js", partial(_equations, _name))
