"""A slide of an exercise: what it asks, for the room; its answers with their reasons are the notes."""

from bs4 import Tag

from ipnb.slides.markup import found, inner, paragraphs, parsed, words
from ipnb.slides.slide import Item, Slide, Source, bullets, picked, said

#: the credit of the answer that the text supports best
BEST = "1"


def exercise(source: Source, item: Item) -> list[Slide]:
    """Return an exercise; ``lines`` picks some of its questions, ``ask`` stands for its prompt."""
    tag = source.pages.labelled(source.chapters, "exercise", ".check", str(item.name))
    title = inner(found(tag, ".kicker .title"))
    number = words(tag.select_one(".kicker .caption-number"))
    asks = question(tag, item.options.get("ask"))
    body, answers = asked(tag, item.options.get("lines"))
    notes = f"<p><strong>{number}.</strong> {words(found(tag, '.prompt'))}</p>{answers}"
    return [Slide("exercise", item.title(title), asks + body, notes)]


def question(tag: Tag, own: str | None) -> str:
    """Return the prompt of an exercise, or the deck's own question in its place."""
    if own is not None:
        return f'<p class="lead">{said(own)}</p>' if own else ""
    return "".join(f'<p class="lead">{inner(one)}</p>' for one in tag.select(".prompt > p"))


def asked(tag: Tag, numbers: list[int] | None) -> tuple[str, str]:
    """Return what is to be answered, and the answers.

    Parameters
    ----------
    tag : Tag
        The exercise in its page.
    numbers : list of int, optional
        Which of its questions or lines, from 1.

    Returns
    -------
    body, answers : str
        Markup.
    """
    if ordered := tag.select(".item > ol.ordered > li"):
        return bullets([inner(found(one, "span")) for one in ordered]), _reasons(
            tag, "details > ol > li"
        )
    if sentences := tag.select(".passage .sentence"):
        shown = [inner(found(one, "span")) for one in picked("sentence", sentences, numbers)]
        return bullets(shown, ordered=True), _reasons(tag, "details > .reason")
    chosen = picked("question", tag.select(".item"), numbers)
    stems = [_stem(item) for item in chosen]
    answers = "".join(
        _answer(stem, item, len(chosen) == 1) for stem, item in zip(stems, chosen, strict=True)
    )
    options = [inner(one) for one in chosen[0].select(".choices label > span")]
    if len(chosen) == 1:
        return paragraphs(stems) + (bullets(options) if options else ""), answers
    offered = "".join(f"<li>{one}</li>" for one in options)
    return bullets(stems, ordered=True) + (
        f'<ul class="options">{offered}</ul>' if offered else ""
    ), answers


def _stem(item: Tag) -> str:
    """Return what a question is about, with whoever says it."""
    speaker = words(item.select_one(".stem > .speaker"))
    text = " ".join(inner(one) for one in item.select(".stem > p:not(.speaker)"))
    return f"<b>{speaker}:</b> {text}" if speaker else text


def _answer(stem: str, item: Tag, whole: bool) -> str:
    """Return the best answer to a question, or every answer where it is the only one."""
    reasons = item.select("details > .reason")
    best = [one for one in reasons if whole or one.get("data-credit", BEST) == BEST]
    return f"<p><strong>{words(parsed(stem))}</strong></p>" + bullets(
        [_reason(one) for one in best]
    )


def _reasons(tag: Tag, selector: str) -> str:
    return bullets([_reason(one) for one in tag.select(selector)])


def _reason(tag: Tag) -> str:
    return " ".join(inner(one) for one in tag.select("p"))
