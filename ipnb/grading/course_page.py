"""Status, report, export and grading again without a terminal: each button is the command of the same name.

The commands run as they do in a terminal, in a process of their own, so what is read here is what they say.
"""

import html
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

from ipnb.formulation.paths import course_root
from ipnb.grading.defence_page import CLASS
from ipnb.web.tokens import css

ALL = "all assignments"
COMMAND = Path(sys.executable).with_name("ipnb")
#: signs of what a command said that a page shows
MOST = 200_000
STYLE = f"""<style>{css(".course-form")}
.course-form {{ color-scheme: light dark; color: var(--ink); }}
body[data-jp-theme-light="true"] .course-form {{ color-scheme: light; }}
body[data-jp-theme-light="false"] .course-form {{ color-scheme: dark; }}
/* Jupyter's own sheets have light colours in both themes where its variables are not set */
.course-form .widget-label, .course-form label > span {{ color: var(--ink) !important; }}
.course-form :is(select, input[type="text"]) {{ background-color: var(--leaf) !important;
  color: var(--ink) !important; border: 1px solid var(--edge) !important; }}
.course-form .jupyter-button {{ background: var(--leaf) !important; color: var(--ink) !important;
  border: 1px solid var(--action) !important; border-radius: 8px; height: auto; min-height: 2.25rem; }}
.course-form ::placeholder {{ color: var(--soft) !important; opacity: 1; }}
.course-page {{ color: var(--ink); font: 1rem/1.5 var(--sans); max-width: 60rem; }}
.course-page p {{ margin: .5rem 0; }}
.course-page a {{ color: var(--action); }}
.course-page pre {{ background: var(--leaf); color: var(--ink); border: 1px solid var(--rule);
  border-radius: 8px; padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere;
  word-break: normal !important;  font-size: .9375rem; }}
</style>"""


class CoursePage(widgets.VBox):
    """What an instructor asks of a course between collecting and the grades, as buttons.

    Parameters
    ----------
    folder
        Anywhere in the course's folder.

    Attributes
    ----------
    assignment : ipywidgets.Dropdown
        Which one; or all, for status, export and grading again.
    student : ipywidgets.Text
        One student only, for grading again and export; everybody if empty.
    with_held : ipywidgets.Checkbox
        Whether an export leaves out numbers that are not final, in place of refusing.
    status, report, counts, defence, sittings, grade, export : ipywidgets.Button
    write : ipywidgets.Button
        Grades as it was listed; out of reach until the list is there.
    said : ipywidgets.HTML
        What the command said.
    """

    def __init__(self, folder: str | Path = "."):
        self._root = course_root(Path(folder))
        names = sorted(path.parent.name for path in (self._root / "source").glob("*/*.ipynb"))
        self.assignment = widgets.Dropdown(
            options=[ALL, *dict.fromkeys(names)],
            description="Assignment",
            style={"description_width": "initial"},
        )
        self.student = widgets.Text(
            description="One student only",
            placeholder="everybody",
            style={"description_width": "initial"},
            layout=widgets.Layout(width="22rem"),
        )
        self.with_held = widgets.Checkbox(
            description="Export without what is not final",
            indent=False,
            layout=widgets.Layout(width="auto"),
        )
        self.status = self._button(
            "Status", "Who needs a person: held, to be marked, missing", self._status
        )
        self.report = self._button(
            "Report", "What the class made of a case, line by line", self._report
        )
        self.counts = self._button(
            "Keep counts",
            "Beside the key, without names, for whoever writes the case",
            self._counts,
        )
        self.defence = self._button(
            "Defence sheets", "Questions for a talk about each student's answers", self._defence
        )
        self.sittings = self._button(
            "Sittings", "What is held in a room, from when to when", self._sittings
        )
        self.grade = self._button(
            "Grade again", "List every score that would change; marks by hand stay", self._grade
        )
        self.write = self._button(
            "Write these grades", "Grade as it was just listed", self._write_grades
        )
        self.write.disabled = True
        self.export = self._button(
            "Export grades", "Write grades.csv in the course's folder", self._export
        )
        self.said = widgets.HTML()
        row = widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="8px")
        self._buttons = [self.status, self.report, self.counts, self.defence]
        self._buttons += [self.sittings, self.grade, self.export]
        for choice in (self.assignment, self.student):
            # another list has to be read first
            choice.observe(self._forget_list, "value")
        super().__init__(
            [
                widgets.HBox([self.assignment, self.student], layout=row),
                self.with_held,
                widgets.HBox([*self._buttons[:-1], self.write, self.export], layout=row),
                self.said,
            ]
        )
        self.add_class("course-form")
        self._say("Choose an assignment, and press a button.")

    def _button(self, label: str, tooltip: str, action: Callable[[], None]) -> widgets.Button:
        button = widgets.Button(description=label, tooltip=tooltip)
        button.on_click(lambda _: action())
        return button

    def _say(self, summary: str, printed: str = "", link: tuple[str, str] | None = None) -> None:
        cut = "\n… (cut here; the command in a terminal says it all)" if len(printed) > MOST else ""
        text = printed[:MOST] + cut
        body = f"<pre tabindex='0'>{html.escape(text)}</pre>" if text else ""
        if link:
            address, words = map(html.escape, link)
            body = f'<p><a href="{address}" target="_blank">{words}</a></p>{body}'
        said = f'<p role="status">{html.escape(summary)}</p>{body}'
        self.said.value = f'{STYLE}<div class="course-page">{said}</div>'

    def _run(self, *words: str, link: tuple[str, str] | None = None) -> None:
        """Run a command, with the buttons out of reach meanwhile, and show all that it said."""
        shown, self.write.disabled = " ".join(("ipnb", *words)), True
        self._say(f"{shown} … this may take a while for a whole class.")
        for button in self._buttons:
            button.disabled = True
        try:
            done = subprocess.run(
                [str(COMMAND), *words],
                cwd=self._root,
                capture_output=True,
                text=True,
                errors="replace",
            )
        finally:
            for button in self._buttons:
                button.disabled = False
        fine = done.returncode == 0
        summary = (
            f"{shown}: done."
            if fine
            else f"{shown}: not everything is as it should be; it says why."
        )
        printed = "\n\n".join(
            part.strip("\n") for part in (done.stdout, done.stderr) if part.strip()
        )
        self._say(summary, printed, link if fine else None)

    def _one(self) -> str | None:
        """Return the chosen assignment; None, and said, if there is none."""
        if self.assignment.value == ALL:
            self._say("This button is for one assignment: choose which.")
            return None
        return str(self.assignment.value)

    def _students(self) -> list[str]:
        """``--student=…`` in one word, so that a name with a hyphen first is no option."""
        name = self.student.value.strip()
        return [f"--student={name}"] if name else []

    def _status(self) -> None:
        self._run("status", *([] if self.assignment.value == ALL else [self.assignment.value]))

    def _report(self) -> None:
        if name := self._one():
            page = f"reports/{name}.html"
            (self._root / "reports").mkdir(exist_ok=True)
            self._run(
                "report", name, "--to", page, link=(_address(page), "Open the report as a page")
            )

    def _counts(self) -> None:
        if name := self._one():
            self._run("report", name, "--items")

    def _defence(self) -> None:
        if name := self._one():
            folder = f"reports/defence-{name}"
            link = (_address(f"{folder}/{CLASS}"), "Open all sheets, to print")
            self._run("defence", name, "--to", folder, link=link)

    def _sittings(self) -> None:
        self._run("sitting", *([] if self.assignment.value == ALL else [self.assignment.value]))

    def _grade(self) -> None:
        self._run(*self._grading(), "--dry-run")
        self.write.disabled = False

    def _write_grades(self) -> None:
        self._run(*self._grading(), "--yes")

    def _grading(self) -> list[str]:
        name = "--all" if self.assignment.value == ALL else self.assignment.value
        return ["grade", name, *self._students()]

    def _forget_list(self, _: object) -> None:
        self.write.disabled = True

    def _export(self) -> None:
        assignment = [] if self.assignment.value == ALL else [self.assignment.value]
        with_held = ["--with-held"] if self.with_held.value else []
        link = (_address("grades.csv") + "?download=1", "Download grades.csv")
        self._run("export", *assignment, *self._students(), *with_held, link=link)


def _address(file: str) -> str:
    """Where this person's own server gives out a file of the course."""
    return f"{os.environ.get('JUPYTERHUB_SERVICE_PREFIX', '/')}files/{file}"
