"""Answers as text that people can read: in Formgrader, in feedback, in a saved notebook."""

from textwrap import fill, indent
from typing import Any

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.kinds.wording import OPEN_ANSWER
from ipnb.formulation.vignette import Prompt, Vignette
from ipnb.formulation.vocabulary import SURENESS

WIDTH = 100


def as_text(case: dict[str, Any], answers: dict[str, Any]) -> str:
    """Every judgement with its sentences, and every text, in the order of the case.

    Parameters
    ----------
    case, answers : dict
        A checked case, and answers that belong to it; with or without their heading.
    """
    vignette, given = Vignette.from_data(case), Answers.from_data(answers)
    parts = [_heading(case, answers)]
    parts += [_section(vignette, given, name) for name in vignette.sections]
    parts += [_narrative(prompt, given) for prompt in vignette.narrative]
    return "\n\n".join(parts) + "\n"


def _heading(case: dict[str, Any], answers: dict[str, Any]) -> str:
    title = f"{case['title']} ({case['id']})"
    if not answers.get("saved_at"):
        return title
    who, revision = answers.get("student"), answers.get("revision")
    return f"{title}\nSaved {answers['saved_at']} by {who}, save {revision}"


def _section(vignette: Vignette, answers: Answers, name: str) -> str:
    sure = SURENESS.get(answers.confidence.get(name), "").lower()
    lines = [vignette.section_title(name) + (f" ({sure})" if sure else "")]
    answered = vignette.sections[name].as_lines(answers.to(name), vignette)
    lines += [f"  {line}" for line in answered]
    if note := answers.notes.get(name):
        lines.append(indent(fill(f"Note to self: {note}", WIDTH), "  "))
    return "\n".join(lines)


def _narrative(prompt: Prompt, answers: Answers) -> str:
    text = answers.narrative.get(prompt.id, "").strip()
    count = f"  ({len(text.split())} words, {prompt.fewest} to {prompt.most} asked for)"
    return "\n".join([fill(prompt.text, WIDTH), count, indent(text or OPEN_ANSWER, "  ")])
