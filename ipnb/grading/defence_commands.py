"""`ipnb defence`: what whoever hears the talks types."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ipnb.formulation.commands import Misuse, keep_from_students
from ipnb.grading.commands import in_words, open_course, open_gradebook


def register(groups: Any) -> None:
    """Add ``defence`` to ``ipnb``.

    Parameters
    ----------
    groups : argparse subparsers
    """
    defence = groups.add_parser(
        "defence", help="three to five questions for a talk about each student's own answers"
    )
    defence.add_argument("assignment")
    defence.add_argument("--student", help="one student only")
    defence.add_argument(
        "--to", help="the folder to write to (reports/defence-ASSIGNMENT in the course's folder)"
    )
    defence.add_argument(
        "--for-students",
        action="store_true",
        help="the questions alone, without right answers, to be handed over",
    )
    defence.add_argument("--course-dir", help="the course's folder; this one unless said")
    defence.set_defaults(run=in_words(run_defence))


def run_defence(args: Namespace) -> int:
    """``ipnb defence``: 1 while there is nobody to talk with, or the case or key cannot be read."""
    from ipnb.grading.defence_material import defence_material
    from ipnb.grading.defence_page import CLASS, write_sheets
    from ipnb.grading.grading_inputs import load_grading_inputs
    from ipnb.grading.plain_text import for_terminal
    from ipnb.grading.review_reasons import in_sentences

    app = open_course(args.course_dir)
    here, name = app.coursedir, args.assignment
    inputs = load_grading_inputs(here.root, name, here.source_directory)
    if other := inputs.other_than_case:
        raise Misuse(f"{name} is {other}; sheets are made from answers to a case")
    if inputs.case is None or inputs.key is None:
        print("\n".join(in_sentences(inputs.review_reasons)), file=sys.stderr)
        return 1
    folder = _folder(args, here)
    with open_gradebook(app) as gradebook:
        material = defence_material(gradebook, here, name, inputs)
    lines = _left_out_lines(material, args.student)
    if not _has_sheets(material, args.student):
        lines.append(f"No sheet was written. What is not graded yet needs `ipnb grade {name}`.")
        print(for_terminal("\n".join(lines)), file=sys.stderr)
        return 1
    written = write_sheets(material, folder, args.student, args.for_students)
    number = sum(path.name != CLASS for path in written)
    lines.append(f"Wrote {number} sheet{'' if number == 1 else 's'} to {folder}.")
    if not args.student:
        lines.append(f"All of them to print: {folder / CLASS}.")
    lines.append(_who_may_read(args.for_students))
    print(for_terminal("\n".join(lines)))
    return 0


def _left_out_lines(material: Any, student: str | None) -> list[str]:
    """Say who has no sheet, and why; refuse a student whom nobody knows."""
    lines = [f"Without a sheet: {who}. {why}" for who, why in material.left_out.items()]
    if not student:
        return lines
    lines = [line for line in lines if line.startswith(f"Without a sheet: {student}. ")]
    if not lines and student not in material.questions:
        raise Misuse(f"the gradebook knows no {student}")
    return lines


def _has_sheets(material: Any, student: str | None) -> bool:
    return student in material.questions if student else bool(material.questions)


def _who_may_read(for_students: bool) -> str:
    if for_students:
        return "They hold questions and no right answers, and may be handed over."
    return (
        "They hold names and right answers: keep them where students cannot read. "
        "For sheets to hand over: --for-students."
    )


def _folder(args: Namespace, here: Any) -> Path:
    """Return where to write; never where it would be released, or handed back, with other files."""
    root = Path(here.root)
    kind = "defence-for-students" if args.for_students else "defence"
    folder = Path(args.to) if args.to else root / "reports" / f"{kind}-{args.assignment}"
    given_out = (here.source_directory, here.release_directory, here.feedback_directory)
    keep_from_students(folder, root, given_out)
    return folder
