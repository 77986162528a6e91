"""What other chapters need and this one does not: fetched last, so that they are light when they are opened."""

import posixpath
from pathlib import Path

from ipnb.sphinxext.apart.piece import Parted
from ipnb.sphinxext.publish.versions import digest

#: what only chapters have
CHAPTER = '<p class="which">Chapter'
#: kinds of exercises, and the scripts that each needs
KINDS = {
    "compare": ("compare.js",),
    "mark": ("mark.js",),
    "number": ("number.js", "distance.js"),
    "order": ("order.js", "pairs.js"),
    "probability": ("probability.js", "brier.js"),
}
SCRIPT = 'as="script" crossorigin'
#: file below `_static/` -> sign of a page that needs it itself, and how it is asked for
SHARED = {
    "ipnb/simulation/simulation.css": ('data-css="ipnb/simulation/simulation.css"', 'as="style"'),
    "plots/plots.js": ('class="plot"', SCRIPT),
    "predictions/predict.js": ('class="predict"', SCRIPT),
    "math.woff2": ("<math", 'as="font" type="font/woff2" crossorigin'),
} | {
    f"exercises/kinds/{script}": (f'class="check" data-kind="{kind}"', SCRIPT)
    for kind, scripts in KINDS.items()
    for script in scripts
}
#: what no page names, and another file loads, has no version in its address
WITHOUT_VERSION = ("math.woff2", "exercises/kinds/")


def fetch_ahead(page: str, text: str, site: Path) -> Parted:
    """Return a chapter that asks, once it has everything of its own, for what the next one may need.

    Parameters
    ----------
    page : str
        Its address from the site's root.
    text : str
    site : Path
        Where the files lie.
    """
    if CHAPTER not in text:
        return text, ()
    links = []
    for name, (sign, kind) in SHARED.items():
        file = site / "_static" / name
        if sign in text or not file.exists():
            continue
        address = posixpath.relpath(f"_static/{name}", posixpath.dirname(page))
        version = "" if name.startswith(WITHOUT_VERSION) else f"?v={digest(file)}"
        links.append(f'  <link rel="prefetch" {kind} href="{address}{version}">\n')
    return text.replace("</head>", f"{''.join(links)}</head>", 1), ()
