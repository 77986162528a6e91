"""Slides of a session's plan: title and pieces, the activity and its debrief, what students say, what is next."""

from bs4 import Tag

from ipnb.slides.markup import found, inner, paragraphs, unquoted
from ipnb.slides.slide import Item, Slide, Source, bullets, said
from ipnb.slides.week_plan import OBJECTIONS, Piece

ROOM = "instructors/sessions"
RULES = "#what-holds-in-every-room"
ROOM_TITLE = "In this room"
#: parts of a plan that are for whoever gives the class
FOR_YOU = ("Aims", "Prepare and print", "Due", "Marking", "Listen for")
STOP = "Anybody may pass. A hand flat on the table means stop."


def opening(source: Source) -> Slide:
    """Return the first slide: the week and its chapters; the notes have the plan of the hour."""
    plan = source.plan
    titles = [source.pages.title(name) for name in source.week.chapters]
    body = f'<p class="week">Week {plan.number}</p>' + paragraphs(titles)
    parts = [plan.parts.get("", "")] + [
        f"<strong>{lead}.</strong> {plan.parts[lead]}" for lead in FOR_YOU if plan.parts.get(lead)
    ]
    rows = bullets([f"{minutes(piece)}: {piece.what}" for piece in plan.pieces])
    return Slide("opening", capital(plan.title), body, paragraphs(parts) + rows)


def piece(source: Source, item: Item) -> list[Slide]:
    """Return a piece of the plan: what is done, and the words with which it begins."""
    own = source.plan.piece(str(item.name))
    body = f'<p class="question">{unquoted(own.begin)}</p>'
    return [Slide("piece", item.title(own.what), body, piece_notes(own))]


def piece_notes(own: Piece) -> str:
    """Return minutes, groups and first words, as the speaker needs them."""
    who = f" · {own.who}" if own.who else ""
    return f"<p><strong>{minutes(own)}</strong>{who}</p><p>You begin: {own.begin}</p>"


def minutes(own: Piece) -> str:
    """Return how long a piece takes in both classes.

    >>> minutes(Piece("Break", "–", "10", "", ""))
    'in 150: 10 minutes, left out in 90'
    """
    if own.short == "–":
        return f"in 150: {own.long} minutes, left out in 90"
    if own.short == own.long:
        return f"{own.long} minutes"
    return f"in 90: {own.short}, in 150: {own.long} minutes"


def activity(source: Source, item: Item) -> list[Slide]:
    """Return the steps of the activity; what to prepare, consent and the stop rule are the notes."""
    own = source.plan.activity
    first = [own.parts.get("", "")]
    named = [
        f"<strong>{lead}.</strong> {text}"
        for lead in ("Prepare", "Consent and opting out")
        if (text := own.part(lead))
    ]
    body = bullets(own.steps, ordered=True) + f'<p class="stop">{STOP}</p>'
    notes = paragraphs(
        [*first, *named, own.part("Stop", "Stop rule"), bullets(own.steps, ordered=True)]
    )
    return [Slide("activity", item.title(capital(own.title)), body, notes)]


def debrief(source: Source, item: Item) -> list[Slide]:
    """Return the deck's questions for the debrief; likely answers and how it closes are the notes."""
    own = source.plan.activity
    body = "".join(f'<p class="question">{said(text)}</p>' for text in item.name)
    notes = paragraphs([own.part("Debrief"), own.part("Close")])
    return [Slide("debrief", item.title("Looking back"), body, notes)]


def objections(source: Source, item: Item) -> list[Slide]:
    """Return what students say; what to make of it are the notes."""
    own = source.plan.objections
    body = "".join(f'<p class="quote">{quote}</p>' for quote, _ in own)
    notes = paragraphs([f"<strong>{quote}</strong> {answer}" for quote, answer in own])
    return [Slide("objections", item.title(OBJECTIONS), body, notes)]


def room_rules(source: Source) -> list[Tag]:
    """Return the rules of the room, as they stand on the page of all sessions."""
    return list(_room(source).select("ol > li > p"))


def _room(source: Source) -> Tag:
    return found(source.pages.page(ROOM), RULES)


def rules(source: Source, item: Item) -> list[Slide]:
    """Return the rules of the room: the bold words on the slide, the whole in the notes."""
    own = room_rules(source)
    shown = [inner(found(one, "strong")).rstrip(".") for one in own]
    after = [inner(one) for one in _room(source).find_all("p", recursive=False)]
    notes = bullets([inner(one) for one in own], ordered=True) + paragraphs(after)
    return [Slide("rules", item.title(ROOM_TITLE), bullets(shown, ordered=True), notes)]


def coming(source: Source, item: Item) -> list[Slide]:
    """Return what is done until the next week: what is due, and what is read."""
    after = source.after
    reading = (
        [f"Read <em>{source.pages.title(name)}</em>" for name in after.chapters] if after else []
    )
    due = source.plan.parts.get("Due", "")
    notes = paragraphs(
        [
            f"<strong>Due.</strong> {due}",
            f"<strong>Listen for</strong> {source.plan.parts.get('Listen for', '')}",
        ]
    )
    title = item.title("Until next week" if after else "What is left")
    return [Slide("coming", title, bullets([*source.week.tasks, *reading]), notes)]


def capital(text: str) -> str:
    """Return words with a capital at their beginning."""
    return text[:1].upper() + text[1:]
