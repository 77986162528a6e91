"""Equations linear in several states, x' = A x: the matrix A from one text.

As in :mod:`ipnb.dynamics.equations`, one SymPy definition gives NumPy, JavaScript and LaTeX. The exact steps
of such equations are in :mod:`ipnb.dynamics.linear`, which does without SymPy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from ipnb.dynamics import equations
from ipnb.dynamics.declaration import Model


@dataclass(frozen=True)
class Functions:
    """``parts(**settings)`` gives parts by name; ``matrix(parts)`` is A, shape (states, states)."""

    parts: Callable[..., dict[str, Any]]
    matrix: Callable[[dict[str, Any]], np.ndarray]


def _matrix(model: Model, known: equations.Letters) -> sympy.Matrix:
    states = [known.symbols[name] for name in model.equations.states]
    rates = sympy.Matrix([sympy.expand(known.read(rate)) for rate in model.equations.rates])
    found = rates.jacobian(states)
    if (
        set(states) & found.free_symbols
        or sympy.expand(found * sympy.Matrix(states) - rates).norm() != 0
    ):
        raise ValueError(
            f"The rates of {model.title} are not linear in {', '.join(model.equations.states)}."
        )
    return found


def numpy_functions(model: Model) -> Functions:
    """A model's equations as functions of numbers."""
    known = equations.letters(model, model.equations.states)
    written = _matrix(model, known)
    needed = known.needs(written)
    function = equations.numpy_function(needed, written)
    return Functions(
        equations.numpy_parts(known, known.passed(written)),
        lambda parts: np.array(
            function(*(float(parts[symbol.name]) for symbol in needed)), dtype=float
        ),
    )


def javascript(model: Model) -> str:
    """A model's equations as the text of a JavaScript module: ``parts`` and ``matrix``."""
    known = equations.letters(model, model.equations.states)
    written = _matrix(model, known)
    rows = [", ".join(map(equations.in_javascript, written.row(i))) for i in range(written.rows)]
    needed = ", ".join(map(str, known.needs(written)))
    table = "\n".join(f"  [{row}]," for row in rows)
    return (
        equations.javascript_head(model, known, known.passed(written))
        + f"export const matrix = ({{ {needed} }}) => [\n{table}\n];\n"
    )


def latex(model: Model) -> dict[str, str]:
    """A model's equations as LaTeX: each part, and the rate of each state under the state's name."""
    known = equations.letters(model, model.equations.states, evaluate=False)
    found = {
        symbol.name: f"{sympy.latex(symbol)} = {equations.in_latex(value)}"
        for symbol, value in known.let.items()
    }
    for state, rate in zip(model.equations.states, model.equations.rates, strict=True):
        found[state] = (
            rf"\dot{{{sympy.latex(known.symbols[state])}}} = {equations.in_latex(known.read(rate))}"
        )
    return found
