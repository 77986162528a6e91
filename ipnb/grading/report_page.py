"""`ipnb report`: whose answers are counted, and what was counted as text and as one page."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import load_answers
from ipnb.formulation.kinds.protocol import DEFENSIBLE, NOT, OPEN, RIGHT
from ipnb.formulation.kinds.wording import shortened
from ipnb.grading.folders import submissions
from ipnb.grading.hold import blocking
from ipnb.grading.plain_text import for_terminal
from ipnb.grading.read_submission import ANSWERS
from ipnb.grading.records import Records
from ipnb.grading.report import Report
from ipnb.web.tokens import css

TEMPLATES = Path(__file__).with_name("templates")
WAYS = (RIGHT, DEFENSIBLE, NOT, OPEN)
NAMED = 6  # students in one line of text


def graded_answers(gradebook, coursedir, assignment: str, case: dict) -> tuple[dict, dict]:
    """Student -> clean answers as they were graded, and student -> why they are not counted."""
    answers, left_out = {}, {}
    records = Records(gradebook).latest(assignment)
    for _, student, folder in submissions(
        coursedir, assignment, step=coursedir.autograded_directory
    ):
        record = records.get(student)
        if record is None:
            left_out[student] = "graded without this pipeline"
        elif blocking(record.reasons()):
            left_out[student] = "held"
        else:
            try:
                answers[student] = load_answers(Path(folder) / ANSWERS, case)
            except DocumentError:
                left_out[student] = "the answers no longer fit the case; grade again"
    return answers, left_out


# ---------------------------------------------------------------- as text


def as_text(found: Report) -> str:
    """Tables for a terminal."""
    lines = [f"{found.assignment}: {_students(len(found.students))}"]
    if found.left_out:
        lines.append(
            "Not counted: " + ", ".join(f"{who} ({why})" for who, why in found.left_out.items())
        )
    for section in found.sections:
        lines += ["", f"{section.title:52}" + "".join(f"{way:>11}" for way in WAYS)]
        for item in section.items:
            shares = "".join(f"{item.share(way):>11.0%}" for way in WAYS)
            lines.append(f"  {shortened(_name(item), 49):50}{shares}")
            lines.append(f"      The key: {item.key}")
            if item.wrong:
                words, who = next(iter(item.wrong.items()))
                lines.append(f"      {words}: {_names(who)}")
    lines += [
        "",
        "Sentences that misled (cited for what earned nothing, or for what they do not argue)",
    ]
    for one in found.misled:
        lines.append(f"  {one.sentence} ({one.times})  {shortened(one.text, 80)}")
        lines += [f"      {words}: {_names(who)}" for words, who in one.cited_for.items()]
    if not found.misled:
        lines.append("  none")
    lines += ["", "How sure they were, and how it came out (skill 0 to 1)"]
    for one in found.sure:
        lines.append(
            f"  {one.words:12} {one.number:4} times   skill {one.skill:.2f}   sound {one.sound:.0%}"
        )
    if not found.sure:
        lines.append("  nobody said")
    return for_terminal("\n".join(lines) + "\n")


def _students(number: int) -> str:
    return f"{number} student{'' if number == 1 else 's'}"


def _name(item) -> str:
    return f"{item.id} {item.text}" if item.is_sentence else item.text


def _names(who: list[str]) -> str:
    if len(who) <= NAMED:
        return ", ".join(who)
    return f"{', '.join(who[:NAMED])} and {len(who) - NAMED} more"


# ---------------------------------------------------------------- as a page


def as_page(found: Report) -> str:
    """One HTML page that needs no other file. Autoescaping is on, so nothing in it can act."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"name": _name, "students": _students}
    sheet = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    template = environment.get_template("report.html.j2")
    return template.render(report=found, ways=WAYS, css=Markup(f"{css()}\n{sheet}"))
