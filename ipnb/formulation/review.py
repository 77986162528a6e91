"""One look at a case with its key, whoever asks: the command line, the authoring widget, a release."""

import glob
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import Diagnostic, DocumentError
from ipnb.documents.document import Document, parse_document
from ipnb.formulation import errata, linter, simulated_respondents
from ipnb.formulation.answer_key import Key
from ipnb.formulation.case import check_case, load_case
from ipnb.formulation.item_statistics.author_notes import author_notes
from ipnb.formulation.key import check_key, check_key_alone, load_key
from ipnb.formulation.paths import (
    course_root,
    find_key,
    from_here,
    items_file,
    released_case,
)
from ipnb.formulation.vignette import Vignette


@dataclass
class Review:
    """What was found.

    Attributes
    ----------
    file : Path
        The ``case.yaml``.
    case, key : Document or None
        Both, or neither where one of them cannot be used; then ``found`` says why.
    found : list of Diagnostic
        Errors first, then notes.
    bots, guessing : list of dict
        As `simulated_respondents.run` and `linter.guessability` give them.
    """

    file: Path
    case: Document | None = None
    key: Document | None = None
    found: list[Diagnostic] = field(default_factory=list)
    bots: list[dict[str, Any]] = field(default_factory=list)
    guessing: list[dict[str, Any]] = field(default_factory=list)

    @property
    def faults(self) -> list[Diagnostic]:
        """What stands in the way of students."""
        return [one for one in self.found if not one.is_note]

    @property
    def judgements(self) -> int:
        """How many judgements the case asks for."""
        assert self.case is not None
        return Vignette.from_data(self.case).judgements


def review(file: Path, key_file: Path | None = None) -> Review:
    """Load a case with its key and look for everything that makes it unfit.

    Parameters
    ----------
    file : Path
        The ``case.yaml``; its folder is looked at too.
    key_file : Path, optional
        The key, if it does not stand where keys stand.
    """
    try:
        case = load_case(file)
        key = load_key(key_file or find_key(file, case["id"]), case)
    except DocumentError as problem:
        return Review(file, found=problem.diagnostics)
    return _reviewed(file, case, key, simulated_respondents.run(case, key, twin=_twin(case, file)))


def _reviewed(file: Path, case: Document, key: Document, rows: list[dict[str, Any]]) -> Review:
    found = linter.lint(case, key, file.parent, rows)
    return Review(file, case, key, found, rows, linter.guessability(case, key))


def review_texts(
    file: Path, case_text: str, key_file: Path, key_text: str, with_respondents: bool = True
) -> Review:
    """Review what somebody is writing as `author_review` does what stands in the two files.

    Parameters
    ----------
    file, key_file : Path
        Where the texts stand, or will.
    case_text, key_text : str
        As they are now. Faults of both are told at once, also where one cannot be read.
    with_respondents : bool
        Whether simulated respondents are tried too, which takes most of the time.
    """
    found, case, key = [], None, None
    try:
        case = check_case(parse_document(case_text, str(file)))
    except DocumentError as problem:
        found += problem.diagnostics
    try:
        read = parse_document(key_text, str(key_file))
        key = check_key_alone(read) if case is None else check_key(read, case)
    except DocumentError as problem:
        found += problem.diagnostics
    if case is None or key is None:
        return Review(file, found=found)
    rows = simulated_respondents.run(case, key, twin=_twin(case, file)) if with_respondents else []
    return _for_the_author(_reviewed(file, case, key, rows), items_file(key_file))


def _twin(case: Document, file: Path) -> tuple[Vignette, Key] | None:
    """Return the equivalent case with its key, where both stand beside this one and are sound."""
    instead = case.get("instead")
    if not isinstance(instead, dict):
        return None
    other = file.parent.parent / instead["case"] / file.name
    try:
        found = load_case(other)
        vignette = Vignette.from_data(found)
        return vignette, Key.from_data(load_key(find_key(other, found["id"]), found), vignette)
    except (OSError, DocumentError):
        # said when that case is checked
        return None


def author_review(file: Path, key_file: Path | None = None) -> Review:
    """Review a case, what has changed since students received it, and how it fared in earlier classes."""
    found = review(file, key_file)
    if found.case is None:
        return found
    return _for_the_author(found, items_file(key_file or find_key(file, found.case["id"])))


def _for_the_author(found: Review, counts: Path) -> Review:
    """Add what earlier classes and a release have to say."""
    assert found.case is not None and found.key is not None
    notes = author_notes(found.case, found.key, counts)
    return _since_release(found.file, replace(found, found=[*found.found, *notes]))


def _since_release(file: Path, found: Review) -> Review:
    """Add what concerns students who have received the case already."""
    assert found.case is not None
    path = released_case(file, found.case["id"])
    try:
        released = load_case(path) if path.exists() else found.case
    except DocumentError:
        # given out by another version of this course: nothing to compare
        return found
    changed = errata.since_release(found.case, released, from_here(path))
    if any((course_root(file.parent) / "submitted").glob(f"*/{glob.escape(found.case['id'])}")):
        changed += errata.texts_after_submission(found.case, released)
    return replace(found, found=sorted([*found.found, *changed], key=lambda one: one.is_note))
