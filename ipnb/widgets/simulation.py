"""Living models as widgets: one synced trait a parameter, and a browser module that draws.

In a notebook ``River()`` is an ipywidget, so ``link``, ``interact`` and boxes work with it. While a book is
built (``IPNB_BOOK=1``) it is a still picture with words, where the page will mount the same module.
"""

import os
from collections.abc import Callable
from typing import Any, ClassVar

import anywidget
import traitlets

from ipnb.models import river
from ipnb.models.declaration import Model
from ipnb.models.random import check_seed
from ipnb.widgets import module


class Setting(traitlets.TraitType):
    """A trait whose value the model checks. A refused value is explained, and the last good one stays."""

    def __init__(self, default: float, check: Callable[[object], float]):
        self.check = check
        super().__init__(default)

    def validate(self, owner: traitlets.HasTraits, value: Any) -> float:
        try:
            checked = self.check(value)
        except ValueError as refused:
            # shown in the widget: where a link set the value, no traceback is seen
            owner.problem = str(refused)
            raise traitlets.TraitError(str(refused)) from None
        owner.problem = ""
        return checked


class Simulation(anywidget.AnyWidget):
    """A model to predict, play, compare and explain. A subclass names its model and its browser module.

    Every parameter and assumption of the model is a trait (``river.linkage = 0.6``), and so is ``seed``.

    Raises
    ------
    ValueError, TypeError
        When it is made with a value out of range, or with a parameter that the model does not have.
    traitlets.TraitError
        When a trait is set to a value out of range.
    """

    model: ClassVar[Model]
    problem = traitlets.Unicode("").tag(sync=True)

    def __new__(cls, *args: Any, **settings: Any):
        if os.environ.get("IPNB_BOOK") != "1":
            return super().__new__(cls, *args, **settings)
        # only a book needs the still picture, and with it SymPy
        from ipnb.widgets.page import Figure

        # no widget at all: one widget pulls a widget manager into the page
        return Figure(cls.model, settings)

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


class River(Simulation):
    """The integration river: differentiation, linkage, storm, and a boat between two banks.

    >>> river = River(differentiation=0.2, linkage=0.6)  # doctest: +SKIP
    """

    model = river.MODEL
    _esm = module.entry("views/river.js")
    _css = module.source("simulation.css")
