"""What is still open in a student's answers: in words, and never what is right."""

from dataclasses import dataclass

from ipnb.documents.diagnostics import several
from ipnb.formulation.labels import item_words, number_of, section_title, shortened
from ipnb.formulation.scoring import evidence_items, items_of, section_names


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


def missing(case: dict, answers: dict) -> list[str]:
    """What is still open, in words; empty when everything has an answer."""
    return [str(one) for one in open_parts(case, answers)]


def open_parts(case: dict, answers: dict) -> list[OpenPart]:
    """List what is still open, part by part."""
    found = []
    for name in section_names(case):
        title = section_title(case, name)
        found += [OpenPart(title, text) for text in _open(case, answers, name)]
    for number, one in enumerate(case.get("narrative", []), 1):
        words, (least, most) = (
            len(answers.get("narrative", {}).get(one["id"], "").split()),
            one["words"],
        )
        title = section_title(case, "narrative") + (
            f" {number}" if len(case["narrative"]) > 1 else ""
        )
        if words < least:
            found.append(OpenPart(title, f"{words} words so far, at least {least} are asked for"))
        elif words > most:
            found.append(OpenPart(title, f"{words} words, at most {most} are asked for"))
    return found


def _open(case, answers, name) -> list[str]:
    spec, given = case["items"][name], answers.get(name) or {}
    if spec["kind"] == "set":
        return [] if given else ["nothing chosen"]
    if spec["kind"] == "points":
        return _open_points(answers, name, given)
    if spec["kind"] == "gate":
        flags = given.get("flags", {})
        cues = _open_items(case, spec["cues"], [c for c in spec["cues"] if not flags.get(c)])
        return cues + ([] if given.get("actions") else ["no action chosen"])
    ids = items_of(case, name)
    texts = _open_items(case, ids, [i for i in ids if given.get(i) is None])
    asked = [i for i in evidence_items(case, name) if given.get(i) in spec["needs_evidence"]]
    bare = [i for i in asked if not answers.get("evidence", {}).get(i)]
    return texts + ([f"no sentence yet for {_named(case, bare)}"] if bare else [])


def _open_points(answers, name, given) -> list[str]:
    left = 100 - sum(given.values())
    if left > 0:
        return [f"{left:g} of 100 points not placed"]
    few = len(answers.get("evidence", {}).get(name, [])) < 2
    if few and given.get("not_enough", 0) < 50:
        return ["choose two sentences, or put half of the points on “not enough information”"]
    return []


def _open_items(case, ids, still) -> list[str]:
    if not still:
        return []
    return (
        ["nothing answered yet"]
        if len(still) == len(ids)
        else [f"{len(still)} open: {_named(case, still)}"]
    )


def _named(case, ids) -> str:
    sentences = [s["id"] for s in case["sentences"]]
    if all(i in sentences for i in ids):
        return f"line{'' if len(ids) == 1 else 's'} {several([number_of(i) for i in ids])}"
    return several([shortened(item_words(case, i)) for i in ids])
