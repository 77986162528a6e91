"""`nbgrader generate_assignment` and Formgrader's Generate: what is unfit for students is not made."""

import json
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException

from ipnb.formulation.case import load_case
from ipnb.formulation.places import keys_folder
from ipnb.formulation.review import review
from ipnb.grading.due import DueDates, publish


class CaseGenerate(GenerateAssignment):
    """nbgrader's GenerateAssignment, which first looks at the case; configured under the same name
    (``c.GenerateAssignment``). An assignment without a case is made as ever."""

    def convert_notebooks(self) -> None:
        root = Path(self.coursedir.root)
        for folder in map(Path, sorted(self.assignments)):
            problems = why_not(folder, keys_folder(root) / f"{folder.name}.yaml")
            for problem in problems:
                self.log.error(problem)
            if problems:
                self.log.error("Nothing was generated, and what students have is as it was.")
                raise NbGraderException(f"{folder.name} is not fit for students")
        super().convert_notebooks()
        self._follow_due_dates()

    def _follow_due_dates(self) -> None:
        """The gradebook knows from now on when it is due: `collect --before-duedate` asks it."""
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            for folder in map(Path, sorted(self.assignments)):
                file = folder / "case.yaml"
                if file.is_file():
                    DueDates(gradebook).follow(folder.name, load_case(file))
            gradebook.db.commit()
            publish(gradebook, self.config, self.coursedir.course_id)


def why_not(folder: Path, key: Path) -> list[str]:
    """Why an assignment must not be made from its folder under ``source``; empty if it may."""
    file = folder / "case.yaml"
    if not file.is_file():
        return []
    found = review(file, key)
    if found.faults:
        return [str(fault) for fault in found.faults]
    try:
        built = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        built = None
    if built != found.case:
        return [f"{folder / 'case.json'}: It is not what case.yaml says. Run `ipnb case build {folder}`."]
    return []
