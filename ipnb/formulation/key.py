"""Loading a key against its case. A key never leaves the instructor's side."""

from pathlib import Path

from ipnb.documents.diagnostics import Fault, Faults, several
from ipnb.documents.document import Document, fault, read_document
from ipnb.formulation.case import unknown_ids
from ipnb.formulation.schema import schema_faults
from ipnb.formulation.scoring import items_of, range_of


def load_key(path: str | Path, case: dict) -> Document:
    """Read and check a key against its case.

    Raises
    ------
    Faults
        With everything that is wrong: file, line, field and remedy.
    """
    return check_key(read_document(path), case)


def check_key(key: dict, case: dict) -> dict:
    """The same checks for a key already read; returns it unchanged.

    Raises
    ------
    Faults
    """
    faults = schema_faults(key, "key")
    if not faults:
        faults = [f for check in _CHECKS for f in check(key, case)]
    if faults:
        raise Faults(faults)
    return key


def rationale_item(case: dict, name: str) -> tuple[str, str, str | None] | None:
    """``"states.s02.chaos"`` -> ("states", "s02", "chaos"); None if the case has no such judgement."""
    section, _, rest = name.partition(".")
    item, _, option = rest.partition(".")
    if section not in case["items"] or item not in reasoned_items(case, section):
        return None
    if option and option not in reasoned_options(case, section):
        return None
    return section, item, option or None


def reasoned_items(case: dict, section: str) -> list[str]:
    """The items of a section that a rationale may be given for."""
    spec = case["items"][section]
    if spec["kind"] == "points":
        return [section]
    if spec["kind"] == "gate":
        return [*spec["cues"], *spec["actions"]]
    return items_of(case, section)


def reasoned_options(case: dict, section: str) -> list[str]:
    """The answers to an item that a rationale of their own may be given for."""
    return {"gate": ["flag", "not_asked", "no_flag"]}.get(
        case["items"][section]["kind"], case["items"][section].get("options", [])
    )


def _same_case(key, case) -> list[Fault]:
    if key["case"] == case["id"]:
        return []
    return [
        fault(
            key,
            ("case",),
            f"This key is for {key['case']}, the case is {case['id']}.",
            "Use the same id.",
        )
    ]


def _of_kind(key, case, part, kinds) -> tuple[list[Fault], dict]:
    """Faults for names that are no such section, and the part of the key that can be checked further."""
    names = [n for n, spec in case["items"].items() if spec["kind"] in kinds]
    faults = [
        fault(
            key,
            (part, n),
            f"{n} is no section of this case with {part}.",
            f"Here belong: {several(names)}.",
        )
        for n in key.get(part, {})
        if n not in names
    ]
    return faults, {n: value for n, value in key.get(part, {}).items() if n in names}


def _credit(key, case) -> list[Fault]:
    faults, sections = _of_kind(key, case, "credit", ("nominal", "points"))
    for section, items in sections.items():
        options = case["items"][section]["options"]
        if case["items"][section]["kind"] == "points":
            faults += _shares(key, section, items, options)
            continue
        known = items_of(case, section)
        for item, credits in items.items():
            path = ("credit", section, item)
            if item not in known:
                faults.append(
                    fault(
                        key,
                        path,
                        f"{item} is not judged in {section}.",
                        f"Judged are: {several(known)}.",
                    )
                )
            elif not isinstance(credits, dict):
                faults.append(
                    fault(
                        key,
                        path,
                        "A number where options were expected.",
                        "Write {option: credit}.",
                    )
                )
            else:
                faults += _options(key, path, credits, options)
    return faults


def _shares(key, section, shares, options) -> list[Fault]:
    if any(isinstance(share, dict) for share in shares.values()):
        remedy = f"Write credit: {section}: {{{options[0]}: 60, {options[-1]}: 40}}."
        return [fault(key, ("credit", section), "Shares stand directly under the section.", remedy)]
    path = ("credit", section)
    faults = [
        fault(
            key,
            (*path, o),
            f"{o} is not an option of {section}.",
            f"Options are: {several(options)}.",
        )
        for o in shares
        if o not in options
    ]
    if not any(shares.values()):
        faults.append(
            fault(key, path, "No option has a share.", "Spread 100 points over the options.")
        )
    return faults


def _options(key, path, credits, options) -> list[Fault]:
    faults = []
    for option, credit in credits.items():
        if option not in options:
            problem = f"{option} is not an option of {path[1]}."
            faults.append(
                fault(key, (*path, option), problem, f"Options are: {several(options, 12)}.")
            )
        elif key["source"] == "author" and credit > 1:
            problem = f"An author's credit is between 0 and 1, not {credit:g}."
            remedy = "Write 1 for the best answer and .5 for a defensible one, or say source: panel for votes."
            faults.append(fault(key, (*path, option), problem, remedy))
    return faults


def _sets(key, case) -> list[Fault]:
    faults, sections = _of_kind(key, case, "sets", ("set",))
    for section, lists in sections.items():
        universe = case["items"][section]["universe"]
        place: dict[str, str] = {}
        for part, ids in lists.items():
            faults += unknown_ids(
                key, ("sets", section, part), ids, universe, f"in the universe of {section}"
            )
            for index, i in enumerate(ids):
                if i in place:
                    problem = f"{i} stands in {place[i]} and in {part}."
                    faults.append(
                        fault(key, ("sets", section, part, index), problem, "Keep it in one place.")
                    )
                place.setdefault(i, part)
    return faults


def _estimates(key, case) -> list[Fault]:
    faults, sections = _of_kind(key, case, "estimates", ("estimate",))
    for section, items in sections.items():
        known = items_of(case, section)
        for item, value in items.items():
            low, high = range_of(case, section, item)
            path = ("estimates", section, item)
            if item not in known:
                faults.append(
                    fault(
                        key,
                        path,
                        f"{item} is not asked in {section}.",
                        f"Asked are: {several(known)}.",
                    )
                )
            elif not low <= value["value"] <= high:
                faults.append(
                    fault(
                        key,
                        path,
                        "The value is out of range.",
                        f"The case says {low:g} to {high:g}.",
                    )
                )
    return faults


def _evidence(key, case) -> list[Fault]:
    sentences = [s["id"] for s in case["sentences"]]
    judged = [
        i
        for n, spec in case["items"].items()
        if spec["kind"] != "gate"
        for i in reasoned_items(case, n)
    ]
    faults = []
    for item, sets in key.get("evidence", {}).items():
        if item not in judged:
            problem = f"{item} is no judgement of this case."
            remedy = "Evidence for safety stands under gate: evidence:."
            faults.append(fault(key, ("evidence", item), problem, remedy))
        for index, one in enumerate(sets):
            faults += unknown_ids(
                key, ("evidence", item, index), one, sentences, "a sentence of this case"
            )
    return faults


def _gate(key, case) -> list[Fault]:
    name = next((n for n, spec in case["items"].items() if spec["kind"] == "gate"), None)
    if name is None:
        if "gate" in key:
            return [
                fault(
                    key,
                    ("gate",),
                    "This case has no safety section.",
                    "Add one, or take the gate away.",
                )
            ]
        return []
    if "gate" not in key:
        return [
            fault(
                key,
                ("gate",),
                f"The case asks about {name}, the key has no gate.",
                "Add gate: with critical cues.",
            )
        ]
    gate, spec = key["gate"], case["items"][name]
    sentences = [s["id"] for s in case["sentences"]]
    faults = []
    for part, known, what in (
        ("critical", spec["cues"], "a cue"),
        ("tolerated", spec["cues"], "a cue"),
        ("required_actions", spec["actions"], "an action"),
        ("forbidden_actions", spec["actions"], "an action"),
    ):
        faults += unknown_ids(key, ("gate", part), gate.get(part, []), known, what)
    faults += _both(key, "critical", "tolerated") + _both(
        key, "required_actions", "forbidden_actions"
    )
    for cue, ids in gate.get("evidence", {}).items():
        if cue not in spec["cues"]:
            faults.append(
                fault(
                    key,
                    ("gate", "evidence", cue),
                    f"{cue} is no cue.",
                    f"Cues: {several(spec['cues'])}.",
                )
            )
        faults += unknown_ids(
            key, ("gate", "evidence", cue), ids, sentences, "a sentence of this case"
        )
    for cue in gate["critical"]:
        if cue not in gate.get("evidence", {}):
            problem = f"The critical cue {cue} has no evidence."
            remedy = f"Add {cue}: [sentences], or {cue}: [] if nobody has asked yet."
            faults.append(fault(key, ("gate", "evidence"), problem, remedy))
    return faults


def _both(key, one, other) -> list[Fault]:
    gate = key["gate"]
    return [
        fault(
            key,
            ("gate", other),
            f"{i} stands in {one} and in {other}.",
            "Keep it in one of the two.",
        )
        for i in gate.get(other, [])
        if i in gate.get(one, [])
    ]


def _rationale(key, case) -> list[Fault]:
    faults = []
    for name in key.get("rationale", {}):
        if rationale_item(case, name) is None:
            remedy = "Write section.item or section.item.option, for example states.s02 or states.s02.chaos."
            faults.append(
                fault(key, ("rationale", name), f"{name} is no judgement of this case.", remedy)
            )
    return faults


def _exemplars(key, case) -> list[Fault]:
    ids = [one["id"] for one in case.get("narrative", [])]
    return [
        fault(
            key, ("exemplars", i), f"There is no narrative {i}.", f"Narratives are: {several(ids)}."
        )
        for i in key.get("exemplars", {})
        if i not in ids
    ]


def _formative(key, case) -> list[Fault]:
    faults, sections = [], {n: spec["kind"] for n, spec in case["items"].items()}
    for index, name in enumerate(key.get("formative", [])):
        section, _, item = name.partition(".")
        path = ("formative", index)
        if sections.get(section) == "gate":
            faults.append(fault(key, path, "Safety always counts.", "Take it away here."))
        elif section not in sections or (item and item not in items_of(case, section)):
            remedy = "Write a section, or section.item, for example links or states.s02."
            faults.append(fault(key, path, f"{name} is no judgement of this case.", remedy))
        elif item and sections[section] != "nominal":
            remedy = f"Write {section} for the whole of it."
            faults.append(
                fault(key, path, f"{section} has no judgements that stand alone.", remedy)
            )
    return faults


_CHECKS = (
    _same_case,
    _formative,
    _credit,
    _sets,
    _estimates,
    _evidence,
    _gate,
    _rationale,
    _exemplars,
)
