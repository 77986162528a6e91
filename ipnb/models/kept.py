"""The JavaScript of a model's equations, kept beside the model so that a reader need not wait for SymPy."""

from pathlib import Path

from ipnb.models.declaration import Model


def path(model: Model) -> Path:
    """Where the text of a model's equations is kept."""
    return Path(__file__).with_name(f"{model.name}.equations.js")


def javascript(model: Model) -> str:
    """The kept text if it was written from today's equations, else a new one (which takes SymPy a second)."""
    file = path(model)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if f"Mark: {model.mark}" in text:
        return text
    from ipnb.models import equations

    return equations.javascript(model)
