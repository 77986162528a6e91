"""Preprocessor: the comment that a student finds beside a score. It runs after the grades are saved."""

from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.grading.review_reasons import PERSON


class WriteComments(NbGraderPreprocessor):
    """Sets the automatic comment of each graded cell; a person's own comment is never touched and goes
    first."""

    def preprocess(self, nb, resources):
        work = resources["ipnb"]
        shown = [cell for cell in work.sheet.cells if cell.is_shown]
        work.rows.save_comments(
            {c.name: _form(work.verdict) if c.is_form else _narrative(work, c.name) for c in shown}
        )
        return nb, resources


def _form(verdict) -> str:
    if all(hold.kind == PERSON for hold in verdict.holds):
        answers = verdict.answers or {}
        said = "Your answers were read"
        if answers.get("revision") is not None:
            said += f" (save {answers['revision']})"
        return (
            f"{said}. A person looks at them before a score is given."
            if verdict.holds
            else f"{said}."
        )
    return "No score yet, and this is not a zero: your answers could not be graded. Your instructor knows why."


def _narrative(work, name: str) -> str | None:
    return "No response." if work.is_blank(name) else None
