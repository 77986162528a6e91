"""A student's text where it can do nothing: not as HTML, Markdown, TeX or a control sign."""

import html
import re
import unicodedata
from collections.abc import Sequence

#: control signs other than tab and line feed, and halves of surrogate pairs, which no file or database takes
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
#: signs that format, are private, are none, or part lines
_UNSEEN = ("Cf", "Co", "Cn", "Zl", "Zp")
_MARKUP = re.compile(r"[!-/:-@\[-`{-~\u2028\u2029]")


def clean(text: str) -> str:
    """Make line ends one, and replace signs that cannot be stored or shown by U+FFFD."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def short(text: str, limit: int = 80) -> str:
    """Put a text on one line of at most ``limit`` signs, fit for a log or a message.

    What turns the direction of writing or is not seen at all is replaced too, which `clean` leaves to a page.

    Parameters
    ----------
    text
        Anybody's.
    limit
        The most signs; a longer text ends in "…".
    """
    line = " ".join(clean(text[: 20 * limit]).split())
    line = for_terminal(line)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def for_terminal(text: str) -> str:
    """Replace whatever could move, colour, hide or turn something in a terminal."""
    return "".join(
        "\ufffd" if unicodedata.category(sign) in _UNSEEN else sign for sign in clean(text)
    )


def named(names: Sequence[str], most: int) -> str:
    """Put names into a line, and count those beyond ``most``: ``ada, ben and 3 more``.

    Parameters
    ----------
    names
        Fit for where the line is written.
    most
        How many are named.
    """
    line = ", ".join(names[:most])
    return f"{line} and {len(names) - most} more" if len(names) > most else line


def as_markdown(text: str) -> str:
    """Return a block of Markdown that shows exactly ``text``.

    It is one line of HTML in which every sign that could mean something is a numeric entity, so neither the
    Markdown parser nor the browser finds markup in it; the two classes keep MathJax (2 and 3) away from
    what then looks like TeX.
    """
    signs = _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", clean(text))
    whole = signs.replace("\t", "&#9;").replace("\n", "&#10;")
    return (
        '<div class="handed-in tex2jax_ignore mathjax_ignore" '
        f'style="white-space: pre-wrap; overflow-wrap: anywhere">{whole}</div>'
    )


def as_line(text: str) -> str:
    """Escape a short text of the course's own for a line of Markdown."""
    return html.escape(short(text, 4000), quote=False)
