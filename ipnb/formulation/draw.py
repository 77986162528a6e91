"""Draw ids and places by lot, so that neither says which answer is right.

An author writes the right steps first and numbers them first. Students find the places on the page and the
ids in their own ``case.json``; both are therefore drawn once, before a case is released, and never again:
answers hold ids.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from ipnb.documents.document import parse_document
from ipnb.formulation.answer_key import Key
from ipnb.formulation.form_only import by_order_rows
from ipnb.formulation.kinds import KINDS
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.language_checks import check_places
from ipnb.formulation.paths import released_case
from ipnb.formulation.review import Review
from ipnb.formulation.vignette import Vignette

#: numbers that a new id may end in: two digits, so that no id stands out
NUMBERS = range(10, 100)
TRIES = 2000


@dataclass(frozen=True)
class Drawn:
    """A case and its key after the draw.

    Attributes
    ----------
    case, key : str
        The texts of the two files.
    ids : dict of str to str
        Old id -> new id.
    """

    case: str
    key: str
    ids: dict[str, str]


def draw(case_text: str, key_text: str, seed: str) -> Drawn:
    """Give links, steps, cues and actions new ids and new places; comments and words stay as they are.

    Parameters
    ----------
    case_text, key_text
        ``case.yaml`` and its key, both without errors.
    seed
        Decides the draw: the same text and seed give the same files.

    Raises
    ------
    ValueError
        If no order was found that gives nothing away, as with very few options.
    """
    rng = Random(seed)
    case, key = (
        dict(parse_document(case_text, "case.yaml")),
        dict(parse_document(key_text, "key.yaml")),
    )
    if not _lists(case):
        return Drawn(case_text, key_text, {})
    for _ in range(TRIES):
        ids = _new_ids(case, rng)
        wanted = _with_new_ids(case, ids), _with_new_ids(key, ids)
        for (section, part), old in _lists(wanted[0]):
            wanted[0]["items"][section][part] = rng.sample(old, len(old))
        if _gives_nothing_away(*wanted):
            drawn = Drawn(_rewritten(case_text, ids, wanted[0]), _renamed(key_text, ids), ids)
            _make_sure(drawn, *wanted)
            return drawn
    raise ValueError(
        f"in {TRIES} draws no order of these options was found that earns nothing by itself: "
        "add options to choose from in links, plan or safety"
    )


def _gives_nothing_away(case: Data, key: Data) -> bool:
    """Return whether places and ids say nothing of what is right."""
    vignette = Vignette.from_data(case)
    typed = Key.from_data(key, vignette)
    told = next(check_places(vignette, typed), None)
    return told is None and all(row["ok"] for row in by_order_rows(vignette, typed))


def draw_files(review: Review) -> list[Path]:
    """Draw for a reviewed case and write both files.

    Returns
    -------
    list of Path
        ``case.yaml`` and the key.

    Raises
    ------
    ValueError
        If there is no usable key, if the case was released, or if no draw was found; nothing is written then.
    """
    if review.case is None or review.key is None:
        raise ValueError("the case and its key have faults; check them first")
    released = released_case(review.file, review.case["id"])
    if released.exists():
        raise ValueError(
            f"students may have {released}, and answers hold ids. If nobody has received it yet, delete that "
            "folder and draw again"
        )
    case_file, key_file = review.file, Path(review.key.file)
    texts = [file.read_text(encoding="utf-8") for file in (case_file, key_file)]
    drawn = draw(texts[0], texts[1], seed=review.case["id"])
    case_file.write_text(drawn.case, encoding="utf-8")
    key_file.write_text(drawn.key, encoding="utf-8")
    return [case_file, key_file]


def _lists(case: Data) -> list[tuple[tuple[str, str], list[str]]]:
    """Return the lists of ids that a student chooses from: ``(section, part)`` and the ids."""
    return [
        ((name, part), spec[part])
        for name, spec in case["items"].items()
        for part in KINDS[spec["kind"]].chosen_lists
    ]


def _new_ids(case: Data, rng: Random) -> dict[str, str]:
    """Draw new ids: old id -> its letters with a number drawn by lot."""
    new: dict[str, str] = {}
    parts = ("segments", "sentences", "cards", "narrative")
    taken = {one["id"] for part in parts for one in case.get(part, [])}
    for _, ids in _lists(case):
        for old in ids:
            start = re.match(r"[a-z_]*", old)
            assert start is not None
            letters = start.group()
            free = [i for n in NUMBERS if (i := f"{letters}{n}") not in taken]
            new[old] = rng.choice(free)
            taken.add(new[old])
    return new


def _renamed(text: str, ids: dict[str, str]) -> str:
    """Replace whole ids outside quoted words."""
    names = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    pattern = re.compile(rf'("(?:[^"\\]|\\.)*")|(?<![\w-])({names})(?![\w-])')
    return pattern.sub(lambda found: found[1] or ids[found[2]], text)


def _with_new_ids(node: Any, ids: dict[str, str]) -> Any:
    """Return a copy of a document with every id replaced, also inside ``links.l1``; words are left alone."""
    if isinstance(node, dict):
        return {_with_new_ids(name, ids): _with_new_ids(value, ids) for name, value in node.items()}
    if isinstance(node, list):
        return [_with_new_ids(value, ids) for value in node]
    if isinstance(node, str) and " " not in node:
        return ".".join(ids.get(part, part) for part in node.split("."))
    return node


def _rewritten(text: str, ids: dict[str, str], wanted: Data) -> str:
    """Write the case's file with new ids, lists in the order of ``wanted``, labels and arrows in that of ids."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes, yaml.width = True, 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(_renamed(text, ids))
    for (section, part), order in _lists(wanted):
        for index, i in enumerate(order):
            tree["items"][section][part][index] = i
    drawn = set(ids.values())
    for part in {"labels", "arrows"} & set(tree):
        _sort(tree[part], drawn)
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _sort(entries: Any, ids: set[str]) -> None:
    """Put a mapping's entries in the order of ids; what follows its last line in the file stays there."""
    after = entries.ca.items.pop(list(entries)[-1], None)
    for i in sorted(name for name in entries if name in ids):
        entries[i] = entries.pop(i)
    if after:
        entries.ca.items[list(entries)[-1]] = after


def _make_sure(drawn: Drawn, case: Data, key: Data) -> None:
    """Read both files again: they must say what was wanted, whatever the author's way of writing YAML."""
    read = parse_document(drawn.case, "case.yaml"), parse_document(drawn.key, "key.yaml")
    if (dict(read[0]), dict(read[1])) != (case, key):
        raise ValueError(
            "an id stands in words without quotation marks; put these words in quotation marks"
        )
