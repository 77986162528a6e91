"""Pages of a week to hand out: the activity with consent and stop rule, the scenes without their comments.

A scene leaves room to write where the chapter has its comments. The deck's file may add passages, exercises
without their answers, and drawings without their words.
"""

from dataclasses import dataclass

from ipnb.slides.chapter_slides import heading, lines, passage, section_of
from ipnb.slides.deck_file import DeckFile
from ipnb.slides.exercise_slides import asked, question
from ipnb.slides.markup import found, inner, paragraphs
from ipnb.slides.names import NoSuchName
from ipnb.slides.pages import scene_title
from ipnb.slides.plan_slides import ROOM_TITLE, STOP, capital, room_rules
from ipnb.slides.slide import Item, Source, bullets
from ipnb.sphinxext.faults import Fault


@dataclass(frozen=True)
class Sheet:
    """A page to hand out; title and body are markup.

    Attributes
    ----------
    kind : str
        By which the style sheet knows it.
    title, body : str
    origin : str
        Where it comes from, for whoever finds it in a bag.
    rules : str
        What stands at its head, beside the origin; perhaps nothing.
    """

    kind: str
    title: str
    body: str
    origin: str
    rules: str = ""

    @property
    def is_written_on(self) -> bool:
        """Whether it has lines beside its text."""
        return self.kind in ("scene", "passage", "exercise")


def make_sheets(file: DeckFile, source: Source) -> tuple[list[Sheet], list[Fault]]:
    """Return the pages of a week, and names that nothing has, with their lines."""
    sheets, faults = [_activity(source), *_cards(source), *_scenes(source)], []
    for item in file.handouts:
        try:
            sheets.append(ADDED[item.kind](source, item))
        except NoSuchName as error:
            faults.append(Fault(file.path, item.line, str(error)))
    return sheets, faults


def _week(source: Source) -> str:
    return f"Week {source.plan.number}: {source.plan.title}"


def _activity(source: Source) -> Sheet:
    own = source.plan.activity
    consent = own.part("Consent and opting out")
    body = paragraphs([f"<strong>Consent and opting out.</strong> {consent}"])
    body += bullets(own.steps, ordered=True) + paragraphs([own.part("Stop", "Stop rule")])
    return Sheet("activity", capital(own.title), body, _week(source), STOP)


def _cards(source: Source) -> list[Sheet]:
    cards = source.plan.activity.cards.items()
    return [Sheet("cards", title, bullets(items), _week(source)) for title, items in cards]


def _scenes(source: Source) -> list[Sheet]:
    return [
        Sheet(
            "scene",
            scene_title(scene),
            "".join(lines(turn) for turn in scene.select(".turn")),
            f"{source.pages.title(chapter)}. Everybody in it is invented.",
            STOP,
        )
        for chapter in source.week.chapters
        for scene in source.pages.page(chapter).select(".dialogue")
    ]


def _section(source: Source, item: Item) -> Sheet:
    tag = section_of(source, item)
    body = paragraphs(passage(tag, item.options.get("paragraphs")))
    return Sheet("passage", item.title(heading(tag)), body, _week(source), STOP)


def _exercise(source: Source, item: Item) -> Sheet:
    tag = source.pages.labelled(source.chapters, "exercise", ".check", str(item.name))
    body, _ = asked(tag, item.options.get("lines"))
    title = item.title(inner(found(tag, ".kicker .title")))
    return Sheet("exercise", title, question(tag, None) + body, _week(source))


def _blank(source: Source, item: Item) -> Sheet:
    tag = source.pages.labelled(source.chapters, "drawing", "figure.drawing", str(item.name))
    svg = found(tag, "svg")
    title = inner(found(svg, "title"))
    del svg["aria-describedby"]
    return Sheet("blank", item.title(title), f'<div class="drawing">{svg}</div>', _week(source))


def _rules(source: Source, item: Item) -> Sheet:
    own = [inner(one) for one in room_rules(source)]
    return Sheet("rules", item.title(ROOM_TITLE), bullets(own, ordered=True), _week(source))


ADDED = {"section": _section, "exercise": _exercise, "blank": _blank, "rules": _rules}
