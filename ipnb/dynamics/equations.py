"""One definition of a model's equations, read three ways: NumPy, JavaScript for a page, LaTeX to print.

The texts of ``Equations`` are read by SymPy. Integer powers become products in both languages, so that Python
and the browser agree to rounding. No compiler: drift, noise, jumps, and parts that follow from each other, no
more. Equations linear in several states are read in :mod:`ipnb.dynamics.linear_equations`.

SymPy takes half a second and 30 MB, so the JavaScript is kept beside the model
(:mod:`ipnb.dynamics.generated_js`), and a widget need not import this file.
``python -m ipnb.models`` writes it anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy
from sympy.parsing.sympy_parser import parse_expr
from sympy.printing.jscode import JavascriptCodePrinter
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import precedence

from ipnb.dynamics.declaration import Model


class _Products:
    """Prints x**3 as x*x*x: no call of pow(), and the same bits in every language."""

    def _print_Pow(self, power: sympy.Pow, **options: Any) -> str:
        if power.exp.is_Integer and 2 <= int(power.exp) <= 6:
            return "*".join([self.parenthesize(power.base, precedence(power))] * int(power.exp))
        return super()._print_Pow(power, **options)


class _JavaScript(_Products, JavascriptCodePrinter):
    pass


class _NumPy(_Products, NumPyPrinter):
    pass


@dataclass(frozen=True)
class Letters:
    """The symbols of a model: what is given, by name, and the parts that follow from it, in order."""

    symbols: dict[str, sympy.Symbol]
    given: dict[str, sympy.Symbol]
    let: dict[sympy.Symbol, sympy.Expr]
    evaluate: bool

    def read(self, text: str) -> sympy.Expr:
        """A text of the declaration as an expression."""
        return parse_expr(text, local_dict=dict(self.symbols), evaluate=self.evaluate)

    def needs(self, *expressions: sympy.Basic) -> list[sympy.Symbol]:
        """What expressions are written in: given symbols, then parts in the order of their computing."""
        said = set().union(*(expression.free_symbols for expression in expressions))
        return [symbol for symbol in (*self.given.values(), *self.let) if symbol in said]

    def passed(self, *expressions: sympy.Basic) -> list[sympy.Symbol]:
        """What ``parts`` gives: every part, and the given symbols that stand in the expressions."""
        return [s for s in self.needs(*expressions) if s not in self.let] + list(self.let)


def letters(model: Model, states: tuple[str, ...], evaluate: bool = True) -> Letters:
    """A model's symbols and parts; parameters are written by their symbols.

    With ``evaluate=False`` the terms stay as the author wrote them, for printing.
    """
    let = model.equations.let
    names = [*states, *(choice.symbol for choice in model.choices.values()), *let]
    symbols = {name: sympy.Symbol(name, real=True) for name in names}
    given = {name: symbols[choice.symbol] for name, choice in model.choices.items()}
    plain = Letters(symbols, given, {}, evaluate)
    return Letters(
        symbols, given, {symbols[name]: plain.read(text) for name, text in let.items()}, evaluate
    )


def _expressions(model: Model, known: Letters) -> dict[str, sympy.Expr]:
    """Drift and noise; then the jumps, or else the height, whose slope is minus the drift."""
    said, state = model.equations, known.symbols[model.equations.state]
    found = {"drift": known.read(said.drift), "noise": known.read(said.noise)}
    if said.jumps:
        return found | {"rate": known.read(said.jumps.rate), "mean": known.read(said.jumps.mean)}
    return found | {"height": sympy.expand(-sympy.integrate(found["drift"].doit(), state))}


@dataclass(frozen=True)
class Functions:
    """``parts(**settings)`` gives parts by name, the others take the state and those. Arrays broadcast.

    A model with jumps has ``rate`` and ``mean``, one without has ``height``.
    """

    parts: Callable[..., dict[str, Any]]
    drift: Callable[..., Any]
    noise: Callable[..., Any]
    height: Callable[..., Any] | None = None
    rate: Callable[..., Any] | None = None
    mean: Callable[..., Any] | None = None


def numpy_function(arguments: list[sympy.Symbol], expression: sympy.Basic) -> Callable[..., Any]:
    """An expression, or a matrix of them, as a function of numbers or NumPy arrays."""
    return sympy.lambdify(arguments, expression, printer=_NumPy, modules="numpy")


def numpy_parts(known: Letters, passed: list[sympy.Symbol]) -> Callable[..., dict[str, Any]]:
    """The ``passed`` symbols as a function of the settings, by name."""
    arguments, parts = list(known.given.values()), []
    for symbol, expression in known.let.items():
        parts.append(numpy_function(list(arguments), expression))
        arguments.append(symbol)
    names = [symbol.name for symbol in arguments]

    def all_parts(**settings: Any) -> dict[str, Any]:
        values = [np.asarray(settings[name], dtype=float) for name in known.given]
        # NumPy computes every branch, then chooses
        with np.errstate(divide="ignore", invalid="ignore"):
            for function in parts:
                values.append(function(*values))
        found = dict(zip(names, values, strict=True))
        return {symbol.name: found[symbol.name] for symbol in passed}

    return all_parts


def numpy_functions(model: Model) -> Functions:
    """A model's equations as functions of numbers or NumPy arrays."""
    state = model.equations.state
    known = letters(model, (state,))

    def of_state(expression: sympy.Expr) -> Callable[..., Any]:
        needed = known.needs(expression)
        function = numpy_function([known.symbols[state], *needed], expression)
        names = [symbol.name for symbol in needed]
        return lambda state, parts: function(state, *(parts[name] for name in names))

    found = _expressions(model, known)
    written = {name: of_state(expression) for name, expression in found.items()}
    return Functions(numpy_parts(known, known.passed(*found.values())), **written)


def in_javascript(expression: sympy.Expr) -> str:
    """An expression as JavaScript, on one line."""
    return " ".join(_JavaScript().doprint(expression).split())


def javascript_head(model: Model, known: Letters, passed: list[sympy.Symbol]) -> str:
    """The first lines of a module: where it comes from, and ``parts``."""
    given = ", ".join(
        name if name == symbol.name else f"{name}: {symbol}" for name, symbol in known.given.items()
    )
    lines = [f"  const {symbol} = {in_javascript(value)};" for symbol, value in known.let.items()]
    return (
        f"// Written by equations.py from ipnb/models/{model.name}/model.py. Mark: {model.mark}\n"
        f"export const parts = ({{ {given} }}) => {{\n"
        + "".join(f"{line}\n" for line in lines)
        + f"  return {{ {', '.join(map(str, passed))} }};\n}};\n"
    )


def javascript(model: Model) -> str:
    """A model's equations as the text of a JavaScript module: ``parts``, and functions of state and parts."""
    state = model.equations.state
    known = letters(model, (state,))
    found = _expressions(model, known)
    text = javascript_head(model, known, known.passed(*found.values()))
    for name, expression in found.items():
        needed = ", ".join(map(str, known.needs(expression)))
        text += f"export const {name} = ({state}, {{ {needed} }}) => {in_javascript(expression)};\n"
    return text


def in_latex(expression: sympy.Basic) -> str:
    """An expression as LaTeX, its terms in the author's order."""
    return sympy.latex(expression, order="none")


def latex(model: Model) -> dict[str, str]:
    """A model's equations as LaTeX, by name: each part, the ``height`` if there is one, the ``equation``."""
    said, state = model.equations, model.equations.state
    known = letters(model, (state,), evaluate=False)
    found = {
        symbol.name: f"{in_latex(symbol)} = {in_latex(value)}"
        for symbol, value in known.let.items()
    }
    change = rf"\left({in_latex(known.read(said.drift))}\right)\mathrm{{d}}t"
    change += rf" + {in_latex(known.read(said.noise))}\,\mathrm{{d}}W"
    if said.jumps:
        change += r" + \mathrm{d}J"
    else:
        height = _expressions(model, letters(model, (state,)))["height"]
        found["height"] = f"V({state}) = {sympy.latex(height)}"
    return found | {"equation": rf"\mathrm{{d}}{state} = {change}"}
