"""Living models as widgets: one synced trait a parameter, and a browser module that draws.

In a notebook ``River()`` is an ipywidget, so ``link``, ``interact`` and boxes work with it. While a book is
built (``IPNB_BOOK=1``) it is a still picture with words, where the page will mount the same module.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar

import anywidget
import traitlets

from ipnb.dynamics.declaration import Model
from ipnb.dynamics.random import check_seed
from ipnb.simulation.static_figure import Figure
from ipnb.web import bundle


class Setting(traitlets.TraitType[float, float]):
    """A trait whose value the model checks. A refused value is explained, and the last good one stays."""

    def __init__(self, default: float, check: Callable[[object], float]):
        self.check = check
        super().__init__(default)

    def validate(self, owner: Any, value: Any) -> float:
        """Return the checked value; put what is wrong with it into ``owner.problem``, or take that back.

        Parameters
        ----------
        owner : Simulation
            The widget.
        value : object
            What somebody set.

        Raises
        ------
        traitlets.TraitError
            If the model refuses it; the message is fit for a reader.
        """
        try:
            checked = self.check(value)
        except ValueError as refused:
            # shown in the widget: where a link set the value, no traceback is seen
            owner.problem = str(refused)
            raise traitlets.TraitError(str(refused)) from None
        owner.problem = ""
        return checked


class Simulation(anywidget.AnyWidget):
    """A model to predict, play, compare and explain. A subclass names its model.

    Its browser module is ``view.js`` in the model's folder, its still picture ``still.py`` there.

    Every parameter and assumption of the model is a trait (``river.linkage = 0.6``), and so is ``seed``.

    Raises
    ------
    ValueError, TypeError
        When it is made with a value out of range, or with a parameter that the model does not have.
    traitlets.TraitError
        When a trait is set to a value out of range.
    """

    model: ClassVar[Model]

    def __init_subclass__(cls, **options: Any):
        if "model" in vars(cls):  # traitlets makes a subclass of its own for each widget's traits
            cls._esm = bundle.bundle(f"models/{cls.model.name}/view.js")
            cls._css = bundle.source("simulation/simulation.css")
        super().__init_subclass__(**options)

    problem = traitlets.Unicode("").tag(sync=True)

    def __new__(cls, *args: Any, **settings: Any) -> Any:
        if os.environ.get("IPNB_BOOK") != "1":
            return super().__new__(cls, *args, **settings)
        # no widget at all: one widget pulls a widget manager into the page
        still = import_module(f"{cls.__module__.rpartition('.')[0]}.still")  # with it comes SymPy
        return Figure(cls.model, still, settings)

    def __init__(self, *, seed: int | None = None, **settings: float):
        chosen = self.model.settings(settings) | {
            "seed": check_seed(self.model.seed if seed is None else seed)
        }
        checks = {name: choice.check for name, choice in self.model.choices.items()} | {
            "seed": check_seed
        }
        self.add_traits(
            **{name: Setting(chosen[name], check).tag(sync=True) for name, check in checks.items()}
        )
        super().__init__()
