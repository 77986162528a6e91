"""Preprocessor: the comment that a student finds beside a score. It runs after the grades are saved."""

from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.vocabulary import held
from ipnb.grading.hold import PERSON


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
        revision = (verdict.answers or {}).get("revision")
        read = "comment.read" if revision is None else "comment.read_save"
        said = held(read, revision=revision)
        return f"{said} {held('comment.person')}" if verdict.holds else said
    return held("comment.ungraded")


def _narrative(work, name: str) -> str | None:
    return held("comment.blank") if work.is_blank(name) else None
