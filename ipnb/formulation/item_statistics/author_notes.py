"""What earlier classes tell the author of a case, as notes that `ipnb case check` shows; they stop nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ipnb.documents.diagnostics import (
    Diagnostic,
    DocumentError,
    Finding,
    Severity,
    join_ids,
    located,
)
from ipnb.documents.diagnostics import Path as FieldPath
from ipnb.formulation.answer_key import Key
from ipnb.formulation.item_statistics.class_statistics import figures_of, unused_options
from ipnb.formulation.item_statistics.concerns import Concern, Matter, concerns, pressing
from ipnb.formulation.item_statistics.counts import Terms
from ipnb.formulation.item_statistics.figures import FEWEST_STUDENTS, Figures
from ipnb.formulation.item_statistics.items_file import read_items
from ipnb.formulation.item_statistics.judgements import Judgement, judgements
from ipnb.formulation.kinds import Section
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.paths import from_here
from ipnb.formulation.vignette import Vignette


def author_notes(case: Data, key: Data, file: Path) -> list[Diagnostic]:
    """Read the counts of earlier classes, where there are any, and turn them into notes.

    Parameters
    ----------
    case, key : dict
        As `load_case` and `load_key` give them; then a note names file and line.
    file : Path
        Where counts would stand.
    """
    if not file.exists():
        return []
    vignette = Vignette.from_data(case)
    try:
        terms = read_items(file, vignette.id)
    except DocumentError as faults:
        return [_unread(file, faults)]
    typed = Key.from_data(key, vignette)
    findings = _findings(case, key, vignette, judgements(vignette, typed, key), terms, file)
    return located(findings, case=case, key=key)


def _unread(file: Path, faults: DocumentError) -> Diagnostic:
    first, note = faults.diagnostics[0], Severity.NOTE
    problem = f"The counts of earlier classes cannot be read: {first.problem}"
    return Diagnostic(from_here(file), first.line, first.field, problem, first.remedy, note)


def _findings(
    case: Data,
    key: Data,
    vignette: Vignette,
    asked: Sequence[Judgement],
    terms: Terms,
    file: Path,
) -> Iterator[Finding]:
    figures = figures_of(terms, asked)
    found = [(one, concern) for one in sorted(figures, key=pressing) for concern in concerns(one)]
    yield _summary(terms, len({one.judgement.name for one, _ in found}), file)
    yield from _changed(asked, terms)
    for one, concern in found:
        section = vignette.sections[one.judgement.section]
        yield _note(case, key, section, one, concern)
    for unused in unused_options(vignette, figures):
        options = ("items", unused.section, "options")
        path = _in_list(case, options, unused.option)
        problem = f"{unused.title}: nobody chose “{unused.words}” for anything."
        remedy = "Give it a judgement that beginners would read so, or take it away."
        yield Finding(path, problem, remedy, Severity.NOTE, document="case")


def _summary(terms: Terms, in_need: int, file: Path) -> Finding:
    classes, students = len(terms.classes), terms.students
    who = f"{students} students in {classes} class{'' if classes == 1 else 'es'}"
    problem = f"{who} are counted in {from_here(file)}; {in_need} judgements need a look."
    remedy = "What they tell stands below, the most pressing first."
    if students < FEWEST_STUDENTS:
        problem = f"{who} are counted in {from_here(file)}."
        remedy = (
            f"Of fewer than {FEWEST_STUDENTS} nothing is concluded; add the next class to them."
        )
    elif not in_need:
        remedy = "Nothing stands out."
    return Finding(("case",), problem, remedy, Severity.NOTE, document="key")


def _changed(asked: Sequence[Judgement], terms: Terms) -> Iterator[Finding]:
    """Tell the judgements whose words or key have changed since a class was counted."""
    now = {one.name: one.digest for one in asked}
    changed = {
        name
        for one in terms.classes.values()
        for name, counts in one.items.items()
        if now.get(name) != counts.digest
    }
    if changed:
        names = join_ids(sorted(changed))
        problem = f"Words or key changed since some were counted: {names}."
        remedy = "What was answered before is left out there, and nothing is to be done."
        yield Finding(("case",), problem, remedy, Severity.NOTE, document="key")


def _note(case: Data, key: Data, section: Section, figures: Figures, concern: Concern) -> Finding:
    judgement = figures.judgement
    about = f"{judgement.title}, {judgement.words}" if judgement.words else judgement.title
    path, document = in_key(key, section, judgement.item), "key"
    if concern.matter == Matter.SENTENCE and judgement.item in section.evidence_items:
        path = ("evidence", judgement.item)
    if concern.matter == Matter.UNUSED:
        document = "case"
        lists = [part for part in section.chosen_lists if part in case["items"][section.name]]
        paths = [_in_list(case, ("items", section.name, part), judgement.item) for part in lists]
        path = max(paths, key=len, default=("items", section.name))
    problem = f"{about}: {concern.problem}"
    return Finding(path, problem, concern.remedy, Severity.NOTE, document=document)


def in_key(key: Data, section: Section, item: str) -> FieldPath:
    """Return where a key speaks of a judgement: under its id, or in one of its section's lists."""
    path: FieldPath = (section.key_part,)
    entry = key.get(section.key_part, {})
    if section.keyed_by_section:
        path, entry = (*path, section.name), entry.get(section.name, {})
    if item in entry:
        return (*path, item)
    for name, part in entry.items():
        if isinstance(part, list) and item in part:
            return (*path, name, part.index(item))
    return path


def _in_list(data: Data, path: FieldPath, item: str) -> FieldPath:
    """Return the place of an id in the list at ``path``; the path itself where it is not there."""
    part: object = data
    for step in path:
        part = part.get(step) if isinstance(part, dict) else None
    return (*path, part.index(item)) if isinstance(part, list) and item in part else path
