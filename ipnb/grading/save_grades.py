"""Preprocessor: scores and whether a person is waited for into the gradebook; whoever grades commits."""

from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.grading.merge_scores import GradeBefore, merge_scores

NEVER_ASKED = (
    "this text came into the assignment after the student had fetched it, so a person decides."
)


class SaveGrades(NbGraderPreprocessor):
    """In place of nbgrader's SaveAutoGrades, which can only give a cell of this kind a zero or nothing."""

    def preprocess(self, nb, resources):
        context = resources["ipnb"]
        last = context.earlier[-1] if context.earlier else None
        found = {}
        for cell in context.assignment_cells.cells:
            if not cell.is_shown:  # the check of what is still open: there is nothing to earn
                found[cell.name] = 0.0, False
                continue
            grade = context.rows.grades[cell.name]
            before = GradeBefore(
                grade.auto_score,
                grade.manual_score,
                grade.extra_credit,
                bool(grade.needs_manual_grade),
            )
            now = context.digest_of(cell)
            after = merge_scores(
                cell.name,
                "answers" if cell.is_form else "text",
                _automatic(context, cell),
                now,
                before,
                graded_on=last.texts.get(cell.name) if last else None,
                marked_on=last.marked.get(cell.name) if last else None,
            )
            found[cell.name] = after.auto, after.waits
            if cell.is_text and context.was_never_asked(cell.name):
                context.record.notes.append(f"{cell.name}: {NEVER_ASKED}")
            _note(
                context.record,
                cell,
                before,
                context.rows.comments[cell.name].manual_comment,
                now,
                after,
            )
        context.rows.save_grades(found)
        return nb, resources


def _automatic(context, cell) -> float | None:
    """The score that needs nobody: a read form's points, or 0 for a text that was handed in blank."""
    if cell.is_form:
        if context.result.share is None:
            return None
        return float(round(min(max(context.result.share, 0.0), 1.0) * cell.max_points, 2))
    return 0.0 if context.is_blank(cell.name) else None


def _note(record, cell, before, comment, now, after) -> None:
    if cell.is_form:
        record.points, record.max_points = after.auto, cell.max_points
    if now is not None:
        record.texts[cell.name] = now
    if after.marked is not None:
        record.marked[cell.name] = after.marked
    if after.note:
        record.notes.append(after.note)
    record.before[cell.name] = {
        "auto": before.auto,
        "manual": before.manual,
        "extra": before.extra,
        "waits": before.waits,
        "comment": comment,
    }
