"""Preprocessor: a student's free texts into the cells that a person marks."""

from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.rubric import rubric_markdown
from ipnb.formulation.vocabulary import held
from ipnb.grading.graded_notebook import META
from ipnb.grading.plain_text import as_line, as_markdown


class PlaceNarrative(NbGraderPreprocessor):
    """Puts each text, unable to act, under its prompt, with the rubric at hand for whoever marks."""

    def preprocess(self, nb, resources):
        work = resources["ipnb"]
        asked = {one["id"]: one for one in (work.material.case or {}).get("narrative", [])}
        for cell in nb.cells:
            if cell.cell_type == "markdown" and META in cell.metadata:
                name = cell.metadata.nbgrader.grade_id
                one = asked.get(name, {"prompt": name})
                cell.source = _markdown(work, name, one)
                cell.metadata[META] = {
                    "kind": "narrative",
                    "prompt": one["prompt"],
                    "text": work.text_from_form(name),
                    "typed": work.typed_in_notebook(name),
                    "read": work.verdict.narrative is not None,
                }
        return nb, resources


def _markdown(work, name: str, one: dict) -> str:
    text, typed = work.text_from_form(name), work.typed_in_notebook(name)
    parts = [f"**{as_line(one['prompt'])}**"]
    if "words" in one:
        parts[0] += (
            f" ({one['words'][0]} to {one['words'][1]} words asked for, {len(text.split())} written)"
        )
    if work.verdict.narrative is None:
        parts.append(f"*{held('marking.text_unread')}*")
    elif text.strip():
        parts.append(as_markdown(text))
    elif work.was_never_asked(name):
        parts.append(f"*{held('marking.never_asked')}*")
    else:
        parts.append(f"*{held('marking.blank')}*")
    if typed:
        parts += [f"*{held('marking.typed')}*", as_markdown(typed)]
    if "words" in one:
        parts.append(_folded("Rubric", rubric_markdown(one.get("rubric", "formulation"))))
    exemplars = (work.material.key or {}).get("exemplars", {}).get(name, [])
    if exemplars:
        parts.append(
            _folded("Exemplars, for whoever marks", "\n\n".join(map(_exemplar, exemplars)))
        )
    return "\n\n".join(parts)


def _exemplar(one: dict) -> str:
    return f"**Level {one['level']}.** {as_line(one['why'])}\n\n> {as_line(one['text'])}"


def _folded(title: str, markdown: str) -> str:
    return f"<details><summary style='display: list-item'>{title}</summary>\n\n{markdown}\n\n</details>"
