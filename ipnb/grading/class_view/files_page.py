"""Where a class comes in from a file, and grades go out as files, as one page."""

from dataclasses import dataclass

from ipnb.grading.class_view.page import PAGES, TEMPLATES
from ipnb.web.standalone import standalone_page


@dataclass(frozen=True)
class Exported:
    """One assignment, or two equivalent ones, as it can be exported.

    Attributes
    ----------
    name, title : str
    final, waiting : int
        How many have a final number, and how many handed in and have none yet.
    """

    name: str
    title: str
    final: int
    waiting: int


def as_page(units: list[Exported], students: int, base: str) -> str:
    """Write the page.

    Parameters
    ----------
    units
        What can be exported.
    students
        How many are in the gradebook.
    base
        Formgrader's address, without a slash at its end.
    """
    return standalone_page(
        TEMPLATES,
        "files.html.j2",
        "class.css",
        base=base,
        here="class/files",
        pages=PAGES,
        units=units,
        students=students,
    )
