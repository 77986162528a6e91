"""What a student argues against the key, one judgement at a time. It is read by a person and never scored."""

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.wording import lines_in_words, shortened
from ipnb.formulation.vignette import Vignette

#: signs that an argument may have
MOST = 600


def arguable(case: Vignette | Data) -> list[str]:
    """List what can be argued, in the order of the form: ``section.item`` of every judgement and action."""
    sections = Vignette.of(case).sections.values()
    return [f"{section.name}.{item}" for section in sections for item in section.answerable]


def where_argued(vignette: Vignette, section: str, item: str) -> str:
    """Return the name under which one line of feedback is argued; sentences belong to their judgement."""
    if section in vignette.sections:
        return f"{section}.{item}"
    owners = (one.name for one in vignette.sections.values() if item in one.answerable)
    return next((f"{name}.{item}" for name in owners), "")


def arguments_of(answers: Answers) -> dict[str, str]:
    """Return what was argued, without what was taken back."""
    return {name: text for name, text in answers.arguments.items() if text and text.strip()}


def in_words(case: Data, answers: Data) -> dict[str, str]:
    """Return the same as people read it, from plain data: "States, line 5" -> what was argued."""
    vignette = Vignette.from_data(case)
    argued = arguments_of(Answers.from_data(answers))
    return {_place(vignette, *name.split(".", 1)): text for name, text in argued.items()}


def _place(vignette: Vignette, section: str, item: str) -> str:
    title = vignette.section_title(section)
    if item == section:
        return title
    if item in vignette.sentences:
        return f"{title}, {lines_in_words([item])}"
    return f"{title}, {shortened(vignette.item_words(item))}"
