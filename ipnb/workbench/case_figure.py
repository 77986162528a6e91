"""A case in a book's page: its text to read, where the page will mount the form without a kernel."""

import json
from html import escape
from typing import Any


class CaseFigure:
    """What ``Workbench()`` is while a book is built: HTML, and no widget.

    Parameters
    ----------
    case : dict
        A checked case. The reader's answers stay in their browser.
    """

    def __init__(self, case: dict[str, Any]):
        self.case = case

    def _repr_html_(self) -> str:
        values = escape(json.dumps({"case": self.case}, ensure_ascii=False))
        return (
            '<figure class="case">'
            '<div data-module="ipnb/workbench/widget.js" data-css="ipnb/workbench/workbench.css" '
            f'data-values="{values}">'
            f"{''.join(self._segment(segment) for segment in self.case['segments'])}</div>"
            f"<figcaption>{escape(self.case['title'])}. An invented case.</figcaption></figure>"
        )

    def _segment(self, segment: dict[str, Any]) -> str:
        sentences = [one for one in self.case["sentences"] if one["seg"] == segment["id"]]
        lines = "".join(
            f'<li value="{int(one["id"][1:])}">{self._speaker(one)}{escape(one["text"])}</li>'
            for one in sentences
        )
        return f"<p><em>{escape(segment['label'])}</em></p><ol>{lines}</ol>"

    @staticmethod
    def _speaker(sentence: dict[str, Any]) -> str:
        return "" if sentence["speaker"] == "narrator" else f"<b>{escape(sentence['speaker'])}</b> "

    def __repr__(self) -> str:
        return f"{self.case['title']}: the text of the case, which the page makes into a form"
