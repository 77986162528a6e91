"""What is still open in a student's answers: in words, and never what is right."""

from dataclasses import dataclass

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.vignette import Prompt, Vignette


@dataclass(frozen=True)
class OpenPart:
    """Something that is still open.

    Attributes
    ----------
    part : str
        The part of the form, by its title.
    text : str
        What is open there.
    """

    part: str
    text: str

    def __str__(self) -> str:
        return f"{self.part}: {self.text}"


def missing(case: Data, answers: Data) -> list[str]:
    """Say what is still open; empty when everything has an answer."""
    return [str(one) for one in open_parts(case, answers)]


def open_parts(case: Data, answers: Data) -> list[OpenPart]:
    """List what is still open, part by part, from plain data."""
    vignette, given = Vignette.from_data(case), Answers.from_data(answers)
    found = [
        OpenPart(vignette.section_title(section.name), text)
        for section in vignette.in_order
        for text in section.still_open(given.to(section.name), vignette)
    ]
    title = vignette.section_title("narrative")
    for number, prompt in enumerate(vignette.narrative, 1):
        if text := _length(prompt, given.narrative.get(prompt.id, "")):
            own = f"{title} {number}" if len(vignette.narrative) > 1 else title
            found.append(OpenPart(own, text))
    return found


def count_answered(vignette: Vignette, given: Answers) -> tuple[int, int]:
    """Count the judgements that are answered, and those that the case asks for; free texts are none."""
    counts = [
        section.count_answered(given.to(section.name), vignette) for section in vignette.in_order
    ]
    return sum(one for one, _ in counts), sum(of for _, of in counts)


def _length(prompt: Prompt, text: str) -> str:
    """Say how far a free text is from the length asked for; nothing if it is within."""
    words = len(text.split())
    if words < prompt.fewest:
        return f"{words} words so far, at least {prompt.fewest} are asked for"
    if words > prompt.most:
        return f"{words} words, at most {prompt.most} are asked for"
    return ""
