"""Paths and words of a still picture, with the attributes that remain where no style sheet is."""

from collections.abc import Iterable


def path(kind: str, line: str, **attributes: object) -> str:
    """Draw an outline; underscores in the names of attributes become hyphens, None is left out."""
    given = {"fill": "none", "stroke": "currentColor"} | attributes
    kept = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
    written = " ".join(f'{name}="{value}"' for name, value in kept.items())
    return f'<path class="{kind}" d="{line}" {written}/>'


def area(kind: str, line: str, opacity: float) -> str:
    """Draw a filled outline."""
    return path(kind, line, fill="currentColor", fill_opacity=opacity, stroke=None)


def text(kind: str, x: float, y: float, words: str, anchor: str = "middle") -> str:
    """Put words at a place."""
    return f'<text class="{kind} {anchor}" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'


def line(x: Iterable[float], y: Iterable[float]) -> str:
    """Write the outline through these points."""
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True))


def picture(width: int, height: int, name: str, *parts: str) -> str:
    """Draw the whole picture; ``<name>-words`` is the id of its description."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-words" fill="currentColor" '
        f'font-size="14">{"".join(parts)}</svg>'
    )
