"""The JavaScript of a model's equations, kept in a file so that a reader need not wait for SymPy."""

from pathlib import Path

from ipnb.dynamics.declaration import LinearEquations, Model


def javascript(model: Model, kept: Path) -> str:
    """Return the text of a model's equations as a JavaScript module.

    Parameters
    ----------
    model : Model
        A model with equations.
    kept : Path
        The file that holds the text as it was last written. It is used if it was written from today's
        equations; else the text is made anew, which takes SymPy a second.
    """
    text = kept.read_text(encoding="utf-8") if kept.exists() else ""
    return text if f"Content hash: {model.content_hash}" in text else translate(model)


def translate(model: Model) -> str:
    """Write a model's equations as a JavaScript module."""
    # not at the top: SymPy is slow to load, and a kept text does without
    from ipnb.dynamics import equations, linear_equations

    written_by = linear_equations if isinstance(model.equations, LinearEquations) else equations
    text: str = written_by.javascript(model)
    return text
