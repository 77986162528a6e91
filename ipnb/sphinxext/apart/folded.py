"""What is folded below exercises and figures: reasons, numbers and code, in one file that can be read alone."""

import re
from html import escape
from itertools import count

from ipnb.sphinxext.apart.piece import Parted, beside, moved, way

NAME = "folded.html"
EXERCISE = re.compile(r'<div class="check" data-kind="(?P<kind>\w+)".*?</form></div>', re.S)
#: what the reader ticks while comparing stands among the answers, and is kept with them
FILLED_IN = "compare"
TITLE = re.compile(r'<p class="kicker">(.*?)</p>', re.S)
#: below a question, a figure, a cell; nothing else is folded in them
KEY = re.compile(r"<details><summary>([^<]*)</summary>((?:(?!<details).)*?)</details>", re.S)
NUMBERS = re.compile(
    r"<details><summary>(The numbers in this figure)</summary>((?:(?!<details).)*?)</details>", re.S
)
CODE = re.compile(
    r'<details class="show-code"><summary>(.*?)</summary>((?:(?!<details).)*?)</details>', re.S
)
HEADING = re.compile(r"<h1>(.*?)<a ", re.S)
TAG = re.compile(r"<[^>]+>")
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self'">
<meta name="robots" content="noindex">
<title>{title}: what is folded there</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<main>
<article>
<h1>{title}: what is folded there</h1>
<p><a href="{back}">Back to the page</a></p>
{parts}
</article>
</main>
</body>
</html>
"""


def plain(markup: str) -> str:
    """Return HTML as text on one line."""
    return " ".join(TAG.sub("", markup).split())


def set_folds_apart(page: str, text: str) -> Parted:
    """Return a page whose folds hold a link, and the file to which it leads."""
    numbers, parts = count(1), []

    def fold(found: re.Match[str], about: str, own: str = "") -> str:
        name = f"fold-{next(numbers)}"
        heading = f"{about}: {plain(found[1])}" if about else plain(found[1])
        parts.append(f'<section id="{name}"><h2>{heading}</h2>{found[2]}</section>')
        # where the file lies is known once all of it is
        return (
            f'<details{own} data-apart="{name}"><summary>{found[1]}</summary>'
            f'<a href="{NAME}#{name}">{plain(found[1])}</a></details>'
        )

    def exercise(found: re.Match[str]) -> str:
        if found["kind"] == FILLED_IN:
            return found[0]
        title = TITLE.search(found[0])
        about = plain(title[1]) if title else ""
        return KEY.sub(lambda key: fold(key, about), found[0])

    text = EXERCISE.sub(exercise, text)
    text = NUMBERS.sub(lambda found: fold(found, ""), text)
    text = CODE.sub(lambda found: fold(found, "", ' class="show-code"'), text)
    if not parts:
        return text, ()
    heading = HEADING.search(text)
    there = beside(page, NAME, "").address
    depth = "../" * there.count("/")
    file = beside(
        page,
        NAME,
        PAGE.format(
            title=plain(heading[1]) if heading else escape(page),
            style=f"{depth}_static/book.css",
            back=f"{depth}{page}",
            parts="\n".join(moved(part, page, there) for part in parts),
        ),
    )
    return text.replace(f'<a href="{NAME}#', f'<a href="{way(page, file)}#'), (file,)
