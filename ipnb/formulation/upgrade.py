"""Bring a key of the first edition up to date, in its own file, with comments and words as they are.

What the second edition asks of a key and the first did not know is filled in as cautiously as it can be, and
reported, since only its author can decide it.
"""

import io
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ipnb.documents.document import parse_document
from ipnb.formulation.key import OLD_SCHEMA
from ipnb.formulation.kinds.safety_answers import FLAG, NO_FLAG, NOT_ASKED, WHETHER_ASKED
from ipnb.formulation.kinds.safety_key import FIELD

SCHEMA = "ipnb.key/2"


@dataclass(frozen=True)
class Upgraded:
    """A key after the upgrade.

    Attributes
    ----------
    text : str
        The file.
    report : list of str
        What was changed, and what its author has to look at.
    """

    text: str
    report: list[str]


def upgrade(text: str, name: str = "key.yaml") -> Upgraded:
    """Turn the text of a key of the schema ipnb.key/1 into one of ipnb.key/2.

    Parameters
    ----------
    text : str
        The file's text.
    name : str
        How to name it in faults.

    Raises
    ------
    DocumentError
        If it is no YAML.
    ValueError
        If it is of another schema.
    """
    found = parse_document(text, name).get("schema")
    if found == SCHEMA:
        raise ValueError(f"{name} is up to date already")
    if found != OLD_SCHEMA:
        raise ValueError(f"{name} is no key: its schema is {found!r}, and should be {OLD_SCHEMA}")
    yaml = YAML(typ="rt")
    yaml.preserve_quotes, yaml.width = True, 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(text)
    tree["schema"] = SCHEMA
    report = [f"schema: {SCHEMA}.", *_evidence(tree), *_gate(tree)]
    out = io.StringIO()
    yaml.dump(tree, out)
    return Upgraded(out.getvalue(), report)


def _evidence(tree: Any) -> list[str]:
    evidence = tree.get("evidence") or {}
    for item, sets in evidence.items():
        evidence[item] = _flow({"sufficient": sets})
    if not evidence:
        return []
    return [
        f"evidence: {len(evidence)} judgements keep their sufficient sets. Look at: which sentences are "
        "related (true of it, not enough alone) and which argue against it; all others count as unrelated."
    ]


def _gate(tree: Any) -> list[str]:
    gate = tree.get(FIELD)
    if not gate:
        return []
    shown = gate.get("evidence") or {}
    accepted = CommentedMap()
    report = []
    for cue in gate.get("critical", []):
        text = FLAG if shown.get(cue) else NO_FLAG
        pairs = [(FLAG, asked) for asked in WHETHER_ASKED] if text == FLAG else []
        # what the first edition's form could say of a cue: the text shows it, or it was not asked about
        pairs = sorted(pairs or [(text, NOT_ASKED)], key=lambda one: one[1] != NOT_ASKED)
        accepted[cue] = _flow([list(one) for one in pairs])
        report.append(
            f"gate: accepted: {cue}: {', '.join(f'[{a}, {b}]' for a, b in pairs)}. Look at: has anybody in the "
            "case asked? Is only one of these right, or may a reader also say that nobody has asked?"
        )
    gate["accepted"] = accepted
    return report


def _flow(value: Any) -> Any:
    """Return a mapping or list that is written on one line."""
    made = CommentedMap(value) if isinstance(value, dict) else CommentedSeq(value)
    made.fa.set_flow_style()
    return made
