"""A living model in a book's page: a still picture and its words, where the page will mount the live one.

Both say what comes, so that they are folded behind the model's question: nobody reads the answer before having
guessed, with or without JavaScript. On paper they are open.
"""

import json
from collections import Counter
from collections.abc import Mapping
from html import escape
from types import ModuleType
from typing import Any

from ipnb.dynamics.declaration import Model
from ipnb.dynamics.random import check_seed

_SHOWN: Counter[str] = Counter()


class Figure:
    """What ``River()`` is while a book is built: HTML, and no widget.

    A chapter's first figure of a model is named after it, the next ``river-2``, and so on. The name keeps
    them apart in the page's address.

    Parameters
    ----------
    model : Model
        What is shown.
    still : module
        The model's ``still.py``, with ``draw(settings, uid)`` and ``words(settings)``.
    settings : Mapping
        Values of the model's parameters and assumptions, and ``seed``.
    """

    def __init__(self, model: Model, still: ModuleType, settings: Mapping[str, Any]):
        given = dict(settings)
        self.seed = check_seed(given.pop("seed", model.seed))
        self.model, self.still, self.settings = model, still, model.settings(given)
        _SHOWN[model.name] += 1
        self.name = model.name if _SHOWN[model.name] == 1 else f"{model.name}-{_SHOWN[model.name]}"

    def _repr_html_(self) -> str:
        values = json.dumps({"name": self.name, **self.settings, "seed": self.seed})
        words, badge = escape(self.still.words(self.settings)), escape(self.model.badge)
        return (
            f'<figure class="simulation" id="{self.name}-model">'
            f'<div data-module="ipnb/models/{self.model.name}/view.js" data-css="ipnb/simulation/simulation.css" '
            f'data-values="{escape(values)}">'
            f'<div class="still"><p>{escape(self._asked())}</p><details><summary>Look without a guess</summary>'
            f'<div class="seen">{self.still.draw(self.settings, f"{self.name}-still")}'
            f'<p class="words" id="{self.name}-still-words">{words} {badge}.</p></div></details></div></div>'
            f"<figcaption>{escape(self.model.title)}</figcaption></figure>"
        )

    def _asked(self) -> str:
        """Return the question with its answers: what it shows is folded until somebody looks."""
        answers = [answer["label"] for answer in self.model.as_data()["predictions"]]
        return f"{self.model.question} Your guess: {'; '.join(answers)}."

    def __repr__(self) -> str:
        return f"{self.model.title}: a still picture, which the page makes live"
