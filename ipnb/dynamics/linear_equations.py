"""Equations linear in several states, x' = A x: the matrix A from one text.

As in :mod:`ipnb.dynamics.equations`, one SymPy definition gives NumPy, JavaScript and LaTeX. The exact steps
of such equations are in :mod:`ipnb.dynamics.linear`, which does without SymPy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import sympy

from ipnb.dynamics import equations
from ipnb.dynamics.declaration import LinearEquations, Model


@dataclass(frozen=True)
class Functions:
    """``coefficients(**settings)`` by name, and ``matrix(coefficients)``: A, shape (states, states)."""

    coefficients: Callable[..., dict[str, Any]]
    matrix: Callable[[dict[str, Any]], np.ndarray]


def _matrix(model: Model, table: equations.SymbolTable) -> sympy.Matrix:
    texts = cast(LinearEquations, model.equations)
    states = [table.symbols[name] for name in texts.states]
    rates = sympy.Matrix([sympy.expand(table.parse(rate)) for rate in texts.rates])
    slopes = rates.jacobian(states)
    if (
        set(states) & slopes.free_symbols
        or sympy.expand(slopes * sympy.Matrix(states) - rates).norm() != 0
    ):
        raise ValueError(f"The rates of {model.title} are not linear in {', '.join(texts.states)}.")
    return slopes


def numpy_functions(model: Model) -> Functions:
    """Write a model's equations as functions of numbers.

    Raises
    ------
    ValueError
        If a rate is not linear in the states.
    """
    table = equations.symbol_table(model, cast(LinearEquations, model.equations).states)
    symbolic = _matrix(model, table)
    dependencies = table.dependencies(symbolic)
    function = equations.numpy_function(dependencies, symbolic)

    def matrix(coefficients: dict[str, Any]) -> np.ndarray:
        values = [float(coefficients[symbol.name]) for symbol in dependencies]
        return np.array(function(*values), dtype=float)

    return Functions(equations.numpy_coefficients(table, table.exports(symbolic)), matrix)


def javascript(model: Model) -> str:
    """Write a model's equations as a JavaScript module with ``coefficients`` and ``matrix``.

    Parameters
    ----------
    model : Model
        A model with linear equations.

    Raises
    ------
    ValueError
        If a rate is not linear in the states.
    """
    table = equations.symbol_table(model, cast(LinearEquations, model.equations).states)
    symbolic = _matrix(model, table)
    rows = [", ".join(map(equations.in_javascript, symbolic.row(i))) for i in range(symbolic.rows)]
    used = ", ".join(map(str, table.dependencies(symbolic)))
    lines = "\n".join(f"  [{row}]," for row in rows)
    return (
        equations.javascript_head(model, table, table.exports(symbolic))
        + f"export const matrix = ({{ {used} }}) => [\n{lines}\n];\n"
    )


def latex(model: Model) -> dict[str, str]:
    """Write a model's equations as LaTeX: each definition, and each state's rate under the state's name.

    Parameters
    ----------
    model : Model
        A model with linear equations.

    Returns
    -------
    dict of str to str
        By name: each definition (``symbol = expression``), each state (its rate).
    """
    texts = cast(LinearEquations, model.equations)
    table = equations.symbol_table(model, texts.states, evaluate=False)
    written = {
        symbol.name: f"{sympy.latex(symbol)} = {equations.in_latex(value)}"
        for symbol, value in table.definitions.items()
    }
    for state, rate in zip(texts.states, texts.rates, strict=True):
        written[state] = (
            rf"\dot{{{sympy.latex(table.symbols[state])}}} = {equations.in_latex(table.parse(rate))}"
        )
    return written
