"""What earlier classes answered, judgement by judgement, for whoever has the case before them."""

from pathlib import Path
from typing import Any

from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import Document
from ipnb.formulation.answer_key import Key
from ipnb.formulation.corrections import words_by_id
from ipnb.formulation.item_statistics.author_notes import in_key
from ipnb.formulation.item_statistics.class_statistics import figures_of
from ipnb.formulation.item_statistics.concerns import concerns, pressing
from ipnb.formulation.item_statistics.counts import Terms
from ipnb.formulation.item_statistics.estimates import Estimate
from ipnb.formulation.item_statistics.figures import FEWEST_STUDENTS, Figures, Misleading, Side
from ipnb.formulation.item_statistics.items_file import read_items
from ipnb.formulation.item_statistics.judgements import judgements
from ipnb.formulation.paths import from_here, items_file
from ipnb.formulation.vignette import Vignette

#: how a sentence stands to the judgement for which it was chosen
SIDES = {
    Side.UNRELATED: "the key calls it unrelated",
    Side.AGAINST: "the key says that it argues the other way",
    Side.ASTRAY: "by those who judged otherwise than the key",
}


def earlier_classes(case: Document, key: Document, key_file: Path) -> dict[str, Any]:
    """Read the counts beside a key and say what they amount to.

    Parameters
    ----------
    case, key : Document
        Checked.
    key_file : Path
        Where the key stands; `ipnb report --items` keeps the counts beside it.

    Returns
    -------
    dict
        ``words`` (who was counted, or why nobody), ``caveat`` and ``items``, those first that need a look.
    """
    file, vignette = items_file(key_file), Vignette.from_data(case)
    if not file.exists():
        words = (
            f"No earlier class is counted. After a class, `ipnb report {vignette.id} --items` leaves its counts "
            f"in {from_here(file)}; an archived term has that file in its keys.tar.gz."
        )
        return {"words": words, "caveat": "", "items": []}
    try:
        terms = read_items(file, vignette.id)
    except DocumentError as faults:
        first = faults.diagnostics[0]
        words = f"{from_here(file)} cannot be read: {first.problem} {first.remedy}"
        return {"words": words, "caveat": "", "items": []}
    asked = judgements(vignette, Key.from_data(key, vignette), key)
    figures = sorted(figures_of(terms, asked), key=pressing)
    return {
        "words": _who(terms, len(figures), len(asked)),
        "caveat": _caveat(terms),
        "items": [_row(one, case, key, vignette) for one in figures],
    }


def _who(terms: Terms, counted: int, asked: int) -> str:
    classes = sorted(terms.classes)
    when = ", ".join(name[:10] for name in classes)
    number = f"{len(classes)} class{'' if len(classes) == 1 else 'es'}"
    words = f"{terms.students} students in {number}, first graded {when}."
    if counted < asked:
        words += f" {asked - counted} of {asked} judgements have no counts: words or key are other ones since."
    return words


def _caveat(terms: Terms) -> str:
    if terms.students < FEWEST_STUDENTS:
        return (
            f"Fewer than {FEWEST_STUDENTS} students: only counts are told, since any share would be noise. "
            "Add the next class to them before you conclude anything."
        )
    return (
        "In brackets is the range in which chance leaves each number (95 in 100). Read ranges, and not numbers; "
        "a class is no sample of all students."
    )


def _row(one: Figures, case: Document, key: Document, vignette: Vignette) -> dict[str, Any]:
    judgement, section = one.judgement, vignette.sections[one.judgement.section]
    words = words_by_id(case)
    path = words[judgement.item][0] if judgement.item in words else ("items", judgement.section)
    distractor = one.distractor
    return {
        "section": judgement.section,
        "item": judgement.item,
        "title": judgement.title,
        "words": judgement.words,
        "lines": {"case": case.line(path), "key": key.line(in_key(key, section, judgement.item))},
        "students": one.students,
        "right": one.right.whole,
        "facility": None if one.is_small else _estimate(one.difficulty),
        "discrimination": _estimate(one.discrimination),
        "distractor": distractor and {"words": distractor.words, "by": distractor.thirds.whole},
        "misleading": [_misleading(each) for each in one.misleading if each.times > 1],
        "concerns": [{"problem": it.problem, "remedy": it.remedy} for it in concerns(one)],
    }


def _estimate(one: Estimate | None) -> dict[str, float] | None:
    return one and {"value": one.value, "low": one.low, "high": one.high}


def _misleading(one: Misleading) -> dict[str, Any]:
    return {"sentence": one.sentence, "times": one.times, "of": one.of, "side": SIDES[one.side]}
