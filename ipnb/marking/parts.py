"""What of an assignment a person marks: its free texts, the talk, and what students argue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipnb.documents.digest import short_digest
from ipnb.formulation.build import FORM_CELL
from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.formulation.kinds.wording import shortened
from ipnb.formulation.vocabulary import DEFENCE, LEVELS
from ipnb.grading.defence_page import AskedView
from ipnb.grading.graded_notebook import AssignmentCells, Cell, in_order
from ipnb.marking.scale import MEAN, NONE, Criterion, Level, Scale

TEXT, TALK, ARGUMENTS = "text", "talk", "arguments"
#: what a student who argues a line may be told; the words go into the form's comment
DECISIONS = (
    "The key stands.",
    "Both readings can be held; your points stay as they are.",
    "You are right about this line, and it will be looked at again.",
)


@dataclass(frozen=True)
class Part:
    """Something that is marked in every submission.

    Attributes
    ----------
    name : str
        Its name in addresses and in the log of actions: the cell's, or `ARGUMENTS`.
    kind : str
        `TEXT`, `TALK` or `ARGUMENTS`.
    title : str
        What students were asked.
    cell : Cell
        The gradebook's cell that mark and comment go into.
    rubric : str
        The name of what it is marked by.
    """

    name: str
    kind: str
    title: str
    cell: Cell
    rubric: str

    @property
    def is_scored(self) -> bool:
        """Whether marking it gives points: an answer to an argument gives none."""
        return self.kind != ARGUMENTS


def parts_of(cells: AssignmentCells, case: Mapping[str, Any]) -> list[Part]:
    """List the parts of an assignment: free texts as the case asks for them, the talk, what is argued.

    Parameters
    ----------
    cells
        The assignment as the gradebook knows it.
    case
        Checked.
    """
    prompts = {one["id"]: one for one in case.get("narrative", ())}
    found = []
    for cell in in_order(cells.cells, dict(case)):
        if cell.is_text and cell.name in prompts:
            prompt = prompts[cell.name]
            rubric = prompt.get("rubric", "formulation")
            found.append(Part(cell.name, TEXT, prompt["prompt"], cell, rubric))
        elif cell.name == DEFENCE_CELL:
            found.append(Part(cell.name, TALK, DEFENCE["title"], cell, TALK))
    form = [cell for cell in cells.cells if cell.name == FORM_CELL]
    found += [Part(ARGUMENTS, ARGUMENTS, "What students argue", cell, ARGUMENTS) for cell in form]
    return found


def talk_scale(asked: Sequence[AskedView], given: Sequence[str] = ()) -> Scale:
    """Make the scale of one student's talk: a criterion a question that gets a level.

    Parameters
    ----------
    asked
        The questions of the student's sheet.
    given
        Criteria that have levels already. Questions follow the class, so that a sheet printed later may
        have others; what was heard stays.
    """
    levels = tuple(Level(text, float(number)) for number, text in enumerate(LEVELS))
    criteria = {
        short_digest(one.ask + "\0" + one.place + "\0" + one.quote): one
        for one in asked
        if one.is_levelled
    }
    made = [
        Criterion(name, f"Question {number}", one.ask, levels)
        for number, (name, one) in enumerate(criteria.items(), 1)
    ]
    made += [
        Criterion(name, "A question of an earlier sheet", "", levels)
        for name in given
        if name not in criteria
    ]
    return Scale(TALK, tuple(made), MEAN)


def argument_scale(arguments: Mapping[str, str]) -> Scale:
    """Make the scale by which one student's arguments are answered: a criterion a line that is argued."""
    levels = tuple(Level(text, 0.0) for text in DECISIONS)
    made = [
        Criterion(short_digest(place), place, shortened(text, 80), levels)
        for place, text in arguments.items()
    ]
    return Scale(ARGUMENTS, tuple(made), NONE)


def arguments_digest(arguments: Mapping[str, str]) -> str:
    """Digest what one student argues, so that an answer belongs to it."""
    return short_digest(repr(sorted(arguments.items())))
