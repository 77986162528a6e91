"""A living model in a book's page: a still picture and its words, where the page will mount the live one."""

import json
from collections import Counter
from collections.abc import Mapping
from html import escape
from importlib import import_module
from typing import Any

from ipnb.models.declaration import Model
from ipnb.models.random import check_seed

_SHOWN: Counter[str] = Counter()


class Figure:
    """What ``River()`` is while a book is built: HTML, and no widget.

    A chapter's first figure of a model is named after it, the next ``river-2``, and so on. The name keeps
    them apart in the page's address.
    """

    def __init__(self, model: Model, settings: Mapping[str, Any]):
        given = dict(settings)
        self.seed = check_seed(given.pop("seed", model.seed))
        self.model, self.settings = model, model.settings(given)
        _SHOWN[model.name] += 1
        self.name = model.name if _SHOWN[model.name] == 1 else f"{model.name}-{_SHOWN[model.name]}"

    def _repr_html_(self) -> str:
        still = import_module(f"ipnb.widgets.stills.{self.model.name}")
        values = json.dumps({"name": self.name, **self.settings, "seed": self.seed})
        words, badge = escape(still.words(self.settings)), escape(self.model.badge)
        return (
            f'<figure class="simulation" id="{self.name}-model">'
            f'<div data-module="ipnb/views/{self.model.name}.js" data-css="ipnb/simulation.css" '
            f'data-values="{escape(values)}">'
            f'<div class="still">{still.draw(self.settings, f"{self.name}-still")}'
            f'<p class="words" id="{self.name}-still-words">{words} {badge}.</p></div></div>'
            f"<figcaption>{escape(self.model.title)}</figcaption></figure>"
        )

    def __repr__(self) -> str:
        return f"{self.model.title}: a still picture, which the page makes live"
