"""Answers as text that people can read: in Formgrader, in feedback, in a saved notebook."""

from textwrap import fill, indent

from ipnb.formulation.labels import item_words, option_words, section_title, shortened
from ipnb.formulation.scoring import items_of

SURE = {1: "a guess", 2: "fairly sure", 3: "sure"}
OPEN = "(open)"
WIDTH = 100


def as_text(case: dict, answers: dict) -> str:
    """Every judgement with its sentences, and every text, in the order of the case.

    Parameters
    ----------
    case, answers : dict
        A checked case, and answers that belong to it; with or without their heading.
    """
    parts = [_heading(case, answers)]
    parts += [_section(case, answers, name) for name in case["items"]]
    parts += [_narrative(prompt, answers) for prompt in case.get("narrative", [])]
    return "\n\n".join(parts) + "\n"


def _heading(case: dict, answers: dict) -> str:
    title = f"{case['title']} ({case['id']})"
    if not answers.get("saved_at"):
        return title
    who, revision = answers.get("student"), answers.get("revision")
    return f"{title}\nSaved {answers['saved_at']} by {who}, save {revision}"


def _section(case: dict, answers: dict, name: str) -> str:
    sure = SURE.get(answers.get("confidence", {}).get(name))
    lines = [section_title(case, name) + (f" ({sure})" if sure else "")]
    lines += [f"  {line}" for line in _LINES[case["items"][name]["kind"]](case, answers, name)]
    if note := answers.get("notes", {}).get(name):
        lines.append(indent(fill(f"Note to self: {note}", WIDTH), "  "))
    return "\n".join(lines)


def _word(case: dict, option: str) -> str:
    return option_words(case, option).split(": ")[0]


def _number(sentence: str) -> str:
    return str(int(sentence[1:]))


def _item(case: dict, item: str) -> str:
    """A sentence by its number and how it begins; anything else by its words."""
    if any(sentence["id"] == item for sentence in case["sentences"]):
        return f"{_number(item)} {shortened(item_words(case, item), 60)}"
    return item_words(case, item)


def _because(sentences) -> str:
    if not isinstance(sentences, list) or not sentences:
        return ""
    return f", because of {', '.join(map(_number, sentences))}"


def _nominal(case, answers, name):
    given, evidence = answers.get(name, {}), answers.get("evidence", {})
    asks = case["items"][name].get("needs_evidence")
    for item in items_of(case, name):
        said = _word(case, given[item]) if item in given else OPEN
        yield f"{_item(case, item)}: {said}{_because(evidence.get(item)) if asks else ''}"


def _estimate(case, answers, name):
    for item in items_of(case, name):
        yield f"{_item(case, item)}: {answers.get(name, {}).get(item, OPEN)}"


def _set(case, answers, name):
    yield from [_item(case, item) for item in answers.get(name, [])] or ["(nothing chosen)"]


def _points(case, answers, name):
    given = {option: n for option, n in answers.get(name, {}).items() if n}
    said = ", ".join(f"{_word(case, option)} {n:g}" for option, n in given.items())
    yield (said or OPEN) + _because(answers.get("evidence", {}).get(name))


def _gate(case, answers, name):
    given = answers.get(name, {})
    for cue in items_of(case, name):
        flag = given.get("flags", {}).get(cue)
        said = _word(case, "flag" if isinstance(flag, list) else flag) if flag is not None else OPEN
        yield f"{_item(case, cue)}: {said}{_because(flag)}"
    actions = "; ".join(_item(case, action) for action in given.get("actions", []))
    yield f"Before the session ends: {actions or '(nothing chosen)'}"


_LINES = {"nominal": _nominal, "set": _set, "points": _points, "gate": _gate, "estimate": _estimate}


def _narrative(prompt: dict, answers: dict) -> str:
    text = answers.get("narrative", {}).get(prompt["id"], "").strip()
    fewest, most = prompt["words"]
    count = f"  ({len(text.split())} words, {fewest} to {most} asked for)"
    return "\n".join([fill(prompt["prompt"], WIDTH), count, indent(text or OPEN, "  ")])
