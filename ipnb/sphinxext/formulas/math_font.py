"""STIX Two Math, cut to the signs that the book's formulas draw."""

import hashlib
import html
import logging
import re
import shutil
from pathlib import Path
from typing import Any

import lazy_loader

from ipnb.sphinxext import npm
from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import NODE_MODULES, require

SOURCE = NODE_MODULES / "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"
FORMULA = re.compile(r"<semantics>(.*?)<annotation", re.S)
ALWAYS = {0x2032, 0x2033, 0x2212, 0x221A, *range(0x30, 0x3A)}

# a lone letter is drawn in mathematical italic: first letter, its italic, how many
ITALICS = [(0x41, 0x1D434, 26), (0x61, 0x1D44E, 26), (0x391, 0x1D6E2, 25), (0x3B1, 0x1D6FC, 25)]
ITALIC_H, ITALIC_PARTIAL = 0x210E, 0x1D715

#: only what cuts the font, once for each set of signs, loads it
subset = lazy_loader.load("fontTools.subset", suppress_warning=True)

logging.getLogger("fontTools").setLevel(logging.ERROR)


def signs(pages: list[str]) -> set[int]:
    """Return every code point that the formulas of these pages may draw."""
    found: set[int] = set()
    for page in pages:
        for formula in FORMULA.findall(page):
            found.update(map(ord, html.unescape(re.sub(r"<[^>]*>", "", formula))))
    if not found:
        return set()
    for start, italic, count in ITALICS:
        found |= {italic + i for i in range(count) if start + i in found}
    return found | ALWAYS | {ITALIC_H, ITALIC_PARTIAL}


def options() -> Any:
    """Return how the font is cut."""
    return subset.Options(
        flavor="woff2", layout_features=["ssty", "kern"], name_IDs=[], hinting=False
    )


def cut(source: Path, target: Path, points: set[int]) -> None:
    """Write what of a font draws ``points``; its MATH table stays, so that roots and brackets stretch.

    Parameters
    ----------
    source : Path
        The whole font.
    target : Path
        Where the part is written, as WOFF2.
    points : set of int
        Code points.
    """
    how = options()
    font = subset.load_font(str(source), how)
    cutter = subset.Subsetter(how)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    subset.save_font(font, str(target), how)


def write(app: Book) -> None:
    """Cut the font once all pages are written; again only if a formula brought a new sign."""
    out = Path(app.outdir)
    pages = [page.read_text(encoding="utf-8") for page in out.rglob("*.html")]
    points = signs(pages)
    if not points:
        return
    source = require("the font for formulas", SOURCE)
    target, stamp = out / "_static/math.woff2", Path(app.doctreedir) / "math-signs.txt"
    wanted = " ".join(f"{point:x}" for point in sorted(points))
    if not (target.exists() and stamp.exists() and stamp.read_text() == wanted):
        shutil.copyfile(cut_once(source, wanted, points), target)
        stamp.write_text(wanted)


def cut_once(source: Path, wanted: str, points: set[int]) -> Path:
    """Return where the part of the font lies, cut now unless another build has done it."""
    name = hashlib.sha256(f"{wanted} {vars(options())}".encode() + source.read_bytes()).hexdigest()
    return npm.kept(f"{name}.woff2", lambda file: cut(source, file, points))
