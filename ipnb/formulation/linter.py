"""Is a case with its key fit for students? Everything a schema cannot see."""

from difflib import get_close_matches
from math import ceil
from pathlib import Path

from ipnb.documents.diagnostics import Fault, several
from ipnb.documents.document import fault
from ipnb.formulation import bots
from ipnb.formulation.language_checks import OPPOSITES, wording_faults
from ipnb.formulation.scoring import (
    FEWEST,
    PANEL,
    best_constant,
    credits_of,
    is_author_key,
    items_of,
    needs_evidence,
    score,
    section_names,
)

MOST_EVIDENCE = 3  # sentences in one sufficient set
MOST_CONSTANT = 0.5
SENTENCES = (20, 40)


def lint(
    case: dict, key: dict, folder: Path | None = None, rows: list[dict] | None = None
) -> list[Fault]:
    """Check a case and key that passed their schemas.

    Parameters
    ----------
    case, key : dict
        As `load_case` and `load_key` give them; then a fault names file and line.
    folder : Path, optional
        Where the case stands: one notebook only, and the folder's name is the id.
    rows : list of dict, optional
        What `bots.run` gave, if it was run already.

    Returns
    -------
    list of Fault
        Faults first; notes (``note=True``) stand in nobody's way.
    """
    found = [f for check in _CHECKS for f in check(case, key)]
    found += wording_faults(case, key)
    found += _bots(case, key, rows if rows is not None else bots.run(case, key))
    if folder is not None:
        found += _folder(case, Path(folder))
    return sorted(found, key=lambda f: f.note)


def guessability(case: dict, key: dict) -> list[dict]:
    """List every section with its number of judgements, and how far a section of options can be guessed.

    Returns
    -------
    list of dict
        ``section``, ``judgements``, ``option`` and ``credit`` (the best constant answer and what it would
        earn without correction, 0..1; None in a section without options), ``graded`` and ``pooled_with``.
    """
    rows = []
    for name, section in score(case, key, {})["sections"].items():
        option, credit = None, None
        if name in _nominal(case):
            keyed = list(_keyed(case, key, name).values())
            option, credit = best_constant(case["items"][name]["options"], keyed)
        rows.append({"section": name, "option": option, "credit": credit, **_standing(section)})
    return rows


def unneeded_sentences(case: dict, key: dict) -> list[str]:
    """Sentences that are neither judged nor evidence for anything."""
    needed = {i for n in case["items"] for i in items_of(case, n)}
    needed |= {s for sets in key.get("evidence", {}).values() for one in sets for s in one}
    needed |= {s for ids in key.get("gate", {}).get("evidence", {}).values() for s in ids}
    return [s["id"] for s in case["sentences"] if s["id"] not in needed]


def _standing(section: dict) -> dict:
    return {
        "judgements": section["judgements"],
        "graded": not section["formative"],
        "pooled_with": section["pooled_with"],
    }


def _nominal(case: dict) -> list[str]:
    return [n for n in section_names(case) if case["items"][n]["kind"] == "nominal"]


def _graded(case: dict, key: dict) -> list[str]:
    """Sections of options, less those on which raters did not agree."""
    return [n for n in _nominal(case) if n not in key.get("formative", [])]


def _keyed(case: dict, key: dict, section: str) -> dict[str, dict]:
    """Item -> credits, for the items that the key knows and counts."""
    table = {i: credits_of(key, section, i) for i in items_of(case, section)}
    return {i: credits for i, credits in table.items() if any(credits.values())}


def _best(credits: dict) -> list[str]:
    return [o for o, credit in credits.items() if credit == max(credits.values())]


# ---------------------------------------------------------------- options and constants


def _options(case, key) -> list[Fault]:
    faults = []
    for name in _graded(case, key):
        here, keyed = ("items", name, "options"), _keyed(case, key, name)
        used = {o for credits in keyed.values() for o, credit in credits.items() if credit}
        for option in case["items"][name]["options"]:
            if option not in used:
                remedy = f"Key it for at least one item of {name}, or take the option away."
                faults.append(fault(case, here, f"No item accepts {option}.", remedy))
        best = [o for credits in keyed.values() for o in _best(credits)]
        if (
            "not_enough" in case["items"][name]["options"]
            and len(keyed) >= FEWEST
            and best.count("not_enough") < 2
        ):
            problem = (
                f"“Not enough information” is the best answer {best.count('not_enough')} times."
            )
            remedy = "Key it at least twice: withholding a label has to be right sometimes."
            faults.append(fault(key, ("credit", name), problem, remedy))
        if keyed and len(set(best)) < 2:
            faults.append(
                fault(
                    key,
                    ("credit", name),
                    f"Every item has the answer {best[0]}.",
                    "Key at least two.",
                )
            )
    return faults


def _constants(case, key) -> list[Fault]:
    return [
        fault(
            key,
            ("credit", row["section"]),
            f"Whoever always answers {row['option']} would earn {row['credit']:.2f} before correction.",
            f"Bring it to {MOST_CONSTANT} or less: judge fewer such items, or add items with other answers.",
        )
        for row in guessability(case, key)
        if row["option"]
        if row["graded"] and row["credit"] > MOST_CONSTANT + 1e-9
    ]


def _credits(case, key) -> list[Fault]:
    faults = []
    for name in _graded(case, key):
        for item in items_of(case, name):
            if f"{name}.{item}" in key.get("formative", []):
                continue
            credits, path = credits_of(key, name, item), ("credit", name, item)
            if not any(credits.values()):
                remedy = (
                    f"Give it credit under credit: {name}:, or leave it out of the case's “only:”."
                )
                faults.append(
                    fault(
                        key, path, f"{item} is judged in {name}, but no answer is accepted.", remedy
                    )
                )
                continue
            if max(credits.values()) < 1:
                faults.append(
                    fault(key, path, f"{item} has no best answer.", "Give one option the credit 1.")
                )
            for one, other in OPPOSITES:
                if min(credits.get(one, 0), credits.get(other, 0)) >= 0.5:
                    problem = (
                        f"{item} accepts {one} and its opposite {other}, both at half or more."
                    )
                    faults.append(
                        fault(
                            key,
                            path,
                            problem,
                            "Decide, or key “not_enough”, or leave the item out.",
                        )
                    )
    return faults


def _sizes(case, key) -> list[Fault]:
    notes = []
    for name, section in score(case, key, {})["sections"].items():
        here, number = ("items", name), section["judgements"]
        if section["pooled_with"]:
            problem = f"{name} is scored together with {several(section['pooled_with'])}."
            notes.append(
                fault(
                    case,
                    here,
                    problem,
                    "They share one pool, as one alone is too small.",
                    note=True,
                )
            )
        elif name in key.get("formative", []):
            problem = f"{name} is not graded, since raters did not agree on it."
            remedy = "Students get the reasons all the same."
            notes.append(fault(key, ("formative",), problem, remedy, note=True))
        elif section["formative"]:
            problem = (
                f"{name} has {number} judgements that count, fewer than {FEWEST}: it is not graded."
            )
            remedy = "Students get the reasons all the same. Add judgements if it should count."
            notes.append(fault(case, here, problem, remedy, note=True))
    return notes


# ---------------------------------------------------------------- sets, evidence, safety


def _sets(case, key) -> list[Fault]:
    faults = []
    for name, spec in case["items"].items():
        if spec["kind"] != "set":
            continue
        lists, path = key.get("sets", {}).get(name, {}), ("sets", name)
        core, neutral = lists.get("core", []), lists.get("neutral", [])
        rest = [i for i in spec["universe"] if i not in core and i not in neutral]
        if not core:
            faults.append(
                fault(key, path, f"Nothing in {name} is right.", "Put what belongs under core:.")
            )
        elif not rest:
            faults.append(
                fault(
                    key,
                    path,
                    f"Nothing in {name} is wrong.",
                    "Add plausible ones that do not belong.",
                )
            )
        if len(core) > spec.get("budget", len(core)):
            problem = f"The core has {len(core)} items, the budget is {spec['budget']}."
            faults.append(fault(key, path, problem, "Raise the budget, or shorten the core."))
    return faults


def _evidence(case, key) -> list[Fault]:
    faults, given = [], key.get("evidence", {})
    for name, spec in case["items"].items():
        if spec["kind"] == "points":
            faults += _attachment(case, key, name)
        elif spec["kind"] == "nominal" and spec.get("needs_evidence"):
            for item in _keyed(case, key, name):
                if needs_evidence(case, key, name, item) and not given.get(item):
                    problem = f"{item} asks for evidence, but the key has no sufficient set."
                    remedy = (
                        f"Add evidence: {item}: [[s01], [s04, s05]], each list enough by itself."
                    )
                    faults.append(fault(key, ("evidence", item), problem, remedy))
    for item, sets in given.items():
        for n, one in enumerate(sets):
            if len(one) > min(MOST_EVIDENCE, case.get("evidence_max", 4)):
                problem = f"A sufficient set of {len(one)} sentences is too long."
                remedy = f"Keep it to {MOST_EVIDENCE}: what is enough, not everything that fits."
                faults.append(fault(key, ("evidence", item, n), problem, remedy))
    return faults


def _attachment(case, key, name) -> list[Fault]:
    faults = []
    if not any(
        v for v in key.get("credit", {}).get(name, {}).values() if isinstance(v, (int, float))
    ):
        problem, remedy = (
            f"The key says nothing about {name}.",
            f"Add credit: {name}: {{option: share, …}}.",
        )
        faults.append(fault(key, ("credit", name), problem, remedy))
    for n, one in enumerate(key.get("evidence", {}).get(name, [])):
        if len(one) < 2:
            problem = "One sentence is too little: the form asks for two."
            faults.append(
                fault(key, ("evidence", name, n), problem, "Name two or three sentences.")
            )
    return faults


def _estimates(case, key) -> list[Fault]:
    return [
        fault(
            key,
            ("estimates", n),
            f"{item} is asked, but has no value.",
            "Add {value: …, tolerance: …}.",
        )
        for n, spec in case["items"].items()
        if spec["kind"] == "estimate"
        for item in items_of(case, n)
        if item not in key.get("estimates", {}).get(n, {})
    ]


def _gate(case, key) -> list[Fault]:
    name = next((n for n, spec in case["items"].items() if spec["kind"] == "gate"), None)
    if name is None or "gate" not in key:
        return []
    gate, spec, faults = key["gate"], case["items"][name], []
    for part, what in (
        ("critical", "No cue is critical."),
        ("required_actions", "No action is required."),
        ("forbidden_actions", "No action is forbidden."),
    ):
        if not gate.get(part):
            faults.append(
                fault(
                    key,
                    ("gate", part),
                    what,
                    "Name at least one, else whoever ticks everything gains.",
                )
            )
    if not set(spec["cues"]) - set(gate["critical"]) - set(gate.get("tolerated", [])):
        problem = "Every cue is called for, so raising all of them is right."
        faults.append(
            fault(
                case,
                ("items", name, "cues"),
                problem,
                "Add a cue that the text gives no reason for.",
            )
        )
    if all(gate.get("evidence", {}).get(cue) for cue in gate["critical"]):
        problem = "Everything critical stands in the text."
        remedy = (
            "Consider leaving one critical fact unasked (evidence: c2: []), for the student to ask."
        )
        faults.append(fault(key, ("gate", "evidence"), problem, remedy, note=True))
    return faults


def _rationale(case, key) -> list[Fault]:
    given = key.get("rationale", {})
    wanted = []
    for name, spec in case["items"].items():
        if spec["kind"] == "nominal":
            wanted += [f"{name}.{i}" for i in key.get("credit", {}).get(name, {})]
        elif spec["kind"] == "points":
            wanted.append(f"{name}.{name}")
        else:
            ids = (
                [*spec["cues"], *spec["actions"]]
                if spec["kind"] == "gate"
                else items_of(case, name)
            )
            wanted += [f"{name}.{i}" for i in ids]
    return [
        fault(
            key,
            ("rationale", w),
            f"There is no reason for {w}.",
            f"Add rationale: {w}: “…”, a sentence or two.",
        )
        for w in wanted
        if w not in given
    ]


# ---------------------------------------------------------------- the case as a whole


def _around(case, key) -> list[Fault]:
    faults = []
    number = len(case["sentences"])
    if not SENTENCES[0] <= number <= SENTENCES[1] and case.get("level", 2) > 1:
        problem = f"The case has {number} sentences."
        faults.append(
            fault(case, ("sentences",), problem, "Between 20 and 40 read well.", note=True)
        )
    for part, why in (
        ("content_note", "Two to five nouns, so that a reader can choose"),
        ("instead", "Name an equivalent case for whoever skips this one"),
        ("supports", "Say where to turn"),
    ):
        if not case.get(part):
            faults.append(fault(case, (part,), f"The case has no {part}.", f"{why}."))
    if unneeded := unneeded_sentences(case, key):
        problem = f"Nobody needs {several(unneeded)}: not judged, and evidence for nothing."
        faults.append(
            fault(case, ("sentences",), problem, "Fine as a red herring; else cut it.", note=True)
        )
    return faults


def _source(case, key) -> list[Fault]:
    if not is_author_key(key):
        return []
    problem = f"Fewer than {PANEL} raters: scores are shown as an “author key”."
    return [fault(key, ("source",), problem, "Ask more raters to make it a panel key.", note=True)]


def _bots(case, key, rows) -> list[Fault]:
    return [
        fault(
            key,
            ("credit",),
            f"The bot “{row['bot']}” earns {row['total']:.2f}; the limit is {row['limit']}.",
            _bot_remedy(case, row),
        )
        for row in rows
        if not row["ok"]
    ]


def _bot_remedy(case, row) -> str:
    if row.get("by_order"):
        return (
            f"Places or ids give the key away. Before anybody has received the case, run `ipnb case draw "
            f"source/{case['id']}`: it draws both by lot."
        )
    if row["bot"] == "random" and row["total"] <= bots.RANDOM_MEAN:
        more = more_judgements(case, row["tail"])
        return f"Too few judgements, so luck counts too much: add about {more}, for example lines or cards."
    return "Look in the table at which section is too easy to guess, or cannot be answered in full."


def more_judgements(case: dict, tail: float) -> int:
    """How many judgements to add so that luck stays in bounds: its spread falls with their number's root."""
    here = sum(len(items_of(case, name)) for name in section_names(case))
    return max(1, ceil(here * ((tail / bots.RANDOM_TAIL) ** 2 - 1)))


def _folder(case, folder) -> list[Fault]:
    faults = []
    if folder.name != case["id"]:
        problem = f"The case is called {case['id']}, its folder {folder.name}."
        faults.append(fault(case, ("id",), problem, "Give both the same name."))
    twin = case["instead"]["case"] if isinstance(case.get("instead"), dict) else case["id"]
    others = sorted(
        p.parent.name for p in folder.parent.glob("*/case.yaml") if p.parent.name != case["id"]
    )
    if twin != case["id"] and twin not in others:
        near = get_close_matches(twin, others, n=1)
        remedy = (
            f"Did you mean {near[0]}?"
            if near
            else f"There are: {several(others)}. Or write a sentence."
        )
        faults.append(
            fault(case, ("instead", "case"), f"There is no case {twin} beside this one.", remedy)
        )
    notebooks = sorted(p.name for p in folder.glob("*.ipynb"))
    if len(notebooks) > 1:
        problem = f"The folder holds {len(notebooks)} notebooks: {several(notebooks)}."
        faults.append(
            fault(case, ("id",), problem, "One an assignment: keep the one that is built.")
        )
    if answers := sorted(p.name for p in folder.glob("answers*.json")):
        problem = f"Somebody's answers stand beside the case, and would go to everyone: {several(answers)}."
        faults.append(
            fault(case, ("id",), problem, "Move them away; `ipnb case preview` keeps none here.")
        )
    return faults


_CHECKS = (
    _options,
    _constants,
    _credits,
    _sizes,
    _sets,
    _evidence,
    _estimates,
    _gate,
    _rationale,
    _around,
    _source,
)
