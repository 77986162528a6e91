"""Words of the still pictures: their width, their lines, and themselves."""

from ipnb.web import svg
from ipnb.web.svg import LINE

LETTER = 7.2  # mean width of a letter at 13 px, in the wider ones of the fonts that readers have


def width(words: str) -> float:
    """Return about how wide words in one line are (pixels)."""
    return LETTER * len(words)


def text(x: float, y: float, words: str, anchor: str = "middle", kind: str | None = None) -> str:
    """Draw words at a place; `<br>`, as Plotly writes it, begins a line."""
    return svg.text(x, y, *str(words).split("<br>"), anchor=anchor, class_=kind)


def wrapped(words: str, room: float) -> list[str]:
    """Return words in lines that fit the room (pixels)."""
    lines = [""]
    for word in str(words).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def label(x: float, y: float, words: str, room: float, anchor: str, middle: bool) -> str:
    """Draw a tick's words in as many lines as they need, centred on the tick where ``middle``."""
    lines = wrapped(words, room)
    top = y - LINE / 2 * (len(lines) - 1) if middle else y
    return "".join(text(x, top + LINE * row, line, anchor) for row, line in enumerate(lines))
