"""One definition of a model's equations, read three ways: NumPy, JavaScript for a page, LaTeX to print.

The texts of ``Equations`` are read by SymPy. Integer powers become products in both languages, so that Python
and the browser agree to rounding. No compiler: drift, noise, and parts that follow from each other, no more.

SymPy takes half a second and 30 MB, so the JavaScript is kept beside the model (:mod:`ipnb.models.kept`) and
a widget need not import this file. ``python -m ipnb.models.equations`` writes it anew.
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

from ipnb.models.declaration import Model


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
class Parsed:
    """A model's equations as SymPy expressions. ``height`` is the potential: its slope is minus the drift."""

    state: sympy.Symbol
    given: dict[str, sympy.Symbol]
    let: dict[sympy.Symbol, sympy.Expr]
    drift: sympy.Expr
    noise: sympy.Expr
    height: sympy.Expr

    def needs(self, expression: sympy.Expr) -> list[sympy.Symbol]:
        """The parts that an expression is written in, in the order in which they are computed."""
        return [part for part in self.let if part in expression.free_symbols]


def parse(model: Model, evaluate: bool = True) -> Parsed:
    """A model's equations as SymPy reads them; parameters are written by their symbols.

    With ``evaluate=False`` the terms stay as the author wrote them, for printing.
    """
    equations = model.equations
    names = [equations.state, *(choice.symbol for choice in model.choices.values()), *equations.let]
    symbols = {name: sympy.Symbol(name, real=True) for name in names}

    def read(text: str) -> sympy.Expr:
        return parse_expr(text, local_dict=dict(symbols), evaluate=evaluate)

    state, drift = symbols[equations.state], read(equations.drift)
    return Parsed(
        state=state,
        given={name: symbols[choice.symbol] for name, choice in model.choices.items()},
        let={symbols[name]: read(text) for name, text in equations.let.items()},
        drift=drift,
        noise=read(equations.noise),
        height=sympy.expand(-sympy.integrate(drift.doit(), state)),
    )


@dataclass(frozen=True)
class Functions:
    """``parts(**settings)`` gives parts by name, the others take the state and those. Arrays broadcast."""

    parts: Callable[..., dict[str, Any]]
    drift: Callable[..., Any]
    noise: Callable[..., Any]
    height: Callable[..., Any]


def numpy_functions(model: Model) -> Functions:
    """A model's equations as functions of numbers or NumPy arrays."""
    parsed = parse(model)
    known = list(parsed.given.values())
    parts = {}
    for symbol, expression in parsed.let.items():
        parts[symbol.name] = sympy.lambdify(list(known), expression, printer=_NumPy, modules="numpy")
        known.append(symbol)

    def all_parts(**settings: Any) -> dict[str, Any]:
        values, found = [np.asarray(settings[name], dtype=float) for name in parsed.given], {}
        with np.errstate(
            divide="ignore", invalid="ignore"
        ):  # NumPy computes every branch of a case, then chooses
            for name, function in parts.items():
                found[name] = function(*values)
                values.append(found[name])
        return found

    def of_state(expression: sympy.Expr) -> Callable[..., Any]:
        needed = parsed.needs(expression)
        function = sympy.lambdify([parsed.state, *needed], expression, printer=_NumPy, modules="numpy")
        names = [symbol.name for symbol in needed]
        return lambda state, parts: function(state, *(parts[name] for name in names))

    return Functions(all_parts, of_state(parsed.drift), of_state(parsed.noise), of_state(parsed.height))


def javascript(model: Model) -> str:
    """A model's equations as the text of a JavaScript module: ``parts``, ``drift``, ``noise``, ``height``."""
    parsed, write = parse(model), _JavaScript().doprint
    given = ", ".join(
        name if name == symbol.name else f"{name}: {symbol}" for name, symbol in parsed.given.items()
    )
    lines = [f"  const {symbol} = {' '.join(write(value).split())};" for symbol, value in parsed.let.items()]
    text = f"// Written by ipnb/models/equations.py from ipnb/models/{model.name}.py. Mark: {model.mark}\n"
    text += f"export const parts = ({{ {given} }}) => {{\n" + "\n".join(lines)
    text += f"\n  return {{ {', '.join(map(str, parsed.let))} }};\n}};\n"
    for name in ("drift", "noise", "height"):
        expression = getattr(parsed, name)
        needed = ", ".join(map(str, parsed.needs(expression)))
        text += f"export const {name} = ({parsed.state}, {{ {needed} }}) => {write(expression)};\n"
    return text


def latex(model: Model) -> dict[str, str]:
    """A model's equations as LaTeX, by name: each part, ``height`` and the whole ``equation``."""
    parsed, state = parse(model, evaluate=False), model.equations.state

    def write(expression: sympy.Expr) -> str:
        return sympy.latex(expression, order="none")

    found = {symbol.name: f"{write(symbol)} = {write(value)}" for symbol, value in parsed.let.items()}
    found["height"] = f"V({state}) = {sympy.latex(parsed.height)}"
    change = rf"\left({write(parsed.drift)}\right)\mathrm{{d}}t + {write(parsed.noise)}\,\mathrm{{d}}W"
    return found | {"equation": rf"\mathrm{{d}}{state} = {change}"}


if __name__ == "__main__":
    from ipnb.models import kept, river

    for declared in (river.MODEL,):
        kept.path(declared).write_text(javascript(declared), encoding="utf-8")
