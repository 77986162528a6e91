"""What the calendar says of a week: its chapters, and what is done besides."""

from dataclasses import dataclass
from pathlib import Path

from ipnb.documents.document import read_document
from ipnb.slides.markup import inner
from ipnb.slides.pages import Pages

WAY = "fourteen-weeks"


@dataclass(frozen=True)
class Week:
    """A week of the course.

    Attributes
    ----------
    number : int
    chapters : tuple of str
        Pages below ``book/``.
    tasks : tuple of str
        Markup: what is done besides reading.
    """

    number: int
    chapters: tuple[str, ...]
    tasks: tuple[str, ...]


def weeks(book: Path, pages: Pages) -> tuple[Week, ...]:
    """Return the weeks of the course in their order.

    Parameters
    ----------
    book : Path
        The folder ``book`` of the course, with ``paths.yaml``.
    pages : Pages
        The built book, whose page of ways has the tasks with their markup.
    """
    [steps] = [
        way["steps"] for way in read_document(book / "paths.yaml")["paths"] if way["id"] == WAY
    ]
    return tuple(
        Week(number, tuple(step["chapters"]), _tasks(pages, step["title"]))
        for number, step in enumerate(steps, 1)
    )


def _tasks(pages: Pages, title: str) -> tuple[str, ...]:
    # the colon keeps week 1 apart from week 10
    own = f'li[data-key^="{WAY}: {title}: "] > p'
    return tuple(inner(task) for task in pages.page("paths").select(own))
