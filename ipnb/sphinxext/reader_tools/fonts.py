"""OpenDyslexic, cut to the signs of European languages; a page loads it when its reader has chosen it.

Its licence lets nobody but its makers give the name OpenDyslexic to a changed font, so what is cut here has no
name of its own, and pages call it "Weighted Letters".
"""

from pathlib import Path

import lazy_loader

from ipnb.sphinxext.book import Book
from ipnb.sphinxext.npm import NODE_MODULES, require

#: only what cuts a font, once, loads it
subset = lazy_loader.load("fontTools.subset", suppress_warning=True)
FILES = NODE_MODULES / "@fontsource/opendyslexic/files"
STYLES = ("400-normal", "400-italic", "700-normal", "700-italic")
#: Latin letters with their accents, and the punctuation of printed text; models write what no page holds
SIGNS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2122, 0x2212]


def cut(source: Path, target: Path) -> None:
    """Write what of a font draws ``SIGNS``, without a name.

    Parameters
    ----------
    source : Path
        The whole font.
    target : Path
        Where the part is written, as WOFF2.
    """
    options = subset.Options(
        flavor="woff2", layout_features=["kern"], name_IDs=[], hinting=False, notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=SIGNS)
    cutter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)


def write(app: Book) -> None:
    """Cut each style, unless it is there: neither the fonts nor the signs change from one build to the next."""
    if app.builder.format != "html":
        return
    for style in STYLES:
        name = f"opendyslexic-latin-{style}.woff2"
        source = require("the typeface OpenDyslexic", FILES / name)
        target = Path(app.outdir) / f"_static/reader_tools/weighted-{style}.woff2"
        if not target.exists():
            cut(source, target)
