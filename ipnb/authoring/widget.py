"""Writing a case without a terminal: choose one, check it, see it as students do, build it, or start another.

The files are edited in JupyterLab's own editor; this says what is wrong with them and shows them. Nothing is
kept beside the case: the form of the preview works in a folder that goes away.
"""

import html
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ipnb.authoring.preview import best_student
from ipnb.documents.diagnostics import Diagnostic
from ipnb.formulation import scaffold
from ipnb.formulation.build import build
from ipnb.formulation.console import standing, worth_showing
from ipnb.formulation.draw import draw_files
from ipnb.formulation.paths import course_cases, course_root, keys_folder
from ipnb.formulation.review import Review, author_review
from ipnb.web.tokens import css
from ipnb.workbench.widget import Workbench

STYLE = f"""<style>{css(".authoring")}
.authoring {{ color-scheme: light dark; color: var(--ink); font: 1rem/1.5 var(--sans); max-width: 60rem; }}
body[data-jp-theme-light="true"] .authoring {{ color-scheme: light; }}
body[data-jp-theme-light="false"] .authoring {{ color-scheme: dark; }}
.authoring p {{ margin: .5rem 0; }}
.authoring .wide {{ overflow-x: auto; }}
.authoring table {{ border-collapse: collapse; margin: .75rem 0 1.25rem; font-size: .9375rem; width: 100%; }}
.authoring caption {{ text-align: start; font-weight: 600; padding: .25rem 0; }}
.authoring :is(th, td) {{ text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--rule); }}
.authoring td.number {{ font-variant-numeric: tabular-nums; }}
.authoring .bad {{ color: var(--chaos); font-weight: 600; }}
.authoring code {{ overflow-wrap: anywhere; }}
</style>"""  # noqa: E501


class Authoring(widgets.VBox):
    """The cases of a course for whoever writes them.

    Parameters
    ----------
    folder
        Anywhere in the course's folder.

    Attributes
    ----------
    case : ipywidgets.Dropdown
        Which case; its value is the assignment's name.
    check, preview, draw, build, start : ipywidgets.Button
    reasons : ipywidgets.Checkbox
        Whether the preview shows what a student with the best answers reads.
    name : ipywidgets.Text
        The name for a new case.
    said : ipywidgets.HTML
        What was found.
    shown : ipywidgets.VBox
        The form, while there is a preview.
    """

    def __init__(self, folder: str | Path = "."):
        self._root = course_root(Path(folder))
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.case = widgets.Dropdown(description="Case")
        self.check = _button(
            "Check", "Every fault, and how far the case can be guessed", self._check
        )
        self.preview = _button("Preview", "The form as students see it", self._preview)
        self.build = _button(
            "Build", "Make the notebook and case.json that students get", self._build
        )
        tip = (
            "Give links, steps, cues and actions ids and places by lot, before anybody has the case"
        )
        self.draw = _button("Draw by lot", tip, self._draw)
        self.reasons = widgets.Checkbox(
            description="Preview with the best answers and reasons",
            indent=False,
            layout=widgets.Layout(width="auto"),
            style={"description_width": "initial"},
        )
        self.name = widgets.Text(description="New case", placeholder="08-a-long-winter")
        self.start = _button(
            "Start it", "A commented pair of files that already passes", self._start
        )
        self.said = widgets.HTML()
        self.shown = widgets.VBox()
        self._list()
        super().__init__(
            [
                widgets.HBox(
                    [self.case, self.check, self.preview, self.draw, self.build], layout=_wrapping()
                ),
                self.reasons,
                widgets.HBox([self.name, self.start], layout=_wrapping()),
                self.said,
                self.shown,
            ]
        )

    def _list(self, choose: str | None = None) -> None:
        """Read which cases there are, and keep the choice if it is still one of them."""
        names = [file.parent.name for file in course_cases(self._root)]
        kept = choose or self.case.value
        self.case.options = names
        self.case.value = kept if kept in names else next(iter(names), None)
        if not names:
            self._say(
                f"There is no case in {self._root / 'source'} yet. Give a name, and start one."
            )

    def _file(self) -> Path:
        return self._root / "source" / str(self.case.value) / "case.yaml"

    def _say(self, summary: str, *tables: str) -> None:
        body = "".join(tables)
        self.said.value = (
            f'{STYLE}<div class="authoring"><p role="status">{_plain(summary)}</p>{body}</div>'
        )

    def _close_form(self) -> None:
        for form in self.shown.children:
            form.close()
        self.shown.children = []
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def _reviewed(self) -> Review | None:
        """Review the chosen case; None, and said, if none is chosen."""
        self._close_form()
        self._list()
        if self.case.value is None:
            return None
        self._say(f"Reading {self.case.value} …")
        return author_review(self._file())

    # ---------------------------------------------------------------- the buttons

    def _check(self) -> None:
        if (found := self._reviewed()) is None:
            return
        if found.case is None:
            self._say(f"{self.case.value} cannot be used yet.", _faults(found.found))
            return
        verdict = (
            "It may go to students." if not found.faults else "It is not fit for students yet."
        )
        summary = f"“{found.case['title']}”: {_count(found.found)} {verdict}"
        self._say(summary, _faults(found.found), _bots(found.bots), _guessing(found.guessing))

    def _preview(self) -> None:
        if (found := self._reviewed()) is None:
            return
        if found.case is None:
            self._say(f"{self.case.value} cannot be shown yet.", _faults(found.found))
            return
        self._folder = tempfile.TemporaryDirectory(prefix="ipnb-preview-")
        folder, feedback = Path(self._folder.name), None
        (folder / "case.json").write_text(json.dumps(dict(found.case)), encoding="utf-8")
        if self.reasons.value:
            assert found.key is not None
            answers, feedback = best_student(found.case, found.key)
            (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        form = Workbench(folder)
        if feedback:
            form.show_feedback(feedback)
        self.shown.children = [form]
        self._say(
            f"“{found.case['title']}”, as students see it. {_count(found.found)} Nothing is kept."
        )

    def _build(self) -> None:
        if (found := self._reviewed()) is None:
            return
        if found.faults:
            self._say(
                f"{self.case.value} is not built: {_count(found.found)}", _faults(found.faults)
            )
            return
        assert found.case is not None
        written = build(found.case, self._file().parent)
        names = " and ".join(str(path.relative_to(self._root)) for path in written)
        self._say(f"Wrote {names}. Next: Generate in Formgrader.")

    def _draw(self) -> None:
        if (found := self._reviewed()) is None:
            return
        try:
            written = draw_files(found)
        except ValueError as problem:
            self._say(f"Nothing was drawn: {problem}.")
            return
        names = " and ".join(str(_below(path, self._root)) for path in written)
        self._say(f"Drew ids and places in {names}. Check once more, then build.")

    def _start(self) -> None:
        self._close_form()
        name = self.name.value.strip()
        try:
            written = scaffold.write(name, self._root, keys_folder(self._root))
        except ValueError as problem:
            self._say(f"Nothing was written: {problem}.")
            return
        self.name.value = ""
        self._list(choose=name)
        names = " and ".join(str(_below(path, self._root)) for path in written)
        self._say(
            f"Wrote {names}. Open them in the file browser, change every line, and check as you go."
        )


def _button(label: str, tooltip: str, action: Callable[[], None]) -> widgets.Button:
    button = widgets.Button(description=label, tooltip=tooltip)
    button.on_click(lambda _: action())
    return button


def _wrapping() -> widgets.Layout:
    return widgets.Layout(flex_flow="row wrap", align_items="center")


def _below(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else path


# ---------------------------------------------------------------- tables


def _plain(text: str) -> str:
    return html.escape(text)


def _count(found: list[Diagnostic]) -> str:
    """``2 faults, 1 note.``"""
    notes = sum(fault.is_note for fault in found)
    numbers = {"fault": len(found) - notes, "note": notes}
    words = [
        f"{number or 'no'} {word}{'' if number == 1 else 's'}" for word, number in numbers.items()
    ]
    return f"{', '.join(words)}.".capitalize()


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a table of cells that are HTML already; the first of a row is its head."""
    head = "".join(f'<th scope="col">{_plain(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    name = _plain(caption)
    table = f"<caption>{name}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="wide" tabindex="0" role="group" aria-label="{name}"><table>{table}</table></div>'


def _faults(found: list[Diagnostic]) -> str:
    if not found:
        return ""
    rows = []
    for fault in found:
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        kind = "Note" if fault.is_note else '<span class="bad">Fault</span>'
        where = f"<code>{_plain(Path(place).name)}</code><br>{_plain(fault.field)}"
        rows.append((kind, where, _plain(fault.problem), _plain(fault.remedy)))
    return _table("Faults and notes", ("", "Where", "What is the matter", "What to do"), rows)


def _bots(rows: list[dict[str, Any]]) -> str:
    shown = [
        (
            _plain(name),
            f"{row['total']:.2f}",
            _plain(row["limit"]),
            "fine" if row["ok"] else '<span class="bad">too easy, or out of reach</span>',
        )
        for name, row in worth_showing(rows)
    ]
    return _table("What each bot earned, 0 to 1", ("Bot", "Earned", "Limit", ""), shown)


def _guessing(rows: list[dict[str, Any]]) -> str:
    shown = [
        (
            _plain(row["section"]),
            str(row["judgements"]),
            f"{_plain(row['option'])}: {row['credit']:.2f}"
            if row["option"]
            else "no one answer for all",
            _plain(standing(row)),
        )
        for row in rows
    ]
    heads = ("Part", "Judgements", "Best single answer, before correction", "Standing")
    return _table("How far each part can be guessed", heads, shown)
