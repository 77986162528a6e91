"""What of the ledger a chapter's code computes with: the numbers of the claims that it names.

A notebook takes these with it, and a chapter runs again when one of them has changed; the ledger's other thousand
lines are nothing to it.
"""

import ast
import re
from typing import Any

#: the line by which a chapter reads the ledger
LEDGER = re.compile(r"^claims = \{claim\[.*claims\.yaml.*\n{0,2}", re.M)


def slugs_in(code: str, known: Any) -> list[str]:
    """Return the claims that a chapter's code names, in its order."""
    strings = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    return list(dict.fromkeys(s for s in strings if isinstance(s, str) and s in known))


def reads_numbers_alone(code: str) -> bool:
    """Tell whether a chapter's code reads the ledger for numbers of claims that it names, and for nothing else.

    So it does where it says ``claims[…]["numbers"]``, with a slug or the name of one in the brackets, wherever it
    says ``claims``. What the ledger says elsewhere, or about other claims, then changes nothing that it gives.
    """
    if not LEDGER.search(code):
        return False
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return False  # the kernel will say so, with the line
    named = [node for node in nodes if isinstance(node, ast.Name) and node.id == "claims"]
    numbers = sum(map(_are_numbers, nodes))
    # all but where it is read
    return numbers == len(named) - 1


def _are_numbers(node: ast.AST) -> bool:
    """Tell ``claims[slug]["numbers"]``."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value == "numbers"
        and isinstance(node.value, ast.Subscript)
        and isinstance(node.value.slice, ast.Constant | ast.Name)
        and isinstance(node.value.value, ast.Name)
        and node.value.value.id == "claims"
    )


def ledger_rows(code: str, claims: dict[str, Any]) -> str:
    """Return the numbers of these claims as Python, in the shape in which the chapters read them."""
    lines = ["# the numbers of the ledger that this chapter computes with", "claims = {"]
    for slug in slugs_in(code, claims):
        rows = [_built_in(dict(number)) for number in claims[slug].get("numbers") or []]
        lines += [
            f'    "{slug}": {{"numbers": [',
            *(f"        {row!r}," for row in rows),
            "    ]},",
        ]
    return "\n".join([*lines, "}\n"])


def _built_in(value: Any) -> Any:
    """Return a value without the marks of the YAML reader."""
    if isinstance(value, dict):
        return {str(key): _built_in(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_built_in(inner) for inner in value]
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value
