"""Several raters' answers become a key: votes for options, majorities for sets, shares, sentences.

What votes cannot say (reasons, what harms, exemplars) comes from the author's key, where there is one.
"""

from collections import Counter
from dataclasses import dataclass, field
from statistics import fmean, median, quantiles

from ipnb.formulation.agreement import Agreement, agreement
from ipnb.formulation.labels import item_words, option_words, section_title
from ipnb.formulation.language_checks import OPPOSITES
from ipnb.formulation.panel_sentences import evidence_sets, most_cited
from ipnb.formulation.scoring import MODAL_SHARE, PANEL, items_of, range_of, section_names

LEAST = 2  # raters: one view is no panel
SPLIT = 0.5  # a field with a smaller modal share gives reasons and no grade
UNANSWERED = "nobody answered; key it yourself, or leave it out of the case."
# of an estimate's range: raters who agree exactly do not make the tolerance vanish
NARROWEST = 1 / 20


@dataclass
class Panel:
    """What came of a panel.

    Attributes
    ----------
    key : dict
        As `ipnb.formulation.key.check_key` accepts it.
    fields : list of dict
        A row a field: ``field`` (its title), ``agreement``, ``modal`` (mean modal share, or None) and
        ``formative`` (whether the whole field is).
    differences : list of dict
        A row a judgement on which not everybody said the same: ``field``, ``item``, ``text``, ``votes``
        (list of words and number), ``sentences`` (list of words of an option, and sentences with numbers),
        ``modal`` (share of the most voted answer) and ``formative``.
    notes : list of str
        What a person has to look at.
    """

    key: dict
    fields: list[dict] = field(default_factory=list)
    differences: list[dict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def panel(
    case: dict, raters: dict[str, dict], description: str = "", author: dict | None = None
) -> Panel:
    """Turn raters' answers into a panel's key.

    Parameters
    ----------
    case : dict
        A checked case.
    raters : dict of str to dict
        Name -> clean answers, at least two.
    description : str
        Who the raters were and how they worked.
    author : dict, optional
        The author's key, for what votes cannot say.

    Raises
    ------
    ValueError
        With fewer than two raters.
    """
    if len(raters) < LEAST:
        raise ValueError(f"a panel needs at least {LEAST} raters, there are {len(raters)}")
    author = author or {}
    found = Panel(
        {
            "schema": "ipnb.key/1",
            "case": case["id"],
            "demonstration": author.get("demonstration", False),
            "source": "panel",
            "n": len(raters),
            "description": description
            or f"{len(raters)} raters, each alone in the form; answers counted.",
            **{
                "credit": {},
                "sets": {},
                "estimates": {},
                "evidence": {},
                "formative": [],
                "gate": {},
            },
            **{name: author.get(name) for name in ("rationale", "exemplars")},
        }
    )
    if len(raters) < PANEL:
        found.notes.append(
            f"{len(raters)} raters are fewer than {PANEL}: scores are shown as an author's view all the same."
        )
    for name in section_names(case):
        _COUNT[case["items"][name]["kind"]](case, raters, author, name, found)
    found.key = {name: part for name, part in found.key.items() if part}
    return found


# ---------------------------------------------------------------- options


def _given(raters: dict, name: str) -> dict[str, dict]:
    """Each rater's answers to a section, for those who gave any."""
    return {who: answers[name] for who, answers in raters.items() if answers.get(name)}


def _nominal(case, raters, author, name, found) -> None:
    given, options = _given(raters, name), case["items"][name]["options"]
    table, shares = {}, []
    for item in items_of(case, name):
        votes = Counter(own[item] for own in given.values() if item in own)
        if not votes:
            found.notes.append(f"{name}.{item}: {UNANSWERED}")
            continue
        table[item] = dict(sorted(votes.items(), key=lambda one: (-one[1], options.index(one[0]))))
        modal = max(votes.values()) / votes.total()
        shares.append(modal)
        if unsettled := modal < SPLIT or _opposed(votes):
            found.key["formative"].append(f"{name}.{item}")
        if sets := evidence_sets(case, raters, name, item, table[item]):
            found.key["evidence"][item] = sets
        _differ(case, raters, found, name, item, votes, unsettled)
    found.key["credit"][name] = table
    ratings = [(who, item, option) for who, own in given.items() for item, option in own.items()]
    _field(case, found, name, agreement(ratings), fmean(shares) if shares else None)


def _opposed(votes: Counter) -> bool:
    """Whether two opposite options would both earn half or more."""
    most = max(votes.values())
    return any(min(votes[one], votes[other]) >= most / 2 for one, other in OPPOSITES)


# ---------------------------------------------------------------- sets, shares, numbers


def _set(case, raters, author, name, found) -> None:
    universe, given = items_of(case, name), _given(raters, name)
    n, votes = len(given), Counter(i for own in given.values() for i in own)
    budget = case["items"][name].get("budget", len(universe))
    chosen = sorted((i for i in universe if votes[i] > n / 2), key=lambda i: -votes[i])
    core = [i for i in universe if i in chosen[:budget]]
    advised_against = author.get("sets", {}).get(name, {}).get("contraindicated", [])
    harm = [i for i in advised_against if i not in core]
    for i in (i for i in advised_against if given and votes[i] >= n * MODAL_SHARE):
        found.notes.append(
            f"{name}: {votes[i]} of {n} chose {i}, which the author's key advises against."
        )
    some = [i for i in universe if given and votes[i] >= n * MODAL_SHARE]
    neutral = [i for i in some if i not in core and i not in harm]
    found.key["sets"][name] = {"core": core, "neutral": neutral, "contraindicated": harm}
    for i in universe:
        _differ(case, raters, found, name, i, _taken(votes[i], n))
    _field(
        case,
        found,
        name,
        agreement([(who, i, i in own) for who, own in given.items() for i in universe]),
    )


def _taken(number: int, of: int) -> Counter:
    return Counter({"chosen": number, "left out": of - number})


def _points(case, raters, author, name, found) -> None:
    options = case["items"][name]["options"]
    given = {who: own for who, own in _given(raters, name).items() if sum(own.values())}
    if not given:
        found.notes.append(f"{name}: {UNANSWERED}")
        return
    spread = {
        who: {o: own.get(o, 0) / sum(own.values()) * 100 for o in options}
        for who, own in given.items()
    }
    means = {o: round(fmean(own[o] for own in spread.values()), 1) for o in options}
    found.key["credit"][name] = {o: _neat(mean) for o, mean in means.items() if mean}
    first = Counter(max(options, key=own.get) for own in spread.values())
    if sets := evidence_sets(case, raters, name, name, {}):
        found.key["evidence"][name] = sets
    modal = max(first.values()) / len(given)
    _differ(case, raters, found, name, name, first, modal < SPLIT)
    ratings = [(who, o, own[o]) for who, own in spread.items() for o in options]
    _field(case, found, name, agreement(ratings, numbers=True), modal)


def _estimate(case, raters, author, name, found) -> None:
    given, table = _given(raters, name), {}
    for item in items_of(case, name):
        values = sorted(own[item] for own in given.values() if item in own)
        if not values:
            found.notes.append(f"{name}.{item}: {UNANSWERED}")
            continue
        low, high = range_of(case, name, item)
        quarter = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
        tolerance = max((quarter[2] - quarter[0]) / 2, (high - low) * NARROWEST)
        table[item] = {"value": _neat(median(values)), "tolerance": _neat(tolerance)}
        _differ(case, raters, found, name, item, Counter(f"{value:g}" for value in values))
    found.key["estimates"][name] = table
    ratings = [(who, item, value) for who, own in given.items() for item, value in own.items()]
    _field(case, found, name, agreement(ratings, numbers=True))


# ---------------------------------------------------------------- safety


def _gate(case, raters, author, name, found) -> None:
    spec, given = case["items"][name], _given(raters, name)
    n = len(given)
    critical, tolerated, evidence, flags = [], [], {}, []
    for cue in spec["cues"]:
        own = {who: one.get("flags", {}).get(cue) for who, one in given.items()}
        votes = Counter("flag" if isinstance(f, list) and f else f for f in own.values() if f)
        raised = votes["flag"] + votes["not_asked"]
        if raised > n / 2:
            critical.append(cue)
            cited = most_cited([f for f in own.values() if isinstance(f, list)])
            evidence[cue] = cited if votes["flag"] >= votes["not_asked"] else []
        elif (raised and raised >= n * MODAL_SHARE) or cue in author.get("gate", {}).get(
            "tolerated", []
        ):
            tolerated.append(cue)
        flags += [(who, cue, "flag" if isinstance(f, list) else f) for who, f in own.items() if f]
        _differ(case, raters, found, name, cue, votes)
    taken = Counter(a for one in given.values() for a in one.get("actions", []))
    required = [a for a in spec["actions"] if taken[a] > n / 2]
    forbidden = author.get("gate", {}).get("forbidden_actions", [])
    for a in (a for a in forbidden if a in required):
        found.notes.append(
            f"{name}: {taken[a]} of {n} would do {a}, which the author's key forbids."
        )
    for a in spec["actions"]:
        _differ(case, raters, found, name, a, _taken(taken[a], n))
    found.key["gate"] = {
        "critical": critical,
        "tolerated": tolerated,
        "evidence": evidence,
        "required_actions": required,
        "forbidden_actions": [a for a in forbidden if a not in required],
    }
    _field(case, found, name, agreement(flags))
    actions = [
        (who, a, a in one.get("actions", [])) for who, one in given.items() for a in spec["actions"]
    ]
    _field(case, found, name, agreement(actions), more=", what to do")


_COUNT = {"nominal": _nominal, "set": _set, "points": _points, "estimate": _estimate, "gate": _gate}


# ---------------------------------------------------------------- what is shown


def _field(case, found, name, how: Agreement, modal: float | None = None, more: str = "") -> None:
    """Note the agreement on a field; a field whose raters are split as a whole is formative as a whole."""
    split = modal is not None and modal < SPLIT
    if split:
        alone = [one for one in found.key["formative"] if not one.startswith(f"{name}.")]
        found.key["formative"] = [*alone, name]
    title = section_title(case, name) + more
    found.fields.append({"field": title, "agreement": how, "modal": modal, "formative": split})


def _differ(case, raters, found, name, item, votes: Counter, formative: bool = False) -> None:
    """Note a judgement on which not everybody said the same, with the sentences each side chose."""
    said = {answer: number for answer, number in votes.most_common() if number}
    if len(said) < 2:
        return
    cited = []
    for answer in said:
        sentences = Counter(
            s for own in raters.values() for s in _cited(case, own, name, item, answer)
        )
        if sentences:
            cited.append((option_words(case, answer), sentences.most_common()))
    found.differences.append(
        {
            "field": section_title(case, name),
            "item": item,
            "text": item_words(case, item) if item != name else section_title(case, name),
            "votes": [(option_words(case, answer), number) for answer, number in said.items()],
            "sentences": cited,
            "modal": max(said.values()) / sum(said.values()),
            "formative": formative,
        }
    )


def _cited(case, answers, name, item, answer) -> list[str]:
    """The sentences that a rater chose for an answer, if it was theirs."""
    own, kind = answers.get(name) or {}, case["items"][name]["kind"]
    if kind == "gate":
        flag = own.get("flags", {}).get(item)
        return flag if answer == "flag" and isinstance(flag, list) else []
    theirs = None
    if kind == "nominal":
        theirs = own.get(item)
    elif kind == "points" and own:
        theirs = max(own, key=own.get)
    return answers.get("evidence", {}).get(item, []) if theirs == answer else []


def _neat(number: float) -> float | int:
    return int(number) if float(number).is_integer() else round(number, 3)
