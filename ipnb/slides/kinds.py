"""The kinds of slides: what each is called in a deck, what may be said of it there, and what makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ipnb.slides import chapter_slides, exercise_slides, figure_slides, plan_slides
from ipnb.slides.slide import Item, Slide, Source

TEXT, TEXTS, NUMBER, NUMBERS, YES = (
    "text",
    "a list of texts",
    "a whole number",
    "a list of whole numbers",
    "yes",
)
#: what may be said of every slide
COMMON = {"title": TEXT, "piece": TEXT, "notes": TEXT}


@dataclass(frozen=True)
class Kind:
    """A kind of slide.

    Attributes
    ----------
    name : str
        What its own field holds: a name of the book, or lines of the deck's own.
    make : callable
        Takes the source and the item, returns one or two slides.
    options : mapping of str to str
        What else may be said of it, and in which form.
    """

    name: str
    make: Callable[[Source, Item], list[Slide]]
    options: Mapping[str, str] = field(default_factory=dict)


KINDS = {
    "outcomes": Kind(TEXT, chapter_slides.outcomes, {"only": NUMBERS}),
    "section": Kind(TEXT, chapter_slides.section, {"chapter": TEXT, "paragraphs": NUMBERS}),
    "steps": Kind(TEXT, chapter_slides.steps, {"chapter": TEXT, "only": NUMBERS}),
    "table": Kind(
        TEXT,
        chapter_slides.table,
        {"chapter": TEXT, "number": NUMBER, "rows": NUMBERS, "columns": NUMBERS},
    ),
    "term": Kind(TEXT, chapter_slides.term),
    "scene": Kind(TEXT, chapter_slides.scene, {"turns": NUMBERS}),
    "figure": Kind(TEXT, figure_slides.figure, {"view": TEXT, "ask": TEXT}),
    "predict": Kind(TEXT, figure_slides.predict),
    "exercise": Kind(TEXT, exercise_slides.exercise, {"lines": NUMBERS, "ask": TEXT}),
    "rules": Kind(YES, plan_slides.rules),
    "activity": Kind(YES, plan_slides.activity),
    "debrief": Kind(TEXTS, plan_slides.debrief),
    "objections": Kind(YES, plan_slides.objections),
    "coming": Kind(YES, plan_slides.coming),
    "points": Kind(TEXTS, chapter_slides.points),
}
#: a slide that names a piece of the plan and nothing else shows that piece
PIECE = Kind(TEXT, plan_slides.piece)
