"""A typo in a released case: ids stay, words change, and everybody is told.

Answers hold ids and no words, so those given before remain valid as long as no id goes away or is used for
something else.
"""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from ipnb.documents.diagnostics import Diagnostic, Finding, Path, Severity, join_ids, located
from ipnb.formulation.corrections import TITLE, words_by_id
from ipnb.formulation.kinds.checks import judged_ids
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.vignette import EVIDENCE_MAX, Vignette

# two different sentences of a case have less in common than this, a corrected one has more
ALIKE = 0.5
NOT_YET = "If nobody has received it yet, delete that folder and generate the assignment again."


# ---------------------------------------------------------------- in the case itself


def check_errata(case: Data) -> Iterator[Finding]:
    """Tell corrections that name nothing, change nothing, do not follow on one another, or are out of date."""
    last_now: dict[str, str] = {}
    last_day, known = "", words_by_id(case)
    for index, one in enumerate(case.get("errata", [])):
        path, i = ("errata", index), one["id"]
        if i not in known:
            remedy = f"Name a sentence, card, segment, label or free text, or write {TITLE}."
            yield Finding((*path, "id"), f"{i} has no words in this case.", remedy)
            continue
        if one["was"] == one["now"]:
            yield Finding((*path, "now"), "Nothing is corrected.", "Take the entry away.")
        if one["was"] != last_now.get(i, one["was"]):
            remedy = f"The correction before it ends with “{last_now[i]}”: start from there."
            yield Finding((*path, "was"), f"This is not what {i} read before.", remedy)
        yield from _day((*path, "date"), one["date"], last_day)
        last_now[i], last_day = one["now"], max(last_day, one["date"])
    for index, one in enumerate(case.get("errata", [])):
        i, now = one["id"], one["now"]
        if i in known and now == last_now[i] != known[i][1]:
            problem = f"{i} reads “{known[i][1]}” in this file."
            yield Finding(("errata", index, "now"), problem, "Write the same in both places.")


def _day(path: Path, day: str, last: str) -> Iterator[Finding]:
    try:
        date.fromisoformat(day)
    except ValueError:
        yield Finding(path, f"There is no day {day}.", "Write it as in 2026-03-02.")
        return
    if day < last:
        yield Finding(path, "It is older than the one above it.", "Oldest first.")


# ---------------------------------------------------------------- against what was released


def since_release(case: Data, released: Data, where: str) -> list[Diagnostic]:
    """List what has changed since students received a case, as far as it concerns them.

    Parameters
    ----------
    case, released : dict
        Checked: as it is now, and as it was given out.
    where : str
        The released file, as the reader would name it.

    Returns
    -------
    list of Diagnostic
        Errors where answers given before would be refused or mean something else; notes for other words
        that no erratum explains.
    """
    return located([*_words(case, released, where), *_judgements(case, released, where)], case)


def _words(case: Data, released: Data, where: str) -> Iterator[Finding]:
    now, then = words_by_id(case), words_by_id(released)
    explained = {(one["id"], one["was"]) for one in case.get("errata", [])}
    for i, (path, old) in then.items():
        if i not in now:
            problem = f"{i} is gone, and students have it ({where}): “{old}”."
            yield Finding(path[:1], problem, f"Put it back with its id. {NOT_YET}")
        elif now[i][1] != old:
            yield from _reworded(i, now[i], then, (i, old) in explained, where)
    if added := [i for i in now if i not in then]:
        problem = f"New since the release ({where}): {join_ids(added)}."
        remedy = "Whoever has begun does not see it."
        yield Finding(now[added[0]][0], problem, remedy, Severity.NOTE)


def _reworded(
    i: str,
    now: tuple[Path, str],
    then: dict[str, tuple[Path, str]],
    is_explained: bool,
    where: str,
) -> Iterator[Finding]:
    """Tell whether an id with other words than in the release is corrected, or used for something else."""
    (path, new), old = now, then[i][1]
    moved = [other for other, (_, text) in then.items() if text == new and other != i]
    if moved or SequenceMatcher(None, old, new, autojunk=False).ratio() < ALIKE:
        same = f", the words of {moved[0]}" if moved else ""
        problem = (
            f"{i} is used for something else now{same}; students read “{old}” there ({where})."
        )
        remedy = f"Give new words a new id, and this id its own words. {NOT_YET}"
        yield Finding(path, problem, remedy)
    elif not is_explained:
        remedy = (
            f"If students have it, add errata: - {{date: …, id: {i}, was: “{old}”, now: “{new}”}}."
        )
        yield Finding(path, f"{i} reads otherwise than in {where}.", remedy, Severity.NOTE)


def texts_after_submission(case: Data, released: Data) -> list[Diagnostic]:
    """List free texts that came in after students have handed in.

    Nobody of them was asked, and no grader can add a text to what it has graded.
    """
    then = {one["id"] for one in released.get("narrative", [])}
    findings = [
        Finding(
            ("narrative", index),
            f"{one['id']} is new, and students have handed in without it.",
            "Take it out again; an assignment of its own can ask for it.",
        )
        for index, one in enumerate(case.get("narrative", []))
        if one["id"] not in then
    ]
    return located(findings, case)


#: lists of ids in a section that answers are made of
_LISTS = ("options", "universe", "cues", "actions", "needs_evidence")


def _judgements(case: Data, released: Data, where: str) -> Iterator[Finding]:
    now, then = Vignette.from_data(case), Vignette.from_data(released)
    for name, old in then.sections.items():
        new = now.sections.get(name)
        if new is None or new.kind != old.kind:
            problem = f"{name} is gone or of another kind, and students answer it ({where})."
            yield Finding(("items",), problem, f"Put it back. {NOT_YET}")
            continue
        yield from _came_or_went(case, released, name, where)
        if (tight := new.narrower_than(old)) is not None:
            problem = f"It was wider in the release ({where})."
            remedy = f"Put it back, or some answers given before are refused. {NOT_YET}"
            yield Finding(("items", name, tight), problem, remedy)
    if added := [name for name in now.sections if name not in then.sections]:
        problem = f"{join_ids(added)} is asked newly; nobody who handed in was asked ({where})."
        yield Finding(("items", added[0]), problem, f"Take it back. {NOT_YET}")
    if case.get("evidence_max", EVIDENCE_MAX) < released.get("evidence_max", EVIDENCE_MAX):
        problem = f"It was more in the release ({where})."
        yield Finding(("evidence_max",), problem, f"Put it back. {NOT_YET}")


def _came_or_went(case: Data, released: Data, name: str, where: str) -> Iterator[Finding]:
    """Tell the ids of a section that answers given before use, or lack."""
    old, new = released["items"][name], case["items"][name]
    pairs = [(part, set(old.get(part, [])), set(new.get(part, []))) for part in _LISTS]
    if "over" in old:
        pairs.append(("only", set(judged_ids(old, released)), set(judged_ids(new, case))))
    for part, before, after in pairs:
        if changed := sorted(before ^ after):
            problem = f"{join_ids(changed)} came or went since the release ({where})."
            remedy = (
                f"Put it back as it was, or answers given before are refused or lack it. {NOT_YET}"
            )
            yield Finding(("items", name, part), problem, remedy)
