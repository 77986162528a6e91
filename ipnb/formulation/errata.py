"""A typo in a released case: ids stay, words change, and everybody is told.

Answers hold ids and no words, so those given before remain valid as long as no id goes away or is used for
something else.
"""

from datetime import date
from difflib import SequenceMatcher

from ipnb.documents.diagnostics import Fault, several
from ipnb.documents.document import fault
from ipnb.formulation.corrections import TITLE, words_by_id
from ipnb.formulation.scoring import items_of, range_of

ALIKE = (
    0.5  # two different sentences of a case have less in common than this, a corrected one has more
)
NOT_YET = "If nobody has received it yet, delete that folder and generate the assignment again."


# ---------------------------------------------------------------- in the case itself


def errata_faults(case: dict) -> list[Fault]:
    """Corrections that name nothing, change nothing, do not follow on one another, or are out of date."""
    faults, last_now, last_day = [], {}, ""
    known = words_by_id(case)
    for index, one in enumerate(case.get("errata", [])):
        path, i = ("errata", index), one["id"]
        if i not in known:
            remedy = f"Name a sentence, card, segment, label or free text, or write {TITLE}."
            faults.append(fault(case, (*path, "id"), f"{i} has no words in this case.", remedy))
            continue
        if one["was"] == one["now"]:
            faults.append(
                fault(case, (*path, "now"), "Nothing is corrected.", "Take the entry away.")
            )
        if one["was"] != last_now.get(i, one["was"]):
            remedy = f"The correction before it ends with “{last_now[i]}”: start from there."
            faults.append(fault(case, (*path, "was"), f"This is not what {i} read before.", remedy))
        faults += _day(case, (*path, "date"), one["date"], last_day)
        last_now[i], last_day = one["now"], max(last_day, one["date"])
    for index, one in enumerate(case.get("errata", [])):
        if one["id"] in known and one["now"] == last_now[one["id"]] != known[one["id"]][1]:
            problem = f"{one['id']} reads “{known[one['id']][1]}” in this file."
            faults.append(
                fault(case, ("errata", index, "now"), problem, "Write the same in both places.")
            )
    return faults


def _day(case, path, day: str, last: str) -> list[Fault]:
    try:
        date.fromisoformat(day)
    except ValueError:
        return [fault(case, path, f"There is no day {day}.", "Write it as in 2026-03-02.")]
    if day < last:
        return [fault(case, path, "It is older than the one above it.", "Oldest first.")]
    return []


# ---------------------------------------------------------------- against what was released


def since_release(case: dict, released: dict, where: str) -> list[Fault]:
    """What has changed since students received a case, as far as it concerns them.

    Parameters
    ----------
    case, released : dict
        Checked: as it is now, and as it was given out.
    where : str
        The released file, as the reader would name it.

    Returns
    -------
    list of Fault
        Faults where answers given before would be refused or mean something else; notes for other words
        that no erratum explains.
    """
    return [*_words(case, released, where), *_judgements(case, released, where)]


def _words(case, released, where) -> list[Fault]:
    faults, now, then = [], words_by_id(case), words_by_id(released)
    explained = {(one["id"], one["was"]) for one in case.get("errata", [])}
    for i, (path, old) in then.items():
        if i not in now:
            problem = f"{i} is gone, and students have it ({where}): “{old}”."
            faults.append(fault(case, path[:1], problem, f"Put it back with its id. {NOT_YET}"))
            continue
        path, new = now[i]
        if new == old:
            continue
        moved = [other for other, (_, text) in then.items() if text == new and other != i]
        if moved or SequenceMatcher(None, old, new, autojunk=False).ratio() < ALIKE:
            same = f", the words of {moved[0]}" if moved else ""
            problem = (
                f"{i} is used for something else now{same}; students read “{old}” there ({where})."
            )
            remedy = f"Give new words a new id, and this id its own words. {NOT_YET}"
            faults.append(fault(case, path, problem, remedy))
        elif (i, old) not in explained:
            problem = f"{i} reads otherwise than in {where}."
            remedy = f"If students have it, add errata: - {{date: …, id: {i}, was: “{old}”, now: “{new}”}}."
            faults.append(fault(case, path, problem, remedy, note=True))
    if added := [i for i in now if i not in then]:
        problem = f"New since the release ({where}): {several(added)}."
        faults.append(
            fault(case, now[added[0]][0], problem, "Whoever has begun does not see it.", note=True)
        )
    return faults


def texts_after_submission(case: dict, released: dict) -> list[Fault]:
    """Free texts that came in after students have handed in: nobody of them was asked, and no grader can
    add a text to what it has graded."""
    then = {one["id"] for one in released.get("narrative", [])}
    return [
        fault(
            case,
            ("narrative", index),
            f"{one['id']} is new, and students have handed in without it.",
            "Take it out again; an assignment of its own can ask for it.",
        )
        for index, one in enumerate(case.get("narrative", []))
        if one["id"] not in then
    ]


#: lists of ids in a section that answers are made of
_LISTS = ("options", "universe", "cues", "actions", "needs_evidence")


def _judgements(case, released, where) -> list[Fault]:
    faults = []
    for name in released["items"]:
        if (
            name not in case["items"]
            or case["items"][name]["kind"] != released["items"][name]["kind"]
        ):
            problem = f"{name} is gone or of another kind, and students answer it ({where})."
            faults.append(fault(case, ("items",), problem, f"Put it back. {NOT_YET}"))
            continue
        old, new = released["items"][name], case["items"][name]
        pairs = [((part,), set(old.get(part, [])), set(new.get(part, []))) for part in _LISTS]
        if "over" in old:
            pairs.append((("only",), set(items_of(released, name)), set(items_of(case, name))))
        for path, before, after in pairs:
            if changed := sorted(before ^ after):
                problem = f"{several(changed)} came or went since the release ({where})."
                remedy = f"Put it back as it was, or answers given before are refused or lack it. {NOT_YET}"
                faults.append(fault(case, ("items", name, *path), problem, remedy))
        if (tight := _tighter(case, released, name)) is not None:
            problem = f"It was wider in the release ({where})."
            remedy = f"Put it back, or some answers given before are refused. {NOT_YET}"
            faults.append(fault(case, ("items", name, tight), problem, remedy))
    if added := [name for name in case["items"] if name not in released["items"]]:
        problem = f"{several(added)} is asked newly; nobody who handed in was asked ({where})."
        faults.append(fault(case, ("items", added[0]), problem, f"Take it back. {NOT_YET}"))
    if case.get("evidence_max", 4) < released.get("evidence_max", 4):
        problem = f"It was more in the release ({where})."
        faults.append(fault(case, ("evidence_max",), problem, f"Put it back. {NOT_YET}"))
    return faults


def _tighter(case: dict, released: dict, name: str) -> str | None:
    """The bound of a section that takes less than it did; None if none does."""
    old, new = released["items"][name], case["items"][name]
    if "budget" in new and new["budget"] < old.get("budget", len(old.get("universe", []))):
        return "budget"
    for item in items_of(released, name) if "range" in new else ():
        (low, high), (least, most) = range_of(case, name, item), range_of(released, name, item)
        if low > least or high < most:
            return "ranges" if item in new.get("ranges", {}) else "range"
    return None
