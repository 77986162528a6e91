"""Whether answers fit their case: known judgements, options and sentences, and no more than the form takes.

What is said here a student may read, so it names places and remedies, never what is right.
"""

import json

from ipnb.documents.diagnostics import Fault, several
from ipnb.documents.document import fault
from ipnb.formulation.arguments import arguable
from ipnb.formulation.scoring import evidence_items, items_of, range_of

NAMED = (
    "schema",
    "case",
    "student",
    "workspace",
    "revision",
    "saved_at",
    "evidence",
    "confidence",
    "narrative",
    "notes",
    "arguments",
)
FLAG_WORDS = ("not_asked", "no_flag")
SAVE_AGAIN = "Open the form, change something so that it saves, and hand in again."


def faults_against(case: dict, data: dict) -> list[Fault]:
    """Everything in answers of the right shape that does not fit the case."""
    faults = []
    if data["case"] != case["id"]:
        problem = f"These answers are for {_show(data['case'])}, the case is {case['id']}."
        faults.append(
            fault(data, ("case",), problem, "Hand in the folder of this assignment, as it is.")
        )
    for name in data:
        if name in NAMED:
            continue
        if name not in case["items"]:
            faults.append(
                fault(data, (name,), f"{_show(name)} is no part of this case.", SAVE_AGAIN)
            )
        else:
            faults += _CHECKS[case["items"][name]["kind"]](case, data, name)
    faults += _check_evidence(case, data)
    faults += _unknown(
        data, ("confidence",), data.get("confidence", {}), [*case["items"], "evidence"], "a part"
    )
    narratives = [one["id"] for one in case.get("narrative", [])]
    faults += _unknown(data, ("narrative",), data.get("narrative", {}), narratives, "a free text")
    argued = data.get("arguments", {})
    return faults + _unknown(data, ("arguments",), argued, set(arguable(case)), "a judgement")


def _show(value) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f"“{text[:30]}{'…' if len(text) > 30 else ''}”"


def _unknown(data, path, ids, known, what) -> list[Fault]:
    return [
        fault(data, (*path, i), f"{_show(i)} is not {what} of this case.", SAVE_AGAIN)
        for i in ids
        if i not in known
    ]


def _mapping(data, name) -> list[Fault]:
    if isinstance(data[name], dict):
        return []
    return [fault(data, (name,), f"{name} should be named fields.", SAVE_AGAIN)]


def _check_nominal(case, data, name) -> list[Fault]:
    if faults := _mapping(data, name):
        return faults
    options = case["items"][name]["options"]
    faults = _unknown(data, (name,), data[name], items_of(case, name), f"judged in {name}")
    for item, option in data[name].items():
        if not isinstance(option, str) or option not in options:
            problem = f"{_show(option)} is no option of {name}."
            faults.append(
                fault(data, (name, item), problem, f"Options are: {several(options, 12)}.")
            )
    return faults


def _check_set(case, data, name) -> list[Fault]:
    spec = case["items"][name]
    faults = _ids(data, (name,), data[name], spec["universe"], f"in {name}")
    if not faults and len(data[name]) > spec.get("budget", len(data[name])):
        problem = f"{len(data[name])} chosen in {name}, the budget is {spec['budget']}."
        faults.append(fault(data, (name,), problem, "Take some back."))
    return faults


def _ids(data, path, given, known, what) -> list[Fault]:
    """A list of known ids, none of them twice."""
    if not isinstance(given, list) or not all(isinstance(i, str) for i in given):
        return [fault(data, path, "A list was expected here.", SAVE_AGAIN)]
    faults = [
        fault(data, path, f"{_show(i)} is not {what} of this case.", SAVE_AGAIN)
        for i in given
        if i not in known
    ]
    if len(set(given)) < len(given):
        faults.append(fault(data, path, "Something is chosen twice.", SAVE_AGAIN))
    return faults


def _number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _check_points(case, data, name) -> list[Fault]:
    if faults := _mapping(data, name):
        return faults
    faults = _unknown(
        data, (name,), data[name], case["items"][name]["options"], f"an option of {name}"
    )
    wrong = [o for o, v in data[name].items() if not _number(v) or not 0 <= v <= 100]
    faults += [
        fault(data, (name, o), "Points are numbers from 0 to 100.", SAVE_AGAIN) for o in wrong
    ]
    if not wrong and sum(data[name].values()) > 100 + 1e-6:
        faults.append(fault(data, (name,), "More than 100 points are placed.", "Take some back."))
    return faults


def _check_estimate(case, data, name) -> list[Fault]:
    if faults := _mapping(data, name):
        return faults
    faults = _unknown(data, (name,), data[name], items_of(case, name), f"asked in {name}")
    for i, value in data[name].items():
        low, high = range_of(case, name, i)
        if not _number(value) or not low <= value <= high:
            faults.append(
                fault(data, (name, i), f"Give a number from {low:g} to {high:g}.", SAVE_AGAIN)
            )
    return faults


def _check_gate(case, data, name) -> list[Fault]:
    if faults := _mapping(data, name):
        return faults
    spec, given = case["items"][name], data[name]
    faults = _unknown(data, (name,), given, ("flags", "actions"), "a field")
    flags = given.get("flags", {})
    if not isinstance(flags, dict):
        return [
            *faults,
            fault(data, (name, "flags"), "Named fields were expected here.", SAVE_AGAIN),
        ]
    faults += _unknown(data, (name, "flags"), flags, spec["cues"], "a cue")
    for cue, flag in flags.items():
        if flag not in FLAG_WORDS:
            faults += _chosen(case, data, (name, "flags", cue), flag)
    return faults + _ids(
        data, (name, "actions"), given.get("actions", []), spec["actions"], "an action"
    )


def _chosen(case, data, path, given) -> list[Fault]:
    """A list of the case's sentences, not more than the form takes."""
    faults = _ids(data, path, given, [s["id"] for s in case["sentences"]], "a sentence")
    most = case.get("evidence_max", 4)
    if not faults and len(given) > most:
        problem = f"{len(given)} sentences are chosen, at most {most} are taken."
        faults.append(fault(data, path, problem, "Keep those that say most."))
    return faults


def _check_evidence(case, data) -> list[Fault]:
    asked = {i for n in case["items"] for i in evidence_items(case, n)}
    faults = _unknown(
        data, ("evidence",), data.get("evidence", {}), asked, "a judgement that asks for sentences"
    )
    for item, given in data.get("evidence", {}).items():
        faults += _chosen(case, data, ("evidence", item), given)
    return faults


_CHECKS = {
    "nominal": _check_nominal,
    "set": _check_set,
    "points": _check_points,
    "gate": _check_gate,
    "estimate": _check_estimate,
}
