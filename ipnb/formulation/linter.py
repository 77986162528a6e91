"""Is a case with its key fit for students? Everything a schema cannot see.

What concerns one kind of item alone stands with that kind, in its `lint`.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from math import ceil
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import Diagnostic, Finding, Severity, join_ids, located
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.gaps import gaps
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import FEWEST, PANEL
from ipnb.formulation.language_checks import check_wording
from ipnb.formulation.scoring import Score, evaluate
from ipnb.formulation.vignette import Vignette

# sentences in one sufficient set
MOST_EVIDENCE = 3
MOST_CONSTANT = 0.5
SENTENCES = (20, 40)


def lint(
    case: Data,
    key: Data,
    folder: Path | None = None,
    rows: list[dict[str, Any]] | None = None,
) -> list[Diagnostic]:
    """Check a case and key that passed their schemas.

    Parameters
    ----------
    case, key : dict
        As `load_case` and `load_key` give them; then a diagnostic names file and line.
    folder : Path, optional
        Where the case stands: one notebook only, and the folder's name is the id.
    rows : list of dict, optional
        What `simulated_respondents.run` gave, if it was run already.

    Returns
    -------
    list of Diagnostic
        Errors first; notes stand in nobody's way.
    """
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    blank = evaluate(vignette, typed, Answers.from_data({}))
    rows = respondents.run(case, key) if rows is None else rows
    findings = [
        *gaps(case, key),
        *_sections(vignette, typed),
        *_constants(vignette, typed, blank),
        *_sizes(typed, blank),
        *_evidence(vignette, typed),
        *_rationale(vignette, typed),
        *_around(case, vignette, typed),
        *_source(typed),
        *check_wording(case, vignette, typed),
        *_respondents(vignette, rows),
        *(_folder(case, Path(folder)) if folder is not None else ()),
    ]
    found = located(findings, case=case, key=key)
    return sorted(found, key=lambda one: one.is_note)


def guessability(case: Data, key: Data) -> list[dict[str, Any]]:
    """List every section with its number of judgements, and how far a section of options can be guessed.

    Returns
    -------
    list of dict
        ``section``, ``judgements``, ``option`` and ``credit`` (the best constant answer and what it would
        earn without correction, 0..1; None in a section without options), ``graded`` and ``pooled_with``.
    """
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    return _guessability(vignette, typed, evaluate(vignette, typed, Answers.from_data({})))


def _guessability(vignette: Vignette, key: Key, blank: Score) -> list[dict[str, Any]]:
    rows = []
    for name, result in blank.sections.items():
        section = vignette.sections.get(name)
        guess = section.guess(key.sections[name]) if section else None
        option, credit = guess or (None, None)
        rows.append(
            {
                "section": name,
                "option": option,
                "credit": credit,
                "judgements": result.judgements,
                "graded": not result.formative,
                "pooled_with": list(result.pooled_with),
            }
        )
    return rows


def unneeded_sentences(case: Data, key: Data) -> list[str]:
    """List the sentences that are neither judged nor evidence for anything."""
    vignette = Vignette.from_data(case)
    return _unneeded(vignette, Key.from_data(key, vignette))


def _unneeded(vignette: Vignette, key: Key) -> list[str]:
    needed = {s for one in key.evidence.values() for s in (*one.supporting, *one.against)}
    for name, section in vignette.sections.items():
        needed |= {*section.items, *section.sentences_in_key(key.sections[name])}
    return [sentence for sentence in vignette.sentence_ids if sentence not in needed]


# ---------------------------------------------------------------- section by section


def _sections(vignette: Vignette, key: Key) -> Iterator[Finding]:
    for section in vignette.in_order:
        yield from section.lint(key.sections[section.name], key.grades(section.name))


def _constants(vignette: Vignette, key: Key, blank: Score) -> Iterator[Finding]:
    for row in _guessability(vignette, key, blank):
        if row["option"] and row["graded"] and row["credit"] > MOST_CONSTANT + 1e-9:
            problem = (
                f"Whoever always answers {row['option']} would earn {row['credit']:.2f} "
                "before correction."
            )
            remedy = (
                f"Bring it to {MOST_CONSTANT} or less: judge fewer such items, "
                "or add items with other answers."
            )
            yield Finding(("credit", row["section"]), problem, remedy, document="key")


def _sizes(key: Key, blank: Score) -> Iterator[Finding]:
    note = Severity.NOTE
    for name, section in blank.sections.items():
        here = ("items", name)
        if section.pooled_with:
            problem = f"{name} is scored together with {join_ids(section.pooled_with)}."
            remedy = "They share one pool, as one alone is too small."
            yield Finding(here, problem, remedy, note, document="case")
        elif not key.grades(name):
            problem = f"{name} is not graded, since raters did not agree on it."
            remedy = "Students get the reasons all the same."
            yield Finding(("formative",), problem, remedy, note, document="key")
        elif section.formative:
            problem = (
                f"{name} has {section.judgements} judgements that count, fewer than {FEWEST}: "
                "it is not graded."
            )
            remedy = "Students get the reasons all the same. Add judgements if it should count."
            yield Finding(here, problem, remedy, note, document="case")


def _evidence(vignette: Vignette, key: Key) -> Iterator[Finding]:
    for item, argument in key.evidence.items():
        for n, one in enumerate(argument.sufficient):
            if len(one) > min(MOST_EVIDENCE, vignette.evidence_max):
                problem = f"A sufficient set of {len(one)} sentences is too long."
                remedy = f"Keep it to {MOST_EVIDENCE}: what is enough, not everything that fits."
                yield Finding(("evidence", item, "sufficient", n), problem, remedy, document="key")


def _rationale(vignette: Vignette, key: Key) -> Iterator[Finding]:
    for name, section in vignette.sections.items():
        own = key.sections[name]
        for item in section.must_have_reasons(own):
            if item not in own.rationale:
                wanted = f"{name}.{item}"
                problem = f"There is no reason for {wanted}."
                remedy = f"Add rationale: {wanted}: “…”, a sentence or two."
                yield Finding(("rationale", wanted), problem, remedy, document="key")


# ---------------------------------------------------------------- the case as a whole


def _around(case: Data, vignette: Vignette, key: Key) -> Iterator[Finding]:
    number, (fewest, most) = len(vignette.sentences), SENTENCES
    if not fewest <= number <= most and vignette.level > 1:
        problem, remedy = f"The case has {number} sentences.", "Between 20 and 40 read well."
        yield Finding(("sentences",), problem, remedy, Severity.NOTE, document="case")
    for part, why in (
        ("content_note", "Two to five nouns, so that a reader can choose"),
        ("instead", "Name an equivalent case for whoever skips this one"),
        ("supports", "Say where to turn"),
    ):
        if not case.get(part):
            yield Finding((part,), f"The case has no {part}.", f"{why}.", document="case")
    if unneeded := _unneeded(vignette, key):
        problem = f"Nobody needs {join_ids(unneeded)}: not judged, and evidence for nothing."
        remedy = "Fine as a red herring; else cut it."
        yield Finding(("sentences",), problem, remedy, Severity.NOTE, document="case")


def _source(key: Key) -> Iterator[Finding]:
    if key.is_author_view:
        problem = f"Fewer than {PANEL} raters: scores are shown as an “author key”."
        remedy = "Ask more raters to make it a panel key."
        yield Finding(("source",), problem, remedy, Severity.NOTE, document="key")


# ---------------------------------------------------------------- simulated respondents


def _respondents(vignette: Vignette, rows: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        if not row["ok"]:
            problem = (
                f"The bot “{row['bot']}” earns {row['total']:.2f}; the limit is {row['limit']}."
            )
            yield Finding(("credit",), problem, _remedy(vignette, row), document="key")


def _remedy(vignette: Vignette, row: dict[str, Any]) -> str:
    if row.get("by_order"):
        return (
            f"Places or ids give the key away. Before anybody has received the case, run `ipnb case draw "
            f"source/{vignette.id}`: it draws both by lot."
        )
    if row.get("form_only"):
        return (
            "Look at which words only right ones have, and give them to wrong ones too: as long, as careful, as "
            "particular. Where it is the equivalent case, give the two another order of moments."
        )
    if "tail" in row and row["total"] <= respondents.RANDOM_MEAN:
        more = more_judgements(vignette, row["tail"])
        return f"Too few judgements, so luck counts too much: add about {more}, for example lines or cards."
    return "Look in the table at which section is too easy to guess, or cannot be answered in full."


def more_judgements(case: Vignette | Data, tail: float) -> int:
    """Return how many judgements to add so that luck stays in bounds.

    Its spread falls with the root of their number.
    """
    here = Vignette.of(case).judgements
    return max(1, ceil(here * ((tail / respondents.RANDOM_TAIL) ** 2 - 1)))


# ---------------------------------------------------------------- its folder


def _folder(case: Data, folder: Path) -> Iterator[Finding]:
    if folder.name != case["id"]:
        problem = f"The case is called {case['id']}, its folder {folder.name}."
        yield Finding(("id",), problem, "Give both the same name.", document="case")
    if isinstance(case.get("instead"), dict):
        yield from _equivalent(case["instead"]["case"], case["id"], folder)
    notebooks = sorted(p.name for p in folder.glob("*.ipynb"))
    if len(notebooks) > 1:
        problem = f"The folder holds {len(notebooks)} notebooks: {join_ids(notebooks)}."
        remedy = "One an assignment: keep the one that is built."
        yield Finding(("id",), problem, remedy, document="case")
    if answers := sorted(p.name for p in folder.glob("answers*.json")):
        problem = f"Somebody's answers stand beside the case, and would go to everyone: {join_ids(answers)}."
        remedy = "Move them away; `ipnb case preview` keeps none here."
        yield Finding(("id",), problem, remedy, document="case")


def _equivalent(twin: str, own: str, folder: Path) -> Iterator[Finding]:
    """Tell when the equivalent case does not stand beside this one."""
    others = sorted(
        p.parent.name for p in folder.parent.glob("*/case.yaml") if p.parent.name != own
    )
    if twin != own and twin not in others:
        near = get_close_matches(twin, others, n=1)
        remedy = f"There are: {join_ids(others)}. Or write a sentence."
        if near:
            remedy = f"Did you mean {near[0]}?"
        problem = f"There is no case {twin} beside this one."
        yield Finding(("instead", "case"), problem, remedy, document="case")
