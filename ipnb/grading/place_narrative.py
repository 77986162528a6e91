"""Preprocessor: a student's free texts into the cells that a person marks."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from ipnb.formulation.defence import DEFENCE_CELL
from ipnb.formulation.rubric import rubric_markdown
from ipnb.formulation.vocabulary import held
from ipnb.grading.graded_files import META
from ipnb.grading.grading_context import NotebookStep, SubmissionContext
from ipnb.grading.plain_text import as_line, as_markdown


class PlaceNarrative(NotebookStep, NbGraderPreprocessor):
    """Puts each text, unable to act, under its prompt, with the rubric at hand for whoever marks."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Fill in the cells of free texts.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The graded notebook.
        resources : dict
            nbgrader's, with the `SubmissionContext` under ``ipnb``.

        Returns
        -------
        nb, resources
            The same.
        """
        context: SubmissionContext = resources["ipnb"]
        asked = {
            prompt["id"]: prompt for prompt in (context.inputs.case or {}).get("narrative", [])
        }
        for cell in nb.cells:
            if cell.cell_type == "markdown" and META in cell.metadata:
                name = cell.metadata.nbgrader.grade_id
                if name == DEFENCE_CELL:
                    continue
                prompt = asked.get(name, {"prompt": name})
                cell.source = _markdown(context, name, prompt)
                if context.inputs.tests:
                    # there is no form: what stands in the notebook is the answer
                    typed = context.typed_in_notebook(name)
                    cell.source = as_markdown(typed) if typed else f"*{held('marking.blank_cell')}*"
                cell.metadata[META] = {
                    "kind": "narrative",
                    "prompt": prompt["prompt"],
                    "text": context.text_from_form(name),
                    "typed": context.typed_in_notebook(name),
                    "read": context.result.narrative is not None,
                }
        return nb, resources


def _markdown(context: SubmissionContext, name: str, prompt: dict[str, Any]) -> str:
    text, typed = context.text_from_form(name), context.typed_in_notebook(name)
    parts = [f"**{as_line(prompt['prompt'])}**"]
    if "words" in prompt:
        parts[0] += (
            f" ({prompt['words'][0]} to {prompt['words'][1]} words asked for, {len(text.split())} written)"
        )
    if context.result.narrative is None:
        parts.append(f"*{held('marking.text_unread')}*")
    elif text.strip():
        parts.append(as_markdown(text))
    elif context.was_never_asked(name):
        parts.append(f"*{held('marking.never_asked')}*")
    else:
        parts.append(f"*{held('marking.blank')}*")
    if typed:
        parts += [f"*{held('marking.typed')}*", as_markdown(typed)]
    if "words" in prompt:
        parts.append(_folded("Rubric", rubric_markdown(prompt.get("rubric", "formulation"))))
    exemplars = (context.inputs.key or {}).get("exemplars", {}).get(name, [])
    if exemplars:
        parts.append(
            _folded("Exemplars, for whoever marks", "\n\n".join(map(_exemplar, exemplars)))
        )
    return "\n\n".join(parts)


def _exemplar(exemplar: dict[str, Any]) -> str:
    text, why = as_line(exemplar["text"]), as_line(exemplar["why"])
    return f"**Level {exemplar['level']}.** {why}\n\n> {text}"


def _folded(title: str, markdown: str) -> str:
    return f"<details><summary style='display: list-item'>{title}</summary>\n\n{markdown}\n\n</details>"
