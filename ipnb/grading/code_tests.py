"""From what a kernel said about a test to points, or to the reason why a person has to look. Pure.

Nothing earns points by default: a test that gave no sign of having been run to its end waits for a person, and
so does whatever is neither an error, nor a silent end, nor a plain number of points.
"""

import ast
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ipnb.formulation.vocabulary import held

_NUMBER = re.compile(r"\d{1,6}(\.\d{1,20})?")
#: gives Python's own names back to Python: code that took one away must not decide what a test finds
KEEP_NAMES = """
import builtins as _ipnb_builtins, sys as _ipnb_sys, types as _ipnb_types
_ipnb_sys.modules['_ipnb_kept'] = _ipnb_types.ModuleType('_ipnb_kept')
_ipnb_sys.modules['_ipnb_kept'].names = dict(_ipnb_builtins.__dict__)
"""
GIVE_NAMES_BACK = """
import builtins as _ipnb_builtins, sys as _ipnb_sys
_ipnb_builtins.__dict__.update(_ipnb_sys.modules['_ipnb_kept'].names)
for _ipnb_name in _ipnb_sys.modules['_ipnb_kept'].names:
    if not _ipnb_name.startswith('_'):
        _ipnb_builtins.globals().pop(_ipnb_name, None)
"""


@dataclass(frozen=True)
class CellRun:
    """What came of one cell.

    Attributes
    ----------
    reply : str or None
        The kernel's ``ok`` or ``error``; None where it never answered.
    seen : tuple of str
        Kinds of the messages that it led to, in order: stdout, stderr, execute_result, error …
    outputs : tuple of dict
        nbformat outputs.
    """

    reply: str | None = None
    seen: tuple[str, ...] = ()
    outputs: tuple[dict[str, Any], ...] = field(default_factory=tuple)


def score_test(
    name: str, source: str, points: float, before: CellRun, run: CellRun
) -> tuple[float | None, str]:
    """Return a test's points, or None and the reason why a person decides.

    Parameters
    ----------
    name, source
        The test's id and text, as the instructor wrote it.
    points
        The most that it earns.
    before
        What came of giving Python's names back before it.
    run
        What came of the test.
    """
    if before.reply != "ok" or run.reply not in ("ok", "error"):
        return None, held("reason.test_not_run", test=name)
    if run.reply == "error":
        return 0.0, ""
    strange = sorted(set(run.seen) - {"stdout", "execute_result"})
    if strange:
        return None, held("reason.test_strange", test=name, what=", ".join(strange))
    results = run.seen.count("execute_result")
    if results == 0 and not expects_number(source):
        return points, ""
    earned = _number(run.outputs) if results == 1 else None
    if earned is None or earned > points:
        return None, held("reason.test_no_points", test=name, points=points)
    return earned, ""


def expects_number(source: str) -> bool:
    """Whether a test ends in an expression that gives points, and not in an assertion.

    Parameters
    ----------
    source
        Its text; one that is no plain Python is taken as one that asserts.
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    if not body or not isinstance(body[-1], ast.Expr):
        return False
    last = body[-1].value
    if not isinstance(last, ast.Call):
        return not isinstance(last, ast.Constant) or last.value is not None
    called = ast.unparse(last.func).split(".")[-1].lower()
    return not (called.startswith("assert") or called == "print")


def _number(outputs: Sequence[dict[str, Any]]) -> float | None:
    texts = [o["data"].get("text/plain") for o in outputs if o["output_type"] == "execute_result"]
    text = texts[0] if len(texts) == 1 else None
    # only digits: 1e3, nan, inf, -1 or np.float64(1.5) is no number that a test of ours gives
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None
