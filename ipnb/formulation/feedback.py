"""Why an answer earned what it earned, sentence by sentence; never the rest of the key.

A student sees the reason for what they chose, the sentences that matter for it and, where the key says
otherwise, what it says. Credit and all that was not answered stay closed.
"""

from ipnb.formulation.arguments import arguments_of, where_argued
from ipnb.formulation.corrections import corrections
from ipnb.formulation.key_says import LEFT_OPEN, answered, judged, why_nothing
from ipnb.formulation.labels import (
    item_words,
    lines_in_words,
    option_words,
    section_title,
    shortened,
)
from ipnb.formulation.scoring import PANEL, band, is_author_key, items_of, pair
from ipnb.formulation.vocabulary import SURENESS, held

NOISE = "Differences under a tenth between two people, or two cases, are noise. A score is not competence."
HELD = held("feedback.note")
GUESS, SURE = min(SURENESS), max(SURENESS)
WELL, POORLY = 0.65, 0.35


def explain(case: dict, key: dict, answers: dict, result: dict) -> dict:
    """What to tell a student about a score.

    Parameters
    ----------
    case, key, answers : dict
        Clean data.
    result : dict
        What `ipnb.formulation.scoring.score` gave for them.

    Returns
    -------
    dict
        ``total_band``, ``held`` (reasons), ``notes`` (lines about the whole), and ``sections``: name ->
        ``title``, ``band`` ("left open" where nothing was answered), ``counts`` (a line if it is pooled or
        not graded, else ""), ``nothing`` (why it earns nothing, else ""), ``open`` (how many were not
        answered) and ``items``: each ``id``, ``text``, ``yours``, ``band`` (None where not counted),
        ``judged`` (the same in words, with what the key says), ``why``, ``matters`` (ids of sentences),
        ``argue`` (under which name it can be argued) and ``argued`` (what the student argued, else "").
        Sections stand in the order of the form.
    """
    settings = case.get("settings", {})
    argued, sections = arguments_of(answers), {}
    in_form = [name for name in [*case["items"], "evidence"] if name in result["sections"]]
    for name, section in ((name, result["sections"][name]) for name in in_form):
        kind = case["items"][name]["kind"] if name in case["items"] else "evidence"
        # sentences may be chosen for a judgement whose best answer asks for none: nothing was scored there
        told = [one for one in _TELL[kind](case, key, answers, name) if one[0] in section["items"]]
        items = [_item(case, key, name, section, settings, *one) for one in told]
        for one in items:
            one["argue"] = where_argued(case, name, one["id"])
            one["argued"] = argued.get(one["argue"], "") if name != "evidence" else ""
        sections[name] = {
            "title": section_title(case, name),
            "band": section["band"] if answered(case, answers, name) else LEFT_OPEN,
            "nothing": why_nothing(case, key, answers, name, section),
            "counts": _counts(case, key, name, section),
            "open": _left_open(case, name, kind, {one[0] for one in told}),
            "items": items,
        }
    return {
        "total_band": band(result["total"], settings),
        "held": list(result["held"]),
        "notes": _notes(case, key, answers, result),
        "sections": sections,
    }


def _item(case, key, name, section, settings, item, yours, why, matters) -> dict:
    credit = section["items"][item]["credit"]
    return {
        "id": item,
        "text": section_title(case, item) if item in case["items"] else item_words(case, item),
        "yours": yours,
        "band": None if credit is None else band(credit, settings),
        "judged": judged(case, key, name, item, credit),
        "why": why,
        "matters": matters,
    }


def _reason(key, section, item, option=None) -> str:
    """The reason for the chosen option if the key has one, else the reason for the item."""
    given = key.get("rationale", {})
    return given.get(f"{section}.{item}.{option}") or given.get(f"{section}.{item}", "")


# ---------------------------------------------------------------- each answer: item, yours, why, matters


def _tell_nominal(case, key, answers, name):
    sentences = [s["id"] for s in case["sentences"]]
    for item in items_of(case, name):
        if option := (answers.get(name) or {}).get(item):
            matters = _nearest(key, item, answers)
            if item in sentences and item not in matters:
                matters = sorted([item, *matters])
            yield item, option_words(case, option), _reason(key, name, item, option), matters


def _tell_set(case, key, answers, name):
    for item in items_of(case, name):
        if item in (answers.get(name) or []):
            yield item, "chosen", _reason(key, name, item), _nearest(key, item, answers)


def _tell_points(case, key, answers, name):
    given = {o: n for o, n in (answers.get(name) or {}).items() if n}
    if given:
        most = max(given, key=given.get)
        yours = ", ".join(f"{option_words(case, o)} {n:g}" for o, n in given.items())
        yield name, yours, _reason(key, name, name, most), _nearest(key, name, answers)


def _tell_gate(case, key, answers, name):
    given = answers.get(name) or {}
    for cue in case["items"][name]["cues"]:
        if flag := (given.get("flags") or {}).get(cue):
            option = "flag" if isinstance(flag, list) else flag
            yours = option_words(case, option) + (
                f" ({lines_in_words(flag)})" if option == "flag" else ""
            )
            matters = key.get("gate", {}).get("evidence", {}).get(cue, [])
            yield cue, yours, _reason(key, name, cue, option), list(matters)
    for action in case["items"][name]["actions"]:
        if action in (given.get("actions") or []):
            yield action, "chosen", _reason(key, name, action), []


def _tell_estimate(case, key, answers, name):
    for item in items_of(case, name):
        if (value := (answers.get(name) or {}).get(item)) is not None:
            yield item, f"{value:g}", _reason(key, name, item), _nearest(key, item, answers)


def _tell_evidence(case, key, answers, name):
    for item, sets in key.get("evidence", {}).items():
        if chosen := (answers.get("evidence") or {}).get(item):
            about = _about_sentences(chosen, sets)
            yield item, lines_in_words(chosen).capitalize(), about, _nearest(key, item, answers)


def _about_sentences(chosen, sets) -> str:
    inside = set(chosen) & {s for one in sets for s in one}
    if pair(chosen, sets) >= 1:
        return "These sentences are enough to argue it from the text."
    if not inside:
        return "Other sentences argue it better."
    return "Some of these sentences argue it. Too few were chosen, or some that say something else."


def _nearest(key, item, answers) -> list[str]:
    """Of the sufficient sets the one that the student came nearest to."""
    chosen = (answers.get("evidence") or {}).get(item) or []
    sets = key.get("evidence", {}).get(item) or []
    return list(max(sets, key=lambda one: len(set(one) & set(chosen)) / len(one))) if sets else []


_TELL = {
    "nominal": lambda *a: list(_tell_nominal(*a)),
    "set": lambda *a: list(_tell_set(*a)),
    "points": lambda *a: list(_tell_points(*a)),
    "gate": lambda *a: list(_tell_gate(*a)),
    "estimate": lambda *a: list(_tell_estimate(*a)),
    "evidence": lambda *a: list(_tell_evidence(*a)),
}


# ---------------------------------------------------------------- about a section, about the whole


def _left_open(case, name, kind, told) -> int:
    if kind == "nominal" or kind == "estimate":
        return len([i for i in items_of(case, name) if i not in told])
    if kind == "gate":
        return len([c for c in case["items"][name]["cues"] if c not in told])
    return 0 if told or kind == "evidence" else 1


def _counts(case, key, name, section) -> str:
    unsettled = key.get("formative", [])
    if name in unsettled:
        return "Not counted: the raters behind the key did not agree enough."
    lines = []
    if section["pooled_with"]:
        others = " and ".join(section_title(case, n) for n in section["pooled_with"])
        lines.append(f"Counted together with {others}.")
    elif section["formative"]:
        lines.append("Not counted: too few judgements to tell from luck.")
    if some := len([one for one in unsettled if one.startswith(f"{name}.")]):
        lines.append(
            f"{some} of the judgements not counted: the raters behind the key did not agree on it."
        )
    return " ".join(lines)


def _notes(case, key, answers, result) -> list[str]:
    notes = [HELD] if result["held"] else []
    if line := calibration(case, answers, result):
        notes.append(line)
    if is_author_key(key):
        notes.append(
            f"Scored with an author key: the view of fewer than {PANEL} raters. Argue with it."
        )
    else:
        notes.append(f"Scored with the answers of a panel of {key['n']}.")
    return [*notes, *corrections(case), NOISE]


def calibration(case: dict, answers: dict, result: dict) -> str:
    """One line on how sure a student was and how it came out; empty if they did not say. Never graded."""
    said = {
        n: (sure, result["sections"][n]["skill"])
        for n, sure in (answers.get("confidence") or {}).items()
        if n in result["sections"] and not _nothing_answered(result["sections"][n])
    }
    if not said:
        return ""
    above = [
        section_title(case, n)
        for n, (sure, skill) in said.items()
        if sure == SURE and skill < POORLY
    ]
    below = [
        section_title(case, n)
        for n, (sure, skill) in said.items()
        if sure == GUESS and skill >= WELL
    ]
    lines = [f"surer than your answers in {' and '.join(above)}"] if above else []
    lines += [f"better than you thought in {' and '.join(below)}"] if below else []
    if not lines:
        return "How sure you said you were fits how your answers came out."
    return f"You were {'; '.join(lines)}."


def _nothing_answered(section) -> bool:
    return all(item["credit"] is None for item in section["items"].values())


# ---------------------------------------------------------------- as text


def as_text(explained: dict) -> str:
    """The same as plain text, for a notebook's output and for a comment in the gradebook."""
    lines = [f"Your formulation as a whole: {explained['total_band']}."]
    if explained["held"]:
        lines += ["", held("feedback.heading"), *(f"  {reason}" for reason in explained["held"])]
    for section in explained["sections"].values():
        lines += ["", f"{section['title']}: {section['band']}. {section['counts']}".rstrip()]
        if section["nothing"]:
            lines.append(f"  {section['nothing']}")
        lines += [line for item in section["items"] for line in _item_text(item)]
        if section["open"]:
            lines.append(f"  {section['open']} left open.")
    return "\n".join([*lines, "", *explained["notes"]]) + "\n"


def _item_text(item: dict) -> list[str]:
    text = shortened(item["text"], 70)
    of_line = item["id"][1:].isdigit() and item["id"][0] == "s"
    name = f"{lines_in_words([item['id']]).capitalize()}: {text}" if of_line else text
    judged_so = f" ({item['judged'].rstrip('.')})" if item["judged"] else ""
    lines = [f"  {name}", f"      {item['yours']}{judged_so}."]
    if item["why"]:
        lines.append(f"      {item['why']}")
    if item["matters"] and item["matters"] != [item["id"]]:
        lines.append(f"      What matters: {lines_in_words(item['matters'])}")
    if item["argued"]:
        lines.append(f"      ARGUED: {' '.join(item['argued'].split())}")
    return lines
