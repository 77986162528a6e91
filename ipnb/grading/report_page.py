"""`ipnb report`: whose answers are counted, and what was counted as text and as one page."""

import html
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.kinds.protocol import DEFENSIBLE, NOT, OPEN, RIGHT
from ipnb.formulation.kinds.wording import shortened
from ipnb.grading import item_report
from ipnb.grading.answers_store import AnswersStore
from ipnb.grading.marker_agreement import MarkerAgreement, marker_agreement
from ipnb.grading.plain_text import for_terminal, named
from ipnb.grading.records import AT_ONCE, Records, in_groups
from ipnb.grading.report import Item, Misled, Report, Section, Sure
from ipnb.grading.report_figures import figures
from ipnb.grading.report_scores import ClassScores
from ipnb.grading.review_reasons import blocking
from ipnb.grading.submission_folders import list_submissions
from ipnb.grading.untrusted_files import ANSWERS
from ipnb.web.plotly_file import PLOTLY
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
WAYS = (RIGHT, DEFENSIBLE, NOT, OPEN)
#: the section of safety, of which every miss is worth a word
SAFETY = "safety"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
#: students in one line of text
NAMED = 6


def graded_answers(
    gradebook: Any, coursedir: Any, assignment: str, case: dict[str, Any]
) -> tuple[AnswersStore, dict[str, str]]:
    """Read the answers that were graded, and leave them in a file until they are asked for.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment
        Its name.
    case
        Checked.

    Returns
    -------
    answers : AnswersStore
        Student -> clean answers.
    left_out : dict of str to str
        Student -> why they are not counted.
    """
    answers, left_out, records = AnswersStore(), dict[str, str](), Records(gradebook)
    folders = list_submissions(coursedir, assignment, step=coursedir.autograded_directory)
    for group in in_groups(folders, AT_ONCE):
        latest = {
            one.student: one
            for one in records.each_latest(assignment, [student for _, student, _ in group])
        }
        for _, student, folder in group:
            record = latest.get(student)
            if record is None:
                left_out[student] = "graded without this pipeline"
            elif blocking(record.review_reasons()):
                left_out[student] = "held"
            else:
                try:
                    answers.add(student, load_answers(Path(folder) / ANSWERS, case))
                except DocumentError:
                    left_out[student] = "the answers no longer fit the case; grade again"
    return answers, left_out


# ---------------------------------------------------------------- as text


def as_text(report: Report, everything: bool = False) -> str:
    """Write tables for a terminal; ``everything`` is for all judgements in the last one."""
    lines = [f"{report.assignment}: {_students(len(report.students))}"]
    if report.left_out:
        reasons = ", ".join(f"{student} ({why})" for student, why in report.left_out.items())
        lines.append(f"Not counted: {reasons}")
    for section in report.sections:
        lines += ["", *_section_lines(section)]
    lines += [
        "",
        "Sentences that misled (cited for what earned nothing, or for what they do not argue)",
        *_misled_lines(report.misled),
        "",
        "How sure they were, and how it came out (skill 0 to 1)",
        *_sure_lines(report.sure),
        "",
        *item_report.lines(report.statistics, everything),
    ]
    return for_terminal("\n".join(lines) + "\n")


def _section_lines(section: Section) -> list[str]:
    lines = [f"{section.title:52}" + "".join(f"{way:>11}" for way in WAYS)]
    for item in section.items:
        shares = "".join(f"{item.share(way):>11.0%}" for way in WAYS)
        lines.append(f"  {shortened(_name(item), 49):50}{shares}")
        lines.append(f"      The key: {item.key}")
        if item.wrong:
            words, students = next(iter(item.wrong.items()))
            lines.append(f"      {words}: {named(students, NAMED)}")
    return lines


def _misled_lines(misled: list[Misled]) -> list[str]:
    lines = []
    for sentence in misled:
        text = shortened(sentence.text, 80)
        lines.append(f"  {sentence.sentence} ({sentence.times})  {text}")
        for words, students in sentence.cited_for.items():
            lines.append(f"      {words}: {named(students, NAMED)}")
    return lines or ["  none"]


def _sure_lines(sure: list[Sure]) -> list[str]:
    return [
        f"  {one.words:12} {one.number:4} times   skill {one.skill:.2f}   sound {one.sound:.0%}"
        for one in sure
    ] or ["  nobody said"]


def _students(number: int) -> str:
    return f"{number} student{'' if number == 1 else 's'}"


def _name(item: Item) -> str:
    return f"{item.id} {item.text}" if item.is_sentence else item.text


# ---------------------------------------------------------------- as a page


@dataclass(frozen=True)
class Beside:
    """What a page shows beside the counts of a report.

    Attributes
    ----------
    scores : ClassScores
        Final points.
    marks : mapping of str to sequence of (int, int), or None
        Criterion or text, in words -> levels of the first and the second marker; None where nobody can know,
        and then nothing is said of it.
    names : mapping of str to str
        Student -> name to show; the id where there is none.
    without_names : bool
        Whether the page holds no name at all, to be given to others.
    back : str
        Address of the page from which it was opened; "" for a file.
    """

    scores: ClassScores = field(default_factory=ClassScores)
    marks: Mapping[str, Sequence[tuple[int, int]]] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    without_names: bool = False
    back: str = ""


def as_page(report: Report, beside: Beside | None = None) -> str:
    """Write one HTML page that needs no other file; it draws its figures itself, and asks nobody for anything."""
    beside = beside or Beside()
    drawn = figures(report, beside.scores)
    scripts = _scripts() if drawn else []
    return standalone_page(
        TEMPLATES,
        "report.html.j2",
        "report.css",
        {"name": _name, "students": _students, "person": partial(_person, beside)},
        report=report,
        beside=beside,
        ways=WAYS,
        items=item_report,
        figures=drawn,
        drawings={one.id: {"data": one.data, "layout": one.layout} for one in drawn.values()},
        agreement=_agreement(beside),
        safety=next((one for one in report.sections if one.name == SAFETY), None),
        scripts=[Markup(text) for text in scripts],
        policy=content_policy(scripts),
    )


def content_policy(scripts: Sequence[str]) -> str:
    """Return the policy of a page: these scripts act in it, and nothing else does."""
    digests = [b64encode(sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in digests) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def policy_of(page: str) -> str:
    """Return the policy that a page of `as_page` says of itself, as a server says it."""
    found = _POLICY.search(page)
    assert found is not None
    return f"{html.unescape(found[1])}; frame-ancestors 'self'"


@cache
def _scripts() -> list[str]:
    """Return what draws the figures; nothing where Plotly is not installed, and then tables say it all."""
    if not PLOTLY.is_file():
        return []
    own = (TEMPLATES / "report.js").read_text(encoding="utf-8")
    return [PLOTLY.read_text(encoding="utf-8"), own]


def _agreement(beside: Beside) -> dict[str, MarkerAgreement] | None:
    if beside.marks is None:
        return None
    return {what: marker_agreement(pairs) for what, pairs in beside.marks.items() if pairs}


def _person(beside: Beside, student: str) -> str:
    return beside.names.get(student) or student
