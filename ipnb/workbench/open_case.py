"""An open case as a widget: the form with its reasons and its score, in a notebook that has the key beside it."""

import json
from pathlib import Path
from typing import Any

import traitlets

from ipnb.formulation.browser_scoring import report
from ipnb.formulation.reasons import reasons
from ipnb.web import bundle
from ipnb.workbench.widget import Workbench

NO_FILES = (
    "**The form cannot open here.** The files of the case should lie beside this notebook, and there are none. "
    "In the course's browser edition this means that the browser forbids the site to keep data, or that the "
    "page did not come over a secure connection (`https`): allow data for this site, and load the page again. "
    "A notebook that was downloaded has left its files behind. On its page in the book the case needs none of "
    "this."
)


class NoFiles:
    """What stands in the place of a form that finds no case."""

    def __repr__(self) -> str:
        return NO_FILES

    def _repr_markdown_(self) -> str:
        return NO_FILES


class OpenCase(Workbench):
    """The form for the open case in a folder, which gives reasons at once and scores, and is handed in nowhere.

    Parameters
    ----------
    folder
        Where ``case.json``, ``key.json`` and ``answers.json`` stand; the notebook's own folder unless said.
    """

    _esm = bundle.bundle("workbench/open_case.js")
    _css = bundle.source("workbench/open_case.css")

    reasons = traitlets.Dict(help="What the open key says of every answer").tag(sync=True)
    examples = traitlets.Dict(help="Texts to hold one's own against").tag(sync=True)

    def __new__(cls, folder: str | Path = ".") -> Any:
        if not (Path(folder) / "key.json").exists():
            return NoFiles()
        return super().__new__(cls, folder)

    def __init__(self, folder: str | Path = "."):
        key: dict[str, Any] = json.loads((Path(folder) / "key.json").read_text(encoding="utf-8"))
        self._key = key
        super().__init__(folder)

    @traitlets.default("reasons")
    def _told(self) -> dict[str, Any]:
        return reasons(self.case, self._key)

    @traitlets.default("examples")
    def _texts(self) -> dict[str, Any]:
        return dict(self._key.get("exemplars", {}))

    def respond(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Look for news, or score the answers that the page shows.

        Parameters
        ----------
        message : dict
            ``verb``: look, or score with ``n``, the number of the question, and ``answers``.

        Returns
        -------
        dict or None
            For a score ``verb``, ``n``, and its ``report`` or the ``fault`` that stood in the way.
        """
        if message.get("verb") == "look":
            return super().respond(message)
        if message.get("verb") == "score":
            return {"verb": "score", "n": message.get("n"), **self._scored(message.get("answers"))}
        return None

    def _scored(self, answers: Any) -> dict[str, Any]:
        try:
            material = json.dumps({"case": self.case, "key": self._key})
            return {"report": json.loads(report(material, json.dumps(answers)))}
        except Exception as problem:
            # whatever it is, the page waits for a word and keeps the answers
            return {"fault": f"{type(problem).__name__}: {problem}"}
