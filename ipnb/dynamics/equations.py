"""One definition of a model's equations, read three ways: NumPy, JavaScript for a page, LaTeX to print.

The texts of ``Equations`` are read by SymPy. Integer powers become products in both languages, so that Python
and the browser agree to rounding. No compiler: drift, noise, jumps, and coefficients that follow from each
other, no more. Equations linear in several states are read in :mod:`ipnb.dynamics.linear_equations`.

SymPy takes half a second and 30 MB, so the JavaScript is kept beside the model
(:mod:`ipnb.dynamics.generated_js`), and a widget need not import this file.
``python -m ipnb.models`` writes it anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import sympy
from sympy.parsing.sympy_parser import parse_expr
from sympy.printing.jscode import JavascriptCodePrinter
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import precedence

from ipnb.dynamics.declaration import Equations, LinearEquations, Model


class _Products:
    """Print x**3 as x*x*x: no call of pow(), and the same bits in every language."""

    parenthesize: Callable[..., str]  # of the printer that this is mixed into

    def _print_Pow(self, power: sympy.Pow, **options: Any) -> str:
        if power.exp.is_Integer and 2 <= int(power.exp) <= 6:
            return "*".join([self.parenthesize(power.base, precedence(power))] * int(power.exp))
        printed: str = cast(Any, super())._print_Pow(power, **options)
        return printed


class _JavaScript(_Products, JavascriptCodePrinter):
    pass


class _NumPy(_Products, NumPyPrinter):
    pass


@dataclass(frozen=True)
class SymbolTable:
    """The symbols of a model: the settings, by name, and the coefficients that follow from them, in order."""

    symbols: dict[str, sympy.Symbol]
    settings: dict[str, sympy.Symbol]
    definitions: dict[sympy.Symbol, sympy.Expr]
    evaluate: bool

    def parse(self, text: str) -> sympy.Expr:
        """Read a text of the declaration as an expression.

        Parameters
        ----------
        text : str
            In the model's own symbols.
        """
        return parse_expr(text, local_dict=dict(self.symbols), evaluate=self.evaluate)

    def dependencies(self, *expressions: sympy.Basic) -> list[sympy.Symbol]:
        """List what expressions are written in: settings, then coefficients in the order of computing."""
        used = set().union(*(expression.free_symbols for expression in expressions))
        return [symbol for symbol in (*self.settings.values(), *self.definitions) if symbol in used]

    def exports(self, *expressions: sympy.Basic) -> list[sympy.Symbol]:
        """List what ``coefficients`` returns: the settings that the expressions use, and all definitions."""
        used = self.dependencies(*expressions)
        return [symbol for symbol in used if symbol not in self.definitions] + list(
            self.definitions
        )


def symbol_table(model: Model, states: tuple[str, ...], evaluate: bool = True) -> SymbolTable:
    """Read a model's symbols and definitions; parameters are written by their symbols.

    Parameters
    ----------
    model : Model
        A model with equations.
    states : tuple of str
        The names of its states.
    evaluate : bool
        False leaves the terms as the author wrote them, for printing.
    """
    definitions = cast(Equations | LinearEquations, model.equations).definitions
    names = [*states, *(choice.symbol for choice in model.choices.values()), *definitions]
    symbols = {name: sympy.Symbol(name, real=True) for name in names}
    settings = {name: symbols[choice.symbol] for name, choice in model.choices.items()}
    bare = SymbolTable(symbols, settings, {}, evaluate)
    parsed = {symbols[name]: bare.parse(text) for name, text in definitions.items()}
    return SymbolTable(symbols, settings, parsed, evaluate)


def _expressions(model: Model, table: SymbolTable) -> dict[str, sympy.Expr]:
    """Parse drift and noise; then the jumps, or else the height, whose slope is minus the drift."""
    texts = cast(Equations, model.equations)
    state = table.symbols[texts.state]
    parsed = {"drift": table.parse(texts.drift), "noise": table.parse(texts.noise)}
    if texts.jumps:
        jumps = {"rate": table.parse(texts.jumps.rate), "mean": table.parse(texts.jumps.mean)}
        return parsed | jumps
    return parsed | {"height": sympy.expand(-sympy.integrate(parsed["drift"].doit(), state))}


@dataclass(frozen=True)
class Functions:
    """Equations as functions: ``coefficients(**settings)``, and functions of the state and those.

    Arrays broadcast. A model with jumps has ``rate`` and ``mean``, one without has ``height``, its potential.
    """

    coefficients: Callable[..., dict[str, Any]]
    drift: Callable[..., Any]
    noise: Callable[..., Any]
    height: Callable[..., Any] | None = None
    rate: Callable[..., Any] | None = None
    mean: Callable[..., Any] | None = None


def numpy_function(arguments: list[sympy.Symbol], expression: sympy.Basic) -> Callable[..., Any]:
    """Write an expression, or a matrix of them, as a function of numbers or NumPy arrays.

    Parameters
    ----------
    arguments : list of sympy.Symbol
        In the order in which the function takes them.
    expression : sympy.Basic
        In these symbols alone.

    Returns
    -------
    callable
        Takes a number or an array for each argument; arrays broadcast.
    """
    function: Callable[..., Any] = sympy.lambdify(
        arguments, expression, printer=_NumPy, modules="numpy"
    )
    return function


def numpy_coefficients(
    table: SymbolTable, exports: list[sympy.Symbol]
) -> Callable[..., dict[str, Any]]:
    """Write the ``exports`` as a function of the settings that returns them by name.

    Parameters
    ----------
    table : SymbolTable
        Settings and definitions of a model.
    exports : list of sympy.Symbol
        What is wanted of them.

    Returns
    -------
    callable
        Takes every setting by name, a number or an array; arrays broadcast.
    """
    arguments, definitions = list(table.settings.values()), []
    for symbol, expression in table.definitions.items():
        definitions.append(numpy_function(list(arguments), expression))
        arguments.append(symbol)
    names = [symbol.name for symbol in arguments]

    def coefficients(**settings: Any) -> dict[str, Any]:
        values = [np.asarray(settings[name], dtype=float) for name in table.settings]
        # NumPy computes every branch, then chooses
        with np.errstate(divide="ignore", invalid="ignore"):
            for definition in definitions:
                values.append(definition(*values))
        by_name = dict(zip(names, values, strict=True))
        return {symbol.name: by_name[symbol.name] for symbol in exports}

    return coefficients


def numpy_functions(model: Model) -> Functions:
    """Write a model's equations as functions of numbers or NumPy arrays."""
    state = cast(Equations, model.equations).state
    table = symbol_table(model, (state,))

    def of_state(expression: sympy.Expr) -> Callable[..., Any]:
        dependencies = table.dependencies(expression)
        function = numpy_function([table.symbols[state], *dependencies], expression)
        names = [symbol.name for symbol in dependencies]
        return lambda state, coefficients: function(state, *(coefficients[name] for name in names))

    parsed = _expressions(model, table)
    functions = {name: of_state(expression) for name, expression in parsed.items()}
    return Functions(numpy_coefficients(table, table.exports(*parsed.values())), **functions)


def in_javascript(expression: sympy.Expr) -> str:
    """Write an expression as JavaScript, on one line."""
    return " ".join(_JavaScript().doprint(expression).split())


def javascript_head(model: Model, table: SymbolTable, exports: list[sympy.Symbol]) -> str:
    """Write the first lines of a module: where it comes from, and ``coefficients``.

    Parameters
    ----------
    model : Model
        A model with equations.
    table : SymbolTable
        Its settings and definitions.
    exports : list of sympy.Symbol
        What ``coefficients(settings)`` returns, by name.
    """
    settings = ", ".join(
        name if name == symbol.name else f"{name}: {symbol}"
        for name, symbol in table.settings.items()
    )
    lines = [
        f"  const {symbol} = {in_javascript(value)};" for symbol, value in table.definitions.items()
    ]
    return (
        f"// Written by equations.py from ipnb/models/{model.name}/model.py. "
        f"Content hash: {model.content_hash}\n"
        f"export const coefficients = ({{ {settings} }}) => {{\n"
        + "".join(f"{line}\n" for line in lines)
        + f"  return {{ {', '.join(map(str, exports))} }};\n}};\n"
    )


def javascript(model: Model) -> str:
    """Write a model's equations as a JavaScript module.

    It exports ``coefficients(settings)``, and drift, noise and so on as functions of state and coefficients.
    """
    state = cast(Equations, model.equations).state
    table = symbol_table(model, (state,))
    parsed = _expressions(model, table)
    text = javascript_head(model, table, table.exports(*parsed.values()))
    for name, expression in parsed.items():
        used = ", ".join(map(str, table.dependencies(expression)))
        text += f"export const {name} = ({state}, {{ {used} }}) => {in_javascript(expression)};\n"
    return text


def in_latex(expression: sympy.Basic) -> str:
    """Write an expression as LaTeX, its terms in the author's order."""
    written: str = sympy.latex(expression, order="none")
    return written


def latex(model: Model) -> dict[str, str]:
    """Write a model's equations as LaTeX.

    Returns
    -------
    dict
        By name: each definition, the ``height`` if there is one, and the ``equation``.
    """
    texts = cast(Equations, model.equations)
    state = texts.state
    table = symbol_table(model, (state,), evaluate=False)
    written = {
        symbol.name: f"{in_latex(symbol)} = {in_latex(value)}"
        for symbol, value in table.definitions.items()
    }
    change = rf"\left({in_latex(table.parse(texts.drift))}\right)\mathrm{{d}}t"
    change += rf" + {in_latex(table.parse(texts.noise))}\,\mathrm{{d}}W"
    if texts.jumps:
        change += r" + \mathrm{d}J"
    else:
        height = _expressions(model, symbol_table(model, (state,)))["height"]
        written["height"] = f"V({state}) = {sympy.latex(height)}"
    return written | {"equation": rf"\mathrm{{d}}{state} = {change}"}
